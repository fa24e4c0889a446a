using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Spiking.AerDecoder;
using Hdl.Spiking.RateEncoder;

namespace Hdl.Spiking.TwSnn;

/// <summary>The first stage of the top module: pixels or events become one vector of spikes per time step.</summary>
internal static class InputStage
{
    /// <summary>Adds the modules of the stage to a design, and what the top module's template needs of them.</summary>
    public static void Add(TwSnnResolvedParameters configuration, DesignBuilder design, ViewModel top)
    {
        var wires = new WireList();
        ModuleInterface source;
        if (configuration.Parameters.Input == TwSnnInput.Pixels)
        {
            source = new RateEncoderGenerator().Generate(RateParameters(configuration), design);
            top["encoder_module"] = source.Name;
            if (configuration.HasOneSeed)
            {
                ModuleInterface seeds = LaneSeeds(configuration, design);
                wires.Add("lane_seeds", seeds.Ports[^1].Width);
                top["seeds_module"] = seeds.Name;
            }

            top["begin_module"] = ImageBegin(configuration, design);
        }
        else
        {
            source = AddEventSource(configuration, design);
            top["event_source"] = new Instance(source, "u_event_source").Through("s_axis_event").Rest().View();
        }

        top["vector_wires"] = wires.AddStream(source, "vector", "vector").Add("vector_tag", LayerStage.TagWidth).View();
    }

    /// <summary>Parameters of the rate encoder.</summary>
    public static RateEncoderParameters RateParameters(TwSnnResolvedParameters configuration) => new()
    {
        Style = configuration.Parameters.Style,
        Pixels = configuration.Inputs,
        PixelsPerBeat = configuration.Parameters.PixelsPerBeat,
        Coding = configuration.Network.Coding,
        MaxSteps = configuration.Parameters.MaxSteps,
        Memory = configuration.Parameters.Memory,
    };

    /// <summary>Parameters of the AER decoder.</summary>
    public static AerDecoderParameters DecoderParameters(TwSnnResolvedParameters configuration) => new()
    {
        Style = configuration.Parameters.Style,
        Inputs = configuration.Inputs,
        AddressWidth = 16,
        RowWidth = FixedPoint.IndexWidth(configuration.Inputs),
        Rows = false,
        Vector = true,
    };

    // The seed of each lane is the one seed XOR a constant of its own, and never 0.
    private static ModuleInterface LaneSeeds(TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        int lanes = configuration.Parameters.PixelsPerBeat;
        string module = string.Create(CultureInfo.InvariantCulture, $"lane_seeds_b{lanes}");
        ModuleInterface ports = InterfaceBuilder.Combinational(module)
            .Note("Not 0").Input("seed_i", 16)
            .Note("Lane 0 in the low bits").Output("seeds_o", 16 * lanes)
            .Build();
        return design.AddModule("lane_seeds", ports, new ViewModel
        {
            ["lane_count"] = lanes,
            ["lanes"] = Enumerable.Range(1, lanes - 1).Select(lane => new ViewModel
            {
                ["number"] = lane,
                ["offset"] = (int)Lfsr16.SeedOffset(lane),
                ["substitute"] = (int)Lfsr16.DerivedSeed(Lfsr16.SeedOffset(lane), lane),
            }).ToList(),
        });
    }

    // An image begins with the first beat after the one that ended the image before.
    private static string ImageBegin(TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        ModuleInterface ports = new InterfaceBuilder($"{configuration.Parameters.Module}_packet_begin", design.Style)
            .Input("beat_i", 1).Input("last_i", 1).Output("begin_o", 1).Build();
        return design.AddModule("twsnn_packet_begin", ports, []).Name;
    }

    private static ModuleInterface AddEventSource(TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_event_source";
        int stepsWidth = FixedPoint.UnsignedWidth(configuration.Parameters.MaxSteps);
        ModuleInterface decoder = new AerDecoderGenerator().Generate(DecoderParameters(configuration), design);
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Input("steps_i", stepsWidth)
            .Group("Events: 15:0 address, 31 null")
            .AxiChannel("s_axis_event", PortDirection.Input, "s_axis_event_t", ("data", 32), ("last", 1))
            .Group("One vector per time step")
            .OutputStream("vector", ("bits", configuration.Inputs), ("last", 1), ("error", 1))
            .Group("One cycle each")
            .Output("image_begin_o", 1)
            .Output("address_error_o", 1)
            .Build();
        return design.AddModule("twsnn_event_source", ports, new ViewModel
        {
            ["steps_width"] = stepsWidth,
            ["inputs"] = configuration.Inputs,
            ["decoder_module"] = decoder.Name,
        });
    }
}

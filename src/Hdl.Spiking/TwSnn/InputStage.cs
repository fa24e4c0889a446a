using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;
using Hdl.Spiking.AerDecoder;
using Hdl.Spiking.RateEncoder;

namespace Hdl.Spiking.TwSnn;

/// <summary>The first stage of the top module: pixels or events become one vector of spikes per time step.</summary>
internal static class InputStage
{
    /// <summary>The stage.</summary>
    public static TwSnnSection Section(TwSnnResolvedParameters configuration, DesignBuilder design) =>
        configuration.Parameters.Input == TwSnnInput.Pixels ? Pixels(configuration, design) : Events(configuration, design);

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

    private static TwSnnSection Pixels(TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        bool poisson = configuration.Network.Coding == InputCoding.Poisson;
        ModuleInterface encoder = new RateEncoderGenerator().Generate(RateParameters(configuration), design);
        var section = new TwSnnSection("Pixels to spikes");
        var nets = new Dictionary<string, string>
        {
            ["pixel_valid_i"] = "s_axis_pixel_tvalid",
            ["pixel_ready_o"] = "s_axis_pixel_tready",
            ["pixel_data_i"] = "s_axis_pixel_tdata",
            ["pixel_last_i"] = "s_axis_pixel_tlast",
            ["steps_i"] = "steps",
            [poisson ? "seeds_i" : "level_i"] = !poisson ? "level" : configuration.HasOneSeed ? LaneSeeds(section, configuration, design) : "seeds",
        };
        foreach (string error in RateEncoderGenerator.Errors(RateParameters(configuration)))
        {
            nets.Add(error, error[..^2]);
        }

        Vector(section, nets, configuration);
        section.Assign("vector_tag", LayerStage.TagWidth, "{vector_error, vector_last}");
        section.Instance(encoder, "u_rate_encoder", nets);
        AddImageBegin(section, configuration, design);
        return section;
    }

    // The seed of each lane is the one seed XOR a constant of its own, and never 0.
    private static string LaneSeeds(TwSnnSection section, TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        int lanes = configuration.Parameters.PixelsPerBeat;
        string module = string.Create(CultureInfo.InvariantCulture, $"lane_seeds_b{lanes}");
        ModuleInterface ports = InterfaceBuilder.Combinational(module)
            .Note("Not 0").Input("seed_i", 16)
            .Note("Lane 0 in the low bits").Output("seeds_o", 16 * lanes)
            .Build();
        design.AddModule("lane_seeds", ports, new ViewModel
        {
            ["lane_count"] = lanes,
            ["lanes"] = Enumerable.Range(1, lanes - 1).Select(lane => new ViewModel
            {
                ["slice"] = string.Create(CultureInfo.InvariantCulture, $"[{(16 * lane) + 15}:{16 * lane}]"),
                ["offset"] = Literal.Hex(Lfsr16.SeedOffset(lane), 16),
                ["substitute"] = Literal.Hex(Lfsr16.DerivedSeed(Lfsr16.SeedOffset(lane), lane), 16),
            }).ToList(),
        });
        section.Instance(ports, "u_lane_seeds", new Dictionary<string, string>
        {
            ["seed_i"] = "seed",
            ["seeds_o"] = section.Wire("lane_seeds", 16 * lanes),
        });
        return "lane_seeds";
    }

    // An image begins with the first beat after the one that ended the image before.
    private static void AddImageBegin(TwSnnSection section, TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_packet_begin";
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Input("beat_i", 1).Input("last_i", 1).Output("begin_o", 1).Build();
        design.AddModule("twsnn_packet_begin", ports, []);
        section.Instance(ports, "u_image_begin", new Dictionary<string, string>
        {
            ["beat_i"] = "s_axis_pixel_tvalid && s_axis_pixel_tready",
            ["last_i"] = "s_axis_pixel_tlast",
            ["begin_o"] = "image_begin",
        });
    }

    private static TwSnnSection Events(TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        ModuleInterface source = AddEventSource(configuration, design);
        var section = new TwSnnSection("Events to vectors");
        var nets = new Dictionary<string, string>
        {
            ["steps_i"] = "steps",
            ["image_begin_o"] = "image_begin",
            ["address_error_o"] = "address_error",
        };
        foreach (Port port in source.Ports.Where(port => port.Name.StartsWith("s_axis_", StringComparison.Ordinal)))
        {
            nets.Add(port.Name, port.Name);
        }

        Vector(section, nets, configuration);
        section.Assign("vector_tag", LayerStage.TagWidth, "{vector_error, vector_last}");
        section.Instance(source, "u_event_source", nets);
        return section;
    }

    private static void Vector(TwSnnSection section, Dictionary<string, string> nets, TwSnnResolvedParameters configuration)
    {
        nets.Add("vector_valid_o", section.Wire("vector_valid", 1));
        nets.Add("vector_ready_i", section.Wire("vector_ready", 1));
        nets.Add("vector_bits_o", section.Wire("vector_bits", configuration.Inputs));
        nets.Add("vector_last_o", section.Wire("vector_last", 1));
        nets.Add("vector_error_o", section.Wire("vector_error", 1));
    }

    private static ModuleInterface AddEventSource(TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_event_source";
        int stepsWidth = FixedPoint.UnsignedWidth(configuration.Parameters.MaxSteps);
        AerDecoderParameters decoderParameters = DecoderParameters(configuration);
        ModuleInterface decoder = new AerDecoderGenerator().Generate(decoderParameters, design);
        ViewModel instance = InstanceView.Of(decoder, "u_decoder", new Dictionary<string, string>
        {
            ["event_valid_i"] = "s_axis_event_tvalid",
            ["event_ready_o"] = "s_axis_event_tready",
            ["event_address_i"] = "s_axis_event_tdata[15:0]",
            ["event_null_i"] = "s_axis_event_tdata[31]",
            ["event_last_i"] = "s_axis_event_tlast",
            ["vector_valid_o"] = "vector_valid_o",
            ["vector_ready_i"] = "vector_ready_i",
            ["vector_bits_o"] = "vector_bits_o",
            ["clear_error_i"] = "1'b1",
            // One source, whose base stays 0.
            ["base_valid_i"] = "1'b0",
            ["base_value_i"] = Literal.Decimal(0, decoderParameters.RowWidth),
            ["error_o"] = "address_error_o",
        });
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Input("steps_i", stepsWidth)
            .Group("Events: 15:0 address, 31 null").AxiChannel("s_axis_event", PortDirection.Input, "s_axis_event_t", ("data", 32), ("last", 1))
            .Group("One vector per time step").OutputStream("vector", ("bits", configuration.Inputs), ("last", 1), ("error", 1))
            .Group("One cycle each").Output("image_begin_o", 1)
            .Output("address_error_o", 1)
            .Build();
        return design.AddModule("twsnn_event_source", ports, new ViewModel
        {
            ["steps_range"] = VectorRange.Of(stepsWidth),
            ["steps_one"] = Literal.Decimal(1, stepsWidth),
            ["steps_zero"] = Literal.Decimal(0, stepsWidth),
            ["instances"] = new List<ViewModel> { instance },
        });
    }
}

using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Models;
using Hdl.Spiking.AerEncoder;
using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.RateEncoder;
using Hdl.Spiking.SpikeCounter;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// The gateway: pixels to spike flits, the output layer's flits to results, the host's memory packets.
/// </summary>
internal static class GatewayModule
{
    private const int SeedsPerLine = 8;

    /// <summary>Adds the module and all it is made of.</summary>
    /// <returns>Its name.</returns>
    public static string Add(TwSnnNocResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_gateway";
        IReadOnlyList<int> entries = NocGroups.Destinations(configuration, 0);
        (int inputs, int outputs) = (configuration.Fixed.Inputs, configuration.Fixed.Outputs);
        RateEncoderParameters rate = InputStage.RateParameters(configuration.Fixed);
        var model = new ViewModel
        {
            ["gateway"] = GatewayParts.Octal(configuration.Gateway),
            ["inputs"] = inputs,
            ["outputs"] = outputs,
            ["widest"] = Math.Max(32, Math.Max(inputs, outputs)),
            ["consumers"] = configuration.Layer(0).Count,
            ["source_count"] = configuration.InputSources.Count,
            ["sources"] = configuration.InputSources.Select((source, block) => new ViewModel
            {
                ["block"] = block,
                ["address"] = GatewayParts.Octal(source),
            }).ToList(),
            ["entry_count"] = entries.Count,
            ["entries"] = entries.Select((entry, index) => new ViewModel
            {
                ["index"] = index,
                ["is_group"] = entry >> 9,
                ["address"] = GatewayParts.Octal(entry & 511),
            }).ToList(),
            ["steps"] = configuration.Network.Steps,
            ["step_width"] = rate.StepWidth,
            ["threshold_level"] = configuration.Network.ThresholdLevel,
            ["poisson"] = configuration.Network.Coding == InputCoding.Poisson,
            ["seed_lines"] = configuration.Fixed.LaneSeeds.Reverse().Select(seed => (long)seed).Chunk(SeedsPerLine)
                .Select(line => new ViewModel { ["seeds"] = line }).ToList(),
            // An image of one beat cannot be short.
            ["short_images"] = rate.Rows > 1,
        };
        AddParts(model, configuration, rate, design);
        ModuleInterface ports = new GatewayPorts(configuration.Parameters.PixelsPerBeat).Build(module, design.Style);
        return design.AddModule("noc_gateway", ports, model).Name;
    }

    private static void AddParts(
        ViewModel model, TwSnnNocResolvedParameters configuration, RateEncoderParameters rate, DesignBuilder design)
    {
        var encoder = new AerEncoderParameters { Style = design.Style, Inputs = configuration.Fixed.Inputs };
        // A layer holds three steps at most: one that comes in, one at its output, one on its way.
        int steps = 3 * (configuration.Network.Layers.Count + 1);
        var tags = new FifoParameters { Style = design.Style, Width = 2, Depth = steps };
        SpikeCounterParameters counter = TwSnnGenerator.CounterParameters(configuration.Fixed);
        model["queue"] = FlitMergeModule.AddQueue(design);
        model["rate_encoder"] = new RateEncoderGenerator().Generate(rate, design).Name;
        model["encoder"] = new AerEncoderGenerator().Generate(encoder, design).Name;
        model["sender"] = SpikeSenderModule.Add(configuration.Layer(0).Count, design);
        model["tags"] = new FifoGenerator().Generate(tags, design).Name;
        model["collector"] = GatewayParts.Collector(configuration, design);
        model["counter"] = new SpikeCounterGenerator().Generate(counter, design).Name;
        model["packet_port"] = GatewayParts.PacketPort(configuration, design);
        model["merge"] = FlitMergeModule.Add(design);
    }
}

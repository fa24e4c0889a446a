using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Models;
using Hdl.Spiking.AerEncoder;
using Hdl.Spiking.TernaryLayer;

namespace Hdl.Spiking.TwSnn;

/// <summary>One layer of the top module: the AER encoder of its input spikes, and the layer itself.</summary>
internal static class LayerStage
{
    /// <summary>Bits that travel with a step: 0 the image's last step, 1 the image had an error.</summary>
    public const int TagWidth = 2;

    /// <summary>The stage of one layer, as the template of the top module sees it.</summary>
    public static ViewModel View(TwSnnResolvedParameters configuration, int layer, DesignBuilder design)
    {
        int lanes = configuration.Parameters.Lanes;
        TernaryLayerWeights weights = configuration.Network.Layers[layer];
        string name = RegisterModule.LayerName(layer);
        string source = layer == 0 ? "vector" : $"{RegisterModule.LayerName(layer - 1)}_spike";
        ModuleInterface encoder = new AerEncoderGenerator().Generate(EncoderParameters(configuration, layer), design);
        ModuleInterface module = new TernaryLayerGenerator().Generate(LayerParameters(configuration, layer), design);

        var wires = new WireList();
        Instance encoderInstance = new Instance(encoder, $"u_{name}_encoder").Stream("vector", source);
        Instance layerInstance = new Instance(module, $"u_{name}").Stream("spike", $"{name}_spike");
        foreach (string channel in Enumerable.Range(0, lanes).Select(lane => Channel.Lane("event", lane, lanes)))
        {
            wires.AddStream(encoder, channel, $"{name}_{channel}");
            encoderInstance.Stream(channel, $"{name}_{channel}");
            layerInstance.Stream(channel, $"{name}_{channel}");
        }

        wires.AddStream(module, "spike", $"{name}_spike");
        foreach (RegisterField field in RegisterModule.LayerFields(configuration, layer))
        {
            layerInstance.Net($"{field.Name[(name.Length + 1)..]}_i", field.Name);
        }

        if (configuration.Parameters.Weights == WeightStorage.Ram)
        {
            ConnectLoad(layerInstance, layer, configuration.Network.Layers.Count);
        }

        return new ViewModel
        {
            ["number"] = layer + 1,
            ["inputs"] = weights.Inputs,
            ["neurons"] = weights.Neurons,
            ["wires"] = wires.View(),
            ["encoder"] = encoderInstance.View(),
            ["layer"] = layerInstance.View(),
        };
    }

    // A layer takes the words that are marked as its own, and as many bits of bank, row and word as it has of them.
    private static void ConnectLoad(Instance instance, int layer, int layers)
    {
        if (layers > 1)
        {
            instance.Bits("load_valid_i", "load_valid", layer);
        }

        instance.Bits("load_bank_i", "load_bank").Bits("load_row_i", "load_row").Bits("load_word_i", "load_word")
            .Rest();
    }

    /// <summary>Parameters of a layer's AER encoder.</summary>
    public static AerEncoderParameters EncoderParameters(TwSnnResolvedParameters configuration, int layer) => new()
    {
        Style = configuration.Parameters.Style,
        Inputs = configuration.Network.Layers[layer].Inputs,
        Lanes = configuration.Parameters.Lanes,
        TagWidth = TagWidth,
        Copy = configuration.EncoderCopies(layer),
    };

    /// <summary>Parameters of a layer.</summary>
    public static TernaryLayerParameters LayerParameters(TwSnnResolvedParameters configuration, int layer)
    {
        TwSnnParameters parameters = configuration.Parameters;
        TernaryNetwork network = configuration.Network;
        TernaryLayerWeights weights = network.Layers[layer];
        return new TernaryLayerParameters
        {
            Style = parameters.Style,
            Module = $"{parameters.Module}_{RegisterModule.LayerName(layer)}",
            Inputs = weights.Inputs,
            Neurons = weights.Neurons,
            ProcessingElements = configuration.ProcessingElementsOf(layer),
            Lanes = parameters.Lanes,
            TagWidth = TagWidth,
            EmitPotential = network.Readout == Readout.Potential && layer == network.Layers.Count - 1,
            Widths = new() { PotentialWidth = network.PotentialWidth, ScaleWidth = parameters.Widths.ScaleWidth },
            Dynamics = new() { Membrane = network.Membrane, Reset = network.Reset, LeakShift = network.LeakShift },
            // No image leaves a trace in the next.
            ClearAfterLast = network.Membrane == Membrane.Persistent,
            Overflow = configuration.MayOverflow ? network.Overflow : null,
            Datapath = configuration.DatapathOf(layer),
            WeightStorage = parameters.Weights,
            Memory = parameters.Memory,
            Weights = weights,
        };
    }
}

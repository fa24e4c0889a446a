using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;
using Hdl.Spiking.AerEncoder;
using Hdl.Spiking.TernaryLayer;

namespace Hdl.Spiking.TwSnn;

/// <summary>One layer of the top module: the AER encoder of its input spikes, and the layer itself.</summary>
internal static class LayerStage
{
    /// <summary>Bits that travel with a step: 0 the image's last step, 1 the image had an error.</summary>
    public const int TagWidth = 2;

    /// <summary>The stage of one layer.</summary>
    public static TwSnnSection Section(TwSnnResolvedParameters configuration, int layer, DesignBuilder design)
    {
        TwSnnParameters parameters = configuration.Parameters;
        TernaryNetwork network = configuration.Network;
        TernaryLayerWeights weights = network.Layers[layer];
        string name = RegisterModule.LayerName(layer);
        string source = layer == 0 ? "vector" : $"{RegisterModule.LayerName(layer - 1)}_spike";

        ModuleInterface encoder = new AerEncoderGenerator().Generate(EncoderParameters(configuration, layer), design);
        ModuleInterface module = new TernaryLayerGenerator().Generate(LayerParameters(configuration, layer), design);

        var section = new TwSnnSection($"{char.ToUpperInvariant(name[0])}{name[1..^1]} {name[^1]}: {weights.Inputs} inputs, {weights.Neurons} neurons");
        var encoderNets = new Dictionary<string, string>();
        var layerNets = new Dictionary<string, string>();
        section.Stream(encoderNets, encoder, "vector", source, declare: false);
        for (int lane = 0; lane < parameters.Lanes; lane++)
        {
            string channel = Channel.Lane("event", lane, parameters.Lanes);
            section.Stream(encoderNets, encoder, channel, $"{name}_{channel}", declare: true);
            section.Stream(layerNets, module, channel, $"{name}_{channel}", declare: false);
        }

        section.Stream(layerNets, module, "spike", $"{name}_spike", declare: true);
        foreach (RegisterField field in RegisterModule.LayerFields(configuration, layer))
        {
            layerNets.Add($"{field.Name[(name.Length + 1)..]}_i", field.Name);
        }

        if (parameters.Weights == WeightStorage.Ram)
        {
            StreamPort load = module.Stream("load");
            layerNets.Add(load.ValidPort, network.Layers.Count == 1 ? "load_valid" : $"load_valid[{layer}]");
            foreach (StreamField field in load.Fields)
            {
                string wire = field.Port[..^2];
                layerNets.Add(field.Port, wire == "load_data" ? wire : $"{wire}{Slice(field.Width)}");
            }
        }

        section.Instance(encoder, $"u_{name}_encoder", encoderNets);
        section.Instance(module, $"u_{name}", layerNets);
        return section;
    }

    private static string Slice(int width) => VectorRange.Of(width) is { Length: > 0 } range ? range.TrimEnd() : "[0]";

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
            PotentialWidth = network.PotentialWidth,
            ScaleWidth = parameters.ScaleWidth,
            Membrane = network.Membrane,
            // No image leaves a trace in the next.
            ClearAfterLast = network.Membrane == Membrane.Persistent,
            Reset = network.Reset,
            LeakShift = network.LeakShift,
            Overflow = configuration.MayOverflow ? network.Overflow : null,
            Datapath = configuration.DatapathOf(layer),
            WeightStorage = parameters.Weights,
            Memory = parameters.Memory,
            Weights = weights,
        };
    }
}

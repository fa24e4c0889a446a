using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Models;
using Hdl.Spiking.AerEncoder;
using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnnNode;

/// <summary>
/// A node of a spiking network on chip: network interface, ternary layer with its weights in RAM, encoder.
/// </summary>
public sealed class TwSnnNodeGenerator : Generator<TwSnnNodeParameters>
{
    private static readonly TwSnnNodeParameters Small = new()
    {
        Inputs = 40,
        Neurons = 20,
        Lists = new() { Sources = 16, Destinations = 3, Predecessors = 3 },
        Widths = new() { PotentialWidth = 14 },
    };

    /// <inheritdoc/>
    public override string Name => "twsnn_node";

    /// <inheritdoc/>
    public override string Summary =>
        "Node of a spiking network on chip: up to 256 ternary neurons, their weights, network interface";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "256 neurons with 784 inputs", new TwSnnNodeParameters()),
            new("small", "20 neurons, 40 inputs, lists of 3", Small),
            new(
                "small-count",
                "The same, counted, lists of 4",
                Small with
                {
                    Datapath = Datapath.Count,
                    Lists = Small.Lists with { Destinations = 4, Predecessors = 4 },
                    Widths = new() { PotentialWidth = 18 },
                }),
            new(
                "saturating",
                "Potentials so narrow that they saturate",
                Small with
                {
                    Widths = new() { PotentialWidth = 9 },
                    Overflow = Overflow.Saturate,
                }),
            new(
                "least",
                "One neuron, one input, one of everything",
                new TwSnnNodeParameters
                {
                    Inputs = 1,
                    Neurons = 1,
                    Lists = new() { Sources = 1, Destinations = 1, Predecessors = 1 },
                    Widths = new() { PotentialWidth = 10 },
                }),
        ];

    /// <inheritdoc/>
    public override ModuleInterface Generate(TwSnnNodeParameters parameters, DesignBuilder design)
    {
        string network = new NetworkInterfaceGenerator().Generate(parameters.Interface, design).Name;
        ModuleInterface layer = new TernaryLayerGenerator().Generate(parameters.Layer, design);
        ModuleInterface encoder = new AerEncoderGenerator().Generate(parameters.Encoder, design);
        ModuleInterface ports = new TwSnnNodePorts().Build(parameters.Module, design.Style);
        return design.AddModule("twsnn_node", ports, [parameters.Interface, parameters], new ViewModel
        {
            ["network"] = network,
            ["layer"] = new Instance(layer, "u_layer").Stream("spike", "vector").Rest().View(),
            ["encoder"] = new Instance(encoder, "u_encoder").Stream("event", "spike").Rest().View(),
            ["constants"] = NodeConstant.Of(parameters.Interface)
                .Select(constant => new ViewModel { ["name"] = constant.Name, ["width"] = constant.Width }).ToList(),
        });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(TwSnnNodeParameters parameters) =>
        [
            new(
                "weight memory", Text(2 * parameters.Inputs * parameters.Neurons), "bits",
                $"{Text(parameters.Inputs)} rows of {Text(2 * parameters.Neurons)} bits"),
            new("AER table", Text(parameters.Lists.Sources * (parameters.Interface.RowWidth + 1)), "bits"),
            new(
                "loading the weights", Text(parameters.Inputs * (parameters.Interface.Words + 2)), "flits",
                "in bursts of a row; 256 words a burst take fewer"),
            new(
                "latency, last flit to first spike flit", "8", "cycles",
                "end of step in, step closed, fired, encoded, sent"),
        ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(TwSnnNodeParameters parameters) => new TwSnnNodeGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(TwSnnNodeParameters parameters, ScenarioOptions options) =>
        new TwSnnNodeScenarios(parameters, options).All();

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

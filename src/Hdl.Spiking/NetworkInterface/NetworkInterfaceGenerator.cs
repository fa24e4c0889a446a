using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>
/// Connects a cluster of neurons to a router: spikes to flits and back, and memory packets (TW-SNN, section 4.3).
/// </summary>
public sealed class NetworkInterfaceGenerator : Generator<NetworkInterfaceParameters>
{
    /// <inheritdoc/>
    public override string Name => "network_interface";

    /// <inheritdoc/>
    public override string Summary =>
        "Network interface of a neuron cluster: AER table, destination list, step handshake, memory packets";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "A cluster of 256 neurons with 784 inputs", new NetworkInterfaceParameters()),
            new(
                "small",
                "20 neurons, 40 inputs, 16 sources, lists of 3",
                new NetworkInterfaceParameters
                {
                    Inputs = 40,
                    Neurons = 20,
                    Lists = new() { Sources = 16, Destinations = 3, Predecessors = 3 },
                    Widths = new() { PotentialWidth = 14 },
                }),
            new(
                "count",
                "The same with the constants of the count datapath, lists of 4",
                new NetworkInterfaceParameters
                {
                    Inputs = 40,
                    Neurons = 20,
                    Lists = new() { Sources = 16, Destinations = 4, Predecessors = 4 },
                    Datapath = Datapath.Count,
                }),
            new(
                "least",
                "One of everything",
                new NetworkInterfaceParameters
                {
                    Inputs = 1,
                    Neurons = 1,
                    Lists = new() { Sources = 1, Destinations = 1, Predecessors = 1 },
                    Widths = new() { PotentialWidth = 32, ScaleWidth = 1 },
                }),
            new(
                "greatest",
                "As much as flits and addresses can name",
                new NetworkInterfaceParameters
                {
                    Inputs = 4096,
                    Lists = new() { Destinations = 64, Predecessors = 64 },
                }),
        ];

    /// <inheritdoc/>
    public override ModuleInterface Generate(NetworkInterfaceParameters parameters, DesignBuilder design)
    {
        ModuleInterface ports = new NetworkInterfacePorts(parameters).Build(parameters.Module, design.Style);
        return design.AddModule("network_interface", ports, parameters, new ViewModel
        {
            ["queue"] = FlitMergeModule.AddQueue(design),
            ["receiver"] = SpikeReceiverModule.Add(parameters, design),
            ["sender"] = SpikeSenderModule.Add(parameters.Lists.Destinations, design),
            ["memory"] = MemoryPortModule.Add(parameters, design),
            ["registers"] = NodeRegistersModule.Add(parameters, design),
            ["merge"] = FlitMergeModule.Add(design),
            ["shape"] = (long)NodeRegistersModule.Shape(parameters),
            ["lists"] = (long)NodeRegistersModule.Lists(parameters),
        });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(NetworkInterfaceParameters parameters) =>
        [
            new(
                "AER table", Text(parameters.Lists.Sources * (parameters.RowWidth + 1)), "bits",
                $"{Text(parameters.Lists.Sources)} bases of {Text(parameters.RowWidth)} bits, and whether each is "
                + "known"),
            new("clearing the AER table", Text(parameters.Lists.Sources), "cycles", "after reset; spikes wait for it"),
            new("destination list", Text(10 * parameters.Lists.Destinations), "bits"),
            new("predecessor list", Text(9 * parameters.Lists.Predecessors), "bits"),
            new("spike flit to event", "2", "cycles", "from the link to the layer"),
            new("event to spike flit", "1", "cycles", "from the encoder to the link, for the first destination"),
            new(
                "a step's handshake", "2", "flits",
                "for each pair of producer and consumer: end of step, acknowledgement"),
            new(
                "words of weights per row", Text(parameters.Words), "words",
                $"{Text(FixedPoint.CeilDivide(parameters.Inputs * parameters.Words, 256))} bursts load them all"),
        ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(NetworkInterfaceParameters parameters) =>
        new NetworkInterfaceGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        NetworkInterfaceParameters parameters,
        ScenarioOptions options) => new NetworkInterfaceScenarios(parameters, options).All();

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>Connects a cluster of neurons to a router: spikes to flits and back, and memory packets (TW-SNN, section 4.3).</summary>
public sealed class NetworkInterfaceGenerator : Generator<NetworkInterfaceParameters>
{
    /// <inheritdoc/>
    public override string Name => "network_interface";

    /// <inheritdoc/>
    public override string Summary => "Network interface of a neuron cluster: AER table, destination list, step handshake, memory packets";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "A cluster of 256 neurons with 784 inputs", new NetworkInterfaceParameters()),
        new("small", "20 neurons, 40 inputs, 16 sources, lists of 3", new NetworkInterfaceParameters
        {
            Inputs = 40, Neurons = 20, Sources = 16, Destinations = 3, Predecessors = 3, PotentialWidth = 14,
        }),
        new("count", "The same with the constants of the count datapath, lists of 4", new NetworkInterfaceParameters
        {
            Inputs = 40, Neurons = 20, Sources = 16, Destinations = 4, Predecessors = 4, Datapath = Datapath.Count,
        }),
        new("least", "One of everything", new NetworkInterfaceParameters
        {
            Inputs = 1, Neurons = 1, Sources = 1, Destinations = 1, Predecessors = 1, PotentialWidth = 32, ScaleWidth = 1,
        }),
        new("greatest", "As much as flits and addresses can name", new NetworkInterfaceParameters
        {
            Inputs = 4096, Destinations = 64, Predecessors = 64,
        }),
    ];

    /// <inheritdoc/>
    public override ModuleInterface Generate(NetworkInterfaceParameters parameters, DesignBuilder design)
    {
        ModuleInterface queue = new FifoGenerator().Generate(FlitMergeModule.Queue(design.Style), design);
        var top = new InterfaceNets(parameters);
        List<ViewModel> instances =
        [
            InterfaceNets.Receive(queue),
            InterfaceNets.Receiver(SpikeReceiverModule.Add(parameters, design)),
            top.Sender(SpikeSenderModule.Add(parameters.Destinations, design)),
            InterfaceNets.Memory(MemoryPortModule.Add(parameters, design)),
            top.Registers(NodeRegistersModule.Add(parameters, design)),
            InterfaceNets.Merge(FlitMergeModule.Add(design)),
        ];
        return design.AddModule("network_interface", Interface(parameters, design.Style), parameters, new ViewModel
        {
            ["wires"] = top.Wires()
                .Select(wire => new ViewModel { ["name"] = wire.Name, ["range"] = VectorRange.Padded(wire.Width, 9 * parameters.Predecessors) }).ToList(),
            ["instances"] = instances,
        });
    }

    /// <summary>The ports and streams.</summary>
    internal static ModuleInterface Interface(NetworkInterfaceParameters parameters, Core.Parameters.StyleParameters style)
    {
        InterfaceBuilder ports = new InterfaceBuilder(parameters.Module, style)
            .Group("From the router").InputStream("receive", ("kind", 2), ("data", 32))
            .Group("To the router").OutputStream("send", ("kind", 2), ("data", 32))
            .Group("""
                Events of the layer. Ready is the layer's own: low from the cycle after `last` until it fires,
                which is how it is known that it has. A queue in between would hide that.
                """)
            .OutputStream("event", ("address", parameters.RowWidth), ("last", 1), ("null", 1)).ReadyIsStatus()
            .Group("Spikes of the layer, as events").InputStream("spike", ("address", parameters.NeuronWidth), ("last", 1), ("null", 1))
            .Group("Weights and biases: words to write, words to read, and what was read")
            .OutputStream("load", ("bank", 1), ("row", parameters.RowWidth), ("word", parameters.WordWidth), ("data", 32))
            .OutputStream("read", ("bank", 1), ("row", parameters.RowWidth), ("word", parameters.WordWidth))
            .InputStream("readback", ("data", 32)).Answers("read");
        foreach (NodeConstant constant in NodeConstant.Of(parameters))
        {
            ports.Output($"{constant.Name}_o", constant.Width);
        }

        return ports.Build();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(NetworkInterfaceParameters parameters) =>
    [
        new("AER table", Text(parameters.Sources * (parameters.RowWidth + 1)), "bits", $"{Text(parameters.Sources)} bases of {Text(parameters.RowWidth)} bits, and whether each is known"),
        new("clearing the AER table", Text(parameters.Sources), "cycles", "after reset; spikes wait for it"),
        new("destination list", Text(10 * parameters.Destinations), "bits"),
        new("predecessor list", Text(9 * parameters.Predecessors), "bits"),
        new("spike flit to event", "2", "cycles", "from the link to the layer"),
        new("event to spike flit", "1", "cycles", "from the encoder to the link, for the first destination"),
        new("a step's handshake", "2", "flits", "for each pair of producer and consumer: end of step, acknowledgement"),
        new("words of weights per row", Text(parameters.Words), "words", $"{Text(FixedPoint.CeilDivide(parameters.Inputs * parameters.Words, 256))} bursts load them all"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(NetworkInterfaceParameters parameters) => new NetworkInterfaceGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(NetworkInterfaceParameters parameters, ScenarioOptions options) =>
        new NetworkInterfaceScenarios(parameters, options).All();

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

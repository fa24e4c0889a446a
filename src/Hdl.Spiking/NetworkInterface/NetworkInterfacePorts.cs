using Hdl.Core.Ports;
using Hdl.Spiking.AerEncoder;
using Hdl.Spiking.TernaryLayer;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>Ports of a network interface.</summary>
public sealed class NetworkInterfacePorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Inputs, neurons and constants of the cluster.</param>
    public NetworkInterfacePorts(NetworkInterfaceParameters parameters)
    {
        Group("From the router");
        Receive = Input("receive", new FlitStream());
        Group("To the router");
        Send = Output("send", new FlitStream());
        Group("""
            Events of the layer. Ready is the layer's own: low from the cycle after `last` until it fires,
            which is how it is known that it has. A queue in between would hide that.
            """);
        Event = Output("event", new EventStream(parameters.RowWidth));
        TheLast.ReadyIsStatus();
        Group("Spikes of the layer, as events");
        Spike = Input("spike", new EventStream(parameters.NeuronWidth));
        Group("Weights and biases: words to write, words to read, and what was read");
        Load = Output("load", new WordStream(1, parameters.RowWidth, parameters.WordWidth, hasData: true));
        Read = Output("read", new WordStream(1, parameters.RowWidth, parameters.WordWidth, hasData: false));
        Readback = Input("readback", new DataStream(32));
        TheLast.Answers(Read);
        Constants = [.. NodeConstant.Of(parameters).Select(constant => Output($"{constant.Name}_o", constant.Width))];
    }

    /// <summary>Flits from the router.</summary>
    public FlitStream Receive { get; }

    /// <summary>Flits to the router.</summary>
    public FlitStream Send { get; }

    /// <summary>Events for the layer.</summary>
    public EventStream Event { get; }

    /// <summary>Spikes of the layer.</summary>
    public EventStream Spike { get; }

    /// <summary>Words to be written into the layer's memory.</summary>
    public WordStream Load { get; }

    /// <summary>Words to be read from it.</summary>
    public WordStream Read { get; }

    /// <summary>Words that were read.</summary>
    public DataStream Readback { get; }

    /// <summary>The layer's three constants, in the order of their addresses.</summary>
    public IReadOnlyList<PortHandle> Constants { get; }
}

using Hdl.Core.Ports;
using Hdl.Spiking.NetworkInterface;

namespace Hdl.Spiking.TwSnnNode;

/// <summary>Ports of a node: those of its router's local port.</summary>
public sealed class TwSnnNodePorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    public TwSnnNodePorts()
    {
        Group("From the router");
        Receive = Input("receive", new FlitStream());
        Group("To the router");
        Send = Output("send", new FlitStream());
    }

    /// <summary>Flits from the router.</summary>
    public FlitStream Receive { get; }

    /// <summary>Flits to the router.</summary>
    public FlitStream Send { get; }
}

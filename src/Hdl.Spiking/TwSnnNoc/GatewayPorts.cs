using System.Globalization;
using Hdl.Core.Ports;
using Hdl.Spiking.NetworkInterface;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>Ports of the gateway between the host and the network.</summary>
public sealed class GatewayPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="pixels">Pixels of a beat.</param>
    public GatewayPorts(int pixels)
    {
        Group($"Pixels, {pixels.ToString(CultureInfo.InvariantCulture)} per beat; tlast ends an image");
        Pixel = Input("pixel", new PacketStream(8 * pixels));
        Group("Sums of an image's spikes, then its class");
        Result = Output("result", new PacketStream(32));
        Group("Memory packets of the host and their answers");
        Host = Input("host", new PacketStream(32));
        Answer = Output("answer", new PacketStream(32));
        Group("From the router, to the router");
        Receive = Input("receive", new FlitStream());
        Send = Output("send", new FlitStream());
        Group("How often: a packet was cut, one was refused, a flit was dropped");
        CutCount = Output("cut_count_o", 16);
        RefusedCount = Output("refused_count_o", 16);
        DroppedCount = Output("dropped_count_o", 16);
    }

    /// <summary>Images, a packet each, 8 bits per pixel.</summary>
    public PacketStream Pixel { get; }

    /// <summary>Scores and the class of an image.</summary>
    public PacketStream Result { get; }

    /// <summary>The host's memory packets.</summary>
    public PacketStream Host { get; }

    /// <summary>Answers to them, one each.</summary>
    public PacketStream Answer { get; }

    /// <summary>Flits from the router.</summary>
    public FlitStream Receive { get; }

    /// <summary>Flits to the router.</summary>
    public FlitStream Send { get; }

    /// <summary>Packets that were too long.</summary>
    public PortHandle CutCount { get; }

    /// <summary>Packets that were no requests of a node.</summary>
    public PortHandle RefusedCount { get; }

    /// <summary>Flits that had no place here.</summary>
    public PortHandle DroppedCount { get; }
}

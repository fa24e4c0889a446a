using System.Globalization;
using Hdl.Core.Ports;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>Ports of a spiking network on chip.</summary>
public sealed class TwSnnNocPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="configuration">Pixels of a beat, classes.</param>
    public TwSnnNocPorts(TwSnnNocResolvedParameters configuration)
    {
        int pixels = configuration.Parameters.PixelsPerBeat;
        Group($"Pixels: {Text(pixels)} of 8 bits per beat, the first in the low byte; tlast ends an image");
        Pixel = Axi("s_axis_pixel", PortDirection.Input, "s_axis_pixel_t", new PacketStream(8 * pixels));
        string classes = Text(configuration.Fixed.Outputs);
        Group($"""
            Results: the score of each of the {classes} classes, then with tlast 15:0 class,
            31 short or long image
            """);
        Result = Axi("m_axis_result", PortDirection.Output, "m_axis_result_t", new PacketStream(32));
        Group("Memory packets: head, address, data, the last one with tlast; each has one answer");
        Request = Axi("s_axis_flit", PortDirection.Input, "s_axis_flit_t", new PacketStream(32));
        Answer = Axi("m_axis_flit", PortDirection.Output, "m_axis_flit_t", new PacketStream(32));
        Group("""
            How often: a packet was cut, one was refused, a flit was dropped at the host's node;
            whether a router dropped a packet whose destination is not in the mesh
            """);
        CutCount = Output("cut_count_o", 16);
        RefusedCount = Output("refused_count_o", 16);
        DroppedCount = Output("dropped_count_o", 16);
        Misrouted = Output("misrouted_o", 1);
    }

    /// <summary>Images, a packet each, 8 bits per pixel.</summary>
    public PacketStream Pixel { get; }

    /// <summary>Scores and the class of an image.</summary>
    public PacketStream Result { get; }

    /// <summary>The host's memory packets.</summary>
    public PacketStream Request { get; }

    /// <summary>Answers to them, one each.</summary>
    public PacketStream Answer { get; }

    /// <summary>Packets that were too long.</summary>
    public PortHandle CutCount { get; }

    /// <summary>Packets that were no requests of a node.</summary>
    public PortHandle RefusedCount { get; }

    /// <summary>Flits that came to the host's node and had no place there.</summary>
    public PortHandle DroppedCount { get; }

    /// <summary>Whether a router dropped a packet.</summary>
    public PortHandle Misrouted { get; }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

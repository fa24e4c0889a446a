using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Ports;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingNet.Axi;

/// <summary>Ports of a network behind AXI4-Stream and AXI4-Lite.</summary>
public sealed class SpikingNetAxiPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="resolved">Which network.</param>
    public SpikingNetAxiPorts(SpikingNetResolvedParameters resolved)
    {
        Registers = Include(new AxiLitePorts());
        if (resolved.Pixels is { } pixels)
        {
            Group($"Pixels: {Text(pixels.Bytes)} of 8 bits per beat, the first in the low byte, row by row;\n"
                + "tlast ends an image");
            Samples = Axi(
                "s_axis_pixel", PortDirection.Input, "s_axis_pixel_t", new PacketStream(8 * pixels.Bytes));
        }
        else
        {
            var word = new EventWord(resolved.Network.Input);
            int column = word.ChannelWidth;
            int row = column + word.ColumnWidth;
            Group($"Events: {Range(row, word.RowWidth)} row, {Range(column, word.ColumnWidth)} column, "
                + $"{Range(0, column)} channel,\n31 null (a step without events); tlast ends a time step");
            Samples = Axi("s_axis_event", PortDirection.Input, "s_axis_event_t", new PacketStream(32));
        }

        string classes = Text(resolved.Network.Output.Size);
        Group($"Results: the score of each of the {classes} classes, then with tlast 15:0 class");
        Result = Axi("m_axis_result", PortDirection.Output, "m_axis_result_t", new PacketStream(32));
    }

    /// <summary>Access to the registers.</summary>
    public AxiLitePorts Registers { get; }

    /// <summary>Images of pixels, or time steps of events.</summary>
    public PacketStream Samples { get; }

    /// <summary>Scores of a sample, then its class.</summary>
    public PacketStream Result { get; }

    private static string Range(int low, int width) =>
        width == 1 ? Text(low) : $"{Text(low + width - 1)}:{Text(low)}";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Hdl.Core.Ports;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>Ports of <c>twsnn_up5k</c>: those of one link or of the other.</summary>
public sealed class TwSnnUp5kPorts : ModulePorts
{
    private const int ByteWidth = 8;

    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Link and bit rate.</param>
    public TwSnnUp5kPorts(TwSnnUp5kParameters parameters)
    {
        if (parameters.Link == SerialLink.Uart)
        {
            string clocks = parameters.ClocksPerBit.ToString(CultureInfo.InvariantCulture);
            Group($"Serial line, 8N1, {clocks} clocks per bit");
            Rx = Input("rx_i", 1);
            Tx = Output("tx_o", 1);
            return;
        }

        Group("Commands: tlast ends a frame, tuser is a byte with an error");
        Command = Axi("s_axis_command", PortDirection.Input, "s_axis_command_t", new CommandStream());
        Group("Answers");
        Answer = Axi("m_axis_answer", PortDirection.Output, "m_axis_answer_t", new PacketStream(ByteWidth));
    }

    /// <summary>The line from the host; null with link=bytes.</summary>
    public PortHandle? Rx { get; }

    /// <summary>The line to the host; null with link=bytes.</summary>
    public PortHandle? Tx { get; }

    /// <summary>Bytes of commands; null with link=uart.</summary>
    public CommandStream? Command { get; }

    /// <summary>Bytes of answers; null with link=uart.</summary>
    public PacketStream? Answer { get; }
}

/// <summary>Bytes of commands: <c>data</c>, <c>last</c>, <c>user</c>.</summary>
public sealed class CommandStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    public CommandStream()
    {
        Data = Field("data", 8);
        Last = Field("last", 1);
        Error = Field("user", 1);
    }

    /// <summary>The byte.</summary>
    public FieldHandle Data { get; }

    /// <summary>Whether the byte ends its frame.</summary>
    public FieldHandle Last { get; }

    /// <summary>Whether the byte came with an error.</summary>
    public FieldHandle Error { get; }
}

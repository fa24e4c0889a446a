using Hdl.Core.Ports;

namespace Hdl.Blocks.UartLink;

/// <summary>Ports of a serial line; its bytes are compared cycle by cycle, so that they are plain ports.</summary>
public sealed class UartLinkPorts : ModulePorts
{
    private const int ByteWidth = 8;

    /// <summary>Declares the ports.</summary>
    public UartLinkPorts()
    {
        Group("The line, 1 at rest; rx_i may change at any time");
        Rx = Input("rx_i", 1);
        Tx = Output("tx_o", 1);
        Group("Bytes that came");
        ReceivedValid = Output("received_valid_o", 1);
        ReceivedReady = Input("received_ready_i", 1);
        ReceivedData = Output("received_data_o", ByteWidth);
        ReceivedError = Output("received_error_o", 1);
        Quiet = Output("quiet_o", 1);
        Group("Bytes to send");
        SendValid = Input("send_valid_i", 1);
        SendReady = Output("send_ready_o", 1);
        SendData = Input("send_data_i", ByteWidth);
    }

    /// <summary>The line in.</summary>
    public PortHandle Rx { get; }

    /// <summary>The line out.</summary>
    public PortHandle Tx { get; }

    /// <summary>Whether a byte waits to be taken.</summary>
    public PortHandle ReceivedValid { get; }

    /// <summary>Whether it is taken.</summary>
    public PortHandle ReceivedReady { get; }

    /// <summary>The byte.</summary>
    public PortHandle ReceivedData { get; }

    /// <summary>Whether its stop bit was wrong, or bytes before it were lost.</summary>
    public PortHandle ReceivedError { get; }

    /// <summary>Whether nothing has come for long.</summary>
    public PortHandle Quiet { get; }

    /// <summary>Whether a byte to send is offered.</summary>
    public PortHandle SendValid { get; }

    /// <summary>Whether it is taken.</summary>
    public PortHandle SendReady { get; }

    /// <summary>The byte to send.</summary>
    public PortHandle SendData { get; }
}

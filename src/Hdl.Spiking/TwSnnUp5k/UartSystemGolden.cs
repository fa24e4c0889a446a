using Hdl.Blocks.UartLink;
using Hdl.Core.Golden;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>The system with link=uart, clock by clock: the level of one line in, that of the other out.</summary>
public sealed class UartSystemGolden : ICycleGolden
{
    // The modules inside leave their reset this many cycles after the top.
    private const int ReleaseCycles = 2;

    private readonly int _rx;
    private readonly int _tx;
    private readonly UartLinkGolden _uart;
    private readonly CommandGolden _commands;
    private int _release;

    /// <summary>The system after reset, its memories empty.</summary>
    /// <param name="configuration">The network's shape, the link's times.</param>
    public UartSystemGolden(TwSnnUp5kResolvedParameters configuration)
    {
        var ports = new TwSnnUp5kPorts(configuration.Parameters);
        (_rx, _tx) = (ports.Rx!.Word, ports.Tx!.Word);
        _uart = new UartLinkGolden(new UartLinkParameters
        {
            ClocksPerBit = configuration.Parameters.ClocksPerBit,
            QuietClocks = configuration.Parameters.QuietClocks,
        });
        _commands = new CommandGolden(configuration, new EngineGolden(configuration));
        Reset();
    }

    /// <summary>Whether the answer to the last command is over and nothing is waited for.</summary>
    public bool IsIdle => _release == 0 && _commands.IsReady && !_commands.IsInside && !_uart.IsFull && _uart.CanSend;

    /// <inheritdoc/>
    public void Reset()
    {
        _uart.Reset();
        _commands.Reset();
        _release = ReleaseCycles;
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        outputs[_tx] = _uart.Tx ? 1u : 0;
        if (_release > 0)
        {
            _release--;
            return;
        }

        // All that the two show each other comes from registers, so the order does not matter.
        int? command = _uart.IsFull ? _uart.Data : null;
        bool error = _uart.Error;
        bool quiet = _uart.IsQuiet;
        int? answer = _commands.Offered;
        bool taken = answer is not null && _uart.CanSend;
        _uart.Clock(inputs[_rx] != 0, _commands.IsReady, answer is not null, answer ?? 0);
        _commands.Clock(command, error, quiet, taken);
    }
}

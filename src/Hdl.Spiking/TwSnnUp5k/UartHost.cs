using Hdl.Blocks.UartLink;
using Hdl.Core.Golden;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>
/// A host at the serial line: sends frames, and waits for the answers where it has to. When they are over it learns
/// from a golden model that it runs alongside.
/// </summary>
internal sealed class UartHost
{
    private readonly TwSnnUp5kResolvedParameters _configuration;
    private readonly Random _random;
    private readonly BeatSequence _cycles;
    private readonly UartSystemGolden _other;
    private readonly UartLine _line;

    /// <summary>A host that has sent nothing.</summary>
    /// <param name="configuration">The link's times.</param>
    /// <param name="random">Chooses gaps.</param>
    public UartHost(TwSnnUp5kResolvedParameters configuration, Random random)
    {
        _configuration = configuration;
        _random = random;
        _cycles = new BeatSequence(new TwSnnUp5kPorts(configuration.Parameters).CycleFields);
        _other = new UartSystemGolden(configuration);
        _line = new UartLine(configuration.Parameters.ClocksPerBit, Write);
        _line.Level(true, 4);
    }

    /// <summary>What was sent so far.</summary>
    public Phase Phase => new() { Cycles = _cycles };

    /// <summary>The line, for what is no frame.</summary>
    public UartLine Line => _line;

    /// <summary>Sends a frame, and waits as it says.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="gaps">Whether there are gaps between its bytes.</param>
    public void Send(CommandFrame frame, bool gaps)
    {
        for (int i = 0; i < frame.Bytes.Length; i++)
        {
            _line.Byte(frame.Bytes[i], stop: i != frame.ErrorAt);
            // After a stop bit of 0 the line has to rest before it can fall again.
            int rest = i == frame.ErrorAt ? 4 : 0;
            _line.Level(
                true,
                rest + (gaps && _random.Next(4) == 0 ? _random.Next(_configuration.Parameters.QuietClocks / 4) : 0));
        }

        if (frame.Ending != FrameEnding.Hasty)
        {
            Wait();
        }
    }

    /// <summary>Waits until nothing is to be answered.</summary>
    public void Wait()
    {
        int bit = _configuration.Parameters.ClocksPerBit;
        do
        {
            _line.Level(true, bit);
        }
        while (!_other.IsIdle);

        _line.Level(true, bit);
    }

    private void Write(bool level)
    {
        _cycles.Add(level ? 1u : 0);
        Span<uint> outputs = [0];
        _other.Step([level ? 1u : 0], outputs);
    }
}

using System.Globalization;
using Hdl.Core.Golden;

namespace Hdl.Blocks.UartLink;

/// <summary>What proves the serial line: all bytes, wrong frames, receivers that are late, noise.</summary>
/// <param name="parameters">Which line.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class UartLinkScenarios(UartLinkParameters parameters, ScenarioOptions options)
{
    private const int Bytes = 60;
    private const int NoiseBits = 300;

    // Up to here quiet is looked at from all sides; up to there, once.
    private const int ShortQuiet = 10_000;
    private const int LongQuiet = 1_000_000;

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return Run("all-bytes", 1, (line, random) =>
        {
            for (int value = 0; value < 256; value++)
            {
                line.Byte(value);
                line.Level(true, random.Next(3));
            }
        });
        yield return Run("wrong-frames", 2, WrongFrames);
        yield return Run("late-receiver", 3 * 10 * parameters.ClocksPerBit, RandomBytes);
        if (parameters.QuietClocks < ShortQuiet)
        {
            yield return Run("quiet", 8 * parameters.ClocksPerBit, (line, _) => Quiet(line));
        }

        for (int i = 0; i < options.Effort; i++)
        {
            yield return Run(
                $"random-{(i + 1).ToString(CultureInfo.InvariantCulture)}", 8 * parameters.ClocksPerBit, RandomBytes,
                i);
            yield return Run($"noise-{(i + 1).ToString(CultureInfo.InvariantCulture)}", 30, Noise, i);
        }

        if (parameters.QuietClocks is >= ShortQuiet and < LongQuiet)
        {
            yield return Run("quiet-once", 3 * 10 * parameters.ClocksPerBit, (line, _) => QuietOnce(line));
        }
    }

    // Bytes are taken, and offered for sending, at random times; on average after this many cycles.
    private Scenario Run(string name, int patience, Action<UartLine, Random> send, int round = 0)
    {
        var random = new Random(HashCode(name) + options.Seed + round);
        var ports = new UartLinkPorts();
        var cycles = new BeatSequence(ports.CycleFields);
        bool offered = false;
        int data = 0;

        void Write(bool level)
        {
            if (!offered && random.Next(patience) == 0)
            {
                offered = true;
                data = random.Next(256);
            }

            Span<uint> words = cycles.Append();
            cycles.Write(words, ports.Rx, level ? 1u : 0);
            cycles.Write(words, ports.ReceivedReady, random.Next(patience) == 0 ? 1u : 0);
            cycles.Write(words, ports.SendValid, offered ? 1u : 0);
            cycles.Write(words, ports.SendData, (ulong)data);
            offered &= random.Next(4 * parameters.ClocksPerBit) > 0;
        }

        var line = new UartLine(parameters.ClocksPerBit, Write);
        line.Level(true, 3);
        send(line, random);
        line.Level(true, 24 * parameters.ClocksPerBit);
        return new Scenario(name, [new Phase { Cycles = cycles }]);
    }

    private void WrongFrames(UartLine line, Random random)
    {
        foreach (int value in (int[])[0x00, 0xFF, 0x55, 0xA5])
        {
            line.Byte(value, stop: false);
            line.Byte(value);
            line.Level(true, random.Next(2 * parameters.ClocksPerBit));
            line.Byte(value);
        }

        // A line held at 0, and pulses around half a bit.
        line.Level(false, 25 * parameters.ClocksPerBit);
        line.Level(true, 1);
        line.Byte(0x3C);
        for (int width = 1; width <= parameters.ClocksPerBit; width++)
        {
            line.Level(false, width);
            line.Level(true, 12 * parameters.ClocksPerBit);
        }

        // A sender that is a little slow.
        line.Byte(0x96, stretch: 1);
        line.Byte(0x69);
    }

    private void Quiet(UartLine line)
    {
        line.Level(true, parameters.QuietClocks + 40);
        line.Byte(0x5A);
        line.Level(true, parameters.QuietClocks - 1);
        line.Byte(0xA5);
        line.Level(true, (2 * parameters.QuietClocks) + 60);
        line.Level(false, 1);
        line.Level(true, parameters.QuietClocks + 20);

        // Bytes are lost here and there; after quiet that is forgotten.
        for (int round = 0; round < 20; round++)
        {
            for (int i = 0; i < 6; i++)
            {
                line.Byte(round + i);
            }

            line.Level(true, parameters.QuietClocks + (round * parameters.ClocksPerBit));
        }
    }

    // From the reset on; a clock too few; then enough, with bytes lost before; after a pulse that is no start bit.
    private void QuietOnce(UartLine line)
    {
        line.Level(true, parameters.QuietClocks + 40);
        Burst(line);
        line.Level(true, parameters.QuietClocks - 1);
        Burst(line);
        line.Level(true, parameters.QuietClocks + (100 * parameters.ClocksPerBit));
        line.Byte(0x5A);
        line.Level(true, 100 * parameters.ClocksPerBit);
        line.Level(false, 1);
        line.Level(true, parameters.QuietClocks + 20);
    }

    private static void Burst(UartLine line)
    {
        for (int value = 0; value < 30; value++)
        {
            line.Byte(value);
        }
    }

    private void RandomBytes(UartLine line, Random random)
    {
        for (int i = 0; i < Bytes; i++)
        {
            line.Byte(random.Next(256), stop: random.Next(12) > 0);
            line.Level(true, random.Next(3) == 0 ? random.Next(12 * parameters.ClocksPerBit) : 0);
        }
    }

    private void Noise(UartLine line, Random random)
    {
        for (int i = 0; i < NoiseBits; i++)
        {
            line.Level(random.Next(2) == 0, random.Next(1, 2 * parameters.ClocksPerBit));
        }
    }

    // string.GetHashCode differs from run to run.
    private static int HashCode(string name) =>
        name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)) & 0xFFFF;
}

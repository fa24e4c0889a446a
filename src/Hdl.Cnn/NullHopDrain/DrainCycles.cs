using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHopDrain;

/// <summary>A pass of the drain.</summary>
/// <param name="WordsLog2">log2 n.</param>
/// <param name="PooledWidth">Pixels of a row, 1 or more.</param>
internal sealed record DrainPass(int WordsLog2, int PooledWidth)
{
    /// <summary>Channels of the last word.</summary>
    public int LastChannels { get; init; } = NullHopParameters.WordChannels;

    /// <summary>Whether less than 0 becomes 0.</summary>
    public bool Relu { get; init; }

    /// <summary>Whether words go without map words.</summary>
    public bool IsRaw { get; init; }

    /// <summary>Whether values are signed.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Whether halves are rounded up.</summary>
    public bool Round { get; init; }

    /// <summary>r.</summary>
    public int Shift { get; init; }

    /// <summary>bs.</summary>
    public int BiasShift { get; init; }

    /// <summary>Row of the first biases.</summary>
    public int Base { get; init; }

    /// <summary>n.</summary>
    public int Words => 1 << WordsLog2;
}

/// <summary>What a channel of a word is given: the sums of its lanes together, bias and multiplier.</summary>
/// <param name="Sum">Modulo 2^A.</param>
/// <param name="Bias">32 bits.</param>
/// <param name="Multiplier">16 bits; not looked at where there are none.</param>
internal readonly record struct DrainChannel(long Sum, int Bias, int Multiplier);

/// <summary>
/// Cycles of the drain: passes one after the other, windows that close as close to each other as they may, or later;
/// in between, ports carry anything.
/// </summary>
/// <param name="parameters">Widths.</param>
/// <param name="random">What stands at ports that nobody looks at, and gaps.</param>
internal sealed class DrainCycles(NullHopDrainParameters parameters, Random random)
{
    private const int Channels = NullHopParameters.WordChannels;
    private const int Taken = 3;

    private readonly NullHopDrainPorts _ports = new(parameters);
    private readonly Dictionary<int, DrainPass> _starts = [];
    private readonly Dictionary<int, (bool Emits, bool Ends)> _closes = [];
    private readonly Dictionary<int, (DrainPass Pass, DrainChannel[] Channels, int Word)> _words = [];
    private int _free;
    private int _now;

    /// <summary>Runs a pass.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="windows">Whether each window emits, in their order.</param>
    /// <param name="longest">Most cycles between windows beyond those that they need.</param>
    /// <param name="channel">What a channel of a word of a window is given.</param>
    public void Run(DrainPass pass, IReadOnlyList<bool> windows, int longest, Func<DrainPass, DrainChannel> channel)
    {
        _now = Math.Max(_now, _free) + random.Next(longest + 1);
        _starts[_now] = pass;
        for (int window = 0; window < windows.Count; window++)
        {
            _now += (window == 0 ? 1 : pass.Words) + random.Next(longest + 1);
            bool ends = window == windows.Count - 1;
            _closes[_now] = (windows[window], ends);
            for (int word = 0; word < pass.Words; word++)
            {
                DrainChannel[] channels = [.. Enumerable.Range(0, Channels).Select(_ => channel(pass))];
                _words[_now + Taken + word] = (pass, channels, word);
            }
        }

        // Free in the cycle behind the one in which the last word ends the pass.
        _free = _now + NullHopDrainGolden.Latency(parameters) + pass.Words - 1;
    }

    /// <summary>The cycles, and some behind them.</summary>
    /// <param name="most">Most cycles.</param>
    public BeatSequence Cycles(int most)
    {
        var cycles = new BeatSequence(_ports.CycleFields);
        int count = Math.Min(most, _free + 4);
        for (int cycle = 0; cycle < count; cycle++)
        {
            Span<uint> words = cycles.Append();
            Start(cycles, words, cycle);
            bool closes = _closes.TryGetValue(cycle, out (bool Emits, bool Ends) close);
            // Other beats and flags without a beat close nothing.
            bool valid = closes || random.Next(2) == 0;
            cycles.Write(words, _ports.BeatValid, valid ? 1UL : 0);
            cycles.Write(words, _ports.BeatLast, closes || (!valid && random.Next(2) == 0) ? 1UL : 0);
            cycles.Write(words, _ports.BeatEmit, (closes ? close.Emits : random.Next(2) == 0) ? 1UL : 0);
            cycles.Write(words, _ports.BeatEnds, (closes ? close.Ends : random.Next(2) == 0) ? 1UL : 0);
            Sums(cycles, words, cycle);
            Biases(cycles, words, cycle - 1);
        }

        return cycles;
    }

    private void Start(BeatSequence cycles, Span<uint> words, int cycle)
    {
        bool starts = _starts.TryGetValue(cycle, out DrainPass? pass);
        foreach ((PortHandle port, ulong value) in (ReadOnlySpan<(PortHandle, ulong)>)
            [
                (_ports.Start, 1),
                (_ports.PooledWidth, (ulong)(pass?.PooledWidth ?? 0)),
                (_ports.Words, (ulong)(pass?.WordsLog2 ?? 0)),
                (_ports.LastChannel, (ulong)((pass?.LastChannels ?? 1) - 1)),
                (_ports.Relu, pass?.Relu == true ? 1UL : 0),
                (_ports.Raw, pass?.IsRaw == true ? 1UL : 0),
                (_ports.Signed, pass?.IsSigned == true ? 1UL : 0),
                (_ports.Round, pass?.Round == true ? 1UL : 0),
                (_ports.Shift, (ulong)(pass?.Shift ?? 0)),
                (_ports.BiasShift, (ulong)(pass?.BiasShift ?? 0)),
                (_ports.Base, (ulong)(pass?.Base ?? 0)),
            ])
        {
            cycles.Write(words, port, starts ? value : port == _ports.Start ? 0 : (ulong)random.NextInt64());
        }
    }

    // The sum of a word is parted among its lanes; other clusters hold anything.
    private void Sums(BeatSequence cycles, Span<uint> words, int cycle)
    {
        int width = parameters.AccumulatorWidth;
        bool isThere = _words.TryGetValue(cycle, out (DrainPass Pass, DrainChannel[] Channels, int Word) word);
        for (int channel = 0; channel < Channels; channel++)
        {
            long rest = isThere ? word.Channels[channel].Sum : 0;
            for (int cluster = parameters.Clusters - 1; cluster >= 0; cluster--)
            {
                bool adds = isThere && parameters.Lanes > 1 && cluster % word.Pass.Words == word.Word;
                bool closes = isThere && cluster == word.Word;
                long part = closes ? rest : random.NextInt64() >> random.Next(64);
                rest -= adds && !closes ? part : 0;
                cycles.WriteBits(
                    words, _ports.Sums, ((cluster * Channels) + channel) * width, width, (ulong)part);
            }
        }
    }

    private void Biases(BeatSequence cycles, Span<uint> words, int taken)
    {
        bool isThere = _words.TryGetValue(taken, out (DrainPass Pass, DrainChannel[] Channels, int Word) word);
        for (int channel = 0; channel < Channels; channel++)
        {
            DrainChannel given = isThere
                ? word.Channels[channel]
                : new DrainChannel(0, random.Next(), random.Next(1 << 16));
            cycles.WriteBits(words, _ports.Bias, 32 * channel, 32, (uint)given.Bias);
            if (_ports.Scale is { } scale)
            {
                cycles.WriteBits(words, scale, 16 * channel, 16, (ulong)given.Multiplier);
            }
        }
    }
}

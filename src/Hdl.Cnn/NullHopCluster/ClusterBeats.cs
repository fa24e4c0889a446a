using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopCluster;

/// <summary>Cycles of a cluster. A row is not read in the cycle in which it is written, nor before.</summary>
/// <param name="parameters">Widths.</param>
/// <param name="random">What stands at ports that nobody looks at.</param>
/// <param name="most">Most cycles.</param>
internal sealed class ClusterBeats(NullHopClusterParameters parameters, Random random, int most)
{
    /// <summary>The window ends.</summary>
    public const int Last = 1;

    /// <summary>The sums begin anew.</summary>
    public const int Fresh = 2;

    /// <summary>There is no value.</summary>
    public const int Zero = 4;

    /// <summary>The value belongs to the next window.</summary>
    public const int After = 8;

    private readonly NullHopClusterPorts _ports = new(parameters);
    private readonly List<int> _written = [];

    /// <summary>The cycles.</summary>
    public BeatSequence Cycles { get; } = new(new NullHopClusterPorts(parameters).CycleFields);

    /// <summary>The rows that are written, in their order, and each as often as it is.</summary>
    public IReadOnlyList<int> Written => _written;

    /// <summary>One of the rows that are written.</summary>
    public int AnyRow(Random choice) => _written[choice.Next(_written.Count)];

    /// <summary>Writes random weights into rows: the first and the last ones, others, or all.</summary>
    /// <param name="rows">At most so many.</param>
    public void Fill(int rows)
    {
        for (int row = 0; row < Math.Min(rows, parameters.WeightRows); row++)
        {
            int address = rows >= parameters.WeightRows || row < rows / 4 ? row
                : row < rows / 2 ? parameters.WeightRows - 1 - (row - (rows / 4))
                : random.Next(parameters.WeightRows);
            Write(address, _ => (ulong)random.NextInt64());
        }
    }

    /// <summary>Writes a row of weights, while nothing else happens.</summary>
    /// <param name="row">Which.</param>
    /// <param name="weight">The bits of each; those above its width are not looked at.</param>
    public void Write(int row, Func<int, ulong> weight)
    {
        Span<uint> cycle = Append(0);
        if (cycle.IsEmpty)
        {
            return;
        }

        Put(cycle, row, weight);
    }

    /// <summary>A beat.</summary>
    public void Beat(int row, long value, bool last = false) => Flagged(row, value, last ? Last : 0);

    /// <summary>A beat with any flags.</summary>
    /// <param name="row">Row of the weights, one that is written.</param>
    /// <param name="value">The value.</param>
    /// <param name="flags">See the constants.</param>
    /// <param name="writes">Whether another row is written in the same cycle.</param>
    public void Flagged(int row, long value, int flags, bool writes = false)
    {
        Span<uint> cycle = Append(flags);
        if (cycle.IsEmpty)
        {
            return;
        }

        Cycles.Write(cycle, _ports.Valid, 1);
        Cycles.Write(cycle, _ports.Row, (ulong)row);
        Cycles.Write(cycle, _ports.Value, (ulong)value);
        int other = AnyRow(random);
        if (writes && other != row)
        {
            Put(cycle, other, _ => (ulong)random.NextInt64());
        }
    }

    /// <summary>Cycles without a beat, whatever the ports say beside.</summary>
    /// <param name="count">How many.</param>
    /// <param name="writes">Whether a row is written in each.</param>
    public void Idle(int count = 1, bool writes = false)
    {
        for (int i = 0; i < count; i++)
        {
            Span<uint> cycle = Append(random.Next(16));
            if (!cycle.IsEmpty && writes)
            {
                Put(cycle, AnyRow(random), _ => (ulong)random.NextInt64());
            }
        }
    }

    /// <summary>Cycles until the sums of the last beat are there, and stay.</summary>
    public void Drain() => Idle(5);

    private Span<uint> Append(int flags)
    {
        if (Cycles.Count >= most)
        {
            return [];
        }

        Span<uint> cycle = Cycles.Append();
        Cycles.Write(cycle, _ports.Last, (flags & Last) != 0 ? 1UL : 0);
        Cycles.Write(cycle, _ports.Fresh, (flags & Fresh) != 0 ? 1UL : 0);
        Cycles.Write(cycle, _ports.Zero, (flags & Zero) != 0 ? 1UL : 0);
        if (_ports.After is { } after)
        {
            Cycles.Write(cycle, after, (flags & After) != 0 ? 1UL : 0);
        }

        // No address beyond the last row, not even where nothing is read.
        Cycles.Write(cycle, _ports.Row, (ulong)random.Next(parameters.WeightRows));
        Cycles.Write(cycle, _ports.Value, (ulong)random.NextInt64());
        Cycles.Write(cycle, _ports.WriteRow, (ulong)random.Next(parameters.WeightRows));
        for (int bit = 0; bit < _ports.WriteData.Width; bit += 32)
        {
            Cycles.WriteBits(
                cycle, _ports.WriteData, bit, Math.Min(32, _ports.WriteData.Width - bit), (ulong)random.NextInt64());
        }

        return cycle;
    }

    private void Put(Span<uint> cycle, int row, Func<int, ulong> weight)
    {
        _written.Add(row);
        Cycles.Write(cycle, _ports.WriteEnable, 1);
        Cycles.Write(cycle, _ports.WriteRow, (ulong)row);
        int width = parameters.WeightWidth;
        cycle.Slice(Cycles.OffsetOf(_ports.WriteData), BeatSequence.WordsOf(_ports.WriteData.Width)).Clear();
        for (int place = 0; place < NullHopClusterParameters.Multipliers; place++)
        {
            Cycles.WriteBits(cycle, _ports.WriteData, place * width, width, weight(place));
        }
    }
}

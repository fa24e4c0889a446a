namespace Hdl.Cnn.NullHop.Performance;

/// <summary>What the accelerator does in a run, up to the last handshake of an input or an output.</summary>
public sealed record PerformanceCounts
{
    /// <summary>
    /// Cycles from the one in which everything is offered, and the first input word accepted, to that handshake, both
    /// included.
    /// </summary>
    public long Cycles { get; init; }

    /// <summary>
    /// Cycle, from 0 on, in which each beat of the output leaves; empty where they were not asked for.
    /// </summary>
    public IReadOnlyList<long> OutputCycles { get; init; } = [];

    /// <summary>Cycles in which the multipliers work.</summary>
    public long Beats { get; init; }

    /// <summary>Items with a value: products of each multiplier of a lane.</summary>
    public long Items { get; init; }

    /// <summary>Items without a value, of windows without one.</summary>
    public long Nulls { get; init; }

    /// <summary>Cycles without a beat in which a window waits for rows.</summary>
    public long StallInput { get; init; }

    /// <summary>Cycles without a beat in which the sums before are still being taken.</summary>
    public long StallDrain { get; init; }

    /// <summary>Cycles without a beat in which the output has no room.</summary>
    public long StallOutput { get; init; }

    /// <summary>Cycles without a beat in which a pass waits for its parameters.</summary>
    public long StallWeights { get; init; }

    /// <summary>Where the lanes' cycles without a product went.</summary>
    public PerformanceLosses Losses { get; init; } = new();
}

/// <summary>Lane cycles without a product: cycles times the lanes of the pass, by what was in the way.</summary>
public sealed record PerformanceLosses
{
    /// <summary>No pass was being multiplied: start, end, and the changes between passes.</summary>
    public long Idle { get; init; }

    /// <summary>There was no item, and a window waited for rows: loader, input.</summary>
    public long Rows { get; init; }

    /// <summary>There was no item though rows were there: windows, fetch, packer.</summary>
    public long Fetch { get; init; }

    /// <summary>A second window ended in the beat.</summary>
    public long Ends { get; init; }

    /// <summary>The sums of the window before were still being taken.</summary>
    public long Drain { get; init; }

    /// <summary>The output had no room.</summary>
    public long Output { get; init; }

    /// <summary>Items without a value.</summary>
    public long Nulls { get; init; }

    /// <summary>All of them.</summary>
    public long Total => Idle + Rows + Fetch + Ends + Drain + Output + Nulls;
}

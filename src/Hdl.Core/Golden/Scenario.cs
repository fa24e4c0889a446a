namespace Hdl.Core.Golden;

/// <summary>
/// One self-contained run of a model from reset: what goes in, in phases. A phase starts when everything of the one
/// before was accepted and everything expected of it was received, so register writes can precede the data that depend
/// on them.
/// </summary>
/// <param name="Name">A short name, printed on failure: <c>corners</c>, <c>random-3</c>.</param>
/// <param name="Phases">One or more.</param>
public sealed record Scenario(string Name, IReadOnlyList<Phase> Phases);

/// <summary>One phase of a scenario.</summary>
public sealed record Phase
{
    /// <summary>Beats by input stream name; streams not named stay silent.</summary>
    public IReadOnlyDictionary<string, BeatSequence> Inputs { get; init; } = new Dictionary<string, BeatSequence>();

    /// <summary>
    /// Plain input ports (not of a stream) by name: values held during the phase; the others keep theirs, 0 at first.
    /// </summary>
    public IReadOnlyDictionary<string, ulong> Levels { get; init; } = new Dictionary<string, ulong>();

    /// <summary>The same for ports of any width: all their 32-bit words, low word first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<uint>> WideLevels { get; init; } =
        new Dictionary<string, IReadOnlyList<uint>>();

    /// <summary>
    /// What is in the memory behind an AXI4 master port, by the port's name, from the beginning of the phase on; the
    /// others keep what is in them, nothing at first.
    /// </summary>
    public IReadOnlyDictionary<string, MemoryContent> Memories { get; init; } =
        new Dictionary<string, MemoryContent>();

    /// <summary>
    /// Inputs a clock cycle for blocks that are compared in lockstep (<see cref="ICycleGolden"/>): one beat per cycle,
    /// the fields being all plain input ports in the order of the module's interface. Null for stream blocks.
    /// </summary>
    public BeatSequence? Cycles { get; init; }

    /// <summary>
    /// Whether random gaps and back-pressure may be applied. Without them every input is offered, and every output
    /// taken, as early as possible: what predicted cycles refer to.
    /// </summary>
    public bool AllowStalls { get; init; } = true;

    /// <summary>
    /// Streams that stand still in the middle, by name, in every pass; beside random gaps and back-pressure. Such a
    /// stream waits for nothing, so that it cannot hang.
    /// </summary>
    public IReadOnlyDictionary<string, Pause> Pauses { get; init; } = new Dictionary<string, Pause>();

    /// <summary>
    /// Whether the beats of all streams belong together, as commands and the packets that they are about: a test bench
    /// without room for all of them leaves the phase out instead of shortening it. Default: false.
    /// </summary>
    public bool IsWhole { get; init; }
}

/// <summary>A stream that stands still: an input does not offer a beat, or an output does not take it.</summary>
/// <param name="Beat">Number of the beat in its phase, from 0; one that is there, of a stream with a ready.</param>
/// <param name="Cycles">For how many cycles, from when the beats before it were handed over.</param>
public sealed record Pause(long Beat, long Cycles);

/// <summary>What scenarios are drawn from.</summary>
public sealed record ScenarioOptions
{
    /// <summary>Seed of everything random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How much random material, as a multiple of the regression's share. Default: 1.</summary>
    public int Effort { get; init; } = 1;

    /// <summary>
    /// Cycles of each scenario that are looked at; what a scenario in lockstep holds beyond them may be left out, as
    /// the whole of a large memory. Default: all.
    /// </summary>
    public int MostCycles { get; init; } = int.MaxValue;

    /// <summary>
    /// Samples for targets that classify; null where the caller has none. A target takes those of the kind that fits
    /// it.
    /// </summary>
    public IDataSet? Data { get; init; }

    /// <summary>
    /// Name or path of the trained network that the samples are shown to, for targets whose parameters name none; null
    /// for the one that the target takes by itself.
    /// </summary>
    public string? Model { get; init; }
}

namespace Hdl.Core.Golden;

/// <summary>What a simulated model did in one phase, for targets that make figures of it.</summary>
/// <param name="Outputs">Beats received, by output stream name.</param>
/// <param name="Cycles">Cycle in which each beat was handed over, counted from the phase's first cycle, by stream
/// name.</param>
/// <param name="CycleCount">Clock cycles that the phase took.</param>
public sealed record PhaseObservation(
    IReadOnlyDictionary<string, BeatSequence> Outputs,
    IReadOnlyDictionary<string, IReadOnlyList<long>> Cycles,
    long CycleCount)
{
    /// <summary>
    /// What the model left in the memory behind an AXI4 master port where the golden model changes it
    /// (<see cref="PhaseResult.Memories"/>), by the port's name.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<MemoryRegion>> Memories { get; init; } =
        new Dictionary<string, IReadOnlyList<MemoryRegion>>();
}

/// <summary>A named number for people: a derived value or a measured figure.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The number, formatted.</param>
/// <param name="Unit">Its unit, or empty.</param>
/// <param name="Note">Where it comes from, or what it means; may be empty.</param>
public sealed record Figure(string Name, string Value, string Unit = "", string Note = "");

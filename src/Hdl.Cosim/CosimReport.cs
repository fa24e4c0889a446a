using Hdl.Core.Golden;

namespace Hdl.Cosim;

/// <summary>Outcome of one scenario, all its passes together.</summary>
/// <param name="Name">The scenario.</param>
/// <param name="Passes">How often it ran.</param>
/// <param name="Cycles">Clock cycles simulated.</param>
/// <param name="Transactions">Beats compared or driven, by stream name.</param>
/// <param name="Figures">What the target makes of the pass without stalls.</param>
public sealed record ScenarioReport(
    string Name, int Passes, long Cycles, IReadOnlyDictionary<string, long> Transactions,
    IReadOnlyList<Figure> Figures);
/// <summary>Outcome of a co-simulation.</summary>
public sealed record CosimReport
{
    /// <summary>The block.</summary>
    public required string Block { get; init; }

    /// <summary>The preset its parameters come from.</summary>
    public required string Preset { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>What ran, in order; the failing scenario, if any, is the last.</summary>
    public required IReadOnlyList<ScenarioReport> Scenarios { get; init; }

    /// <summary>The first failure; null where there is none.</summary>
    public CosimFailure? Failure { get; init; }

    /// <summary>Whether every transaction agreed.</summary>
    public bool Passed => Failure is null;

    /// <summary>Mismatches: 0 or 1, as the first ends the run.</summary>
    public int Mismatches => Failure is null ? 0 : 1;

    /// <summary>Waveform that was written; null where none was.</summary>
    public string? Waveform { get; init; }

    /// <summary>Time to build the model or to find it in the cache.</summary>
    public TimeSpan BuildTime { get; init; }

    /// <summary>Whether the model had been built before.</summary>
    public bool FromCache { get; init; }

    /// <summary>Time the golden model took.</summary>
    public TimeSpan GoldenTime { get; init; }

    /// <summary>Time the simulation and the comparison took.</summary>
    public TimeSpan SimulationTime { get; init; }

    /// <summary>Clock cycles simulated.</summary>
    public long Cycles => Scenarios.Sum(scenario => scenario.Cycles);

    /// <summary>Beats exchanged on all streams.</summary>
    public long Transactions => Scenarios.Sum(scenario => scenario.Transactions.Values.Sum());

    /// <summary>Simulated clock cycles per second.</summary>
    public double CyclesPerSecond => SimulationTime > TimeSpan.Zero ? Cycles / SimulationTime.TotalSeconds : 0;

    /// <summary>Longest time between two handshakes, in clock cycles.</summary>
    public long LongestQuiet { get; init; }
}

namespace Hdl.Cosim.Mutation;

/// <summary>How faults are put in and looked for.</summary>
public sealed record MutationOptions
{
    /// <summary>Seed of scenarios, stalls, and of the sample of faults. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Most faults; where the design has room for more, a sample spread over all of it. Default: 400.
    /// </summary>
    public int Limit { get; init; } = 400;

    /// <summary>How much random material. Default: 1.</summary>
    public int Effort { get; init; } = 1;

    /// <summary>Names of the Verilog files that get faults, <c>*</c> for any text. Default: all.</summary>
    public IReadOnlyList<string> Files { get; init; } = ["*"];

    /// <summary>Folder of built models; null for the default of <see cref="Building.BuildCache"/>.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Reasons why faults cannot be seen.</summary>
    public Explanations Explanations { get; init; } = Explanations.None;

    /// <summary>
    /// Whether a fault with a reason runs without stalls only: it will mostly survive, so that all the rest, which
    /// takes several times as long, tells nothing. Default: false.
    /// </summary>
    public bool BriefWhereExplained { get; init; }
}

/// <summary>A fault that no scenario showed.</summary>
/// <param name="Mutant">The fault.</param>
/// <param name="Reason">Why it cannot be seen; null where nobody has said.</param>
public sealed record Survivor(Mutant Mutant, string? Reason);

/// <summary>A fault that was found.</summary>
/// <param name="Mutant">The fault.</param>
/// <param name="Scenario">The scenario that showed it.</param>
/// <param name="Kind">How it showed.</param>
public sealed record Kill(Mutant Mutant, string Scenario, FailureKind Kind);

/// <summary>Outcome of a mutation run.</summary>
/// <param name="Block">The block.</param>
/// <param name="Kills">Faults that were found.</param>
/// <param name="Survivors">Faults that were not.</param>
/// <param name="Baseline">Failure of the instrumented design with no fault chosen; null, or the run says
/// nothing.</param>
/// <param name="BuildTime">Time to build the instrumented model.</param>
/// <param name="RunTime">Time of all simulations.</param>
public sealed record MutationReport(
    string Block,
    IReadOnlyList<Kill> Kills,
    IReadOnlyList<Survivor> Survivors,
    string? Baseline,
    TimeSpan BuildTime,
    TimeSpan RunTime)
{
    /// <summary>Faults put in.</summary>
    public int Total => Kills.Count + Survivors.Count;

    /// <summary>Share of the faults that were found, 0 to 1.</summary>
    public double KilledShare => Total == 0 ? 0 : (double)Kills.Count / Total;

    /// <summary>Survivors that nobody has explained.</summary>
    public IEnumerable<Survivor> Unexplained => Survivors.Where(survivor => survivor.Reason is null);
}

/// <summary>How far a mutation run has come.</summary>
/// <param name="Done">Faults run.</param>
/// <param name="Total">Faults put in.</param>
/// <param name="Killed">Faults found.</param>
public sealed record MutationProgress(int Done, int Total, int Killed);

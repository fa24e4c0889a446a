using Hdl.Core.Golden;

namespace Hdl.Cosim.Running;

/// <summary>The first thing that was wrong in a pass.</summary>
internal sealed record Mismatch(FailureKind Kind, int Phase, long Cycle, long SimulationCycle, string Port)
{
    public long Beat { get; init; } = -1;

    public string Expected { get; init; } = "-";

    public string Actual { get; init; } = "-";

    public string Message { get; init; } = "";
}

/// <summary>What one pass did.</summary>
internal sealed record PassResult(
    Mismatch? Mismatch,
    IReadOnlyList<PhaseObservation> Observations,
    long Cycles,
    long LongestQuiet,
    IReadOnlyDictionary<string, long> Transactions)
{
    /// <summary>
    /// Most cycles in which memories gave and took words, but no stream had a beat, in whole batches.
    /// </summary>
    public long LongestTraffic { get; init; }
}

/// <summary>Limits of a bench.</summary>
/// <param name="Watchdog">Cycles without a handshake that count as a hang.</param>
/// <param name="BatchCycles">Cycles a native call.</param>
/// <param name="MinimumDrain">Cycles that run on after everything is done, at least, to catch surplus beats.</param>
internal sealed record BenchLimits(long Watchdog, int BatchCycles = 32768, int MinimumDrain = 64)
{
    // A design works on its memories for that many times as long as it is silent.
    private const int TrafficFactor = 200;

    /// <summary>
    /// Cycles in which memories give and take words, but no stream has a beat, that count as a hang: a design that
    /// reads on and on.
    /// </summary>
    public long Traffic { get; init; } = TrafficFactor * Watchdog;
}

/// <summary>What happens between two native calls.</summary>
/// <param name="BeforeBatch">Called with the model before each batch.</param>
/// <param name="AfterBatch">Called with cycles and beats of the pass so far.</param>
/// <param name="CancellationToken">Looked at between batches.</param>
internal sealed record BenchHooks(
    Action<Native.NativeModel>? BeforeBatch, Action<long, long>? AfterBatch, CancellationToken CancellationToken);

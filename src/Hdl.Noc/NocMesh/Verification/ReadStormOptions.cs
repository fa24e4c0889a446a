namespace Hdl.Noc.NocMesh.Verification;

/// <summary>What happens in a storm of memory reads.</summary>
public sealed record ReadStormOptions
{
    /// <summary>Longest time that a responder takes for a request, in cycles. Default: 300.</summary>
    public int MaxDelay { get; init; } = 300;

    /// <summary>Most words of a burst, 1..256. Default: 16.</summary>
    public int MaxBurst { get; init; } = 16;

    /// <summary>
    /// Requests that a responder holds; while there are so many it accepts no request flit. Default: 4.
    /// </summary>
    public int Queue { get; init; } = 4;

    /// <summary>Reads that a node has open at once at most. Default: 16.</summary>
    public int Outstanding { get; init; } = 16;

    /// <summary>
    /// Cycles without an arrival after which the storm counts as dead, more than <see cref="MaxDelay"/>. Default:
    /// 5,000.
    /// </summary>
    public int Patience { get; init; } = 5_000;

    /// <summary>Whether consumers of responses stall at random as well. Default: true.</summary>
    public bool StallResponses { get; init; } = true;
}

namespace Hdl.Noc.NocMesh.Measurement;

/// <summary>
/// Phases of a measurement (Dally and Towles, Principles and Practices of Interconnection Networks, section 23.4): only
/// packets created in the window count; sources go on until every one of them has arrived.
/// </summary>
public sealed record MeasurementOptions
{
    /// <summary>Most cycles of a phase.</summary>
    public const int MaxCycles = 2_000_000;

    /// <summary>Cycles before the window, in which the network fills. Default: 2,000.</summary>
    public int WarmUp { get; init; } = 2_000;

    /// <summary>Cycles of the window. Default: 10,000.</summary>
    public int Window { get; init; } = 10_000;

    /// <summary>
    /// Cycles after the window in which its packets must arrive; later the point counts as saturated. Default: 50,000.
    /// </summary>
    public int DrainLimit { get; init; } = 50_000;
}

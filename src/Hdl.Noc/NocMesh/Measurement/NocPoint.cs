namespace Hdl.Noc.NocMesh.Measurement;

/// <summary>What a mesh did at one load. Loads are flits per node and cycle.</summary>
public sealed record NocPoint
{
    /// <summary>The mesh.</summary>
    public required NocConfiguration Configuration { get; init; }

    /// <summary>The load asked for; null for a trace.</summary>
    public required double? Load { get; init; }

    /// <summary>What was created in the window.</summary>
    public required double Offered { get; init; }

    /// <summary>What was handed over in the window.</summary>
    public required double Accepted { get; init; }

    /// <summary>
    /// Whether the mesh could not keep up: see <see cref="NocMeasurement"/>. Latencies then depend on the window alone.
    /// </summary>
    public required bool Saturated { get; init; }

    /// <summary>
    /// Latencies of the packets created in the window, from creation to the hand-over of the last flit, in cycles; null
    /// where saturated.
    /// </summary>
    public required LatencyHistogram? Latency { get; init; }

    /// <summary>Half the width of the 95 % confidence interval of the mean latency; null where there is none.</summary>
    public required double? HalfWidth { get; init; }

    /// <summary>Flits waiting in the queue of a source at the end of the window, in the mean over the nodes.</summary>
    public required double Waiting { get; init; }

    /// <summary>Cycles simulated.</summary>
    public required long Cycles { get; init; }
}

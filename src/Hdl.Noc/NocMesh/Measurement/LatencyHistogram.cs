namespace Hdl.Noc.NocMesh.Measurement;

/// <summary>Counts latencies by cycle, so that every quantile is exact.</summary>
public sealed class LatencyHistogram
{
    private long[] _counts = new long[256];
    private long _sum;

    /// <summary>Latencies counted.</summary>
    public long Count { get; private set; }

    /// <summary>The greatest; 0 where there is none.</summary>
    public int Max { get; private set; }

    /// <summary>Their mean; not a number where there is none.</summary>
    public double Mean => (double)_sum / Count;

    /// <summary>Counts one.</summary>
    /// <param name="latency">Cycles, 0 or more.</param>
    public void Add(int latency)
    {
        if (latency >= _counts.Length)
        {
            Array.Resize(ref _counts, Math.Max(latency + 1, 2 * _counts.Length));
        }

        _counts[latency]++;
        _sum += latency;
        Count++;
        Max = Math.Max(Max, latency);
    }

    /// <summary>
    /// The least latency that a share of the packets does not exceed (nearest rank); 0 where there is none.
    /// </summary>
    /// <param name="share">More than 0, at most 1: 0.5 for the median.</param>
    public int Quantile(double share)
    {
        long rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        long seen = 0;
        for (int latency = 0; latency <= Max; latency++)
        {
            seen += _counts[latency];
            if (seen >= rank)
            {
                return latency;
            }
        }

        return Max;
    }
}

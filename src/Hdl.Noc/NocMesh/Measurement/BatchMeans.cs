namespace Hdl.Noc.NocMesh.Measurement;

/// <summary>
/// Confidence interval of a mean by batch means (Law and Kelton, Simulation Modeling and Analysis): the window is cut
/// into batches long enough to depend on each other little, and the means of the batches count as independent samples,
/// with Student's t.
/// </summary>
/// <param name="batches">2..31.</param>
public sealed class BatchMeans(int batches)
{
    // Two-sided 95 %: the 0.975 quantile of Student's t, degrees of freedom from 1.
    private static readonly double[] StudentT =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    private readonly double[] _sums = new double[batches];
    private readonly long[] _counts = new long[batches];

    /// <summary>Counts a sample.</summary>
    /// <param name="batch">0 .. batches - 1.</param>
    /// <param name="value">The sample.</param>
    public void Add(int batch, double value)
    {
        _sums[batch] += value;
        _counts[batch]++;
    }

    /// <summary>
    /// Half the width of the 95 % interval about the mean; null where fewer than two batches have a sample.
    /// </summary>
    public double? HalfWidth()
    {
        double[] means =
        [
            .. _sums.Zip(_counts).Where(batch => batch.Second > 0).Select(batch => batch.First / batch.Second),
        ];
        if (means.Length < 2)
        {
            return null;
        }

        double mean = means.Average();
        double variance = means.Sum(value => (value - mean) * (value - mean)) / (means.Length - 1);
        return StudentT[means.Length - 2] * Math.Sqrt(variance / means.Length);
    }
}

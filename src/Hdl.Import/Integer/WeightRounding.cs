namespace Hdl.Import.Integer;

/// <summary>
/// How the weights of a layer become integers: w is about q * Unit, and a potential of the integer network is
/// PotentialsPerUnit times that of the one in floating point.
/// </summary>
/// <param name="Values">The integers q.</param>
/// <param name="Scales">Integer potential per 1.0, one or one for each output.</param>
/// <param name="Scale">What the hardware multiplies an integer by: 1, or a of ternary weights.</param>
/// <param name="IsExact">Whether no weight was rounded.</param>
internal sealed record WeightRounding(sbyte[] Values, double[] Scales, int Scale, bool IsExact)
{
    /// <summary>The scale a of ternary weights: thresholds and decay have six bits behind a weight's unit.</summary>
    public const int TernaryScale = 64;

    /// <summary>Where no calibration says otherwise: |w| below so much of the greatest becomes 0.</summary>
    public const double TernaryShare = 0.05;

    // Binary fractions of decimal numbers are no multiples of each other to the last bit.
    private const double Tolerance = 1e-5;

    /// <summary>To W bits: s = (2^(W-1) - 1) / max |w|, q = round(s w), halves to even.</summary>
    /// <remarks>
    /// Weights that lie on a grid of W bits already, as those of quantisation-aware training, are found to: s is then
    /// the greatest with which all of them are whole.
    /// </remarks>
    /// <param name="weights">Output slowest.</param>
    /// <param name="outputs">Outputs.</param>
    /// <param name="bits">W, 2..8.</param>
    /// <param name="perChannel">Whether every output has an s of its own.</param>
    public static WeightRounding ToBits(float[] weights, int outputs, int bits, bool perChannel)
    {
        int levels = (1 << (bits - 1)) - 1;
        int rows = perChannel ? outputs : 1;
        int length = weights.Length / rows;
        double[] scales = new double[rows];
        sbyte[] values = new sbyte[weights.Length];
        bool exact = true;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> span = weights.AsSpan(row * length, length);
            float most = Greatest(span);
            int grid = Grid(span, most, levels);
            exact &= grid > 0;
            double scale = most == 0 ? 1 : (grid > 0 ? levels / grid * grid : levels) / (double)most;
            scales[row] = scale;
            for (int i = 0; i < span.Length; i++)
            {
                values[(row * length) + i] = (sbyte)Math.Round(scale * span[i], MidpointRounding.ToEven);
            }
        }

        return new WeightRounding(values, scales, 1, exact);
    }

    /// <summary>To -1, 0 and 1: 0 where |w| is below a share of the greatest; a is the mean of the others.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="share">0 or more, less than 1.</param>
    public static WeightRounding ToTernary(float[] weights, double share)
    {
        float most = Greatest(weights);
        if (Grid(weights, most, 1) > 0)
        {
            return new WeightRounding(
                [.. weights.Select(weight => (sbyte)Math.Sign(weight))],
                [TernaryScale / (most == 0 ? 1.0 : most)], TernaryScale, true);
        }

        double delta = share * most;
        (double sum, long count) = (0, 0);
        sbyte[] values = new sbyte[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            double size = Math.Abs(weights[i]);
            if (size >= delta && size > 0)
            {
                (sum, count) = (sum + size, count + 1);
                values[i] = (sbyte)Math.Sign(weights[i]);
            }
        }

        return new WeightRounding(values, [TernaryScale * count / sum], TernaryScale, false);
    }

    private static float Greatest(ReadOnlySpan<float> weights)
    {
        float most = 0;
        foreach (float weight in weights)
        {
            most = Math.Max(most, Math.Abs(weight));
        }

        return most;
    }

    /// <summary>The least n with which all weights are multiples of max / n; 0 where none up to levels is.</summary>
    private static int Grid(ReadOnlySpan<float> weights, float most, int levels)
    {
        for (int n = 1; n <= levels && most > 0; n++)
        {
            bool fits = true;
            for (int i = 0; i < weights.Length && fits; i++)
            {
                double multiple = weights[i] / (double)most * n;
                fits = Math.Abs(multiple - Math.Round(multiple)) <= Tolerance;
            }

            if (fits)
            {
                return n;
            }
        }

        return most == 0 ? 1 : 0;
    }
}

namespace Hdl.Networks.Coding;

/// <summary>Which code is smaller on long packets of random zeros.</summary>
public static class CodeComparison
{
    private const int Steps = 2000;
    private const int Halvings = 40;

    /// <summary>
    /// The shares of zeros between which the run-length code is smaller than the sparsity map; empty where it never is.
    /// </summary>
    /// <param name="run">The run-length code.</param>
    /// <param name="map">The sparsity map, of the same values.</param>
    public static IReadOnlyList<(double From, double To)> RunSmallerThanMap(RunLengthSize run, SparsityMapSize map)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(map);
        bool Smaller(double zeros) => run.BitsPerPixel(zeros) < map.BitsPerPixel(zeros);
        List<(double, double)> found = [];
        double from = 0;
        bool before = Smaller(0);
        for (int step = 1; step <= Steps; step++)
        {
            double zeros = (double)step / Steps;
            bool now = Smaller(zeros);
            if (now && !before)
            {
                from = Change(Smaller, (step - 1.0) / Steps, zeros);
            }
            else if (before && !now)
            {
                found.Add((from, Change(Smaller, (step - 1.0) / Steps, zeros)));
            }

            before = now;
        }

        return before ? [.. found, (from, 1)] : found;
    }

    /// <summary>Where the answer changes between two shares that answer differently.</summary>
    private static double Change(Func<double, bool> answer, double low, double high)
    {
        bool atLow = answer(low);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = answer(middle) == atLow ? (middle, high) : (low, middle);
        }

        return high;
    }
}

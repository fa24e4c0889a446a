namespace Hdl.Networks.Coding;

/// <summary>Where a size that falls with the share of zeros passes a limit.</summary>
internal static class Threshold
{
    private const int Halvings = 40;

    /// <summary>
    /// The greatest share of zeros at which the size is not below the limit; null where it never gets below.
    /// </summary>
    public static double? Below(Func<double, double> size, double limit)
    {
        if (size(1) >= limit)
        {
            return null;
        }

        (double low, double high) = (0, 1);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = size(middle) < limit ? (low, middle) : (middle, high);
        }

        return high;
    }
}

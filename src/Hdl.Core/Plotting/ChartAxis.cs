using System.Globalization;

namespace Hdl.Core.Plotting;

/// <summary>One axis of a chart: what it counts and where its marks stand. It begins and ends at a mark.</summary>
public sealed class ChartAxis
{
    private const int MostIntervals = 6;
    private const int FewDecades = 3;
    private static readonly double[] Mantissas = [1, 2, 5];

    private readonly bool _logarithmic;

    private ChartAxis(string name, bool logarithmic, IReadOnlyList<double> ticks)
    {
        Name = name;
        _logarithmic = logarithmic;
        Ticks = ticks;
    }

    /// <summary>What the axis counts, with the unit.</summary>
    public string Name { get; }

    /// <summary>Values with a mark, ascending, at least two: round numbers.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The value at the origin.</summary>
    public double Min => Ticks[0];

    /// <summary>The value at the far end.</summary>
    public double Max => Ticks[^1];

    /// <summary>Equal distances for equal differences.</summary>
    /// <param name="name">What it counts.</param>
    /// <param name="least">The axis begins here or at the round number below.</param>
    /// <param name="most">More; the axis ends here or at the round number above.</param>
    /// <param name="whole">Whether all marks are whole numbers.</param>
    public static ChartAxis Linear(string name, double least, double most, bool whole = false)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(least, most);
        double step = Ceiling(Math.Max((most - least) / MostIntervals, whole ? 1 : 0));
        double first = Math.Floor((least / step) + 1e-9);
        double last = Math.Max(first + 1, Math.Ceiling((most / step) - 1e-9));

        // A step below 1 has no exact binary value: its reciprocal has, and 3 / 10 is the nearest number to 0.3.
        double perUnit = Math.Round(1 / step);
        return new ChartAxis(name, false,
        [
            .. Enumerable.Range(0, (int)(last - first) + 1)
                .Select(tick => step < 1 ? (first + tick) / perUnit : (first + tick) * step),
        ]);
    }

    /// <summary>Equal distances for equal ratios.</summary>
    /// <param name="name">What it counts.</param>
    /// <param name="least">Greater than 0; the axis begins here or at the round number below.</param>
    /// <param name="most">At least <paramref name="least"/>; the axis ends here or at the round number above.</param>
    public static ChartAxis Logarithmic(string name, double least, double most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(least, most);
        int first = (int)Math.Floor(Math.Log10(least) + 1e-9);
        int last = Math.Max(first + 1, (int)Math.Ceiling(Math.Log10(most) - 1e-9));
        bool few = last - first <= FewDecades;
        double[] marks =
        [
            .. Enumerable.Range(first, last - first + 1)
                .SelectMany(power => (few ? Mantissas : [1]).Select(mantissa => mantissa * Math.Pow(10, power))),
        ];
        int begin = Array.FindLastIndex(marks, mark => mark <= least * (1 + 1e-9));
        int end = Math.Max(begin + 1, Array.FindIndex(marks, mark => mark >= most * (1 - 1e-9)));
        return new ChartAxis(name, true, marks[begin..(end + 1)]);
    }

    /// <summary>Where a value stands: 0 at the origin, 1 at the far end.</summary>
    /// <param name="value">Finite.</param>
    public double Share(double value) => (Scale(value) - Scale(Min)) / (Scale(Max) - Scale(Min));

    /// <summary>How a mark is written.</summary>
    internal static string Text(double tick) => tick.ToString("0.######", CultureInfo.InvariantCulture);

    private static double Ceiling(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return power * Mantissas.Append(10).First(mantissa => mantissa * power >= value * (1 - 1e-9));
    }

    // Zero has no place on a logarithmic axis: it is far below the origin.
    private double Scale(double value) => _logarithmic ? Math.Log10(Math.Max(value, Min * 1e-6)) : value;
}

using System.Globalization;

namespace Hdl.Bench;

/// <summary>One figure, measured several times.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Target">What it must reach.</param>
/// <param name="Aim">What it should reach; a dash for no more than the target.</param>
/// <param name="Values">Every time it was measured.</param>
/// <param name="HigherIsBetter">Decides which end of the range is the worst.</param>
internal sealed record Measurement(
    string Name, string Unit, string Target, string Aim, IReadOnlyList<double> Values, bool HigherIsBetter)
{
    /// <summary>The absolute figures behind a ratio.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>A Markdown table of measurements.</summary>
    public static string Table(IEnumerable<Measurement> measurements) =>
        "| figure | median | worst | best | must reach | aim | absolute |\n|---|---|---|---|---|---|---|\n"
        + string.Concat(measurements.Select(measurement => measurement.Row() + "\n"));

    private string Row()
    {
        double worst = HigherIsBetter ? Values.Min() : Values.Max();
        double best = HigherIsBetter ? Values.Max() : Values.Min();
        return $"| {Name} | {Text(Median(Values))} {Unit} | {Text(worst)} | {Text(best)} | {Target} | {Aim} | "
            + $"{Remark} |";
    }

    private static string Text(double value) => value.ToString(value >= 10 ? "f0" : "f3", CultureInfo.InvariantCulture);
}

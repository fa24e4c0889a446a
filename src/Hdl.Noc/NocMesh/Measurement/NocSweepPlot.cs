using System.Globalization;
using Hdl.Core.Plotting;

namespace Hdl.Noc.NocMesh.Measurement;

/// <summary>Draws a sweep: latency above, accepted load below, over the offered load, a curve for each mesh.</summary>
public static class NocSweepPlot
{
    // Latency grows without bound at saturation: the axis ends where the curve is as good as vertical.
    private const double MostOfLowest = 6;

    /// <summary>The SVG document.</summary>
    /// <param name="title">Mesh and traffic.</param>
    /// <param name="points">What was measured; points of a trace are left out.</param>
    /// <param name="bound">The load that the links cannot exceed; null where it is not known.</param>
    public static string ToSvg(string title, IReadOnlyList<NocPoint> points, double? bound)
    {
        ArgumentNullException.ThrowIfNull(points);
        NocPoint[] all = [.. points.Where(point => point.Load is not null)];
        NocPoint[][] curves = [.. all.GroupBy(point => point.Configuration).Select(group => group.ToArray())];
        double most = all.Select(point => point.Load!.Value).DefaultIfEmpty(1).Max();
        double highest = all.Select(point => point.Accepted).Append(Math.Min(bound ?? 0, most)).Append(0.001).Max();
        var loads = ChartAxis.Linear("offered load, flits per node and cycle", 0, most);
        var cycles = ChartAxis.Linear("latency, cycles: mean, 95 % interval", 0, LatencyMost(all));
        var accepted = ChartAxis.Linear("accepted, flits per node and cycle", 0, highest);
        ChartSeries[] latencies = [.. curves.SelectMany((curve, index) => Latency(curve, index, cycles.Max))];
        return LineChart.ToSvg(title,
        [
            new LineChart(loads, cycles, latencies)
            {
                Notes = Array.Exists(latencies, series => series.Line == ChartLine.Dotted)
                    ? ["dotted: the mesh cannot keep up with the next load"] : [],
            },
            new LineChart(loads, accepted, [Offered(most, bound), .. curves.Select(Throughput)])
            {
                Notes = Array.Exists(all, point => point.Saturated) ? ["ring: the mesh cannot keep up"] : [],
            },
        ]);
    }

    private static double LatencyMost(NocPoint[] all)
    {
        double[] means = [.. all.Where(point => point.Latency is not null).Select(point => point.Latency!.Mean)];
        return Math.Max(1, means.Length == 0 ? 1 : Math.Min(1.1 * means.Max(), MostOfLowest * means.Min()));
    }

    private static IEnumerable<ChartSeries> Latency(NocPoint[] curve, int index, double highest)
    {
        ChartPoint[] stable =
        [
            .. curve.TakeWhile(point => point.Latency is not null).Select(point =>
                new ChartPoint(point.Load!.Value, point.Latency!.Mean) { HalfWidth = point.HalfWidth ?? 0 }),
        ];
        yield return Curve(index, curve[^1].Configuration.ToString(), stable);

        // The next load was too much: the curve is somewhere between.
        if (stable.Length > 0 && stable.Length < curve.Length && stable[^1].Y < highest)
        {
            ChartPoint[] rise = [stable[^1] with { HalfWidth = 0 }, new(curve[stable.Length].Load!.Value, highest)];
            yield return Curve(index, null, rise) with { Line = ChartLine.Dotted, Marker = default };
        }
    }

    // What would be accepted of every load, up to the bound of the links.
    private static ChartSeries Offered(double most, double? bound)
    {
        string limit = bound < most
            ? string.Create(CultureInfo.InvariantCulture, $", up to the bound of the links {bound:0.###}") : "";
        double knee = Math.Min(bound ?? most, most);
        ChartPoint[] points = [new(0, 0), new(knee, knee), new(most, knee)];
        return new ChartSeries($"all that is offered{limit}", LineChart.ReferenceColour, points)
        {
            Line = ChartLine.Dashed,
        };
    }

    private static ChartSeries Throughput(NocPoint[] curve, int index)
    {
        NocPoint last = curve[^1];
        string accepts = string.Create(
            CultureInfo.InvariantCulture, $"{last.Accepted:0.000} at load {last.Load:0.###}");
        return Curve(index, $"{last.Configuration}: accepts {accepts}",
        [
            .. curve.Select(point => new ChartPoint(point.Load!.Value, point.Accepted) { Hollow = point.Saturated }),
        ]);
    }

    private static ChartSeries Curve(int index, string? name, ChartPoint[] points) =>
        new(name, LineChart.Colours[index % LineChart.Colours.Count], points)
        {
            Line = index < LineChart.Colours.Count ? ChartLine.Solid : ChartLine.Dashed,
            Marker = ChartMarker.Circle,
        };
}

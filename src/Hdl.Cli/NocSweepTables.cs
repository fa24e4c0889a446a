using System.Globalization;
using Hdl.Noc.NocMesh.Measurement;

namespace Hdl.Cli;

/// <summary>Writes what a sweep found as tables.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class NocSweepTables(Terminal terminal)
{
    /// <summary>Writes one table a mesh, and what holds for all.</summary>
    /// <param name="title">Mesh and traffic.</param>
    /// <param name="sweep">What was asked.</param>
    /// <param name="points">What was found.</param>
    /// <param name="elapsed">The time it took.</param>
    public void Write(string title, NocSweep sweep, IReadOnlyList<NocPoint> points, TimeSpan elapsed)
    {
        Line($"{title}, seed {sweep.Seed}; latency in cycles, loads in flits per node and cycle");
        if (sweep.Pattern is { } pattern)
        {
            double routers = pattern.MeanRouters();
            double bound = ThroughputBound.Of(pattern);
            (long warmUp, long window, long drain) =
                (sweep.Options.WarmUp, sweep.Options.Window, sweep.Options.DrainLimit);
            Line($"routers on the way, mean: {routers:0.0000}; throughput bound of the links: {bound:0.0000}");
            Line($"warm-up {warmUp:N0} cycles, window {window:N0}, drain at most {drain:N0}");
        }

        foreach (IGrouping<NocConfiguration, NocPoint> mesh in points.GroupBy(point => point.Configuration))
        {
            Line($"");
            Line($"{mesh.Key}");
            terminal.Table(
                [
                    "Load",
                    "Offered",
                    "Accepted",
                    "Latency",
                    "95 %",
                    "Median",
                    "99th",
                    "Max",
                    "Packets",
                    "Waiting",
                    "Cycles",
                ],
                mesh.Select(Row));
        }

        long cycles = points.Sum(point => point.Cycles);
        double seconds = elapsed.TotalSeconds;
        Line($"{points.Count} points, {cycles:N0} cycles, {seconds:0.0} s ({cycles / seconds:N0} cycles/s)");
    }

    private static IReadOnlyList<string> Row(NocPoint point) =>
        [
            point.Load is { } load ? Text($"{load:0.###}") : "trace",
            Text($"{point.Offered:0.0000}"),
            Text($"{point.Accepted:0.0000}"),
            .. point.Latency is { } latency
                ? (string[])
                    [
                        Text($"{latency.Mean:0.00}"),
                        point.HalfWidth is { } half ? Text($"+-{half:0.00}") : "-",
                        Text($"{latency.Quantile(0.5)}"),
                        Text($"{latency.Quantile(0.99)}"),
                        Text($"{latency.Max}"),
                        Text($"{latency.Count:N0}"),
                    ]
                : [point.Saturated ? "saturated" : "-", "-", "-", "-", "-", "-"],
            Text($"{point.Waiting:0.0}"),
            Text($"{point.Cycles:N0}"),
        ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(FormattableString line) => terminal.Output.WriteLine(Text(line));
}

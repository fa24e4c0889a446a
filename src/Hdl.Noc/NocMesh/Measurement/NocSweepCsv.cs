using System.Globalization;
using System.Text;
using Hdl.Core.Verilog;

namespace Hdl.Noc.NocMesh.Measurement;

/// <summary>
/// Writes what a sweep found as comma-separated values with a heading; empty fields where there is no answer.
/// </summary>
public static class NocSweepCsv
{
    private const string Heading =
        "mesh,virtual_channels,depth,pipeline,flow,load,offered,accepted,saturated,latency_mean,"
            + "latency_half_width_95,latency_median,latency_99,latency_max,packets,waiting,cycles\n";

    /// <summary>The table, lines ended by LF.</summary>
    /// <param name="points">In their order.</param>
    public static string Text(IEnumerable<NocPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var text = new StringBuilder(Heading);
        foreach (NocPoint point in points)
        {
            NocConfiguration mesh = point.Configuration;
            text.Append(CultureInfo.InvariantCulture, $"{mesh.Size},{mesh.VirtualChannels},{mesh.Depth},");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Naming.ToSnakeCase(mesh.Pipeline.ToString())},{Naming.ToSnakeCase(mesh.Flow.ToString())},");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{point.Load},{point.Offered:0.######},{point.Accepted:0.######},{(point.Saturated ? 1 : 0)},");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{point.Latency?.Mean:0.####},{point.HalfWidth:0.####},"
                    + $"{point.Latency?.Quantile(0.5)},{point.Latency?.Quantile(0.99)},");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{point.Latency?.Max},{point.Latency?.Count},{point.Waiting:0.####},{point.Cycles}\n");
        }

        return text.ToString();
    }
}

using System.Text;
using System.Text.Json;
using Hdl.Core.Verilog;
using Hdl.Noc.NocMesh.Measurement;

namespace Hdl.Cli;

/// <summary>Writes what a sweep found as JSON: an object a point, null where there is no answer.</summary>
internal static class NocSweepJson
{
    /// <summary>Writes an array with one object a point.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="points">In their order.</param>
    public static void Write(TextWriter output, IEnumerable<NocPoint> points)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (NocPoint point in points)
            {
                Write(json, point);
            }

            json.WriteEndArray();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, NocPoint point)
    {
        NocConfiguration mesh = point.Configuration;
        json.WriteStartObject();
        json.WriteString("mesh", mesh.Size.ToString());
        json.WriteNumber("virtual_channels", mesh.VirtualChannels);
        json.WriteNumber("depth", mesh.Depth);
        json.WriteString("pipeline", Naming.ToSnakeCase(mesh.Pipeline.ToString()));
        json.WriteString("flow", Naming.ToSnakeCase(mesh.Flow.ToString()));
        Optional(json, "load", point.Load);
        json.WriteNumber("offered", point.Offered);
        json.WriteNumber("accepted", point.Accepted);
        json.WriteBoolean("saturated", point.Saturated);
        Optional(json, "latency_mean", point.Latency?.Mean);
        Optional(json, "latency_half_width_95", point.HalfWidth);
        Optional(json, "latency_median", point.Latency?.Quantile(0.5));
        Optional(json, "latency_99", point.Latency?.Quantile(0.99));
        Optional(json, "latency_max", point.Latency?.Max);
        Optional(json, "packets", point.Latency?.Count);
        json.WriteNumber("waiting", point.Waiting);
        json.WriteNumber("cycles", point.Cycles);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}

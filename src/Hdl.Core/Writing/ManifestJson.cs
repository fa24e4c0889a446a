using System.Text.Json;
using Hdl.Core.Ports;

namespace Hdl.Core.Writing;

/// <summary>Writes the lists of a manifest.</summary>
internal static class ManifestJson
{
    /// <summary>Top module, parameters, latencies, ports and files; of a list that is empty nothing.</summary>
    public static void Write(Utf8JsonWriter json, Manifest manifest)
    {
        if (manifest.Top is { } top)
        {
            json.WriteString("top", top.Name);
            Values(json, "parameters", manifest.Parameters);
            Values(json, "latencies", manifest.Latencies);
            json.WriteStartArray("ports");
            foreach (Port port in top.Ports)
            {
                json.WriteStartObject();
                json.WriteString("name", port.Name);
                json.WriteString("direction", port.Direction == PortDirection.Input ? "input" : "output");
                json.WriteNumber("width", port.Width);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("files");
        foreach (ManifestEntry file in manifest.Files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Values(Utf8JsonWriter json, string name, IReadOnlyList<ManifestValue> values)
    {
        json.WriteStartArray(name);
        foreach (ManifestValue value in values)
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            json.WriteString("value", value.Value);
            if (value.Unit.Length > 0)
            {
                json.WriteString("unit", value.Unit);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

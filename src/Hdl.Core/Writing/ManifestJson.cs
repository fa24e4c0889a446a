using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hdl.Core.Ports;

namespace Hdl.Core.Writing;

/// <summary>A manifest as its file has it; what belongs to a top module is left out where there is none.</summary>
internal sealed record ManifestJson(
    string Target, string Preset, string Command, string? Top, IEnumerable<ManifestJson.Figure>? Parameters,
    IEnumerable<ManifestJson.Figure>? Latencies, IEnumerable<ManifestJson.TopPort>? Ports,
    IReadOnlyList<ManifestEntry> Files)
{
    // The texts reach no web page; escaped '<' and '+' would only hide the command.
    private static readonly ManifestContext Context = new(new JsonSerializerOptions(ManifestContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Text(Manifest manifest) => JsonSerializer.Serialize(
        new ManifestJson(
            manifest.Target, manifest.Preset, manifest.Command, manifest.Top?.Name,
            manifest.Top is null ? null : manifest.Parameters.Select(Figure.Of),
            manifest.Top is null ? null : manifest.Latencies.Select(Figure.Of),
            manifest.Top?.Ports.Select(port =>
                new TopPort(port.Name, port.Direction == PortDirection.Input ? "input" : "output", port.Width)),
            manifest.Files),
        Context.ManifestJson);

    /// <summary>A parameter or a latency; no unit where it is empty.</summary>
    internal sealed record Figure(string Name, string Value, string? Unit)
    {
        public static Figure Of(ManifestValue value) =>
            new(value.Name, value.Value, value.Unit.Length > 0 ? value.Unit : null);
    }

    /// <summary>A port of the top module.</summary>
    internal sealed record TopPort(string Name, string Direction, int Width);
}

/// <summary>What is read of a manifest.</summary>
internal sealed record ManifestHead(string Target, string Preset, string Command, IReadOnlyList<ManifestEntry> Files);

/// <summary>How manifests are written and read.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ManifestJson))]
[JsonSerializable(typeof(ManifestHead))]
internal sealed partial class ManifestContext : JsonSerializerContext;

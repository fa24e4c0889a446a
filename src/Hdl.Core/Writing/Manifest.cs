using System.Text.Json;
using Hdl.Core.Designs;
using Hdl.Core.Files;
using Hdl.Core.HandOff;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;

namespace Hdl.Core.Writing;

/// <summary>One line of a manifest.</summary>
/// <param name="Name">File name without a folder.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record ManifestEntry(string Name, long Bytes, string Sha256);

/// <summary>A named value of a manifest.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">As text.</param>
/// <param name="Unit">Its unit, or empty.</param>
public sealed record ManifestValue(string Name, string Value, string Unit);

/// <summary>
/// What a generation wrote into a folder, itself left out: the only files that a later one may replace or remove.
/// </summary>
/// <param name="Target">Name of the target.</param>
/// <param name="Preset">Name of the preset.</param>
/// <param name="Command">The command that regenerates the folder.</param>
/// <param name="Files">Sorted by name.</param>
public sealed record Manifest(string Target, string Preset, string Command, IReadOnlyList<ManifestEntry> Files)
{
    /// <summary>The manifest's own file name.</summary>
    public const string FileName = "manifest.json";

    private const long MostBytes = 64L << 20;
    private const string Remedy =
        "Remove it (files it listed are then no longer removed for you), or choose another folder.";
    private const string Cycles = "cycles";

    /// <summary>Interface of the top module; null in a manifest that was read.</summary>
    public ModuleInterface? Top { get; init; }

    /// <summary>All parameters; empty in a manifest that was read.</summary>
    public IReadOnlyList<ManifestValue> Parameters { get; init; } = [];

    /// <summary>
    /// What takes how many cycles, as far as it follows from the parameters; empty in a manifest that was read.
    /// </summary>
    public IReadOnlyList<ManifestValue> Latencies { get; init; } = [];

    /// <summary>The manifest of these files.</summary>
    /// <param name="files">All of them but itself.</param>
    /// <param name="top">Interface of the top module.</param>
    /// <param name="provenance">Where they come from.</param>
    /// <param name="made">Told of bytes as checksums are computed.</param>
    public static Manifest Of(
        IEnumerable<DesignFile> files, ModuleInterface top, Provenance provenance, Action<int>? made = null) =>
        new(
            provenance.Target,
            provenance.Preset.Name,
            provenance.Command,
            [
                .. files
                    .Select(file => new ManifestEntry(file.Name, file.Content.Bytes, file.Content.Sha256(made)))
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal),
            ])
        {
            Top = top,
            Parameters =
            [
                .. ParameterSchema
                    .Of(provenance.Parameters.GetType())
                    .Parameters.Select(parameter => new ManifestValue(
                        parameter.Key, parameter.TextIn(provenance.Parameters), parameter.Unit)),
            ],
            Latencies =
            [
                .. provenance
                    .Figures.Where(figure => figure.Unit.StartsWith(Cycles, StringComparison.Ordinal))
                    .Select(figure => new ManifestValue(figure.Name, figure.Value, figure.Unit)),
            ],
        };

    /// <summary>The manifest in a folder, or null where it has none.</summary>
    /// <exception cref="InvalidInputException">It has one that cannot be understood.</exception>
    public static Manifest? Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return Parse(InputFile.Bytes(path, MostBytes, Remedy));
        }
        catch (Exception failure) when (failure is JsonException or FormatException)
        {
            throw new InvalidInputException(new Problem(
                "The manifest cannot be understood",
                path,
                "damaged, or of another program",
                Remedy));
        }
    }

    /// <summary>The manifest as JSON, lines ended by LF.</summary>
    public string ToJson() => EmittedText.Json(ManifestJson.Text(this)) + "\n";

    private static Manifest Parse(ReadOnlySpan<byte> utf8)
    {
        ManifestHead head = JsonSerializer.Deserialize(utf8, ManifestContext.Default.ManifestHead)
            ?? throw new FormatException("There is no manifest.");

        return head.Files.All(file => IsPlainName(file?.Name ?? ""))
            ? new Manifest(head.Target, head.Preset, head.Command, head.Files)
            : throw new FormatException("What should be the name of a file is something else.");
    }

    // A name with a folder in it could make a later generation remove files elsewhere.
    private static bool IsPlainName(string name) => name is not ("" or "." or "..") && Path.GetFileName(name) == name;
}

using System.Globalization;
using System.Text.Json;
using Hdl.Core.Problems;

namespace Hdl.Networks.Models;

/// <summary>
/// Reads the JSON of model files: every field that is unknown, missing or of the wrong type becomes a problem, and
/// reading goes on, so that all of them are reported at once.
/// </summary>
/// <param name="where">Name of the file.</param>
public sealed class ModelFields(string where)
{
    private readonly List<Problem> _problems = [];

    /// <summary>What was wrong so far.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Parses a file and reads its root.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="utf8">The file's content.</param>
    /// <param name="where">Its name, for messages.</param>
    /// <param name="format">The value of its field <c>format</c>.</param>
    /// <param name="read">Reads the root.</param>
    /// <exception cref="InvalidInputException">Truncated, not JSON, a field twice, or what reading found.</exception>
    public static T Parse<T>(ReadOnlyMemory<byte> utf8, string where, string format, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(
                utf8, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            return read(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            throw new InvalidInputException(new Problem(
                "A text of the file is not valid UTF-8", where, $"{Text(utf8.Length)} bytes",
                "Obtain the file again; a model file is ASCII."));
        }
        catch (JsonException failure)
        {
            // The position tells a file that was cut off from one that was damaged.
            string line = Text((failure.LineNumber ?? 0) + 1);
            string column = Text((failure.BytePositionInLine ?? 0) + 1);
            throw new InvalidInputException(new Problem(
                "The file is truncated or not JSON", $"{where}, line {line}, column {column}",
                $"{Text(utf8.Length)} bytes",
                $"Obtain the file again; a model file is one complete JSON object, \"format\": \"{format}\"."));
        }
    }

    // Which targets take which files: the format says it to whoever mixed them up.
    private static readonly Dictionary<string, string> Takers = new()
    {
        ["hdl-ternary-network/1"] = "twsnn or twsnn_noc",
        ["hdl-spiking-network/1"] = "spiking_net",
        ["hdl-delta-network/1"] = "delta_gru or delta_lstm",
        ["hdl-cnn/1"] = "nullhop",
    };

    /// <summary>The root object, whose format is checked first.</summary>
    /// <param name="root">The root.</param>
    /// <param name="format">The value that its field <c>format</c> must have.</param>
    /// <param name="known">The fields that it may have.</param>
    /// <exception cref="InvalidInputException">Another format: nothing else can be trusted then.</exception>
    public ModelObject Root(JsonElement root, string format, IReadOnlyCollection<string> known)
    {
        ModelObject file = Object(root, "the file", known);
        string found = file.String("format");
        return found == format
            ? file
            : throw new InvalidInputException(new Problem(
                "Not a model file of this format", $"{where}, format", found.Length > 0 ? found : "none",
                Takers.TryGetValue(found, out string? taker)
                    ? $"Use \"{format}\", or give this one to {taker}." : $"Use \"{format}\"."));
    }

    /// <summary>An object; reads as one without fields where it is none.</summary>
    /// <param name="element">The element; undefined where it was missing.</param>
    /// <param name="name">Its place in the file.</param>
    /// <param name="known">The fields that it may have.</param>
    public ModelObject Object(JsonElement element, string name, IReadOnlyCollection<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            if (element.ValueKind != JsonValueKind.Undefined)
            {
                Add(
                    "Not an object", name, Kind(element),
                    "Give an object with the fields " + string.Join(", ", known) + ".");
            }

            return new ModelObject(this, default, name);
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                Add("Unknown field", $"{name}.{property.Name}", property.Name, Suggestion.Remedy(property.Name, known));
            }
        }

        return new ModelObject(this, element, name);
    }

    /// <summary>The elements of an array; none where it is no array.</summary>
    /// <param name="array">The element; undefined where it was missing.</param>
    /// <param name="name">Its place in the file.</param>
    public IEnumerable<JsonElement> Elements(JsonElement array, string name)
    {
        if (array.ValueKind == JsonValueKind.Array)
        {
            return array.EnumerateArray();
        }

        // A missing field has been reported as missing.
        if (array.ValueKind != JsonValueKind.Undefined)
        {
            Add("Not an array", name, Kind(array), "Give an array.");
        }

        return [];
    }

    /// <summary>Adds a problem.</summary>
    /// <param name="what">What is wrong.</param>
    /// <param name="field">Its place in the file.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="remedy">What to do about it.</param>
    public void Add(string what, string field, string value, string remedy) =>
        _problems.Add(new Problem(what, $"{where}, {field}", value, remedy));

    /// <summary>Adds problems that name the file themselves.</summary>
    /// <param name="problems">The problems.</param>
    public void Add(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    /// <summary>What kind of value an element is, in words.</summary>
    /// <param name="element">The element.</param>
    public static string Kind(JsonElement element) => element.ValueKind.ToString().ToLowerInvariant();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

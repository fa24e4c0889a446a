using System.Globalization;
using System.Text;
using System.Text.Json;
using Hdl.Core.Problems;

namespace Hdl.Networks.Models;

/// <summary>Reads the JSON of <see cref="TernaryNetworkFile"/>, gathering every problem before it gives up.</summary>
/// <param name="where">Name of the file.</param>
/// <param name="length">Its length in bytes: a weight takes one, so no header can make the parser reserve more.</param>
internal sealed class TernaryNetworkParser(string where, int length)
{
    private readonly List<Problem> _problems = [];

    /// <exception cref="InvalidInputException">Anything wrong.</exception>
    public TernaryNetwork Parse(JsonElement root)
    {
        JsonObject file = Object(root, "the file", ["format", "name", "conventions", "accuracy", "layers"]);
        string format = file.String("format");
        if (format != TernaryNetworkFile.Format)
        {
            // Nothing else can be trusted in a file of another format.
            throw new InvalidInputException(new Problem(
                "Not a model file of this format", $"{where}, format", format.Length > 0 ? format : "none",
                $"Use \"{TernaryNetworkFile.Format}\"."));
        }

        JsonObject conventions = Object(file.Required("conventions"), "conventions",
            [
                "membrane",
                "reset",
                "leak_shift",
                "fires",
                "rounding",
                "overflow",
                "potential_width",
                "coding",
                "threshold_level",
                "seed",
                "readout",
                "steps",
            ]);
        conventions.Fixed("fires", ConventionNames.Fires);
        conventions.Fixed("rounding", ConventionNames.Rounding);
        var network = new TernaryNetwork
        {
            Name = file.String("name"),
            Membrane = conventions.Choice("membrane", ConventionNames.Membrane),
            Reset = conventions.Choice("reset", ConventionNames.Reset),
            LeakShift = conventions.OptionalInt("leak_shift"),
            PotentialWidth = conventions.Int("potential_width"),
            Overflow = conventions.Choice("overflow", ConventionNames.Overflow),
            Coding = conventions.Choice("coding", ConventionNames.Coding),
            ThresholdLevel = conventions.Int("threshold_level"),
            Seed = Seed(conventions.Int("seed")),
            Readout = conventions.Choice("readout", ConventionNames.Readout),
            Steps = conventions.Int("steps"),
            Layers = Layers(file.Required("layers")),
            Accuracy = Accuracy(file.Optional("accuracy")),
        };
        // The shared checks speak of values; after a field that could not be read they would only repeat it.
        if (_problems.Count == 0)
        {
            _problems.AddRange(NetworkCheck.Problems(network, where));
        }

        return _problems.Count == 0 ? network : throw new InvalidInputException(_problems);
    }

    private ushort Seed(int seed)
    {
        if (seed is < 0 or > ushort.MaxValue)
        {
            Add("Out of range", "conventions.seed", Text(seed), "Choose 1..65535.");
        }

        return (ushort)seed;
    }

    private List<TernaryLayerWeights> Layers(JsonElement array) =>
        [.. Elements(array, "layers").Select((element, index) => Layer(element, $"layers[{Text(index)}]"))];

    private TernaryLayerWeights Layer(JsonElement element, string name)
    {
        JsonObject layer = Object(
            element, name, ["inputs", "neurons", "weight_scale", "bias_scale", "threshold", "bias", "weights"]);
        int inputs = layer.Int("inputs");
        int neurons = layer.Int("neurons");
        int rows = Elements(layer.Required("weights"), $"{name}.weights").Count();
        bool usable = inputs is > 0 and <= NetworkCheck.MaxSize && neurons is > 0 and <= NetworkCheck.MaxSize;
        if (!usable)
        {
            Add(
                "Out of range", name, $"{Text(inputs)} inputs, {Text(neurons)} neurons",
                $"Choose 1..{Text(NetworkCheck.MaxSize)}.");
        }
        else if (rows != inputs)
        {
            Add("Wrong number of rows", $"{name}.weights", Text(rows), $"One row an input: {Text(inputs)} rows.");
            usable = false;
        }
        else if ((long)inputs * neurons > length)
        {
            Add(
                "The file is too short for its weights", name, $"{Text(inputs)} inputs, {Text(neurons)} neurons",
                "Each weight takes one character.");
            usable = false;
        }

        sbyte[] bias = new sbyte[usable ? neurons : 0];
        sbyte[] weights = new sbyte[usable ? inputs * neurons : 0];
        if (usable)
        {
            Signs(layer.Required("bias"), $"{name}.bias", bias);
            int row = 0;
            foreach (JsonElement line in layer.Required("weights").EnumerateArray())
            {
                Signs(line, $"{name}.weights[{Text(row)}]", weights.AsSpan(row * neurons, neurons));
                row++;
            }
        }

        return new TernaryLayerWeights
        {
            Inputs = inputs,
            Neurons = neurons,
            Weights = weights,
            Bias = bias,
            WeightScale = layer.Int("weight_scale"),
            BiasScale = layer.Int("bias_scale"),
            Threshold = layer.Int("threshold"),
        };
    }

    private void Signs(JsonElement element, string name, Span<sbyte> values)
    {
        string? text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        if (text?.Length != values.Length)
        {
            Add(
                "Wrong length", name, text is null ? Kind(element) : $"{Text(text.Length)} characters",
                $"One character a neuron: {Text(values.Length)}.");
            return;
        }

        for (int n = 0; n < values.Length; n++)
        {
            char sign = text[n];
            if (sign is not ('+' or '.' or '-'))
            {
                Add(
                    "Not ternary", $"{name}, character {Text(n + 1)}", $"'{sign}'",
                    "Use '+' for +1, '.' for 0, '-' for -1.");
                return;
            }

            values[n] = (sbyte)(sign == '+' ? 1 : sign == '-' ? -1 : 0);
        }
    }

    private List<AccuracyFigure> Accuracy(JsonElement? array)
    {
        if (array is not { } figures)
        {
            return [];
        }

        return
        [
            .. Elements(figures, "accuracy")
                .Select(
                    (element, index) =>
                    {
                        JsonObject figure = Object(
                            element, $"accuracy[{Text(index)}]",
                            ["data_set", "images", "steps", "pixels_per_beat", "correct"]);
                        return new AccuracyFigure(
                            figure.String("data_set"), figure.Int("images"), figure.Int("steps"),
                            figure.Int("pixels_per_beat"), figure.Int("correct"));
                    }),
        ];
    }

    private IEnumerable<JsonElement> Elements(JsonElement array, string name)
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

    private JsonObject Object(JsonElement element, string name, IReadOnlyCollection<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            if (element.ValueKind != JsonValueKind.Undefined)
            {
                Add(
                    "Not an object", name, Kind(element),
                    "Give an object with the fields " + string.Join(", ", known) + ".");
            }

            return new JsonObject(this, default, name);
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                Add("Unknown field", $"{name}.{property.Name}", property.Name, Suggestion.Remedy(property.Name, known));
            }
        }

        return new JsonObject(this, element, name);
    }

    private void Add(string what, string field, string value, string remedy) =>
        _problems.Add(new Problem(what, $"{where}, {field}", value, remedy));

    private static string Kind(JsonElement element) => element.ValueKind.ToString().ToLowerInvariant();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The fields of one JSON object; a field that is missing or of the wrong type is a problem and reads as a default.
    /// </summary>
    private readonly struct JsonObject(TernaryNetworkParser parser, JsonElement element, string name)
    {
        public JsonElement? Optional(string field) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out JsonElement value)
                ? value
                : null;

        public JsonElement Required(string field)
        {
            if (Optional(field) is { } value)
            {
                return value;
            }

            if (element.ValueKind == JsonValueKind.Object)
            {
                parser.Add(
                    "Missing field", $"{name}.{field}", "none", "Every convention must be stated: add the field.");
            }

            return default;
        }

        public string String(string field)
        {
            JsonElement value = Required(field);
            return value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : Wrong(field, value, "a string", string.Empty);
        }

        public int Int(string field)
        {
            JsonElement value = Required(field);
            return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
                ? number
                : Wrong(field, value, "an integer", 0);
        }

        public int? OptionalInt(string field) => Required(field).ValueKind == JsonValueKind.Null ? null : Int(field);

        public T Choice<T>(string field, ConventionNames.Names<T> names)
            where T : struct, Enum
        {
            string text = String(field);
            if (!names.TryParse(text, out T value) && text.Length > 0)
            {
                parser.Add(
                    "Not one of the choices", $"{name}.{field}", text,
                    $"Choose one of {string.Join(", ", names.All)}.");
            }

            return value;
        }

        public void Fixed(string field, string expected)
        {
            string text = String(field);
            if (text != expected && text.Length > 0)
            {
                parser.Add(
                    "Another convention than the hardware's", $"{name}.{field}", text,
                    $"The hardware computes \"{expected}\".");
            }
        }

        private T Wrong<T>(string field, JsonElement value, string wanted, T fallback)
        {
            if (value.ValueKind != JsonValueKind.Undefined)
            {
                string found = Encoding.UTF8.GetByteCount(value.GetRawText()) <= 40 ? value.GetRawText() : Kind(value);
                parser.Add("Wrong type", $"{name}.{field}", found, $"Give {wanted}.");
            }

            return fallback;
        }
    }
}

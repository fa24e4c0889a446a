using System.Globalization;
using System.Text.Json;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Models;

/// <summary>Reads the JSON of <see cref="DeltaModelFile"/>, gathering every problem before it gives up.</summary>
/// <param name="where">Name of the file.</param>
internal sealed class DeltaModelParser(string where)
{
    private static readonly string[] Root =
    [
        "format", "name", "cell", "gate_order", "act_int", "act_frac", "weight_bits", "weight_frac", "acc_bits",
        "gate_frac", "input_bits", "bias_columns", "rounding", "overflow", "readout", "readout_when", "sequence",
        "thresholds", "command", "attribution", "tuning", "accuracy", "layers", "readout_layer",
    ];

    private static readonly string[] LayerFields =
        ["inputs", "hidden", "input_bias", "hidden_bias", "input_weights", "hidden_weights"];

    private static readonly string[] FigureFields =
        ["data_set", "sequences", "steps", "correct", "thresholds", "columns"];

    private readonly ModelFields _fields = new(where);

    /// <exception cref="InvalidInputException">Anything wrong.</exception>
    public DeltaModel Parse(JsonElement root)
    {
        ModelObject file = _fields.Root(root, DeltaModelFile.Format, Root);
        DeltaCell cell = file.Choice("cell", DeltaNames.Cells);
        file.Fixed("gate_order", DeltaNames.GateOrder(cell));
        file.Fixed("rounding", DeltaNames.Rounding);
        ModelObject sequence = _fields.Object(file.Required("sequence"), "sequence", ["step", "steps"]);
        var model = new DeltaModel
        {
            Name = file.String("name"),
            Cell = cell,
            Formats = new DeltaFormats(
                file.Int("act_int"), file.Int("act_frac"), file.Int("weight_bits"), file.Int("weight_frac"),
                file.Int("acc_bits"), file.Int("gate_frac")),
            InputBits = file.Int("input_bits"),
            BiasColumns = file.Int("bias_columns"),
            Overflow = file.Choice("overflow", DeltaNames.Overflows),
            Readout = file.Choice("readout", DeltaNames.Readouts),
            When = file.Choice("readout_when", DeltaNames.Whens),
            Sequence = new DeltaSequence(sequence.Choice("step", DeltaNames.Steps), sequence.Int("steps")),
            Thresholds = Thresholds(file.Required("thresholds"), "thresholds"),
            Command = file.Optional("command") is null ? null : file.String("command"),
            Attribution = file.Optional("attribution") is null ? null : file.String("attribution"),
            Tuning = Tuning(file.Optional("tuning")),
            Accuracy =
            [
                .. Optional(file.Optional("accuracy"), "accuracy")
                    .Select((element, index) => Figure(element, $"accuracy[{Text(index)}]")),
            ],
            Weights = new DeltaWeights(
                [
                    .. _fields.Elements(file.Required("layers"), "layers")
                        .Select((element, index) => Layer(element, $"layers[{Text(index)}]")),
                ],
                file.Optional("readout_layer") is { } readout ? Readout(readout) : null),
        };

        // The shared checks speak of values; after a field that could not be read they would only repeat it.
        if (_fields.Problems.Count == 0)
        {
            _fields.Add(DeltaModelCheck.Problems(model, where));
        }

        return _fields.Problems.Count == 0 ? model : throw new InvalidInputException(_fields.Problems);
    }

    private DeltaLayer Layer(JsonElement element, string name)
    {
        ModelObject fields = _fields.Object(element, name, LayerFields);
        JsonElement? hidden = fields.Optional("hidden_bias");
        return new DeltaLayer(
            fields.Int("inputs"), fields.Int("hidden"),
            Matrix(fields.Required("input_weights"), $"{name}.input_weights"),
            Matrix(fields.Required("hidden_weights"), $"{name}.hidden_weights"),
            Numbers(fields.Required("input_bias"), $"{name}.input_bias"),
            hidden is { } bias ? Numbers(bias, $"{name}.hidden_bias") : null);
    }

    private DeltaReadoutLayer Readout(JsonElement element)
    {
        ModelObject fields = _fields.Object(element, "readout_layer", ["weights", "bias"]);
        return new DeltaReadoutLayer(
            Matrix(fields.Required("weights"), "readout_layer.weights"),
            Numbers(fields.Required("bias"), "readout_layer.bias"));
    }

    private DeltaThresholds Thresholds(JsonElement element, string name)
    {
        ModelObject fields = _fields.Object(element, name, ["input", "hidden", "readout"]);
        return new DeltaThresholds(
            Numbers(fields.Required("input"), $"{name}.input"), Numbers(fields.Required("hidden"), $"{name}.hidden"),
            fields.Int("readout"));
    }

    private DeltaTuning? Tuning(JsonElement? element)
    {
        if (element is not { } given)
        {
            return null;
        }

        ModelObject tuning = _fields.Object(given, "tuning", ["data_set", "sequences"]);
        return new DeltaTuning(tuning.String("data_set"), tuning.Int("sequences"));
    }

    private DeltaAccuracy Figure(JsonElement element, string name)
    {
        ModelObject figure = _fields.Object(element, name, FigureFields);
        DeltaColumns[] columns =
        [
            .. _fields.Elements(figure.Required("columns"), $"{name}.columns")
                .Select((row, index) => Columns(row, $"{name}.columns[{Text(index)}]")),
        ];
        if (columns.Length == 0)
        {
            _fields.Add("No columns", $"{name}.columns", "0", "Give those of each layer, and of the read-out.");
            columns = [default];
        }

        return new DeltaAccuracy(
            figure.String("data_set"), figure.Int("sequences"), Whole(figure.Required("steps"), $"{name}.steps"),
            figure.Int("correct"), Thresholds(figure.Required("thresholds"), $"{name}.thresholds"),
            columns[..^1], columns[^1]);
    }

    private DeltaColumns Columns(JsonElement element, string name)
    {
        long[] numbers = [.. _fields.Elements(element, name).Select(number => Whole(number, name))];
        if (numbers.Length != 3)
        {
            _fields.Add(
                "Wrong number of elements", name, Text(numbers.Length), "Give those of biases, inputs, hidden states.");
            return default;
        }

        return new DeltaColumns(numbers[0], numbers[1], numbers[2]);
    }

    private long Whole(JsonElement element, string name)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long number))
        {
            return number;
        }

        // A missing field has been reported as missing.
        if (element.ValueKind != JsonValueKind.Undefined)
        {
            _fields.Add("Wrong type", name, ModelFields.Kind(element), "Give an integer.");
        }

        return 0;
    }

    private int[][] Matrix(JsonElement array, string name) =>
    [
        .. _fields.Elements(array, name).Select((row, index) => Numbers(row, $"{name}[{Text(index)}]")),
    ];

    private int[] Numbers(JsonElement array, string name)
    {
        List<int> numbers = [];
        foreach (JsonElement element in _fields.Elements(array, name))
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt32(out int number))
            {
                _fields.Add(
                    "Not an integer of 32 bits", $"{name}[{Text(numbers.Count)}]", ModelFields.Kind(element),
                    "Give an integer.");
                return [];
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private IEnumerable<JsonElement> Optional(JsonElement? array, string name) =>
        array is { } given ? _fields.Elements(given, name) : [];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;
using Hdl.Core.Problems;

namespace Hdl.Networks.Models;

/// <summary>Reads the JSON of <see cref="TernaryNetworkFile"/>, gathering every problem before it gives up.</summary>
/// <param name="where">Name of the file.</param>
/// <param name="length">Its length in bytes: a weight takes one, so no header can make the parser reserve more.</param>
internal sealed class TernaryNetworkParser(string where, int length)
{
    private readonly ModelFields _fields = new(where);

    /// <exception cref="InvalidInputException">Anything wrong.</exception>
    public TernaryNetwork Parse(JsonElement root)
    {
        ModelObject file = _fields.Root(
            root, TernaryNetworkFile.Format, ["format", "name", "conventions", "accuracy", "layers"]);
        ModelObject conventions = _fields.Object(file.Required("conventions"), "conventions",
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
            Membrane = conventions.Choice("membrane", ConventionNames.Membrane.Pairs),
            Reset = conventions.Choice("reset", ConventionNames.Reset.Pairs),
            LeakShift = conventions.OptionalInt("leak_shift"),
            PotentialWidth = conventions.Int("potential_width"),
            Overflow = conventions.Choice("overflow", ConventionNames.Overflow.Pairs),
            Coding = conventions.Choice("coding", ConventionNames.Coding.Pairs),
            ThresholdLevel = conventions.Int("threshold_level"),
            Seed = Seed(conventions.Int("seed")),
            Readout = conventions.Choice("readout", ConventionNames.Readout.Pairs),
            Steps = conventions.Int("steps"),
            Layers = Layers(file.Required("layers")),
            Accuracy = Accuracy(file.Optional("accuracy")),
        };
        // The shared checks speak of values; after a field that could not be read they would only repeat it.
        if (_fields.Problems.Count == 0)
        {
            _fields.Add(NetworkCheck.Problems(network, where));
        }

        return _fields.Problems.Count == 0 ? network : throw new InvalidInputException(_fields.Problems);
    }

    private ushort Seed(int seed)
    {
        if (seed is < 0 or > ushort.MaxValue)
        {
            _fields.Add("Out of range", "conventions.seed", Text(seed), "Choose 1..65535.");
        }

        return (ushort)seed;
    }

    private List<TernaryLayerWeights> Layers(JsonElement array) =>
        [.. _fields.Elements(array, "layers").Select((element, index) => Layer(element, $"layers[{Text(index)}]"))];

    private TernaryLayerWeights Layer(JsonElement element, string name)
    {
        ModelObject layer = _fields.Object(
            element, name, ["inputs", "neurons", "weight_scale", "bias_scale", "threshold", "bias", "weights"]);
        int inputs = layer.Int("inputs");
        int neurons = layer.Int("neurons");
        int rows = _fields.Elements(layer.Required("weights"), $"{name}.weights").Count();
        bool usable = inputs is > 0 and <= NetworkCheck.MaxSize && neurons is > 0 and <= NetworkCheck.MaxSize;
        if (!usable)
        {
            _fields.Add(
                "Out of range", name, $"{Text(inputs)} inputs, {Text(neurons)} neurons",
                $"Choose 1..{Text(NetworkCheck.MaxSize)}.");
        }
        else if (rows != inputs)
        {
            _fields.Add(
                "Wrong number of rows", $"{name}.weights", Text(rows), $"One row an input: {Text(inputs)} rows.");
            usable = false;
        }
        else if ((long)inputs * neurons > length)
        {
            _fields.Add(
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
            _fields.Add(
                "Wrong length", name, text is null ? ModelFields.Kind(element) : $"{Text(text.Length)} characters",
                $"One character a neuron: {Text(values.Length)}.");
            return;
        }

        for (int n = 0; n < values.Length; n++)
        {
            char sign = text[n];
            if (sign is not ('+' or '.' or '-'))
            {
                _fields.Add(
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
            .. _fields.Elements(figures, "accuracy")
                .Select(
                    (element, index) =>
                    {
                        ModelObject figure = _fields.Object(
                            element, $"accuracy[{Text(index)}]",
                            ["data_set", "images", "steps", "pixels_per_beat", "correct"]);
                        return new AccuracyFigure(
                            figure.String("data_set"), figure.Int("images"), figure.Int("steps"),
                            figure.Int("pixels_per_beat"), figure.Int("correct"));
                    }),
        ];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

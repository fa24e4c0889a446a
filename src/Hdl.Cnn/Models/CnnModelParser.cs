using System.Globalization;
using System.Text.Json;
using Hdl.Cnn.Layers;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Cnn.Models;

/// <summary>Reads the JSON of <see cref="CnnModelFile"/>, gathering every problem before it gives up.</summary>
/// <param name="where">Name of the file.</param>
/// <param name="length">Its length in bytes: a weight takes two, so no header can make the parser reserve more.</param>
internal sealed class CnnModelParser(string where, int length)
{
    /// <summary>How the file spells rnd.</summary>
    internal static readonly IReadOnlyList<(string Name, bool Value)> Roundings =
        [("floor", false), ("half_up", true)];

    private static readonly string[] LayerFields =
    [
        "height", "width", "channels", "outputs", "kernel_height", "kernel_width", "stride", "pad_top", "pad_left",
        "out_height", "out_width", "pool_window", "pool_stride", "relu", "shift", "bias_shift", "rounding", "in_signed",
        "out_signed", "multipliers", "biases", "weights",
    ];

    private readonly ModelFields _fields = new(where);

    /// <exception cref="InvalidInputException">Anything wrong.</exception>
    public CnnModel Parse(JsonElement root)
    {
        ModelObject file = _fields.Root(
            root, CnnModelFile.Format,
            [
                "format", "name", "input", "value_width", "weight_width", "accumulator_width", "command", "calibration",
                "accuracy", "layers",
            ]);
        ModelObject input = _fields.Object(file.Required("input"), "input", ["height", "width", "channels"]);
        (int, int, int) given = (input.Int("height"), input.Int("width"), input.Int("channels"));
        var model = new CnnModel
        {
            Name = file.String("name"),
            Widths = new LayerWidths(
                file.Int("value_width"), file.Int("weight_width"), file.Int("accumulator_width")),
            Command = file.Optional("command") is null ? null : file.String("command"),
            Calibration = Calibration(file.Optional("calibration")),
            Accuracy = Accuracy(file.Optional("accuracy")),
            Layers =
            [
                .. _fields.Elements(file.Required("layers"), "layers")
                    .Select((element, index) => Layer(element, $"layers[{Text(index)}]")),
            ],
        };
        if (model.Layers is [var first, ..]
            && (first.Layer.Height, first.Layer.Width, first.Layer.Channels) != given)
        {
            _fields.Add(
                "The first layer does not take the input", "layers[0]",
                $"{Text(first.Layer.Height)} x {Text(first.Layer.Width)} x {Text(first.Layer.Channels)}",
                $"The input is {Text(given.Item1)} x {Text(given.Item2)} x {Text(given.Item3)}: both must be equal.");
        }

        // The shared checks speak of values; after a field that could not be read they would only repeat it.
        if (_fields.Problems.Count == 0)
        {
            _fields.Add(CnnModelCheck.Problems(model, where));
        }

        return _fields.Problems.Count == 0 ? model : throw new InvalidInputException(_fields.Problems);
    }

    private CnnModelLayer Layer(JsonElement element, string name)
    {
        ModelObject fields = _fields.Object(element, name, LayerFields);
        var layer = new ConvolutionLayer
        {
            Height = fields.Int("height"),
            Width = fields.Int("width"),
            Channels = fields.Int("channels"),
            Outputs = fields.Int("outputs"),
            KernelHeight = fields.Int("kernel_height"),
            KernelWidth = fields.Int("kernel_width"),
            Stride = fields.Int("stride"),
            PadTop = fields.Int("pad_top"),
            PadLeft = fields.Int("pad_left"),
            OutHeight = fields.Int("out_height"),
            OutWidth = fields.Int("out_width"),
            PoolWindow = fields.Int("pool_window"),
            PoolStride = fields.Int("pool_stride"),
            Relu = fields.Bool("relu"),
            Shift = fields.Int("shift"),
            BiasShift = fields.Int("bias_shift"),
            Round = fields.Choice("rounding", Roundings),
            InSigned = fields.Bool("in_signed"),
            OutSigned = fields.Bool("out_signed"),
            Scaled = fields.Optional("multipliers") is not null,
        };
        JsonElement biases = fields.Required("biases");
        JsonElement weights = fields.Required("weights");
        return new CnnModelLayer(
            layer,
            HasRoom(layer, name)
                ? Weights(layer, name, weights, biases, fields.Optional("multipliers"))
                : new ConvolutionWeights(1, [0], [0], []));
    }

    private bool HasRoom(ConvolutionLayer layer, string name)
    {
        var limits = new LayerLimits();
        if (layer.Outputs < 1 || layer.Channels < 1 || layer.Channels > limits.Size || layer.KernelHeight < 1
            || layer.KernelHeight > limits.Kernel || layer.KernelWidth < 1 || layer.KernelWidth > limits.Kernel)
        {
            _fields.Add(
                "Out of range", name,
                $"{Text(layer.Outputs)} outputs of {Text(layer.KernelHeight)} x {Text(layer.KernelWidth)} x "
                + $"{Text(layer.Channels)}",
                $"Choose 1 output or more, a kernel of 1..{Text(limits.Kernel)} and 1..{Text(limits.Size)} channels.");
            return false;
        }

        if ((long)layer.Outputs * layer.Taps > length / 2)
        {
            _fields.Add(
                "The file is too short for its weights", name,
                $"{Text(layer.Outputs)} outputs of {Text(layer.Taps)} weights", "Each weight takes two characters.");
            return false;
        }

        return true;
    }

    private ConvolutionWeights Weights(
        ConvolutionLayer layer, string name, JsonElement weights, JsonElement biases, JsonElement? multipliers)
    {
        int[] kernel = new int[layer.Outputs * layer.Taps];
        JsonElement[] channels = [.. _fields.Elements(weights, $"{name}.weights")];
        if (weights.ValueKind == JsonValueKind.Array && channels.Length != layer.Outputs)
        {
            _fields.Add(
                "Wrong number of channels", $"{name}.weights", Text(channels.Length),
                $"One array for each output channel: {Text(layer.Outputs)}.");
            channels = [];
        }

        foreach ((int channel, JsonElement numbers) in channels.Index())
        {
            Numbers(numbers, $"{name}.weights[{Text(channel)}]", kernel.AsSpan(channel * layer.Taps, layer.Taps));
        }

        int[] bias = new int[layer.Outputs];
        Numbers(biases, $"{name}.biases", bias);
        int[] multiplier = new int[multipliers is null ? 0 : layer.Outputs];
        if (multipliers is { } given)
        {
            Numbers(given, $"{name}.multipliers", multiplier);
        }

        return new ConvolutionWeights(layer.Outputs, kernel, bias, multiplier);
    }

    private void Numbers(JsonElement array, string name, Span<int> numbers)
    {
        if (array.ValueKind == JsonValueKind.Array && array.GetArrayLength() != numbers.Length)
        {
            _fields.Add(
                "Wrong number of elements", name, Text(array.GetArrayLength()),
                $"The layer needs {Text(numbers.Length)}.");
            return;
        }

        foreach ((int index, JsonElement element) in _fields.Elements(array, name).Index())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt32(out numbers[index]))
            {
                _fields.Add(
                    "Not an integer of 32 bits", $"{name}[{Text(index)}]", ModelFields.Kind(element),
                    "Give an integer.");
                return;
            }
        }
    }

    private CnnCalibration? Calibration(JsonElement? element)
    {
        if (element is not { } given)
        {
            return null;
        }

        ModelObject calibration = _fields.Object(given, "calibration", ["data_set", "images"]);
        return new CnnCalibration(calibration.String("data_set"), calibration.Int("images"));
    }

    private List<CnnAccuracy> Accuracy(JsonElement? array) => array is not { } figures
        ? []
        :
        [
            .. _fields.Elements(figures, "accuracy").Select(
                (element, index) =>
                {
                    string name = $"accuracy[{Text(index)}]";
                    ModelObject figure = _fields.Object(element, name, ["data_set", "images", "correct", "zeros"]);
                    return new CnnAccuracy(
                        figure.String("data_set"), figure.Int("images"), figure.Int("correct"),
                        [.. _fields.Elements(figure.Required("zeros"), $"{name}.zeros").Select(Zeros)]);

                    long Zeros(JsonElement zeros)
                    {
                        if (zeros.ValueKind != JsonValueKind.Number || !zeros.TryGetInt64(out long count))
                        {
                            _fields.Add("Wrong type", $"{name}.zeros", ModelFields.Kind(zeros), "Give integers.");
                            return 0;
                        }

                        return count;
                    }
                }),
        ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Networks.Spiking;

/// <summary>Reads the JSON of <see cref="SpikingNetworkFile"/>, gathering every problem before it gives up.</summary>
/// <param name="where">Name of the file.</param>
/// <param name="length">Its length in bytes: a weight takes one, so no header can make the parser reserve more.</param>
internal sealed class SpikingNetworkParser(string where, int length)
{
    private static readonly string[] WindowFields = ["kernel", "stride", "padding"];
    private static readonly string[] WeightFields =
        ["outputs", "weight_format", "weight_bits", "scale", "neurons", "weights"];

    private static readonly (string Name, int Value)[] Kinds =
        [("dense", 0), ("conv2d", 1), ("sum_pool", 2), ("or_pool", 3)];

    private readonly ModelFields _fields = new(where);

    /// <exception cref="InvalidInputException">Anything wrong.</exception>
    public SpikingNetwork Parse(JsonElement root)
    {
        ModelObject file = _fields.Root(
            root, SpikingNetworkFile.Format,
            ["format", "name", "conventions", "origin", "command", "accuracy", "input", "layers"]);
        ModelObject conventions = _fields.Object(file.Required("conventions"), "conventions",
            [
                "address",
                "dense_inputs",
                "step_order",
                "rounding",
                "coding",
                "threshold_level",
                "levels",
                "seed",
                "readout",
                "steps",
                "input_events",
            ]);
        conventions.Fixed("address", SpikingNames.Address);
        conventions.Fixed("dense_inputs", SpikingNames.DenseInputs);
        conventions.Fixed("step_order", SpikingNames.StepOrder);
        conventions.Fixed("rounding", ConventionNames.Rounding);
        int[] input = Integers(file.Required("input"), "input", 3);
        int seed = conventions.Int("seed");
        if (seed is < 0 or > ushort.MaxValue)
        {
            _fields.Add("Out of range", "conventions.seed", Text(seed), "Choose 1..65535.");
        }

        var network = new SpikingNetwork
        {
            Name = file.String("name"),
            Input = new MapShape(input[0], input[1], input[2]),
            Coding = conventions.Choice("coding", SpikingNames.Coding.Pairs),
            ThresholdLevel = conventions.Int("threshold_level"),
            Levels = conventions.Optional("levels") is { } levels ? Integers(levels, "conventions.levels") : [],
            Seed = (ushort)seed,
            Readout = conventions.Choice("readout", ConventionNames.Readout.Pairs),
            Steps = conventions.Int("steps"),
            InputEvents = conventions.Int("input_events"),
            Layers =
            [
                .. _fields.Elements(file.Required("layers"), "layers")
                    .Take(SpikingNetworkCheck.MaxLayers + 1)
                    .Select((element, index) => Layer(element, $"layers[{Text(index)}]")),
            ],
            Origin = file.Optional("origin") is { } origin ? OriginParser.Read(_fields, origin) : null,
            Command = file.Optional("command") is null ? null : file.String("command"),
            Accuracy = file.Optional("accuracy") is { } accuracy ? OriginParser.Accuracy(_fields, accuracy) : [],
        };
        // The shared checks speak of values; after a field that could not be read they would only repeat it.
        if (_fields.Problems.Count == 0)
        {
            _fields.Add(SpikingNetworkCheck.Problems(network, where));
        }

        return _fields.Problems.Count == 0 ? network : throw new InvalidInputException(_fields.Problems);
    }

    private SpikingLayer Layer(JsonElement element, string name)
    {
        // Which fields there may be depends on the kind.
        string kindText = element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("kind", out JsonElement found) && found.ValueKind == JsonValueKind.String
            ? found.GetString()! : "";
        string[] known = ["kind", "name", .. kindText switch
        {
            "dense" => WeightFields,
            "conv2d" => (string[])[.. WeightFields, .. WindowFields, "groups"],
            "sum_pool" or "or_pool" => WindowFields,
            _ => [.. WeightFields, .. WindowFields, "groups"],
        }];
        ModelObject layer = _fields.Object(element, name, known);
        int kind = layer.Choice("kind", Kinds);
        string called = layer.String("name");
        switch (kindText)
        {
            case "sum_pool" or "or_pool":
                return new PoolLayer
                {
                    Name = called,
                    Kind = kind == 2 ? PoolKind.Sum : PoolKind.Or,
                    Window = Window(layer, name),
                };
            case "conv2d":
                return new ConvLayer
                {
                    Name = called,
                    Outputs = layer.Int("outputs"),
                    Window = Window(layer, name),
                    Groups = layer.Int("groups"),
                    Format = layer.Choice("weight_format", SpikingNames.Format.Pairs),
                    WeightBits = layer.Int("weight_bits"),
                    Scale = layer.Int("scale"),
                    Neurons = Neurons(layer, name),
                    Weights = Weights(layer, name),
                };
            default:
                return new DenseLayer
                {
                    Name = called,
                    Outputs = layer.Int("outputs"),
                    Format = layer.Choice("weight_format", SpikingNames.Format.Pairs),
                    WeightBits = layer.Int("weight_bits"),
                    Scale = layer.Int("scale"),
                    Neurons = Neurons(layer, name),
                    Weights = Weights(layer, name),
                };
        }
    }

    private Window Window(ModelObject layer, string name)
    {
        int[] kernel = Integers(layer.Required("kernel"), $"{name}.kernel", 2);
        int[] stride = Integers(layer.Required("stride"), $"{name}.stride", 2);
        int[] padding = Integers(layer.Required("padding"), $"{name}.padding", 2);
        return new Window
        {
            KernelHeight = kernel[0],
            KernelWidth = kernel[1],
            StrideY = stride[0],
            StrideX = stride[1],
            PaddingY = padding[0],
            PaddingX = padding[1],
        };
    }

    private NeuronModel Neurons(ModelObject layer, string name)
    {
        ModelObject neurons = _fields.Object(layer.Required("neurons"), $"{name}.neurons",
            [
                "membrane",
                "decay",
                "decay_amount",
                "decay_moment",
                "reset",
                "reset_value",
                "fires",
                "thresholds",
                "biases",
                "refractory",
                "potential_width",
                "overflow",
            ]);
        return new NeuronModel
        {
            Membrane = neurons.Choice("membrane", ConventionNames.Membrane.Pairs),
            Decay = neurons.Choice("decay", SpikingNames.Decay.Pairs),
            DecayAmount = neurons.Int("decay_amount"),
            DecayMoment = neurons.Choice("decay_moment", SpikingNames.Moment.Pairs),
            Reset = neurons.Choice("reset", SpikingNames.Reset.Pairs),
            ResetValue = neurons.Int("reset_value"),
            Fires = neurons.Choice("fires", SpikingNames.Fires.Pairs),
            Thresholds = Integers(neurons.Required("thresholds"), $"{name}.neurons.thresholds"),
            Biases = Integers(neurons.Required("biases"), $"{name}.neurons.biases"),
            Refractory = neurons.Int("refractory"),
            PotentialWidth = neurons.Int("potential_width"),
            Overflow = Overflow(neurons, name),
        };
    }

    private Overflow? Overflow(ModelObject neurons, string name)
    {
        string text = neurons.String("overflow");
        foreach ((string choice, Overflow? value) in SpikingNames.Overflow)
        {
            if (choice == text)
            {
                return value;
            }
        }

        if (text.Length > 0)
        {
            _fields.Add(
                "Not one of the choices", $"{name}.neurons.overflow", text,
                $"Choose one of {string.Join(", ", SpikingNames.Overflow.Select(choice => choice.Name))}.");
        }

        return null;
    }

    private sbyte[] Weights(ModelObject layer, string name)
    {
        // No longer than the file, whatever the rows say.
        var values = new List<sbyte>(Math.Min(length / 2, 1 << 16));
        int width = -1;
        foreach ((int index, JsonElement row) in _fields.Elements(layer.Required("weights"), $"{name}.weights").Index())
        {
            int before = values.Count;
            string place = $"{name}.weights[{Text(index)}]";
            if (!Signs(row, values, place) && !Numbers(row, values, place))
            {
                break;
            }

            int read = values.Count - before;
            width = width < 0 ? read : width;
            if (read != width)
            {
                _fields.Add(
                    "Wrong number of elements", place, Text(read), $"The row before it has {Text(width)}.");
                break;
            }
        }

        return [.. values];
    }

    private bool Signs(JsonElement row, List<sbyte> values, string place)
    {
        if (row.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        foreach ((int index, char sign) in row.GetString()!.Index())
        {
            if (sign is not ('+' or '.' or '-'))
            {
                _fields.Add(
                    "Not ternary", $"{place}, character {Text(index + 1)}", $"'{sign}'",
                    "Use '+' for +1, '.' for 0, '-' for -1.");
                return true;
            }

            values.Add((sbyte)(sign == '+' ? 1 : sign == '-' ? -1 : 0));
        }

        return true;
    }

    private bool Numbers(JsonElement row, List<sbyte> values, string place)
    {
        if (row.ValueKind != JsonValueKind.Array)
        {
            _fields.Add("Not a row of weights", place, ModelFields.Kind(row), "Give a string of + . - or integers.");
            return false;
        }

        foreach (JsonElement element in row.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetSByte(out sbyte value))
            {
                _fields.Add("Not a weight", place, Shown(element), "Give integers of 8 bits at most.");
                return false;
            }

            values.Add(value);
        }

        return true;
    }

    private int[] Integers(JsonElement array, string name, int? count = null)
    {
        int before = _fields.Problems.Count;
        List<int> values = [];
        foreach (JsonElement element in _fields.Elements(array, name))
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt32(out int value))
            {
                _fields.Add("Not an integer", name, Shown(element), "Give integers.");
                break;
            }

            values.Add(value);
        }

        bool missing = array.ValueKind == JsonValueKind.Undefined;
        if (count is { } wanted && values.Count != wanted)
        {
            if (_fields.Problems.Count == before && !missing)
            {
                _fields.Add("Wrong number of elements", name, Text(values.Count), $"Give {Text(wanted)}.");
            }

            return new int[wanted];
        }

        return [.. values];
    }

    private static string Shown(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.GetRawText() is { Length: <= 40 } text
            ? text
            : ModelFields.Kind(element);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

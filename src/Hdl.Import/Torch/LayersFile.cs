using Hdl.Core.Configuration;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Import.Torch;

/// <summary>What a description of layers says of one of them.</summary>
/// <param name="Name">Its name in the file of weights.</param>
/// <param name="Kind">linear, conv2d, sum_pool, avg_pool, max_pool, flatten.</param>
/// <param name="Fields">The rest, the defaults of the network included.</param>
internal sealed record DescribedLayer(string Name, string Kind, IReadOnlyDictionary<string, Assignment> Fields);

/// <summary>
/// A short YAML file that says which layers the weights of a state_dict belong to: <c>input</c>, <c>readout</c> where
/// it is by potentials, <c>neurons</c> with what all layers share, and a section per layer in their order.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Input">Lengths of the inputs: n, or channels, rows and columns.</param>
/// <param name="Readout">How the last layer is read.</param>
/// <param name="Layers">The layers, input side first.</param>
internal sealed record LayersFile(
    string Path, IReadOnlyList<int> Input, Readout Readout, IReadOnlyList<DescribedLayer> Layers)
{
    private const string InputKey = "input";
    private const string ReadoutKey = "readout";
    private const string LayersKey = "layers.";
    private const string NeuronsKey = "neurons.";
    private const string KindKey = "kind";

    private static readonly string[] Kinds =
        ["linear", "dense", "conv2d", "sum_pool", "avg_pool", "max_pool", "or_pool", "flatten"];

    private static readonly string[] WindowFields = ["kernel", "stride", "padding", "groups"];

    /// <summary>What may be said of neurons.</summary>
    public static readonly IReadOnlyList<string> NeuronFields =
        ["beta", "threshold", "reset", "reset_value", "fires", "moment", "refractory", "module"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or says something that is not known.</exception>
    public static LayersFile Read(string path)
    {
        YamlConfiguration yaml = YamlConfiguration.Read(path);
        if (yaml.Preset is not null)
        {
            throw ImportFault.Of("Unknown key", path, "preset", "Say input, neurons and layers.");
        }

        Assignment? input = null;
        Readout readout = Readout.Spikes;
        Dictionary<string, Assignment> shared = [];
        List<(string Name, Dictionary<string, Assignment> Fields)> layers = [];
        foreach (Assignment line in yaml.Assignments)
        {
            if (line.Key == InputKey)
            {
                input = line;
            }
            else if (line.Key == ReadoutKey)
            {
                readout = Choice(line, ("spikes", Readout.Spikes), ("potential", Readout.Potential));
            }
            else if (line.Key.StartsWith(NeuronsKey, StringComparison.Ordinal))
            {
                string field = line.Key[NeuronsKey.Length..];
                shared[NeuronFields.Contains(field) ? field : throw Unknown(line, field, NeuronFields)] = line;
            }
            else if (line.Key.StartsWith(LayersKey, StringComparison.Ordinal))
            {
                (string name, string field) = Split(line);
                if (layers.Count == 0 || layers[^1].Name != name)
                {
                    layers.Add((name, []));
                }

                layers[^1].Fields[field] = line;
            }
            else
            {
                throw Unknown(line, line.Key, [InputKey, ReadoutKey, "neurons", "layers"]);
            }
        }

        if (input is null || layers.Count == 0)
        {
            throw ImportFault.Of(
                "A key is missing", path, input is null ? "no input" : "no layers",
                "Say input: 1x28x28, and a section per layer under layers:.");
        }

        return new LayersFile(path, Numbers(input, 1, 3), readout, [.. layers.Select(layer => Layer(layer, shared))]);
    }

    /// <summary>The whole numbers of a value such as 3, 3x3 or [3, 3].</summary>
    public static int[] Numbers(Assignment line, int fewest, int most)
    {
        List<int> values = [];
        foreach (string part in line.Text.Split('x', ','))
        {
            values.Add(NumberText.TryNatural(part.Trim(), out int value) ? value : -1);
        }

        return values.Count >= fewest && values.Count <= most && values.All(value => value >= 0)
            ? [.. values]
            : throw Fault(line, "Not numbers", "Write whole numbers, as 3 or 3x3.");
    }

    /// <summary>A real number.</summary>
    public static double Number(Assignment line) =>
        NumberText.TryReal(line.Text, out double value) ? value : throw Fault(line, "Not a number", "Write 0.9.");

    /// <summary>One of several words.</summary>
    public static T Choice<T>(Assignment line, params (string Word, T Value)[] choices)
    {
        foreach ((string word, T value) in choices)
        {
            if (word == line.Text)
            {
                return value;
            }
        }

        throw Fault(line, "Not one of the choices", $"Choose {string.Join(", ", choices.Select(c => c.Word))}.");
    }

    /// <summary>A problem of a line.</summary>
    public static InvalidInputException Fault(Assignment line, string what, string remedy) =>
        new(line.Problem(what, ImportFault.Short(line.Text), remedy));

    // Names of layers have dots: the last part is a field where it is called as one.
    private static (string Name, string Field) Split(Assignment line)
    {
        string rest = line.Key[LayersKey.Length..];
        int dot = rest.LastIndexOf('.');
        string field = rest[(dot + 1)..];
        return dot > 0 && (field == KindKey || WindowFields.Contains(field) || NeuronFields.Contains(field))
            ? (rest[..dot], field)
            : Kinds.Contains(line.Text)
            ? (rest, KindKey)
            : throw Unknown(line, field, [KindKey, .. WindowFields, .. NeuronFields]);
    }

    private static DescribedLayer Layer(
        (string Name, Dictionary<string, Assignment> Fields) layer, Dictionary<string, Assignment> shared)
    {
        Assignment first = layer.Fields.Values.First();
        if (!layer.Fields.Remove(KindKey, out Assignment? kind))
        {
            throw Fault(first, "A layer has no kind", $"Add kind: {string.Join(", ", Kinds)}.");
        }

        string[] known = kind.Text switch
        {
            "linear" or "dense" => [.. NeuronFields],
            "conv2d" => ["stride", "padding", "groups", .. NeuronFields],
            "sum_pool" or "avg_pool" or "max_pool" or "or_pool" => ["kernel", "stride", "padding"],
            "flatten" => [],
            _ => throw Fault(kind, "Not a kind of layer", Suggestion.Remedy(kind.Text, Kinds)),
        };
        foreach ((string field, Assignment line) in layer.Fields)
        {
            if (!known.Contains(field))
            {
                throw Fault(
                    line, $"A layer of kind {kind.Text} has no {field}",
                    known.Length == 0 ? "Leave it out." : $"It has {string.Join(", ", known)}.");
            }
        }

        Dictionary<string, Assignment> fields = new(layer.Fields);
        foreach ((string field, Assignment line) in shared)
        {
            fields.TryAdd(field, line);
        }

        return new DescribedLayer(layer.Name, kind.Text, fields);
    }

    private static InvalidInputException Unknown(Assignment line, string name, IReadOnlyCollection<string> known) =>
        Fault(line, "Unknown key", Suggestion.Remedy(name, known));
}

using Hdl.Core.Parameters;
using Hdl.Import.Float;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Import.Torch;

/// <summary>Makes a network of the tensors of a state_dict and a description of its layers.</summary>
/// <param name="path">The file of tensors.</param>
/// <param name="tensors">The tensors, NAME.weight and NAME.bias among them.</param>
/// <param name="description">The layers.</param>
/// <param name="notes">What is assumed.</param>
internal sealed class TorchImport(
    string path, IReadOnlyDictionary<string, FloatTensor> tensors, LayersFile description, ImportNotes notes)
{
    private readonly HashSet<string> _used = [];

    /// <summary>The network.</summary>
    public FloatNetwork Load()
    {
        int[] lengths = [.. description.Input];
        MapShape input = lengths switch
        {
            [var n] => new MapShape(n, 1, 1),
            [var c, var l] => new MapShape(c, 1, l),
            [var c, var h, var w] => new MapShape(c, h, w),
            _ => default,
        };
        if ((long)input.Channels * input.Height is < 1 or > SpikingNetworkCheck.MaxElements
            || (long)input.Channels * input.Height * input.Width is < 1 or > SpikingNetworkCheck.MaxElements)
        {
            throw ImportFault.Of(
                "No shape for inputs", $"{description.Path}, input", string.Join("x", lengths),
                $"Give n, or channels x rows x columns, {SpikingNetworkCheck.MaxElements} elements at most.");
        }

        var network = new ChainBuilder(path, input, notes);
        foreach (DescribedLayer layer in description.Layers)
        {
            Add(network, layer);
        }

        string[] left = [.. tensors.Keys.Where(name => !_used.Contains(name)).Order(StringComparer.Ordinal)];
        if (left.FirstOrDefault(name => name.EndsWith(".weight", StringComparison.Ordinal)) is { } unused)
        {
            throw ImportFault.Of(
                "Weights that no layer has", $"{path}, {ImportFault.Short(unused)}",
                string.Join(", ", left.Take(8).Select(ImportFault.Short)),
                $"Describe their layer in {description.Path}, or leave them out of the file.");
        }

        if (left.Length > 0)
        {
            notes.Add($"Not used: {string.Join(", ", left.Take(12).Select(ImportFault.Short))}"
                + (left.Length > 12 ? $" and {left.Length - 12} more." : "."));
        }

        return network.Finish();
    }

    private void Add(ChainBuilder network, DescribedLayer layer)
    {
        if (!SpikingNetworkCheck.IsName(layer.Name))
        {
            throw ImportFault.Of(
                "Not a name for a layer", description.Path, $"'{ImportFault.Short(layer.Name)}'",
                "Use letters, digits and _ . : -, 80 characters at most.");
        }

        switch (layer.Kind)
        {
            case "linear" or "dense":
                network.Dense(layer.Name, Weight(layer), Tensor($"{layer.Name}.bias"));
                Neurons(network, layer);
                break;
            case "conv2d":
                FloatTensor weight = Weight(layer);
                if (weight.Shape.Count != 4)
                {
                    throw ImportFault.Of(
                        "Wrong shape", $"{path}, {layer.Name}.weight", $"{weight.Shape.Count} dimensions",
                        "Give (outputs, inputs, rows, columns), as Conv2d has them.");
                }

                int groups = layer.Fields.TryGetValue("groups", out Assignment? line)
                    ? LayersFile.Numbers(line, 1, 1)[0] : 1;
                network.Conv(
                    layer.Name, weight, Tensor($"{layer.Name}.bias"),
                    Window(layer, weight.Shape[2], weight.Shape[3], 1, 1), groups);
                Neurons(network, layer);
                break;
            case "flatten":
                network.Flatten(layer.Name);
                break;
            default:
                Pool(network, layer);
                break;
        }
    }

    private static void Pool(ChainBuilder network, DescribedLayer layer)
    {
        int[] kernel = layer.Fields.TryGetValue("kernel", out Assignment? line)
            ? LayersFile.Numbers(line, 1, 2) : throw ImportFault.Of(
                "A pooling layer has no kernel", layer.Name, "none", "Add kernel: 2.");
        PoolKind kind = layer.Kind is "max_pool" or "or_pool" ? PoolKind.Or : PoolKind.Sum;
        network.Pool(
            layer.Name, kind, Window(layer, kernel[0], kernel[^1], kernel[0], kernel[^1]), layer.Kind == "avg_pool");
    }

    // Pooling moves on by its kernel where nothing is said, a convolution by 1, as in PyTorch.
    private static Window Window(DescribedLayer layer, int rows, int columns, int strideY, int strideX)
    {
        int[] stride = layer.Fields.TryGetValue("stride", out Assignment? line)
            ? LayersFile.Numbers(line, 1, 2) : [strideY, strideX];
        int[] padding = layer.Fields.TryGetValue("padding", out line) ? LayersFile.Numbers(line, 1, 2) : [0];
        return new Window
        {
            KernelHeight = rows,
            KernelWidth = columns,
            StrideY = stride[0],
            StrideX = stride[^1],
            PaddingY = padding[0],
            PaddingX = padding[^1],
        };
    }

    private void Neurons(ChainBuilder network, DescribedLayer layer)
    {
        Assignment? Said(string field) => layer.Fields.GetValueOrDefault(field);
        string? module = Said("module")?.Text;
        double[] Parameter(string field, double least, double most)
        {
            double[] values = Said(field) is { } line ? [LayersFile.Number(line)]
                : module is not null && Tensor($"{module}.{field}") is { } tensor ? tensor.Doubles
                : throw ImportFault.Of(
                    $"A layer's neurons have no {field}", $"{description.Path}, {layer.Name}",
                    module is null ? "none" : $"no {ImportFault.Short(module)}.{field} in {path}",
                    $"Add {field}: under neurons: or the layer, or module: with the name of its neurons.");
            return Array.TrueForAll(values, value => value >= least && value <= most) ? values : throw ImportFault.Of(
                "Out of range", $"{description.Path}, {layer.Name}, {field}",
                ImportFault.Text(Array.Find(values, value => !(value >= least && value <= most))),
                $"Give {ImportFault.Text(least)}..{ImportFault.Text(most)}.");
        }

        double[] beta = Parameter("beta", 0, 1);
        if (Array.Find(beta, value => value != beta[0]) is var other && Array.Exists(beta, value => value != beta[0]))
        {
            throw ImportFault.Of(
                "It differs within a layer", $"{path}, {layer.Name}, beta",
                $"{ImportFault.Text(beta[0])} and {ImportFault.Text(other)}", "The hardware has one for each layer.");
        }

        DecayMoment moment = Assumed(layer, "moment", "before_input", DecayMoment.BeforeInput,
            ("before_input", DecayMoment.BeforeInput), ("after_fire", DecayMoment.AfterFire));
        // What follows the last weights is refused.
        if (description.Readout == Readout.Potential
            && ReferenceEquals(layer, description.Layers.Last(one => one.Kind is "linear" or "dense" or "conv2d")))
        {
            network.Integrators(
                layer.Name, [1], [], new FloatNeurons { Beta = beta[0], Thresholds = [], Moment = moment });
            return;
        }

        NeuronReset reset = Assumed(layer, "reset", "subtract", NeuronReset.Subtract,
            ("subtract", NeuronReset.Subtract), ("zero", NeuronReset.Zero), ("value", NeuronReset.Value));
        network.Neurons(
            layer.Name, [1], Parameter("threshold", float.MinValue, float.MaxValue), [],
            new FloatNeurons
            {
                Beta = beta[0],
                Thresholds = [],
                Reset = reset,
                ResetValue = Said("reset_value") is { } value ? LayersFile.Number(value) : 0,
                Fires = Assumed(layer, "fires", "above", FireComparison.Above,
                    ("above", FireComparison.Above), ("at-least", FireComparison.AtLeast)),
                Moment = moment,
                Refractory = Said("refractory") is { } steps ? LayersFile.Numbers(steps, 1, 1)[0] : 0,
            });
    }

    private T Assumed<T>(
        DescribedLayer layer, string field, string word, T fallback, params (string Word, T Value)[] choices)
    {
        if (layer.Fields.TryGetValue(field, out Assignment? line))
        {
            return LayersFile.Choice(line, choices);
        }

        notes.Add($"Neurons have {field}: {word} where {description.Path} does not say.");
        return fallback;
    }

    private FloatTensor Weight(DescribedLayer layer) => Tensor($"{layer.Name}.weight") ?? throw ImportFault.Of(
        "Missing tensor", $"{path}, {layer.Name}.weight",
        string.Join(", ", tensors.Keys.Order(StringComparer.Ordinal).Take(8).Select(ImportFault.Short)),
        "Name layers as the file does.");

    private FloatTensor? Tensor(string name)
    {
        _used.Add(name);
        return tensors.GetValueOrDefault(name);
    }
}

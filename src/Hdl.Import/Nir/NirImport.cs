using Hdl.Import.Float;
using Hdl.Networks.Spiking;

namespace Hdl.Import.Nir;

/// <summary>
/// Makes a network in discrete time of a NIR graph, by Euler's step: v' = v + dt / tau (v_leak - v + R I), so that
/// beta = 1 - dt / tau, and an input weighs R dt / tau; an IF neuron has beta 1 and R dt.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="settings">What the user says.</param>
/// <param name="notes">What is assumed.</param>
internal sealed class NirImport(string path, ImportSettings settings, ImportNotes notes)
{
    private const double DefaultTimeStep = 1e-4;

    // Time constants that came through single precision differ in the last digits.
    private const double Tolerance = 1e-6;

    private readonly double _dt = settings.TimeStep ?? DefaultTimeStep;

    /// <summary>Reads the file.</summary>
    public FloatNetwork Load()
    {
        IReadOnlyList<NirNode> chain = new NirChain(path).Of(NirFile.Read(path));
        MapShape input = Shape(chain[0]);
        var network = new ChainBuilder(path, input, notes);
        foreach (NirNode node in chain.Skip(1).SkipLast(1))
        {
            Add(network, node);
        }

        return network.Finish();
    }

    private void Add(ChainBuilder network, NirNode node)
    {
        switch (node.Type)
        {
            case "Linear" or "Affine":
                network.Dense(
                    node.Name, Required(node, "weight"), node.Type == "Affine" ? Required(node, "bias") : null);
                break;
            case "Conv2d":
                Conv(network, node, two: true);
                break;
            case "Conv1d":
                Conv(network, node, two: false);
                break;
            case "SumPool2d" or "AvgPool2d":
                network.Pool(node.Name, PoolKind.Sum, PoolWindow(node), node.Type == "AvgPool2d");
                break;
            case "Flatten":
                Flatten(network, node);
                break;
            case "Scale":
                network.Scale(node.Name, Required(node, "scale").Doubles);
                break;
            case "Threshold":
                network.Neurons(
                    node.Name, [1], Required(node, "threshold").Doubles, [],
                    new FloatNeurons { Beta = 0, Thresholds = [], Fires = Fires(node) });
                break;
            case "LIF" or "IF" or "LI" or "I":
                Neurons(network, node);
                break;
        }
    }

    private void Neurons(ChainBuilder network, NirNode node)
    {
        bool leaks = node.Type is "LIF" or "LI";
        bool fires = node.Type is "LIF" or "IF";
        if (settings.TimeStep is null)
        {
            notes.Add($"The time step is {ImportFault.Text(_dt)} s: the file has continuous time (--dt).");
        }

        double beta = 1;
        double perStep = _dt;
        if (leaks)
        {
            double tau = One(node, "tau");
            // Time constants are often stored with 24 bits.
            double share = _dt / tau;
            beta = share is > 1 and < 1 + 1e-6 ? 0 : 1 - share;
            perStep = _dt / tau;
            if (!(beta is >= 0 and < 1))
            {
                throw ImportFault.Of(
                    "The time step is longer than a time constant", $"{path}, {node.Name}, tau",
                    $"{ImportFault.Text(tau)} s, steps of {ImportFault.Text(_dt)} s",
                    "Give a shorter step, --dt, in the unit of the file's time constants.");
            }
        }

        double[] gain = [.. Optional(node, "r", 1).Select(r => r * perStep)];
        double[] leak = leaks ? [.. Optional(node, "v_leak", 0).Select(v => v * perStep)] : [];
        if (!fires)
        {
            network.Integrators(node.Name, gain, leak, new FloatNeurons { Beta = beta, Thresholds = [] });
            return;
        }

        (NeuronReset reset, double value) = Reset(node);
        network.Neurons(
            node.Name, gain, Required(node, "v_threshold").Doubles, leak,
            new FloatNeurons
            {
                Beta = beta,
                Reset = reset,
                ResetValue = value,
                Fires = Fires(node),
                Thresholds = [],
            });
    }

    private (NeuronReset Reset, double Value) Reset(NirNode node)
    {
        if (node.Numbers.ContainsKey("v_reset"))
        {
            double value = One(node, "v_reset");
            return (value == 0 ? NeuronReset.Zero : NeuronReset.Value, value);
        }

        NeuronReset reset = settings.Reset ?? NeuronReset.Zero;
        if (settings.Reset is null)
        {
            notes.Add($"{node.Name}: no v_reset in the file; a neuron that fires goes back to 0 (--reset).");
        }

        return (reset, 0);
    }

    private FireComparison Fires(NirNode node)
    {
        if (settings.Fires is null)
        {
            notes.Add("Neurons fire where v > v_threshold, as NIR defines it (--fires).");
        }

        return settings.Fires ?? FireComparison.Above;
    }

    private void Conv(ChainBuilder network, NirNode node, bool two)
    {
        FloatTensor weight = Required(node, "weight");
        if (weight.Shape.Count != (two ? 4 : 3))
        {
            throw Fault("Wrong shape", node, "weight", $"{weight.Shape.Count} dimensions",
                two ? "Give (outputs, inputs, rows, columns)." : "Give (outputs, inputs, length).");
        }

        int[] kernel = two ? [weight.Shape[2], weight.Shape[3]] : [1, weight.Shape[2]];
        int[] stride = Pair(node, "stride", two, 1, 1);
        int[] dilation = Pair(node, "dilation", two, 1, 1);
        int groups = node.Numbers.ContainsKey("groups") ? Whole(node, "groups", One(node, "groups")) : 1;
        if (dilation is not [1, 1])
        {
            throw Fault("Dilation is not supported", node, "dilation", string.Join(", ", dilation), "Train with 1.");
        }

        int[] padding;
        if (node.Texts.TryGetValue("padding", out string? text))
        {
            bool same = text == "same" && kernel.All(length => length % 2 == 1) && stride is [1, 1];
            padding = same ? [.. kernel.Select(length => length / 2)]
                : text == "valid" ? [0, 0]
                : throw Fault("Padding of this kind is not supported", node, "padding", text,
                    "Give numbers; 'same' needs odd kernels and stride 1.");
        }
        else
        {
            padding = Pair(node, "padding", two, 0, 0);
        }

        network.Conv(
            node.Name, weight with { Shape = [weight.Shape[0], weight.Shape[1], kernel[0], kernel[1]] },
            node.Numbers.GetValueOrDefault("bias"),
            new Window
            {
                KernelHeight = kernel[0],
                KernelWidth = kernel[1],
                StrideY = stride[0],
                StrideX = stride[1],
                PaddingY = padding[0],
                PaddingX = padding[1],
            },
            groups);
    }

    private Window PoolWindow(NirNode node)
    {
        _ = Required(node, "kernel_size");
        int[] kernel = Pair(node, "kernel_size", true, 1, 1);
        int[] stride = Pair(node, "stride", true, kernel[0], kernel[1]);
        int[] padding = Pair(node, "padding", true, 0, 0);
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

    private void Flatten(ChainBuilder network, NirNode node)
    {
        // All dimensions but those of length 1 must become one.
        int[] lengths = node.Numbers.TryGetValue("input_type", out FloatTensor? type)
            ? [.. type.Doubles.Select(length => Whole(node, "input_type", length))]
            : [network.Shape.Channels, network.Shape.Height, network.Shape.Width];
        int start = Whole(node, "start_dim", Optional(node, "start_dim", 0)[0]);
        int end = Whole(node, "end_dim", Optional(node, "end_dim", -1)[0]);
        int last = end < 0 ? lengths.Length + end : end;
        if (start < 0 || lengths.Where((length, axis) => length != 1 && (axis < start || axis > last)).Any())
        {
            throw Fault("It flattens a part of the dimensions", node, "start_dim, end_dim", $"{start}, {end}",
                "Flatten all of them: channels, rows and columns.");
        }

        network.Flatten(node.Name);
    }

    private MapShape Shape(NirNode node)
    {
        int[] lengths = [.. Required(node, "shape").Doubles.Select(length => Whole(node, "shape", length))];
        MapShape? shape = lengths switch
        {
            [var n] => new MapShape(n, 1, 1),
            [var c, var l] => new MapShape(c, 1, l),
            [var c, var h, var w] => new MapShape(c, h, w),
            _ => null,
        };
        return shape is { } found && lengths.All(length => length is > 0 and <= SpikingNetworkCheck.MaxLength)
            && lengths.Aggregate(1L, (product, length) => product * length) <= SpikingNetworkCheck.MaxElements
            ? found
            : throw Fault("No shape for inputs", node, "shape", string.Join(", ", lengths.Take(8)),
                $"Give (n), (channels, length) or (channels, rows, columns) of {SpikingNetworkCheck.MaxElements} "
                + "elements at most.");
    }

    private int[] Pair(NirNode node, string field, bool two, int first, int second)
    {
        if (!node.Numbers.TryGetValue(field, out FloatTensor? found))
        {
            notes.Add($"{node.Name}: no {field} in the file; it is {first}.");
            return [first, second];
        }

        int[] values = [.. found.Doubles.Take(3).Select(value => Whole(node, field, value))];
        return values switch
        {
            [var one] when two => [one, one],
            [var one] => [field is "padding" ? 0 : 1, one],
            [var y, var x] when two => [y, x],
            _ => throw Fault("Wrong number of values", node, field, $"{values.Length}", two ? "Give 2." : "Give 1."),
        };
    }

    private double[] Optional(NirNode node, string field, double fallback)
    {
        if (node.Numbers.TryGetValue(field, out FloatTensor? found))
        {
            return found.Doubles;
        }

        notes.Add($"{node.Name}: no {field} in the file; it is {ImportFault.Text(fallback)}.");
        return [fallback];
    }

    // A parameter that the hardware has once per layer.
    private double One(NirNode node, string field)
    {
        double[] values = Required(node, field).Doubles;
        double other = Array.Find(values, value => Math.Abs(value - values[0]) > Tolerance * Math.Abs(values[0]));
        return Array.TrueForAll(values, value => Math.Abs(value - values[0]) <= Tolerance * Math.Abs(values[0]))
            ? values[0]
            : throw Fault("It differs within a layer", node, field,
                $"{ImportFault.Text(values[0])} and {ImportFault.Text(other)}",
                "The hardware has one for each layer: train with one, or split the layer.");
    }

    private FloatTensor Required(NirNode node, string field) =>
        node.Numbers.GetValueOrDefault(field) ?? throw Fault(
            "Missing parameter", node, field, node.Numbers.Count == 0 ? "none" : string.Join(", ", node.Numbers.Keys),
            $"A {node.Type} has it: save the graph again with nir.write.");

    private int Whole(NirNode node, string field, double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1 << 24 ? (int)value : throw Fault(
            "Not a whole number", node, field, ImportFault.Text(value), "Give a whole number.");

    private Hdl.Core.Problems.InvalidInputException Fault(
        string what, NirNode node, string field, string value, string remedy) =>
        ImportFault.Of(what, $"{path}, {node.Name}, {field}", ImportFault.Short(value), remedy);
}

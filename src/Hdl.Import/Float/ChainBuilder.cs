using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Import.Float;

/// <summary>
/// Makes a network of the nodes of a chain, in their order: scales go into weights, averages into sums and weights,
/// weights wait for their neurons.
/// </summary>
/// <param name="where">Name of the file.</param>
/// <param name="input">Shape of the inputs.</param>
/// <param name="notes">What is assumed.</param>
internal sealed class ChainBuilder(string where, MapShape input, ImportNotes notes)
{
    private const string Order =
        "A network is a chain of weights, each followed by neurons, with pooling and flattening in between.";

    private readonly List<FloatLayer> _layers = [];
    private readonly MapShape _input = input;
    private MapShape _shape = input;
    private Pending? _pending;
    private double[]? _scale;
    private bool _flat;

    // Neurons that never fire, which end the chain.
    private string? _integrators;

    // Weights that wait for their neurons; a dense layer has no window.
    private sealed record Pending(
        string Name, int Outputs, float[] Weights, double[]? Bias, Window? Window, int Groups, MapShape Shape);

    /// <summary>Shape of what the chain gives so far.</summary>
    public MapShape Shape => _pending?.Shape ?? _shape;

    /// <summary>A fully connected layer's weights.</summary>
    public void Dense(string name, FloatTensor weights, FloatTensor? bias)
    {
        NoPending(name);
        if (weights.Shape is not [var outputs, var inputs] || inputs != _shape.Size || outputs < 1)
        {
            throw Fault("The layers do not chain", name, $"weights of shape {Text(weights)}",
                $"What comes before gives {_shape}, {_shape.Size} elements: give (outputs, {_shape.Size}).");
        }

        CheckSize(name, outputs, 1, 1);
        float[] values = [.. weights.Values];
        if (Taken(_shape.Size) is { } scale)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (float)(values[i] * scale[scale.Length == 1 ? 0 : i % inputs]);
            }
        }

        _pending = new(name, outputs, values, Bias(name, bias, outputs), null, 1, new MapShape(outputs, 1, 1));
        _flat = false;
    }

    /// <summary>A convolution's weights.</summary>
    public void Conv(string name, FloatTensor weights, FloatTensor? bias, Window window, int groups)
    {
        NoPending(name);
        NotFlat(name);
        if (weights.Shape is not [var outputs, var channels, _, _] || groups < 1 || outputs < 1
            || (long)channels * groups != _shape.Channels || outputs % groups != 0)
        {
            throw Fault("The layers do not chain", name, $"weights of shape {Text(weights)}, {groups} groups",
                $"What comes before gives {_shape}: give (outputs, {_shape.Channels} / groups, rows, columns).");
        }

        CheckWindow(name, window);
        CheckSize(name, outputs, window.OutputHeight(_shape.Height), window.OutputWidth(_shape.Width));
        float[] values = [.. weights.Values];
        int area = window.KernelHeight * window.KernelWidth;
        if (Taken(_shape.Size) is { } scale)
        {
            double[] perChannel = scale.Length == 1
                ? scale : PerChannel(name, "scale", scale, _shape);
            for (int i = 0; i < values.Length; i++)
            {
                int m = i / area / channels;
                int c = (m / (outputs / groups) * channels) + (i / area % channels);
                values[i] = (float)(values[i] * perChannel[perChannel.Length == 1 ? 0 : c]);
            }
        }

        _pending = new(
            name, outputs, values, Bias(name, bias, outputs), window, groups,
            new MapShape(outputs, window.OutputHeight(_shape.Height), window.OutputWidth(_shape.Width)));
    }

    /// <summary>A pooling layer; an average is a sum whose events weigh less.</summary>
    public void Pool(string name, PoolKind kind, Window window, bool average = false)
    {
        NoPending(name);
        NotFlat(name);
        CheckWindow(name, window);
        if (_scale is { Length: > 1 })
        {
            throw Fault("A scale that differs between elements stands before a pooling layer", name, "Scale",
                "Put it behind, or use one number.");
        }

        if (average)
        {
            double area = window.KernelHeight * window.KernelWidth;
            _scale = [(_scale?[0] ?? 1) / area];
            notes.Add(
                $"{name}: an average of {window.KernelHeight}x{window.KernelWidth} is a sum, and the next weights are "
                + $"divided by {ImportFault.Text(area)}; zeros of the padding count.");
        }

        var pool = new FloatPool(name, kind, window);
        _layers.Add(pool);
        _shape = pool.OutputOf(_shape);
    }

    /// <summary>A factor for each element, or one for all.</summary>
    public void Scale(string name, double[] factors)
    {
        if (factors.Length != 1 && factors.Length != Shape.Size)
        {
            throw Fault("The layers do not chain", name, $"{factors.Length} factors",
                $"What comes before gives {Shape}: give 1 factor or {Shape.Size}.");
        }

        if (_pending is { } pending)
        {
            double[] rows = PerOutput(name, "scale", factors, pending);
            ScaleRows(pending, rows);
            return;
        }

        _scale = _scale is not { } before ? factors
            : [.. Enumerable.Range(0, Math.Max(before.Length, factors.Length)).Select(
                i => before[before.Length == 1 ? 0 : i] * factors[factors.Length == 1 ? 0 : i])];
    }

    /// <summary>From a map to a vector: only a fully connected layer may follow.</summary>
    public void Flatten(string name)
    {
        NoPending(name);
        _flat = _shape.Height * _shape.Width > 1;
    }

    /// <summary>Neurons.</summary>
    /// <param name="name">Name of the node.</param>
    /// <param name="gain">What a step's input is multiplied by, one or one for each neuron.</param>
    /// <param name="thresholds">One, or one for each neuron, in the order of the source.</param>
    /// <param name="drive">Added once per step besides the weights' biases, likewise; may be empty.</param>
    /// <param name="model">The rest.</param>
    public void Neurons(string name, double[] gain, double[] thresholds, double[] drive, FloatNeurons model) =>
        Neurons(name, gain, pending => PerOutput(name, "v_threshold", thresholds, pending), drive, model);

    /// <summary>Neurons that never fire, at the end of the network: their potentials are read out.</summary>
    /// <param name="name">Name of the node.</param>
    /// <param name="gain">What a step's input is multiplied by, one or one for each neuron.</param>
    /// <param name="drive">Added once per step besides the weights' biases, likewise; may be empty.</param>
    /// <param name="model">The rest.</param>
    public void Integrators(string name, double[] gain, double[] drive, FloatNeurons model)
    {
        Neurons(name, gain, _ => [], drive, model);
        notes.Add($"{name}: potentials are read out: the class is that of their greatest sum over the steps.");
        _integrators = name;
    }

    private void Neurons(
        string name, double[] gain, Func<Pending, double[]> thresholds, double[] drive, FloatNeurons model)
    {
        if (_pending is null)
        {
            // Each element to itself: a convolution of 1x1 within each channel.
            NotFlat(name);
            notes.Add($"{name}: no weights stand before it; each element goes to its neuron with weight 1.");
            int channels = _shape.Channels;
            Conv(
                name, new FloatTensor([channels, 1, 1, 1], [.. Enumerable.Repeat(1f, channels)]), null,
                new Window { KernelHeight = 1, KernelWidth = 1 }, channels);
        }

        Pending pending = _pending!;
        ScaleRows(pending, PerOutput(name, "gain", gain, pending));
        double[] bias = pending.Bias ?? [];
        if (drive.Any(value => value != 0))
        {
            double[] more = PerOutput(name, "v_leak", drive, pending);
            bias = [.. Enumerable.Range(0, pending.Outputs).Select(
                n => (bias.Length == 0 ? 0 : bias[n]) + more[more.Length == 1 ? 0 : n])];
        }

        FloatNeurons neurons = model with
        {
            Thresholds = thresholds(pending),
            Biases = Array.TrueForAll(bias, value => value == 0) ? [] : bias,
        };
        _layers.Add(pending.Window is { } window
            ? new FloatConv(pending.Name, pending.Outputs, window, pending.Groups, pending.Weights, neurons)
            : new FloatDense(pending.Name, pending.Outputs, pending.Weights, neurons));
        _shape = pending.Shape;
        _pending = null;
    }

    /// <summary>The network.</summary>
    public FloatNetwork Finish()
    {
        if (_pending is { } pending)
        {
            throw Fault("Weights without neurons", pending.Name, "the end of the network", Order);
        }

        return _layers.LastOrDefault() is FloatWeighted && _scale is null
            ? new FloatNetwork(_input, _layers)
            {
                Readout = _integrators is null ? Readout.Spikes : Readout.Potential,
            }
            : throw Fault(
                "The network does not end in neurons", _layers.LastOrDefault()?.Name ?? "input",
                _layers.Count == 0 ? "no layers" : "pooling or a scale", Order);
    }

    private double[]? Taken(int size)
    {
        double[]? scale = _scale;
        _scale = null;
        return scale is null || scale.Length == 1 || scale.Length == size ? scale : throw Fault(
            "The layers do not chain", "scale", $"{scale.Length} factors", $"Give 1 or {size}.");
    }

    private static void ScaleRows(Pending pending, double[] rows)
    {
        int length = pending.Weights.Length / pending.Outputs;
        for (int i = 0; i < pending.Weights.Length; i++)
        {
            pending.Weights[i] = (float)(pending.Weights[i] * rows[rows.Length == 1 ? 0 : i / length]);
        }

        for (int n = 0; n < (pending.Bias?.Length ?? 0); n++)
        {
            pending.Bias![n] *= rows[rows.Length == 1 ? 0 : n];
        }
    }

    // One for all where they are equal; else one for each neuron, or each channel of a map.
    private double[] PerOutput(string name, string field, double[] values, Pending pending)
    {
        if (values.Length != 1 && values.Length != pending.Shape.Size)
        {
            throw Fault("The layers do not chain", $"{name}, {field}", $"{values.Length} values",
                $"What comes before gives {pending.Shape}: give 1 value or {pending.Shape.Size}.");
        }

        return Array.TrueForAll(values, value => value == values[0]) ? [values[0]]
            : pending.Window is null ? values
            : PerChannel(name, field, values, pending.Shape);
    }

    private double[] PerChannel(string name, string field, double[] values, MapShape shape)
    {
        int area = shape.Height * shape.Width;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != values[i / area * area])
            {
                throw Fault(
                    "It differs within a channel", $"{name}, {field}",
                    $"{ImportFault.Text(values[i / area * area])} and {ImportFault.Text(values[i])}",
                    "The hardware has one for each channel of a map: train with one.");
            }
        }

        return [.. Enumerable.Range(0, shape.Channels).Select(c => values[c * area])];
    }

    private double[]? Bias(string name, FloatTensor? bias, int outputs) => bias is null ? null
        : bias.Values.Length == outputs ? bias.Doubles
        : throw Fault("The layers do not chain", $"{name}, bias", Text(bias), $"Give {outputs} values.");

    private void NoPending(string name)
    {
        if (_pending is { } pending)
        {
            throw Fault("Weights without neurons", pending.Name, $"followed by {name}", Order);
        }

        if (_integrators is { } integrators)
        {
            throw Fault(
                "Potentials are read out before the end of the network", integrators, $"followed by {name}",
                "Only its last neurons may have no threshold.");
        }
    }

    private void NotFlat(string name)
    {
        if (_flat)
        {
            throw Fault("Only a fully connected layer can follow a flattened map", name, $"{_shape}", Order);
        }
    }

    private void CheckSize(string name, int channels, int height, int width)
    {
        if ((long)channels * height * width is < 1 or > SpikingNetworkCheck.MaxElements
            || channels > SpikingNetworkCheck.MaxLength)
        {
            throw Fault("The map is too large, or empty", name, $"{channels}x{height}x{width}",
                $"Give {SpikingNetworkCheck.MaxLength} outputs, {SpikingNetworkCheck.MaxElements} elements at most.");
        }
    }

    private void CheckWindow(string name, Window window)
    {
        bool Good(int kernel, int stride, int padding, int length) =>
            kernel is >= 1 and <= SpikingNetworkCheck.MaxWindow && stride is >= 1 and <= SpikingNetworkCheck.MaxWindow
            && padding >= 0 && padding < kernel && length + (2 * padding) >= kernel;
        if (!Good(window.KernelHeight, window.StrideY, window.PaddingY, _shape.Height)
            || !Good(window.KernelWidth, window.StrideX, window.PaddingX, _shape.Width))
        {
            throw Fault(
                "The window does not fit", name,
                $"kernel {window.KernelHeight}x{window.KernelWidth}, stride {window.StrideY}x{window.StrideX}, "
                + $"padding {window.PaddingY}x{window.PaddingX} on {_shape}",
                $"Give kernels and strides of 1..{SpikingNetworkCheck.MaxWindow}, padding less than the kernel, and a "
                + "kernel no larger than the padded map.");
        }
    }

    private Hdl.Core.Problems.InvalidInputException Fault(string what, string name, string value, string remedy) =>
        ImportFault.Of(what, $"{where}, {ImportFault.Short(name)}", value, remedy);

    private static string Text(FloatTensor tensor) => Hdl.Networks.Tensors.TensorShape.Text([.. tensor.Shape]);
}

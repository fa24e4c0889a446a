using Hdl.Cnn.Layers;
using Hdl.Core.Problems;
using Hdl.Import.Cnn;
using Hdl.Networks.Tensors;

namespace Hdl.Import.Onnx;

/// <summary>Builds the layers of a convolutional network, node after node.</summary>
/// <param name="notes">Where assumptions go.</param>
internal sealed class OnnxConvolutions(ImportNotes notes)
{
    private const long MostWeights = 1L << 24;

    private readonly List<(string Where, FloatConvolution Layer)> _layers = [];

    // Channels of the map now; where it is averaged as a whole, the layer behind does it.
    private int _channels;
    private string? _averaged;

    /// <summary>Rows of the map now.</summary>
    public int Height { get; private set; }

    /// <summary>Columns of the map now.</summary>
    public int Width { get; private set; }

    /// <summary>Whether it is a vector of channels.</summary>
    public bool IsVector => (Height == 1 && Width == 1) || _averaged is not null;

    /// <summary>Whether the graph has it as (1, elements).</summary>
    public bool IsFlat { get; private set; }

    /// <summary>Whether no value is below 0.</summary>
    public bool IsRectified => _layers.Count > 0 && _layers[^1].Layer.Layer.Relu && _averaged is null;

    /// <summary>Begins with an input.</summary>
    public void Start((int Channels, int Height, int Width) shape, bool flat)
    {
        (_channels, Height, Width) = shape;
        IsFlat = flat;
    }

    /// <summary>All layers, once something makes the output.</summary>
    public IReadOnlyList<FloatConvolution> Finish(string path)
    {
        Flush();
        return _layers.Count > 0 ? [.. _layers.Select(layer => layer.Layer)] : throw ImportFault.Of(
            "The network has no layer", path, "no weights", "Give a Conv or Gemm.");
    }

    /// <summary>A convolution; groups become zeros.</summary>
    public void Convolution(OnnxNode node, OnnxWindow window, OnnxTensor weight, long groups, double[] bias)
    {
        Flush();
        int[] shape = weight.Shape;
        if (IsFlat || groups < 1 || groups > _channels || _channels % groups != 0 || shape[0] % groups != 0
            || shape[1] != _channels / groups || (bias.Length > 0 && bias.Length != shape[0]))
        {
            throw Chain(node, $"{TensorShape.Text(shape)} in {ImportFault.Text(groups)} groups");
        }

        if (groups > 1)
        {
            notes.Add($"{node.Name}: groups become a convolution of all channels, with weights of 0 between groups.");
        }

        ConvolutionLayer layer = Layer(node, window, shape[0]);
        float[] from = weight.Floats();
        double[] weights = new double[(long)shape[0] * layer.Taps];
        (int inputs, int area) = (shape[1], shape[2] * shape[3]);
        for (int i = 0; i < from.Length; i++)
        {
            int output = i / (inputs * area);
            int channel = (i / area % inputs) + ((int)(output / (shape[0] / groups)) * inputs);
            weights[(output * layer.Taps) + (i % area * _channels) + channel] = from[i];
        }

        Add(node, layer, weights, bias.Length > 0 ? bias : new double[shape[0]]);
    }

    /// <summary>A fully connected layer: a kernel as large as the map.</summary>
    /// <param name="node">The node.</param>
    /// <param name="matrix">(outputs, inputs), inputs as (C, H, W).</param>
    /// <param name="bias">One for each output, or one for all; null for none.</param>
    public void Dense(OnnxNode node, OnnxTensor matrix, double[]? bias)
    {
        bool averaged = _averaged is not null;
        (_averaged, int area) = (null, Height * Width);
        (int outputs, int inputs) = (matrix.Shape[0], matrix.Shape[1]);
        if (!IsFlat || inputs != (averaged ? _channels : _channels * area)
            || (bias is not null && bias.Length != outputs && bias.Length != 1))
        {
            throw Chain(node, TensorShape.Text(matrix.Shape));
        }

        float[] from = matrix.Floats();
        double[] weights = new double[Weights(node, (long)outputs * _channels * area)];
        for (int i = 0; i < weights.Length; i++)
        {
            (int output, int tap) = Math.DivRem(i, _channels * area);
            (int place, int channel) = Math.DivRem(tap, _channels);
            weights[i] = averaged
                ? from[(output * inputs) + channel] / (double)area
                : from[(output * inputs) + (channel * area) + place];
        }

        // An input is a vector in the same order as its map.
        if (_layers.Count == 0)
        {
            (_channels, Height, Width) = (_channels * area, 1, 1);
        }

        double[] biases = bias?.Length == outputs ? bias : [.. Enumerable.Repeat(bias?[0] ?? 0, outputs)];
        Add(node, Layer(node, new OnnxWindow(Height, Width, 1, 0, 0, 0, 0), outputs), weights, biases);
        IsFlat = true;
    }

    /// <summary>Times a factor and plus an offset, of each channel.</summary>
    public void Affine(OnnxNode node, double[]? factors, double[] offsets)
    {
        Flush();
        if (offsets.Length != _channels && !(offsets.Length == 1 && factors is null))
        {
            throw Chain(node, $"{offsets.Length} numbers");
        }

        double[] each = offsets.Length == _channels ? offsets : [.. Enumerable.Repeat(offsets[0], _channels)];
        if (_layers.Count == 0 || !_layers[^1].Layer.IsLinear)
        {
            Diagonal(node, factors ?? [.. Enumerable.Repeat(1.0, _channels)], each);
            return;
        }

        FloatConvolution last = _layers[^1].Layer;
        _layers[^1] = (_layers[^1].Where, last with
        {
            Weights = [.. last.Weights.Select((weight, i) => weight * (factors?[i / last.Layer.Taps] ?? 1))],
            Biases = [.. last.Biases.Select((bias, c) => (bias * (factors?[c] ?? 1)) + each[c])],
        });
    }

    /// <summary>Values below 0 become 0, those above a ceiling the ceiling.</summary>
    public void Relu(OnnxNode node, double? ceiling)
    {
        Flush();
        if (_layers.Count == 0)
        {
            Diagonal(node);
        }

        FloatConvolution last = _layers[^1].Layer;
        double most = Math.Min(last.Ceiling ?? double.PositiveInfinity, ceiling ?? double.PositiveInfinity);
        _layers[^1] = (_layers[^1].Where, last with
        {
            Layer = last.Layer with { Relu = true },
            Ceiling = double.IsPositiveInfinity(most) ? null : most,
        });
    }

    /// <summary>The greatest of each window, behind the layer before: Relu may stand on either side.</summary>
    public void MaxPool(OnnxNode node, OnnxWindow window)
    {
        Flush();
        if (IsFlat || window.IsPadded || window.KernelHeight != window.KernelWidth)
        {
            throw ImportFault.Of(
                "A pooling that is not built in hardware", node.Where,
                $"{window.KernelHeight}x{window.KernelWidth}{(window.IsPadded ? ", padded" : "")}",
                "Give a square window without padding.");
        }

        if (_layers.Count == 0 || _layers[^1].Layer.Layer.PoolWindow > 1)
        {
            Diagonal(node);
        }

        FloatConvolution last = _layers[^1].Layer;
        ConvolutionLayer layer = last.Layer with { PoolWindow = window.KernelHeight, PoolStride = window.Stride };
        Check(node.Where, layer);
        _layers[^1] = (_layers[^1].Where, last with { Layer = layer });
        (Height, Width) = (layer.PooledHeight, layer.PooledWidth);
    }

    /// <summary>The mean of each window: a convolution.</summary>
    public void Average(OnnxNode node, OnnxWindow window, bool countsPadding)
    {
        Flush();
        if (window.IsPadded && !countsPadding)
        {
            throw ImportFault.Of(
                "A mean of less at the edge is not supported", node.Where, "count_include_pad=0 with padding",
                "Pool without padding.");
        }

        Diagonal(
            node, window, [.. Enumerable.Repeat(1.0 / (window.KernelHeight * window.KernelWidth), _channels)],
            new double[_channels]);
    }

    /// <summary>The mean of a whole map.</summary>
    public void GlobalAverage(OnnxNode node)
    {
        Flush();
        _averaged = Height * Width > 1 ? node.Name : null;
    }

    /// <summary>A map becomes a vector.</summary>
    public void Flatten(OnnxNode node, bool legal) => IsFlat = legal ? true : throw Chain(node, "other axes");

    /// <summary>A shape that leaves (1, everything).</summary>
    public void Reshape(OnnxNode node, long[] shape)
    {
        long size = _averaged is null ? (long)_channels * Height * Width : _channels;
        bool same = shape.Length == 4 && !IsFlat && _averaged is null
            && shape[1..].SequenceEqual([_channels, Height, Width]);
        if (!same)
        {
            Flatten(node, shape is [0 or 1 or -1, var rest] && (rest == size || (rest == -1 && shape[0] != -1)));
        }
    }

    private void Flush()
    {
        if (_averaged is { } name)
        {
            _averaged = null;
            Diagonal(
                name, name, new OnnxWindow(Height, Width, 1, 0, 0, 0, 0),
                [.. Enumerable.Repeat(1.0 / (Height * Width), _channels)], new double[_channels]);
        }
    }

    private void Diagonal(OnnxNode node) =>
        Diagonal(node, [.. Enumerable.Repeat(1.0, _channels)], new double[_channels]);

    private void Diagonal(OnnxNode node, double[] factors, double[] offsets) =>
        Diagonal(node, new OnnxWindow(1, 1, 1, 0, 0, 0, 0), factors, offsets);

    private void Diagonal(OnnxNode node, OnnxWindow window, double[] factors, double[] offsets) =>
        Diagonal(node.Where, node.Name, window, factors, offsets);

    // Each channel by itself.
    private void Diagonal(string where, string name, OnnxWindow window, double[] factors, double[] offsets)
    {
        notes.Add($"{name} is a convolution of its own.");
        ConvolutionLayer layer = Layer(where, window, _channels);
        double[] weights = new double[_channels * layer.Taps];
        for (int channel = 0; channel < _channels; channel++)
        {
            for (int place = 0; place < window.KernelHeight * window.KernelWidth; place++)
            {
                weights[(channel * layer.Taps) + (place * _channels) + channel] = factors[channel];
            }
        }

        Add(where, name, layer, weights, offsets);
    }

    private ConvolutionLayer Layer(OnnxNode node, OnnxWindow window, int outputs) => Layer(node.Where, window, outputs);

    private ConvolutionLayer Layer(string where, OnnxWindow window, int outputs)
    {
        ConvolutionLayer layer = new ConvolutionLayer
        {
            Height = Height,
            Width = Width,
            Channels = _channels,
            Outputs = outputs,
            KernelHeight = window.KernelHeight,
            KernelWidth = window.KernelWidth,
            Stride = window.Stride,
            PadTop = window.Top,
            PadLeft = window.Left,
            OutHeight = 0,
            OutWidth = 0,
        }.Filled(window.Bottom, window.Right);
        Check(where, layer);
        Weights(where, (long)outputs * layer.Taps);
        return layer;
    }

    private void Add(OnnxNode node, ConvolutionLayer layer, double[] weights, double[] biases) =>
        Add(node.Where, node.Name, layer, weights, biases);

    private void Add(string where, string name, ConvolutionLayer layer, double[] weights, double[] biases)
    {
        _layers.Add((where, new FloatConvolution(name, layer, weights, biases)));
        (_channels, Height, Width) = (layer.Outputs, layer.OutHeight, layer.OutWidth);
    }

    private static void Check(string where, ConvolutionLayer layer)
    {
        Problem[] problems =
        [
            .. LayerCheck.Problems(layer, new LayerLimits())
                .Select(problem => problem with { Where = $"{where}, {problem.Where}" }),
        ];
        if (problems.Length > 0)
        {
            throw new InvalidInputException(problems);
        }
    }

    private static long Weights(OnnxNode node, long count) => Weights(node.Where, count);

    private static long Weights(string where, long count) => count <= MostWeights ? count : throw ImportFault.Of(
        "A layer has too many weights", where, ImportFault.Text(count), $"Give {MostWeights} at most.");

    private Exception Chain(OnnxNode node, string value) => ImportFault.Of(
        "The layers do not chain", node.Where, value,
        $"The layer before gives {_channels}x{Height}x{Width}{(IsFlat ? ", as a vector" : "")}.");
}

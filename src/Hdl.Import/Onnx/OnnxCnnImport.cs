using Hdl.Import.Cnn;
using Hdl.Networks.Tensors;

namespace Hdl.Import.Onnx;

/// <summary>
/// A chain of convolutions, pooling and fully connected layers as the layers of <c>hdl-cnn/1</c>: whatever has no
/// counterpart there becomes a convolution that does the same.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="notes">Where assumptions go.</param>
internal sealed class OnnxCnnImport(OnnxGraph graph, ImportNotes notes)
{
    private const string Supported =
        "Supported: Conv, Relu, Clip, MaxPool, AveragePool, GlobalAveragePool, BatchNormalization, Gemm, MatMul, Add, "
        + "Flatten, Reshape, Squeeze, Identity, Dropout, Softmax, LogSoftmax, ArgMax; or GRU and LSTM.";

    private const long MostValues = 1 << 24;

    private static readonly string[] Endings = ["Softmax", "LogSoftmax", "ArgMax", "Identity", "Dropout"];

    private readonly OnnxConvolutions _layers = new(notes);

    /// <summary>Channels, rows and columns of the input.</summary>
    public (int Channels, int Height, int Width) Input { get; private set; }

    /// <summary>The layers in floating point.</summary>
    public IReadOnlyList<FloatConvolution> Load()
    {
        Start();
        IReadOnlyList<OnnxChain.Link> chain = OnnxChain.Of(graph);
        foreach ((int index, OnnxChain.Link link) in chain.Index())
        {
            Take(link.Node, link.Input, chain.Skip(index).All(rest => Endings.Contains(rest.Node.Type)));
            link.Node.Done();
        }

        return _layers.Finish(graph.Path);
    }

    private void Start()
    {
        IReadOnlyList<int> shape = graph.Input.Shape;
        long size = shape.Skip(1).Aggregate(1L, (product, length) => Math.Min(MostValues + 1, product * length));
        if (shape.Count is not (2 or 4) || size is 0 or > MostValues)
        {
            throw ImportFault.Of(
                "The input is no map of known size, or a huge one", $"{graph.Path}, {graph.Input.Name}",
                shape.Count == 0 ? "no shape" : $"({string.Join(", ", shape.Select(n => n == 0 ? "?" : $"{n}"))})",
                "Export with (1, C, H, W) or (1, elements): only the first length may be open.");
        }

        Input = shape.Count == 2 ? (shape[1], 1, 1) : (shape[1], shape[2], shape[3]);
        _layers.Start(Input, flat: shape.Count == 2);
    }

    private void Take(OnnxNode node, int input, bool last)
    {
        switch (node.Type)
        {
            case "Conv":
                Convolution(node);
                break;
            case "Gemm" when input == 0:
                Gemm(node);
                break;
            case "MatMul" when input == 0:
                _layers.Dense(node, Matrix(node, transposed: false), null);
                break;
            case "Add":
                _layers.Affine(node, null, Vector(graph.Needed(node, 1 - input)));
                break;
            case "BatchNormalization" when input == 0:
                Normalise(node);
                break;
            case "Relu":
                _layers.Relu(node, null);
                break;
            case "Clip" when input == 0:
                Clip(node);
                break;
            case "MaxPool":
                Pool(node, average: false);
                break;
            case "AveragePool":
                Pool(node, average: true);
                break;
            case "GlobalAveragePool":
                _layers.GlobalAverage(node);
                break;
            case "Flatten":
                _layers.Flatten(node, node.Integer("axis", 1) == 1);
                break;
            case "Reshape" when input == 0:
                node.Ignore("allowzero");
                _layers.Reshape(node, graph.Needed(node, 1).Integers());
                break;
            case "Squeeze" when input == 0:
                _layers.Flatten(node, graph.Axes(node) is { } axes && _layers.IsVector
                    && OnnxAxes.Of(node, axes, 4).Order().SequenceEqual([2, 3]));
                break;
            case "Identity" or "Dropout":
                node.Ignore("seed", "ratio");
                break;
            case "Softmax" or "LogSoftmax" or "ArgMax" when last && OverClasses(node):
                node.Ignore("keepdims");
                notes.Add($"{node.Type} is left out: the highest score stays the highest.");
                break;
            default:
                throw ImportFault.Of("A node is not supported", node.Where, node.Type, Supported);
        }
    }

    // A node that does not change which class is the first of the highest.
    private bool OverClasses(OnnxNode node)
    {
        long axis = node.Integer("axis", node.Type == "ArgMax" ? 0 : _layers.IsFlat ? -1 : 1);
        return _layers.IsVector && (axis == 1 || (axis == -1 && _layers.IsFlat))
            && (node.Type != "ArgMax" || node.Integer("select_last_index", 0) == 0);
    }

    private void Convolution(OnnxNode node)
    {
        OnnxTensor weight = graph.Needed(node, 1);
        double[] bias = node.Input(2).Length > 0 ? Vector(graph.Needed(node, 2)) : [];
        if (weight.Shape is not [> 0, > 0, > 0, > 0])
        {
            throw ImportFault.Of(
                "Not a convolution in two dimensions", node.Where, TensorShape.Text(weight.Shape),
                "Give (outputs, channels, rows, columns).");
        }

        if (node.Integers("kernel_shape") is { } kernel
            && !kernel.SequenceEqual(weight.Shape[2..].Select(length => (long)length)))
        {
            throw ImportFault.Of(
                "The kernel has another shape than its weights", node.Where,
                $"({string.Join(", ", kernel.Take(4))}) and {TensorShape.Text(weight.Shape)}", "Export it again.");
        }

        OnnxWindow window = OnnxWindow.Of(node, weight.Shape[2], weight.Shape[3], _layers.Height, _layers.Width);
        _layers.Convolution(node, window, weight, node.Integer("group", 1), bias);
    }

    private void Gemm(OnnxNode node)
    {
        if (node.Integer("transA", 0) != 0 || node.Float("alpha", 1) != 1 || node.Float("beta", 1) != 1)
        {
            throw ImportFault.Of(
                "A Gemm scales or turns its input", node.Where, "alpha, beta, transA", "Leave them out.");
        }

        OnnxTensor matrix = Matrix(node, node.Integer("transB", 0) != 0);
        _layers.Dense(node, matrix, node.Input(2).Length > 0 ? Vector(graph.Needed(node, 2)) : null);
    }

    // (outputs, inputs)
    private OnnxTensor Matrix(OnnxNode node, bool transposed)
    {
        OnnxTensor weight = graph.Needed(node, 1);
        return weight.Shape is not [> 0, > 0] ? throw ImportFault.Of(
                "Weights are no matrix", node.Where, TensorShape.Text(weight.Shape), "Give two dimensions.")
            : transposed ? weight : weight.Transposed([1, 0]);
    }

    private void Normalise(OnnxNode node)
    {
        double[][] parts = [.. Enumerable.Range(1, 4).Select(index => Vector(graph.Needed(node, index)))];
        double epsilon = node.Float("epsilon", 1e-5f);
        node.Ignore("momentum", "spatial");
        if (node.Integer("training_mode", 0) != 0 || parts.Any(part => part.Length != parts[0].Length)
            || parts[3].Any(variance => variance + epsilon <= 0))
        {
            throw ImportFault.Of(
                "A normalisation that cannot be folded", node.Where, $"{parts[0].Length} channels",
                "Export with model.eval(): variances above 0, the same number of everything.");
        }

        double[] factors = [.. parts[0].Select((scale, c) => scale / Math.Sqrt(parts[3][c] + epsilon))];
        _layers.Affine(node, factors, [.. parts[1].Select((shift, c) => shift - (factors[c] * parts[2][c]))]);
    }

    private void Clip(OnnxNode node)
    {
        double? least = Bound(node, 1);
        double? greatest = Bound(node, 2);
        if (least is { } number && number != 0 || (least is null && !_layers.IsRectified) || greatest <= 0)
        {
            throw ImportFault.Of(
                "A Clip that is not built in hardware", node.Where,
                (least is { } low ? ImportFault.Text(low) : "-inf") + ".."
                + (greatest is { } high ? ImportFault.Text(high) : "inf"),
                "Give 0 as the least value, and a greatest one above it or none.");
        }

        _layers.Relu(node, greatest);
    }

    private double? Bound(OnnxNode node, int input)
    {
        if (node.Input(input).Length == 0)
        {
            return null;
        }

        OnnxTensor bound = graph.Needed(node, input);
        return bound.Count == 1 ? bound.Floats()[0] : throw ImportFault.Of(
            "A bound is no number", node.Where, TensorShape.Text(bound.Shape), "Give a scalar.");
    }

    private void Pool(OnnxNode node, bool average)
    {
        long[] kernel = node.Integers("kernel_shape") ?? [];
        if (kernel is not [>= 1 and <= 4095, >= 1 and <= 4095] || node.Integer("ceil_mode", 0) != 0
            || node.Integer("storage_order", 0) != 0)
        {
            throw ImportFault.Of(
                "A pooling that is not built in hardware", node.Where, $"({string.Join(", ", kernel.Take(4))})",
                "Give two lengths, with ceil_mode=False.");
        }

        OnnxWindow window = OnnxWindow.Of(node, (int)kernel[0], (int)kernel[1], _layers.Height, _layers.Width);
        if (average)
        {
            _layers.Average(node, window, node.Integer("count_include_pad", 0) != 0);
        }
        else
        {
            _layers.MaxPool(node, window);
        }
    }

    private static double[] Vector(OnnxTensor tensor) => [.. tensor.Floats().Select(value => (double)value)];
}

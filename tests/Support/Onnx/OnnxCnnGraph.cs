namespace Hdl.Tests.Support.Onnx;

/// <summary>A chain of nodes with drawn weights, written node after node.</summary>
internal sealed class OnnxCnnGraph(int seed, int channels, int height, int width)
{
    private readonly List<byte[]> _nodes = [];
    private readonly List<byte[]> _tensors = [];
    private readonly Random _random = new(seed);
    private string _last = "x";

    public OnnxCnnGraph Conv(int inputs, int outputs, int kernel, params (string, object)[] set)
    {
        int group = set.Where(one => one.Item1 == "group").Select(one => (int)one.Item2).FirstOrDefault(1);
        double most = Math.Sqrt(3.0 / (inputs / (double)group * kernel * kernel));
        return Node(
            "Conv", [Drawn("w", most, outputs, inputs / group, kernel, kernel), Drawn("b", 0.1, outputs)],
            [("kernel_shape", new long[] { kernel, kernel }), .. set]);
    }

    public OnnxCnnGraph Normalise(int count) => Node(
        "BatchNormalization",
        [
            Drawn("scale", 0.5, [count], 1), Drawn("shift", 0.2, count), Drawn("mean", 0.2, count),
            Drawn("variance", 0.4, [count], 0.6),
        ],
        ("epsilon", 1e-3f));

    public OnnxCnnGraph Gemm(int inputs, int outputs, bool transposed) => Node(
        "Gemm",
        [
            transposed ? Drawn("w", Math.Sqrt(3.0 / inputs), outputs, inputs)
                : Drawn("w", Math.Sqrt(3.0 / inputs), inputs, outputs),
            Drawn("b", 0.1, outputs),
        ],
        transposed ? [("transB", 1)] : []);

    public OnnxCnnGraph MatMulAdd(int inputs, int outputs) =>
        Node("MatMul", [Drawn("w", Math.Sqrt(3.0 / inputs), inputs, outputs)])
            .Node("Add", [Drawn("b", 0.1, outputs)]);

    public OnnxCnnGraph Clip(float least, float greatest)
    {
        (string low, string high) = ($"low{_tensors.Count}", $"high{_tensors.Count}");
        _tensors.Add(OnnxWriter.Raw(low, [], 1, BitConverter.GetBytes(least)));
        _tensors.Add(OnnxWriter.Raw(high, [], 1, BitConverter.GetBytes(greatest)));
        return Node("Clip", [low, high]);
    }

    public OnnxCnnGraph Reshape(params long[] shape)
    {
        string name = $"shape{_tensors.Count}";
        _tensors.Add(OnnxWriter.Tensor(name, shape));
        return Node("Reshape", [name]);
    }

    public OnnxCnnGraph Pool(string type, int kernel, int stride) => Node(
        type, [], ("kernel_shape", new long[] { kernel, kernel }), ("strides", new long[] { stride, stride }));

    public OnnxCnnGraph Node(string type, params (string, object)[] set) => Node(type, [], set);

    public OnnxCnnGraph Constant(string name, long[] shape, float[] values)
    {
        _tensors.Add(OnnxWriter.Tensor(name, shape, values));
        return this;
    }

    public OnnxCnnGraph Node(string type, string[] constants, params (string, object)[] set)
    {
        string next = $"/{type}_{_nodes.Count}_output_0";
        _nodes.Add(OnnxWriter.Node($"/{type}_{_nodes.Count}", type, [_last, .. constants], [next], set));
        _last = next;
        return this;
    }

    public byte[] ToBytes(int classes)
    {
        _nodes.Add(OnnxWriter.Node("Identity", [_last], ["y"]));
        return OnnxWriter.Model(
            _nodes, _tensors, OnnxWriter.Value("x", 1, channels, height, width), OnnxWriter.Value("y", 1, classes));
    }

    private string Drawn(string name, double most, params int[] shape) => Drawn(name, most, shape, 0);

    private string Drawn(string name, double most, int[] shape, double middle)
    {
        float[] values = new float[shape.Aggregate(1, (product, length) => product * length)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)(middle + (most * ((2 * _random.NextDouble()) - 1)));
        }

        string unique = $"onnx::{name}_{_tensors.Count}";
        _tensors.Add(OnnxWriter.Tensor(unique, [.. shape.Select(length => (long)length)], values));
        return unique;
    }
}

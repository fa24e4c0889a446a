namespace Hdl.Import.Tests;

/// <summary>
/// A small graph, x -> GRU -> Squeeze -> Gather -> Gemm -> y, whose parts a test changes before it is written.
/// </summary>
internal sealed class OnnxNet
{
    public const int Inputs = 3;
    public const int Elements = 2;

    private readonly Dictionary<string, byte[]> _tensors = new(StringComparer.Ordinal);
    private readonly List<(string Name, byte[] Bytes)> _nodes = [];

    public OnnxNet(string cell = "GRU")
    {
        int rows = (cell == "GRU" ? 3 : 4) * Elements;
        Tensor("w", [1, rows, Inputs]);
        Tensor("r", [1, rows, Elements]);
        Tensor("b", [1, 2 * rows]);
        Tensor("fc", [4, Elements]);
        Tensor("offset", [4]);
        Integers("one", 1);
        Integers("last", -1);
        (string, object)[] set =
        [
            ("hidden_size", Elements), .. cell == "GRU" ? ((string, object)[])[("linear_before_reset", 1)] : [],
        ];
        Node("cell", cell, ["x", "w", "r", "b"], ["all", "state"], set);
        Node("drop", "Squeeze", ["all", "one"], ["out"]);
        Node("pick", "Gather", ["out", "last"], ["end"], ("axis", 0));
        Node("flat", "Squeeze", ["end", "zero"], ["h"]);
        Integers("zero", 0);
        Node("head", "Gemm", ["h", "fc", "offset"], ["y"], ("transB", 1));
    }

    public long Opset { get; init; } = 14;

    public OnnxNet Node(
        string name, string type, string[] inputs, string[] outputs, params (string Name, object Value)[] set)
    {
        int at = _nodes.FindIndex(node => node.Name == name);
        (string, byte[]) node = (name, OnnxWriter.Node(name, type, inputs, outputs, set));
        if (at >= 0)
        {
            _nodes[at] = node;
        }
        else
        {
            _nodes.Add(node);
        }

        return this;
    }

    public OnnxNet Tensor(string name, long[] shape, float value = 0.25f) => Set(name, OnnxWriter.Tensor(
        name, shape, [.. Enumerable.Range(0, (int)shape.Aggregate(1L, (product, length) => product * length))
            .Select(index => index % 2 == 0 ? value : -value)]));

    public OnnxNet Integers(string name, params long[] values) => Set(name, OnnxWriter.Tensor(name, values));

    public OnnxNet Set(string name, byte[] tensor)
    {
        _tensors[name] = tensor;
        return this;
    }

    public byte[] ToBytes(params object[] shape) => OnnxWriter.Model(
        _nodes.Select(node => node.Bytes), _tensors.Values,
        OnnxWriter.Value("x", shape.Length > 0 ? shape : ["steps", 1, Inputs]), OnnxWriter.Value("y", 1, 4), Opset);
}

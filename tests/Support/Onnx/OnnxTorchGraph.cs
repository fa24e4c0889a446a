using Hdl.Rnn.Networks;

namespace Hdl.Tests.Support.Onnx;

/// <summary>What of a recurrent network leaves.</summary>
internal enum TorchOutput
{
    /// <summary><c>fc(out[-1])</c>.</summary>
    LastStep,

    /// <summary><c>fc(h[-1])</c>.</summary>
    LastState,

    /// <summary><c>fc(out)</c>: every step.</summary>
    AllSteps,
}

/// <summary>
/// A torch.nn.GRU or LSTM with a Linear behind it as torch.onnx.export writes it: first states built of shapes, a
/// Squeeze of directions, Transposes where batch_first is set. Weights are drawn.
/// </summary>
internal sealed record OnnxTorchGraph(DeltaCell Cell, int Inputs, int[] Hidden, int Classes)
{
    private static readonly long[] Turn = [1, 0, 2];

    private readonly List<byte[]> _nodes = [];
    private readonly List<byte[]> _tensors = [];

    public bool BatchFirst { get; init; }

    public TorchOutput Output { get; init; }

    /// <summary>The operators' version; axes are attributes up to 12, inputs since.</summary>
    public int Opset { get; init; } = 14;

    /// <summary>Whether cells have biases.</summary>
    public bool Biases { get; init; } = true;

    /// <summary>The file, for weights that a seed gives.</summary>
    public byte[] ToBytes(int seed)
    {
        _nodes.Clear();
        _tensors.Clear();
        var random = new Random(seed);
        string type = Cell == DeltaCell.Gru ? "GRU" : "LSTM";
        int gates = Cell == DeltaCell.Gru ? 3 : 4;
        string from = BatchFirst ? Node("Transpose", ["x"], "turned", ("perm", Turn)) : "x";
        FirstState(from);
        for (int layer = 0; layer < Hidden.Length; layer++)
        {
            (int inputs, int hidden) = (layer == 0 ? Inputs : Hidden[layer - 1], Hidden[layer]);
            int rows = gates * hidden;
            string zeros = Node(
                "Expand", ["zero", Constant($"lengths{layer}", [1, 1, hidden])], $"first{layer}");
            string bias = Biases ? Drawn(random, $"onnx::{type}_b{layer}", 0.5, 1, 2 * rows) : "";
            _nodes.Add(OnnxWriter.Node(
                $"/rnn/{type}_{layer}", type,
                [
                    from, Drawn(random, $"onnx::{type}_w{layer}", 0.9, 1, rows, inputs),
                    Drawn(random, $"onnx::{type}_r{layer}", 0.9, 1, rows, hidden), bias, "", zeros,
                    .. gates == 4 ? (string[])[zeros] : [],
                ],
                [$"/rnn/{type}_{layer}_output_0", $"last{layer}", .. gates == 4 ? (string[])[$"cell{layer}"] : []],
                [("hidden_size", hidden), .. gates == 3 ? ((string, object)[])[("linear_before_reset", 1)] : []]));
            from = Axes("Squeeze", $"/rnn/{type}_{layer}_output_0", $"out{layer}", 1);
        }

        string end = End(from);
        int last = Hidden[^1];
        if (Output == TorchOutput.AllSteps)
        {
            string product = Node("MatMul", [end, Drawn(random, "weights", 1, last, Classes)], "product");
            Node("Add", [Drawn(random, "fc.bias", 0.5, Classes), product], "scores");
        }
        else
        {
            Node(
                "Gemm", [end, Drawn(random, "fc.weight", 1, Classes, last), Drawn(random, "fc.bias", 0.5, Classes)],
                "scores", ("transB", 1), ("alpha", 1f), ("beta", 1f));
        }

        object[] shape = BatchFirst ? ["batch", "steps", Inputs] : ["steps", "batch", Inputs];
        return OnnxWriter.Model(
            _nodes, _tensors, OnnxWriter.Value("x", shape),
            Output == TorchOutput.AllSteps ? OnnxWriter.Value("scores", "a", "b", Classes)
                : OnnxWriter.Value("scores", "batch", Classes), Opset);
    }

    private string End(string all)
    {
        if (Output == TorchOutput.LastState)
        {
            string stack = Node("Concat", Hidden.Select((_, layer) => $"last{layer}"), "stack", ("axis", 0));
            return Node("Gather", [stack, Scalar("index", -1)], "state", ("axis", 0));
        }

        string turned = BatchFirst ? Node("Transpose", [all], "back", ("perm", Turn)) : all;
        return Output == TorchOutput.AllSteps ? turned
            : Node("Gather", [turned, Scalar("index", -1)], "state", ("axis", BatchFirst ? 1 : 0));
    }

    // torch.zeros(layers, x.size(1), hidden), as it is traced.
    private void FirstState(string from)
    {
        string shape = Node("Shape", [from], "shape");
        string batch = Node("Gather", [shape, Scalar("second", 1)], "batch", ("axis", 0));
        string list = Node(
            "Concat",
            [Constant("ones", [1]), Axes("Unsqueeze", batch, "batches", 0), Constant("single", [1])], "whole",
            ("axis", 0));
        Node(
            "ConstantOfShape", [list], "zero",
            ("value", OnnxWriter.Tensor("", [1], new float[] { 0 })));
    }

    private string Axes(string type, string from, string to, long axis) => Opset < 13
        ? Node(type, [from], to, ("axes", new[] { axis }))
        : Node(type, [from, Constant($"axes_{to}", [axis])], to);

    private string Node(string type, IEnumerable<string> from, string to, params (string, object)[] attributes)
    {
        _nodes.Add(OnnxWriter.Node($"/{type}_{to}", type, from, [to], attributes));
        return to;
    }

    private string Constant(string name, long[] values)
    {
        _tensors.Add(OnnxWriter.Tensor(name, values));
        return name;
    }

    private string Scalar(string name, long value)
    {
        _tensors.Add(OnnxWriter.Raw(name, [], 7, BitConverter.GetBytes(value)));
        return name;
    }

    private string Drawn(Random random, string name, double most, params long[] shape)
    {
        float[] values = new float[shape.Aggregate(1L, (product, length) => product * length)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)(most * ((2 * random.NextDouble()) - 1));
        }

        _tensors.Add(OnnxWriter.Tensor(name, shape, values));
        return name;
    }
}

using Hdl.Networks.Tensors;

namespace Hdl.Import.Onnx;

/// <summary>
/// Weights of a GRU or LSTM node, in ONNX's order, and the proof that it is what the hardware computes.
/// </summary>
/// <param name="Input">(1, gates H, inputs).</param>
/// <param name="Hidden">(1, gates H, H).</param>
/// <param name="Bias">(1, 2 gates H); null for none.</param>
/// <param name="Elements">H.</param>
internal sealed record RecurrentLayer(OnnxTensor Input, OnnxTensor Hidden, OnnxTensor? Bias, int Elements)
{
    private const int MostZeros = 64;

    /// <summary>Reads a node.</summary>
    public static RecurrentLayer Of(OnnxGraph graph, OnnxNode node)
    {
        bool gru = node.Type == "GRU";
        int gates = gru ? 3 : 4;
        CheckAttributes(node, gru);
        OnnxTensor input = graph.Needed(node, 1);
        OnnxTensor hidden = graph.Needed(node, 2);
        OnnxTensor? bias = node.Input(3).Length > 0 ? graph.Needed(node, 3) : null;
        int elements = hidden.Shape is [1, _, var last] ? last : 0;
        long rows = (long)gates * elements;
        bool fits = elements > 0 && hidden.Shape[1] == rows && input.Shape is [1, var inputRows, > 0]
            && inputRows == rows && (bias is null || bias.Shape is [1, var both] && both == 2 * rows)
            && node.Integer("hidden_size", elements) == elements;
        if (!fits)
        {
            throw ImportFault.Of(
                "The weights do not belong together", node.Where,
                $"W {TensorShape.Text(input.Shape)}, R {TensorShape.Text(hidden.Shape)}"
                + (bias is null ? "" : $", B {TensorShape.Text(bias.Shape)}"),
                $"Give (1, {gates} H, inputs), (1, {gates} H, H) and (1, {2 * gates} H).");
        }

        node.Done();
        CheckStates(graph, node);
        return new RecurrentLayer(input, hidden, bias, elements);
    }

    private static void CheckAttributes(OnnxNode node, bool gru)
    {
        if (gru && node.Integer("linear_before_reset", 0) != 1)
        {
            throw Attribute(
                node, "linear_before_reset", "0",
                "The reset must act behind the product, as in PyTorch (Keras: reset_after=True).");
        }

        if (!gru && node.Integer("input_forget", 0) != 0)
        {
            throw Attribute(node, "input_forget", "1", "Train without coupled gates.");
        }

        if (node.Text("direction", "forward") is var direction && direction != "forward")
        {
            throw Attribute(node, "direction", ImportFault.Short(direction), "Train with bidirectional=False.");
        }

        if (node.Integer("layout", 0) != 0)
        {
            throw Attribute(node, "layout", "1", "Export with steps first.");
        }

        string[] usual = gru ? ["Sigmoid", "Tanh"] : ["Sigmoid", "Tanh", "Tanh"];
        if (node.Texts("activations") is { } used && !used.SequenceEqual(usual, StringComparer.OrdinalIgnoreCase))
        {
            throw Attribute(
                node, "activations", ImportFault.Short(string.Join(", ", used.Take(4))),
                $"{string.Join(", ", usual)} are built in.");
        }
    }

    private static void CheckStates(OnnxGraph graph, OnnxNode node)
    {
        if (node.Input(4).Length > 0)
        {
            throw ImportFault.Of(
                "A length for each sequence is not supported", node.Where, node.Input(4), "Leave sequence_lens out.");
        }

        foreach (int index in (int[])[5, 6])
        {
            if (node.Input(index) is { Length: > 0 } name && !IsZero(graph, name, 0))
            {
                throw ImportFault.Of(
                    "The first state is not 0", node.Where, name, "Leave it out: states are 0 in front of a sequence.");
            }
        }

        if (node.Input(7) is { Length: > 0 } peephole && !IsZero(graph, peephole, 0))
        {
            throw ImportFault.Of("An LSTM with peepholes is not supported", node.Where, peephole, "Leave P out.");
        }
    }

    // Zeros of a constant, or of as many as the samples need: exporters build those of shapes.
    private static bool IsZero(OnnxGraph graph, string name, int depth)
    {
        if (graph.Constant(name) is { } constant)
        {
            return constant.Floats().All(value => value == 0);
        }

        return depth < MostZeros && graph.Maker(name) is { } node && node.Type switch
        {
            "ConstantOfShape" => node.Tensor("value") is not { } value || value.Floats().All(number => number == 0),
            "Expand" or "Slice" or "Gather" or "Reshape" or "Squeeze" or "Unsqueeze" or "Transpose" or "Identity"
                or "Cast" => IsZero(graph, node.Input(0), depth + 1),
            "Concat" => node.Inputs.All(input => IsZero(graph, input, depth + 1)),
            _ => false,
        };
    }

    private static Exception Attribute(OnnxNode node, string name, string value, string remedy) =>
        ImportFault.Of($"A {node.Type} that is not built in hardware", $"{node.Where}, {name}", value, remedy);
}

using Google.Protobuf;
using Hdl.Core.Files;
using Onnx;

namespace Hdl.Import.Onnx;

/// <summary>A graph of a file: nodes, constants, one input and the output that counts, free of cycles.</summary>
internal sealed class OnnxGraph
{
    /// <summary>Largest file, 256 MiB.</summary>
    public const long MaxBytes = 1L << 28;

    private const int MostNodes = 1024;
    private const int LeastOpset = 11;
    private const string Remedy = "Give an .onnx file: torch.onnx.export(model, input, 'net.onnx').";

    private readonly Dictionary<string, OnnxTensor> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxNode> _makers = new(StringComparer.Ordinal);

    private OnnxGraph(string path, GraphProto proto, ImportNotes notes)
    {
        Path = path;
        if (proto.SparseInitializer.Count > 0)
        {
            throw ImportFault.Of(
                "A sparse tensor is not read", path, $"{proto.SparseInitializer.Count}", "Export dense weights.");
        }

        foreach (TensorProto tensor in proto.Initializer)
        {
            OnnxName.Check(path, tensor.Name, "a tensor");
            if (!_constants.TryAdd(tensor.Name, new OnnxTensor(path, tensor.Name, tensor)))
            {
                throw Twice(tensor.Name);
            }
        }

        Nodes = [.. proto.Node.Select(Node)];
        Input = OnlyInput(proto);
        Connect();
        if (OnnxCycle.Of(Nodes, _makers) is { } cycle)
        {
            throw ImportFault.Of(
                "The graph has a cycle", path, string.Join(" -> ", cycle.Take(8)), "Give a graph without one.");
        }

        Output = MainOutput(proto, notes);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>All nodes, as they stand in the file.</summary>
    public IReadOnlyList<OnnxNode> Nodes { get; }

    /// <summary>What goes in: its name and lengths, 0 where they are open.</summary>
    public (string Name, IReadOnlyList<int> Shape) Input { get; }

    /// <summary>Name of what comes out.</summary>
    public string Output { get; }

    /// <summary>Whether it is recurrent.</summary>
    public bool IsRecurrent => Nodes.Any(node => node.Type is "GRU" or "LSTM" or "RNN");

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="notes">Where assumptions go.</param>
    /// <exception cref="Hdl.Core.Problems.InvalidInputException">It is no ONNX file, or a hostile one.</exception>
    public static OnnxGraph Read(string path, ImportNotes notes)
    {
        byte[] bytes = InputFile.Bytes(path, MaxBytes, Remedy);
        OnnxEnvelope.Check(path, bytes);
        ModelProto model;
        try
        {
            model = ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException failure)
        {
            throw OnnxEnvelope.Damaged(path, failure);
        }

        if (model.Graph is not { Node.Count: > 0 } graph)
        {
            throw ImportFault.Of("The file holds no graph", path, "no nodes", Remedy);
        }

        CheckVersion(path, model);
        return graph.Node.Count <= MostNodes ? new OnnxGraph(path, graph, notes) : throw ImportFault.Of(
            "The graph is too large", path, $"{ImportFault.Text(graph.Node.Count)} nodes",
            $"Give {MostNodes} nodes at most.");
    }

    /// <summary>The node that makes a value; null of an input or a constant.</summary>
    public OnnxNode? Maker(string name) => _makers.GetValueOrDefault(name);

    /// <summary>A constant, or what a node makes of constants; null where it depends on the input.</summary>
    public OnnxTensor? Constant(string name)
    {
        if (_constants.TryGetValue(name, out OnnxTensor? known) || Maker(name) is not { } node)
        {
            return known;
        }

        OnnxTensor? made = node.Type == "Constant" ? node.Tensor("value") ?? throw ImportFault.Of(
                "A constant is no tensor", node.Where, "no value", "Export it again.")
            : node.Type is "Identity" or "Transpose" or "Reshape" or "Unsqueeze" or "Squeeze"
                && Constant(node.Input(0)) is { } from ? Moved(node, from)
            : null;
        if (made is not null)
        {
            _constants.Add(name, made);
        }

        return made;
    }

    /// <summary>A constant that must be one.</summary>
    public OnnxTensor Needed(OnnxNode node, int input) =>
        Constant(node.Input(input)) ?? throw ImportFault.Of(
            $"An input of {node.Type} is no constant", node.Where,
            node.Input(input).Length == 0 ? "missing" : node.Input(input),
            "Export with do_constant_folding=True, weights as initializers.");

    /// <summary>Axes of a Squeeze or Unsqueeze: an attribute up to opset 12, an input since; null for none.</summary>
    public long[]? Axes(OnnxNode node) =>
        node.Integers("axes") ?? (node.Input(1).Length > 0 ? Needed(node, 1).Integers() : null);

    private OnnxTensor Moved(OnnxNode node, OnnxTensor from)
    {
        int rank = from.Shape.Length;
        switch (node.Type)
        {
            case "Transpose":
                return from.Transposed(OnnxAxes.Order(node, rank));
            case "Reshape":
                long[] target = Needed(node, 1).Integers();
                return from.Shaped(OnnxAxes.Reshaped(node, from.Shape, target));
            case "Unsqueeze":
                int[] added = OnnxAxes.Of(node, Axes(node) ?? [], rank + (Axes(node)?.Length ?? 0));
                List<int> wide = [.. from.Shape];
                foreach (int axis in added.Order())
                {
                    wide.Insert(axis, 1);
                }

                return from.Shaped([.. wide]);
            case "Squeeze":
                int[] dropped = OnnxAxes.Of(
                    node, Axes(node) ?? [.. Enumerable.Range(0, rank).Where(axis => from.Shape[axis] == 1)], rank);
                return from.Shaped([.. from.Shape.Where((_, axis) => !dropped.Contains(axis))]);
            default:
                return from;
        }
    }

    private OnnxNode Node(NodeProto proto, int index)
    {
        OnnxName.Check(Path, proto.OpType, "an operator");
        string name = proto.Name.Length > 0 ? proto.Name : $"{proto.OpType}_{index}";
        OnnxName.Check(Path, name, "a node");
        foreach (string end in proto.Input.Concat(proto.Output).Where(end => end.Length > 0))
        {
            OnnxName.Check(Path, end, "a tensor");
        }

        return proto.Domain is "" or "ai.onnx" ? new OnnxNode(Path, name, proto) : throw ImportFault.Of(
            "An operator is not of ONNX itself", $"{Path}, {name}",
            $"{proto.OpType} of '{ImportFault.Short(proto.Domain)}'", "Export with standard operators.");
    }

    private void Connect()
    {
        foreach (OnnxNode node in Nodes)
        {
            foreach (string output in node.Outputs.Where(output => output.Length > 0))
            {
                if (_constants.ContainsKey(output) || output == Input.Name || !_makers.TryAdd(output, node))
                {
                    throw Twice(output);
                }
            }
        }

        foreach (OnnxNode node in Nodes)
        {
            if (node.Inputs.FirstOrDefault(input => input.Length > 0 && input != Input.Name
                && !_constants.ContainsKey(input) && !_makers.ContainsKey(input)) is { } missing)
            {
                throw ImportFault.Of(
                    "A node takes what nothing makes", node.Where, ImportFault.Short(missing), "Export it again.");
            }
        }
    }

    private (string Name, IReadOnlyList<int> Shape) OnlyInput(GraphProto proto)
    {
        // Older files list their constants as inputs too.
        ValueInfoProto[] inputs = [.. proto.Input.Where(input => !_constants.ContainsKey(input.Name))];
        if (inputs.Length != 1)
        {
            throw ImportFault.Of(
                "The graph has not one input", Path,
                inputs.Length == 0
                    ? "none"
                    : string.Join(", ", inputs.Take(8).Select(one => ImportFault.Short(one.Name))),
                "Export with the samples as the only input; a first state of 0 is left out.");
        }

        OnnxName.Check(Path, inputs[0].Name, "an input");
        int[] shape =
        [
            .. inputs[0].Type?.TensorType?.Shape?.Dim.Select(length =>
                length.ValueCase != TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue ? 0
                : length.DimValue is > 0 and <= FloatTensor.MostElements ? (int)length.DimValue
                : throw ImportFault.Of(
                    "Not a length", $"{Path}, {inputs[0].Name}", ImportFault.Text(length.DimValue), "Choose 1..2^27."))
                ?? [],
        ];
        return (inputs[0].Name, shape);
    }

    private string MainOutput(GraphProto proto, ImportNotes notes)
    {
        string[] outputs = [.. proto.Output.Select(output => output.Name)];
        if (outputs.Length == 0 || !_makers.ContainsKey(outputs[0]))
        {
            throw ImportFault.Of(
                "The graph has no output", Path,
                outputs.Length == 0 ? "none" : $"nothing makes '{ImportFault.Short(outputs[0])}'", "Export it again.");
        }

        if (outputs.Length > 1)
        {
            string others = string.Join(", ", outputs.Skip(1).Take(8).Select(ImportFault.Short));
            notes.Add($"The output is {outputs[0]}; {others} is left out.");
        }

        return outputs[0];
    }

    private static void CheckVersion(string path, ModelProto model)
    {
        long opset = model.OpsetImport.Where(set => set.Domain is "" or "ai.onnx").Select(set => set.Version)
            .FirstOrDefault();
        if (opset < LeastOpset)
        {
            throw ImportFault.Of(
                "The file's operators are too old", path, opset == 0 ? "no opset" : $"opset {ImportFault.Text(opset)}",
                $"Export with opset_version={LeastOpset} or later.");
        }
    }

    private Exception Twice(string name) => ImportFault.Of(
        "A tensor is made twice", Path, ImportFault.Short(name), "Export it again.");
}

using Hdl.Networks.Tensors;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Import.Onnx;

/// <summary>
/// GRU and LSTM nodes as the arrays of a state_dict of PyTorch, of which <see cref="DeltaStateDict"/> makes a delta
/// network: gates z, r, h become r, u, c; i, o, f, c become i, f, g, o.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="notes">Where assumptions go.</param>
internal sealed class OnnxDeltaImport(OnnxGraph graph, ImportNotes notes)
{
    private const string Supported =
        "Supported: GRU, LSTM, Gemm, MatMul, Add, Concat of last states, Softmax, LogSoftmax, ArgMax, ";

    // The block of ONNX's rows that each of ours is.
    private static readonly int[] GruOrder = [1, 0, 2];
    private static readonly int[] LstmOrder = [0, 2, 3, 1];

    private readonly Dictionary<string, FloatArray> _arrays = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecurrentSignal> _signals = new(StringComparer.Ordinal);
    private readonly RecurrentViews _views = new(graph);
    private readonly List<OnnxNode> _cells = [];
    private bool _arguments;
    private bool _turned;

    /// <summary>Makes the network.</summary>
    /// <param name="options">What the user says.</param>
    public DeltaModel Load(DeltaImportOptions options)
    {
        RecurrentSignal output = Signal(graph.Output, null);
        if (_cells.Count == 0 || output.Axes.Contains(SignalAxis.Layer))
        {
            throw ImportFault.Of(
                "The output is not that of the last layer", graph.Path, graph.Output, "Give out, or the last of h.");
        }

        if (output.Layers != _cells.Count)
        {
            throw ImportFault.Of(
                "A layer leads nowhere", graph.Path, _cells[^1].Name, "Give a chain of layers.");
        }

        CompleteBiases();
        if (_turned && options.ImageRows > 0)
        {
            throw ImportFault.Of(
                "The steps of this network are columns of an image", graph.Path, graph.Input.Name,
                "Leave --image-rows out, or train with rows as steps.");
        }

        bool every = !output.IsLast;
        if (every != (options.When == ReadoutWhen.Every) && every)
        {
            notes.Add("All steps leave, as in the graph (readout_when every).");
        }
        else if (!every && options.When == ReadoutWhen.Every)
        {
            throw ImportFault.Of(
                "The graph takes the last step alone", "--every-step", graph.Path, "Leave the option out.");
        }

        if (output.Scored)
        {
            notes.Add(_arguments || options.Readout == DeltaReadout.Argmax
                ? "The class of the highest score leaves (--scores for all scores)."
                : "Scores leave as the last Gemm or MatMul gives them.");
        }

        notes.Add($"An input of 1.0 is {1 << options.ActFrac}: a byte stands for byte / {1 << options.ActFrac}.");
        return DeltaStateDict.ToModel(
            graph.Path, _arrays, options with { When = every ? ReadoutWhen.Every : options.When });
    }

    private RecurrentSignal Signal(string name, OnnxNode? user)
    {
        if (_signals.TryGetValue(name, out RecurrentSignal? known))
        {
            return known;
        }

        OnnxNode node = graph.Maker(name) ?? throw ImportFault.Of(
            "The input reaches a node that is not recurrent", user?.Where ?? graph.Path, name,
            "Give GRU or LSTM nodes first.");
        RecurrentSignal made = node.Type switch
        {
            "GRU" or "LSTM" => Cell(node, name),
            "Gemm" => Gemm(node),
            "MatMul" => MatMul(node),
            "Add" => Bias(node),
            "Concat" => Stack(node),
            "Softmax" or "LogSoftmax" => Soft(node),
            "ArgMax" => Class(node),
            _ when RecurrentViews.Types.Contains(node.Type) => View(node, name),
            _ => throw Unsupported(node),
        };
        _signals[name] = made;
        return made;
    }

    private RecurrentSignal View(OnnxNode node, string name)
    {
        if (node.Outputs.Count > 1 && node.Outputs[0] != name)
        {
            throw Unsupported(node);
        }

        return _views.Of(node, Signal(node.Input(0), node));
    }

    private RecurrentSignal Cell(OnnxNode node, string name)
    {
        int layer = Before(node);
        if (_cells.Count != layer || (layer > 0 && _cells[0].Type != node.Type))
        {
            throw ImportFault.Of(
                "The recurrent layers are no chain of one kind", node.Where,
                _cells.Count != layer ? "a branch" : $"{node.Type} behind {_cells[0].Type}",
                "Give layers of GRU or of LSTM, each taking all steps of the one before.");
        }

        _cells.Add(node);
        RecurrentLayer weights = RecurrentLayer.Of(graph, node);
        int[] order = node.Type == "GRU" ? GruOrder : LstmOrder;
        Add("weight_ih", 1, weights.Input);
        Add("weight_hh", 1, weights.Hidden);
        if (weights.Bias is { } bias)
        {
            int rows = order.Length * weights.Elements;
            float[] both = bias.Floats();
            AddNumbers("bias_ih", bias.Name, [rows], both.AsSpan(0, rows));
            AddNumbers("bias_hh", bias.Name, [rows], both.AsSpan(rows));
        }

        var all = new RecurrentSignal(
            layer + 1, [SignalAxis.Step, SignalAxis.One, SignalAxis.One, SignalAxis.Element], weights.Elements, false);
        RecurrentSignal last = all with { Axes = [.. all.Axes.Skip(1)] };
        foreach ((string output, RecurrentSignal signal) in node.Outputs.Zip([all, last]))
        {
            _signals[output] = signal;
        }

        return name.Length > 0 && _signals.TryGetValue(name, out RecurrentSignal? made) ? made : throw ImportFault.Of(
            "The state of the cell is no output of the hardware", node.Where, name, "Give out, or h.");

        void Add(string kind, int skip, OnnxTensor tensor) =>
            AddNumbers(kind, tensor.Name, [.. tensor.Shape.Skip(skip)], tensor.Floats());

        void AddNumbers(string kind, string from, int[] shape, ReadOnlySpan<float> numbers)
        {
            int block = numbers.Length / order.Length;
            double[] values = new double[numbers.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = numbers[(order[i / block] * block) + (i % block)];
            }

            string key = $"{kind}_l{layer}";
            _arrays.Add(key, new FloatArray($"{from} as {key}", shape, values));
        }
    }

    // Layers in front of a cell.
    private int Before(OnnxNode node)
    {
        int[]? axes = FromInput(node.Input(0));
        if (axes is null)
        {
            RecurrentSignal signal = Signal(node.Input(0), node);
            return signal.IsSequence ? signal.Layers : throw ImportFault.Of(
                "A layer does not take all states of the layer before", node.Where,
                $"({string.Join(", ", signal.Axes)})", "Give (steps, 1, elements).");
        }

        if (axes.Length != 3 || axes[0] < 0 || axes[2] < 0)
        {
            throw ImportFault.Of(
                "The input is no sequence", node.Where, $"{axes.Length} dimensions", "Give (steps, 1, inputs).");
        }

        _turned = axes[0] > axes[2];
        if (_turned)
        {
            notes.Add($"{graph.Input.Name} has its steps behind its elements: a frame is a column of it.");
        }

        _views.StepsOfInput = axes[0] < graph.Input.Shape.Count ? graph.Input.Shape[axes[0]] : 0;
        return 0;
    }

    // Which dimensions of the graph's input these are, -1 for one that was added; null of what is behind a layer.
    private int[]? FromInput(string name)
    {
        if (name == graph.Input.Name)
        {
            return [.. Enumerable.Range(0, graph.Input.Shape.Count is var rank and > 0 ? rank : 3)];
        }

        if (graph.Maker(name) is not { } node || FromInputType(node) is not { } axes)
        {
            return null;
        }

        switch (node.Type)
        {
            case "Transpose":
                return [.. OnnxAxes.Order(node, axes.Length).Select(axis => axes[axis])];
            case "Squeeze":
                int[] dropped = OnnxAxes.Of(node, graph.Axes(node) ?? throw Unsupported(node), axes.Length);
                return [.. axes.Where((_, index) => !dropped.Contains(index))];
            case "Unsqueeze":
                long[] added = graph.Axes(node) ?? [];
                List<int> wide = [.. axes];
                foreach (int axis in OnnxAxes.Of(node, added, axes.Length + added.Length).Order())
                {
                    wide.Insert(axis, -1);
                }

                return [.. wide];
            default:
                return axes;
        }
    }

    private int[]? FromInputType(OnnxNode node) =>
        node.Type is "Transpose" or "Squeeze" or "Unsqueeze" or "Identity" or "Dropout" or "Cast"
            ? FromInput(node.Input(0))
            : null;

    private RecurrentSignal Gemm(OnnxNode node)
    {
        RecurrentSignal signal = Signal(node.Input(0), node);
        bool transposed = node.Integer("transB", 0) != 0;
        if (node.Integer("transA", 0) != 0 || node.Float("alpha", 1) != 1 || node.Float("beta", 1) != 1)
        {
            throw ImportFault.Of(
                "A Gemm scales or turns its input", node.Where, "alpha, beta, transA", "Leave them out.");
        }

        node.Done();
        RecurrentSignal scored = Readout(node, signal, transposed);
        if (node.Input(2).Length > 0)
        {
            AddBias(node, graph.Needed(node, 2), scored.Elements);
        }

        return scored;
    }

    private RecurrentSignal MatMul(OnnxNode node) => Readout(node, Signal(node.Input(0), node), transposed: false);

    private RecurrentSignal Readout(OnnxNode node, RecurrentSignal signal, bool transposed)
    {
        OnnxTensor weight = graph.Needed(node, 1);
        if (signal.Scored || weight.Shape.Length != 2 || signal.Axes[^1] != SignalAxis.Element
            || signal.Axes.Contains(SignalAxis.Layer) || weight.Shape[transposed ? 1 : 0] != signal.Elements)
        {
            throw ImportFault.Of(
                signal.Scored ? "Several layers behind the recurrent ones" : "The layers do not chain", node.Where,
                $"{TensorShape.Text(weight.Shape)} behind {signal.Elements} elements",
                "Give one layer of weights behind the last recurrent one.");
        }

        OnnxTensor rows = transposed ? weight : weight.Transposed([1, 0]);
        _arrays.Add(
            "readout.weight", new FloatArray($"{weight.Name} as readout.weight", rows.Shape, Doubles(rows)));
        return signal with { Elements = rows.Shape[0], Scored = true };
    }

    private RecurrentSignal Bias(OnnxNode node)
    {
        int constant = graph.Constant(node.Input(1)) is not null ? 1 : 0;
        OnnxTensor bias = graph.Needed(node, constant);
        RecurrentSignal signal = Signal(node.Input(1 - constant), node);
        if (!signal.Scored || signal.Axes[^1] != SignalAxis.Element)
        {
            throw Unsupported(node);
        }

        AddBias(node, bias, signal.Elements);
        return signal;
    }

    private void AddBias(OnnxNode node, OnnxTensor bias, int classes)
    {
        OnnxTensor flat = bias.Shape.SkipLast(1).All(length => length == 1) ? bias.Shaped(classes) : bias;
        if (flat.Shape.Length != 1
            || !_arrays.TryAdd(
                "readout.bias", new FloatArray($"{bias.Name} as readout.bias", flat.Shape, Doubles(flat))))
        {
            throw ImportFault.Of(
                "No bias of the read-out, or a second one", node.Where, TensorShape.Text(bias.Shape),
                $"Give one of {classes} numbers.");
        }
    }

    // The last states of all layers, as PyTorch's h.
    private RecurrentSignal Stack(OnnxNode node)
    {
        RecurrentSignal[] parts = [.. node.Inputs.Select(input => Signal(input, node))];
        bool stacked = node.Integer("axis", int.MinValue) is 0 or -3
            && parts.Select((part, index) => part.Layers == index + 1 && !part.Scored
                && part.Elements == parts[0].Elements
                && part.Axes is [SignalAxis.One, SignalAxis.One, SignalAxis.Element]).All(fits => fits);
        node.Done();
        return stacked && parts.Length > 0
            ? parts[^1] with { Axes = [SignalAxis.Layer, SignalAxis.One, SignalAxis.Element] }
            : throw Unsupported(node);
    }

    private RecurrentSignal Soft(OnnxNode node)
    {
        RecurrentSignal signal = Signal(node.Input(0), node);
        int axis = OnnxAxes.Of(node, [node.Integer("axis", -1)], signal.Axes.Count)[0];
        node.Done();
        notes.Add($"{node.Type} is left out: the highest score stays the highest.");
        return signal.Scored && signal.Axes[axis] == SignalAxis.Element ? signal : throw Unsupported(node);
    }

    private RecurrentSignal Class(OnnxNode node)
    {
        RecurrentSignal signal = Signal(node.Input(0), node);
        int axis = OnnxAxes.Of(node, [node.Integer("axis", 0)], signal.Axes.Count)[0];
        node.Ignore("keepdims");
        _arguments = node.Integer("select_last_index", 0) == 0 && signal.Scored
            && signal.Axes[axis] == SignalAxis.Element && node.Outputs[0] == graph.Output;
        node.Done();
        return _arguments ? signal : throw Unsupported(node);
    }

    // A network has biases of hidden states in all layers or in none; PyTorch's names say nothing of one that is 0.
    private void CompleteBiases()
    {
        for (int layer = 0; _arrays.Keys.Any(key => key.StartsWith("bias_", StringComparison.Ordinal))
            && layer < _cells.Count; layer++)
        {
            foreach (string kind in (string[])["bias_ih", "bias_hh"])
            {
                string key = $"{kind}_l{layer}";
                int rows = _arrays[$"weight_hh_l{layer}"].Shape[0];
                _ = _arrays.TryAdd(key, new FloatArray(key, [rows], new double[rows]));
            }
        }
    }

    private static double[] Doubles(OnnxTensor tensor) => [.. tensor.Floats().Select(value => (double)value)];

    private static Exception Unsupported(OnnxNode node) => ImportFault.Of(
        "A node is not supported here", node.Where, node.Type,
        Supported + string.Join(", ", RecurrentViews.Types) + ".");
}

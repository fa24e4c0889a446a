namespace Hdl.Import.Onnx;

/// <summary>
/// Nodes that only pick or rearrange what a recurrent layer gives, as exporters put them around it: what is left is
/// known by what its dimensions count.
/// </summary>
/// <param name="graph">The graph.</param>
internal sealed class RecurrentViews(OnnxGraph graph)
{
    /// <summary>The operators.</summary>
    public static readonly IReadOnlyList<string> Types =
        ["Identity", "Dropout", "Cast", "Squeeze", "Unsqueeze", "Transpose", "Reshape", "Flatten", "Gather", "Slice"];

    private const string Remedy = "Take the last step, out[-1] (out[:, -1] with batch_first), or all of them.";

    /// <summary>What a node of these makes of a signal.</summary>
    public RecurrentSignal Of(OnnxNode node, RecurrentSignal signal)
    {
        IReadOnlyList<SignalAxis> axes = node.Type switch
        {
            "Squeeze" => Squeezed(node, signal),
            "Unsqueeze" => Unsqueezed(node, signal),
            "Transpose" => [.. OnnxAxes.Order(node, signal.Axes.Count).Select(axis => signal.Axes[axis])],
            "Reshape" => Reshaped(node, signal, graph.Needed(node, 1).Integers()),
            "Flatten" => Flattened(node, signal),
            "Gather" => Gathered(node, signal),
            "Slice" => Sliced(node, signal),
            _ => signal.Axes,
        };
        node.Ignore(node.Type switch
        {
            "Dropout" => ["seed", "ratio"],
            "Cast" => ["to", "saturate", "round_mode"],
            "Reshape" => ["allowzero"],
            _ => [],
        });
        node.Done();
        return signal with { Axes = axes };
    }

    private List<SignalAxis> Squeezed(OnnxNode node, RecurrentSignal signal)
    {
        int[]? given = graph.Axes(node) is { } axes ? OnnxAxes.Of(node, axes, signal.Axes.Count) : null;
        return [.. signal.Axes.Where((axis, index) => given is null ? axis != SignalAxis.One : !given.Contains(index)
            || (axis == SignalAxis.One || (axis == SignalAxis.Layer && signal.Layers == 1)
                ? false : throw Lost(node, axis)))];
    }

    private List<SignalAxis> Unsqueezed(OnnxNode node, RecurrentSignal signal)
    {
        long[] given = graph.Axes(node) ?? [];
        List<SignalAxis> axes = [.. signal.Axes];
        foreach (int axis in OnnxAxes.Of(node, given, axes.Count + given.Length).Order())
        {
            axes.Insert(axis, SignalAxis.One);
        }

        return axes;
    }

    // With one sequence, a shape is the same order of numbers as long as steps stand in front of elements.
    private static List<SignalAxis> Reshaped(OnnxNode node, RecurrentSignal signal, long[] shape)
    {
        var left = new Queue<SignalAxis>(signal.Axes.Where(axis => axis != SignalAxis.One));
        bool legal = left.Count == 1 || left is { Count: 2 } && left.Peek() == SignalAxis.Step;
        List<SignalAxis?> axes = [];
        foreach ((int index, long length) in shape.Index())
        {
            SignalAxis? copied = length == 0 && index < signal.Axes.Count ? signal.Axes[index] : null;
            bool element = length == signal.Elements && length != 1;
            if (length == 1 || copied == SignalAxis.One)
            {
                axes.Add(SignalAxis.One);
            }
            else if (length == -1)
            {
                axes.Add(null);
            }
            else if (copied is not null || element)
            {
                SignalAxis wanted = copied ?? SignalAxis.Element;

                // Steps that -1 stands for.
                if (left.Count == 2 && wanted == SignalAxis.Element && axes.Contains(null))
                {
                    axes[axes.IndexOf(null)] = left.Dequeue();
                }

                legal &= left.TryDequeue(out SignalAxis next) && next == wanted;
                axes.Add(wanted);
            }
            else
            {
                legal = false;
            }
        }

        for (int open = axes.IndexOf(null); open >= 0; open = axes.IndexOf(null))
        {
            axes[open] = left.TryDequeue(out SignalAxis next) ? next : SignalAxis.One;
        }

        List<SignalAxis> made = [.. axes.Select(axis => axis!.Value)];
        legal &= made.Where(axis => axis != SignalAxis.One).SequenceEqual(
            signal.Axes.Where(axis => axis != SignalAxis.One));
        return legal ? made : throw ImportFault.Of(
            "A Reshape mixes steps, layers and elements", node.Where, $"({string.Join(", ", shape.Take(8))})", Remedy);
    }

    private static List<SignalAxis> Flattened(OnnxNode node, RecurrentSignal signal)
    {
        long axis = node.Integer("axis", 1);
        return signal.IsLast && signal.Axes[^1] == SignalAxis.Element && axis == 1 && signal.Axes.Count > 1
            && !signal.Axes.Contains(SignalAxis.Layer)
            ? [SignalAxis.One, SignalAxis.Element]
            : throw ImportFault.Of(
                "A Flatten mixes steps, layers and elements", node.Where, $"axis {ImportFault.Text(axis)}", Remedy);
    }

    private List<SignalAxis> Gathered(OnnxNode node, RecurrentSignal signal)
    {
        int axis = OnnxAxes.Of(node, [node.Integer("axis", 0)], signal.Axes.Count)[0];
        OnnxTensor index = graph.Needed(node, 1);
        long at = index.Count == 1 && index.Shape.Length <= 1 ? index.Integers()[0] : throw ImportFault.Of(
            "A Gather takes several places", node.Where, ImportFault.Text(index.Count), Remedy);
        CheckPick(node, signal, axis, at, at + 1);
        return [.. signal.Axes.SelectMany((kind, place) => (SignalAxis[])(
            place != axis ? [kind] : index.Shape.Length == 0 ? [] : [SignalAxis.One]))];
    }

    private List<SignalAxis> Sliced(OnnxNode node, RecurrentSignal signal)
    {
        List<SignalAxis> axes = [.. signal.Axes];
        long[] starts = graph.Needed(node, 1).Integers();
        long[] ends = graph.Needed(node, 2).Integers();
        int[] which = OnnxAxes.Of(
            node, node.Input(3).Length > 0 ? graph.Needed(node, 3).Integers()
                : [.. Enumerable.Range(0, starts.Length).Select(axis => (long)axis)],
            axes.Count);
        long[] steps = node.Input(4).Length > 0 ? graph.Needed(node, 4).Integers() : [.. which.Select(_ => 1L)];
        if (ends.Length != starts.Length || which.Length != starts.Length || steps.Length != starts.Length
            || steps.Any(step => step != 1))
        {
            throw ImportFault.Of("A Slice skips or turns round", node.Where, string.Join(", ", steps.Take(8)), Remedy);
        }

        for (int i = 0; i < starts.Length; i++)
        {
            // All of it: from 0 to beyond the end.
            if (starts[i] == 0 && ends[i] >= int.MaxValue)
            {
                continue;
            }

            CheckPick(node, signal, which[i], starts[i], starts[i] == -1 && ends[i] >= int.MaxValue ? 0 : ends[i]);
            axes[which[i]] = SignalAxis.One;
        }

        return axes;
    }

    // Of steps and of layers the last one, of what there is one of the first.
    private void CheckPick(OnnxNode node, RecurrentSignal signal, int axis, long from, long end)
    {
        SignalAxis kind = signal.Axes[axis];
        long count = kind switch
        {
            SignalAxis.Step => Steps(signal),
            SignalAxis.Layer => signal.Layers,
            SignalAxis.One => 1,
            _ => throw Lost(node, kind),
        };
        bool last = from == -1 || (count > 0 && from == count - 1);
        if (!last || end - from != 1)
        {
            throw ImportFault.Of(
                kind == SignalAxis.One ? "Another sequence of a batch is taken" : "Not the last one is taken",
                node.Where, $"{from}..{end - 1} of {(kind == SignalAxis.Layer ? "layers" : "steps")}", Remedy);
        }
    }

    // Steps where the file says how many there are; there is no other place for it.
    private int Steps(RecurrentSignal signal) => signal.Layers > 0 ? StepsOfInput : 0;

    /// <summary>Steps of the input; 0 where they are open.</summary>
    public int StepsOfInput { get; set; }

    private static Exception Lost(OnnxNode node, SignalAxis axis) => ImportFault.Of(
        $"A {node.Type} takes apart what belongs together", node.Where, axis.ToString(), Remedy);
}

using Hdl.Networks.Tensors;

namespace Hdl.Import.Onnx;

/// <summary>Axes and shapes as nodes give them.</summary>
internal static class OnnxAxes
{
    /// <summary>Axes counted from the front, each once.</summary>
    /// <param name="node">The node, for messages.</param>
    /// <param name="axes">As given: negative ones count from the end.</param>
    /// <param name="rank">Dimensions that there are.</param>
    public static int[] Of(OnnxNode node, long[] axes, int rank)
    {
        int[] found = [.. axes.Select(axis => axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis)
            : throw Fault(node, ImportFault.Text(axis), $"{rank} dimensions"))];
        return found.Distinct().Count() == found.Length ? found
            : throw Fault(node, string.Join(", ", axes.Take(8)), "an axis twice");
    }

    /// <inheritdoc cref="Of(OnnxNode, long[], int)"/>
    public static int[] Of(OnnxNode node, int[] axes, int rank) =>
        Of(node, [.. axes.Select(axis => (long)axis)], rank);

    /// <summary>Order of dimensions of a Transpose.</summary>
    public static int[] Order(OnnxNode node, int rank)
    {
        int[] order = node.Integers("perm") is { } given
            ? Of(node, given, rank)
            : [.. Enumerable.Range(0, rank).Reverse()];
        return order.Length == rank ? order : throw Fault(node, string.Join(", ", order), $"{rank} dimensions");
    }

    /// <summary>The shape that a Reshape gives a constant.</summary>
    public static int[] Reshaped(OnnxNode node, int[] shape, long[] target)
    {
        long total = shape.Aggregate(1L, (product, length) => product * length);
        long[] lengths =
            [.. target.Select((length, axis) => length == 0 && axis < shape.Length ? shape[axis] : length)];
        long known = 1;
        foreach (long length in lengths.Where(length => length != -1))
        {
            known = length is > 0 and <= FloatTensor.MostElements && known <= FloatTensor.MostElements
                ? known * length
                : throw Bad();
        }

        return lengths.Count(length => length == -1) switch
        {
            0 when known == total => [.. lengths.Select(length => (int)length)],
            1 when total % known == 0 => [.. lengths.Select(length => (int)(length == -1 ? total / known : length))],
            _ => throw Bad(),
        };

        Exception Bad() => ImportFault.Of(
            "A Reshape does not fit", node.Where, $"({string.Join(", ", target.Take(8))})",
            $"Its input is {TensorShape.Text(shape)}.");
    }

    private static Exception Fault(OnnxNode node, string value, string remedy) =>
        ImportFault.Of("Wrong axes", node.Where, value, $"There are {remedy}.");
}

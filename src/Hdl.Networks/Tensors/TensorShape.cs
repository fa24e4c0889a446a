using System.Globalization;

namespace Hdl.Networks.Tensors;

/// <summary>Shapes and indices as Python writes them.</summary>
public static class TensorShape
{
    /// <summary><c>()</c>, <c>(3,)</c>, <c>(3, 4)</c>.</summary>
    /// <param name="shape">Length of each dimension.</param>
    public static string Text(IReadOnlyCollection<int> shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        string list = string.Join(", ", shape.Select(length => length.ToString(CultureInfo.InvariantCulture)));
        return shape.Count == 1 ? $"({list},)" : $"({list})";
    }

    /// <summary>The indices of an element: <c>[2, 0, 5]</c>.</summary>
    /// <param name="shape">Length of each dimension.</param>
    /// <param name="element">Its position where the last index varies fastest.</param>
    public static string Index(IReadOnlyList<int> shape, long element)
    {
        ArgumentNullException.ThrowIfNull(shape);
        string[] indices = new string[shape.Count];
        for (int axis = shape.Count - 1; axis >= 0; axis--)
        {
            indices[axis] = (element % shape[axis]).ToString(CultureInfo.InvariantCulture);
            element /= shape[axis];
        }

        return $"[{string.Join(", ", indices)}]";
    }
}

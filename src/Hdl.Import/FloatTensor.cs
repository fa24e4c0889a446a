using Hdl.Networks.Tensors;

namespace Hdl.Import;

/// <summary>Numbers of a file, all of them finite.</summary>
/// <param name="Shape">Length of each dimension.</param>
/// <param name="Values">The elements, the last index fastest.</param>
internal sealed record FloatTensor(IReadOnlyList<int> Shape, float[] Values)
{
    /// <summary>Most elements of all tensors of a file: 2^27, half a gigabyte.</summary>
    public const long MostElements = 1 << 27;

    private const int Chunk = 4096;

    /// <summary>The elements with all digits, where they came in another type and are few: time constants.</summary>
    public double[]? Exact { get; init; }

    /// <summary>The elements as doubles.</summary>
    public double[] Doubles => Exact ?? [.. Values.Select(value => (double)value)];

    public static FloatTensor Read(TensorReader tensor)
    {
        if (tensor.Count > MostElements)
        {
            throw tensor.Fault("The tensor is too large", TensorShape.Text(tensor.Shape), "Give 2^27 numbers at most.");
        }

        float[] values = new float[tensor.Count];
        ulong[] elements = new ulong[Chunk];
        int at = 0;
        for (int read; (read = tensor.Read(elements)) > 0; at += read)
        {
            for (int i = 0; i < read; i++)
            {
                values[at + i] = (float)tensor.Type.Number(elements[i]) is var value && float.IsFinite(value)
                    ? value
                    : throw tensor.Fault(
                        "Not a number", "NaN or infinity", "Train again, or save another state.",
                        TensorShape.Index(tensor.Shape, at + i));
            }
        }

        return new FloatTensor(tensor.Shape, values);
    }

    /// <summary>Refuses what is not finite.</summary>
    public static void CheckFinite(ReadOnlySpan<float> values, IReadOnlyList<int> shape, string where)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw ImportFault.Of(
                    "Not a number", where + TensorShape.Index(shape, i), "NaN or infinity",
                    "Train again, or save another state.");
            }
        }
    }
}

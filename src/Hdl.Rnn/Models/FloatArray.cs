using Hdl.Networks.Tensors;

namespace Hdl.Rnn.Models;

/// <summary>Weights in floating point.</summary>
/// <param name="Name">Name of the array.</param>
/// <param name="Shape">Length of each dimension.</param>
/// <param name="Values">The elements, the last index fastest.</param>
public sealed record FloatArray(string Name, IReadOnlyList<int> Shape, double[] Values)
{
    private const int MostElements = 1 << 26;
    private const int Chunk = 4096;

    /// <summary>Reads one.</summary>
    /// <exception cref="Core.Problems.InvalidInputException">Not of floating point, too large, or not finite.
    /// </exception>
    public static FloatArray Read(TensorReader tensor)
    {
        if (!tensor.Type.IsFloat)
        {
            throw tensor.Fault(
                "Weights are not floating point", tensor.Type.Name, "Save them as PyTorch has them: array.numpy().");
        }

        if (tensor.Count is 0 or > MostElements || tensor.Shape.Count is 0 or > 2)
        {
            throw tensor.Fault(
                "No array of weights or biases", TensorShape.Text(tensor.Shape),
                "Give one or two dimensions, none of them of 0 elements.");
        }

        double[] values = new double[tensor.Count];
        ulong[] elements = new ulong[Chunk];
        int at = 0;
        for (int read; (read = tensor.Read(elements)) > 0; at += read)
        {
            for (int i = 0; i < read; i++)
            {
                values[at + i] = tensor.Type.IsFinite(elements[i])
                    ? tensor.Type.Number(elements[i])
                    : throw tensor.Fault(
                        "Not a number", "NaN or infinity", "Train again, or save another state.",
                        TensorShape.Index(tensor.Shape, at + i));
            }
        }

        return new FloatArray(tensor.Name, tensor.Shape, values);
    }

    /// <summary>Whether all elements fit in so many bits, of which so many are behind the point.</summary>
    public bool Fits(int bits, int frac) => Array.TrueForAll(
        Values, value => Math.Round(value * (1 << frac)) is var whole
            && whole >= -(1 << (bits - 1)) && whole < 1 << (bits - 1));
}

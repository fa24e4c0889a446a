using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Networks.Tensors;

/// <summary>What a reader takes of what a file of tensors can hold.</summary>
/// <param name="Dimensions">Most dimensions.</param>
/// <param name="Length">Greatest length of one.</param>
/// <param name="Bytes">Most bytes of the elements of all tensors together, unpacked.</param>
/// <param name="FileBytes">Longest file.</param>
/// <param name="Takes">Which of the readable types.</param>
/// <param name="TypeRemedy">What to do about another type.</param>
/// <param name="SizeRemedy">What to do where there are more bytes.</param>
internal sealed record TensorLimits(
    int Dimensions, int Length, long Bytes, long FileBytes, Func<ElementType, bool> Takes, string TypeRemedy,
    string SizeRemedy)
{
    /// <summary>Weights of a network.</summary>
    public static TensorLimits Network { get; } =
        new(
            4, NetworkCheck.MaxSize, TernaryNetworkFile.MaxBytes, TernaryNetworkFile.MaxBytes,
            type => !type.BigEndian && (type.Kind, type.Size) is not (('b', _) or ('f', 2)),
            "Use a little-endian float32, float64 or integer of 8 to 64 bits, e.g. array.astype('int8').",
            $"The arrays of a network may take {Text(TernaryNetworkFile.MaxBytes)} bytes in all: save weights as "
            + "array.astype('int8').");

    /// <summary>Tensors that are read in one pass.</summary>
    // A file has their elements, and as much again of headers and of what archives hold beside them.
    public static TensorLimits Tensor { get; } =
        new(
            8, int.MaxValue, TensorFile.MaxBytes, 2 * TensorFile.MaxBytes, _ => true,
            "Use bool, float16 to float64 or an integer of 8 to 64 bits, e.g. array.astype('int16').",
            $"Tensors of up to {Text(TensorFile.MaxBytes)} bytes are read: save a part, e.g. the first 1000 images.");

    /// <summary>Refuses a shape that takes more bytes.</summary>
    /// <exception cref="InvalidInputException">It does.</exception>
    public void CheckBytes(IReadOnlyCollection<int> shape, ElementType type, string where)
    {
        // Eight lengths of 31 bits can overflow a long, so the product stops where it is too large.
        long bytes = shape.Contains(0) ? 0 : type.Size;
        foreach (int length in shape.TakeWhile(_ => bytes <= Bytes))
        {
            bytes = bytes <= long.MaxValue / Math.Max(1, length) ? bytes * length : long.MaxValue;
        }

        if (bytes > Bytes)
        {
            throw new InvalidInputException(new Problem(
                "The tensor is too large", where, TensorShape.Text(shape), SizeRemedy));
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

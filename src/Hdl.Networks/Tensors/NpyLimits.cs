using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Networks.Tensors;

/// <summary>What a reader takes of what a <c>.npy</c> file can hold.</summary>
/// <param name="Dimensions">Most dimensions.</param>
/// <param name="Length">Greatest length of one.</param>
/// <param name="Bytes">Most bytes of all elements together.</param>
/// <param name="Takes">Which of the readable types.</param>
/// <param name="TypeRemedy">What to do about another type.</param>
internal sealed record NpyLimits(
    int Dimensions, int Length, long Bytes, Func<ElementType, bool> Takes, string TypeRemedy)
{
    /// <summary>Weights of a network, whose files are bounded before they are read.</summary>
    public static NpyLimits Network { get; } =
        new(
            4, NetworkCheck.MaxSize, long.MaxValue,
            type => !type.BigEndian && (type.Kind, type.Size) is not (('b', _) or ('f', 2)),
            "Use a little-endian float32, float64 or integer of 8 to 64 bits, e.g. array.astype('int8').");

    /// <summary>Tensors that are read in one pass.</summary>
    public static NpyLimits Tensor { get; } =
        new(
            8, int.MaxValue, TensorFile.MaxBytes, _ => true,
            "Use bool, float16 to float64 or an integer of 8 to 64 bits, e.g. array.astype('int16').");

    /// <summary>Refuses a shape that takes more bytes.</summary>
    /// <exception cref="InvalidInputException">It does.</exception>
    public void CheckBytes(IReadOnlyCollection<int> shape, ElementType type, string where)
    {
        // Four lengths of 15 bits cannot overflow a long; eight of 31 bits can, so the product stops where it is too
        // large.
        long bytes = shape.Contains(0) ? 0 : type.Size;
        foreach (int length in shape.TakeWhile(_ => bytes <= Bytes))
        {
            bytes = bytes <= long.MaxValue / Math.Max(1, length) ? bytes * length : long.MaxValue;
        }

        if (bytes > Bytes)
        {
            throw new InvalidInputException(new Problem(
                "The tensor is too large",
                where,
                TensorShape.Text(shape),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Tensors of up to {Bytes} bytes are read: save a part of it, e.g. its first 1000 images.")));
        }
    }
}

using System.Buffers.Binary;
using System.Globalization;
using Hdl.Core.Problems;

namespace Hdl.Networks.Tensors;

/// <summary>
/// The header of an IDX file, the format of MNIST: two bytes 0, the type of the elements, the number of dimensions,
/// then the length of each as 32 bits, most significant byte first, as the elements are.
/// </summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="Lengths">Of each dimension, as the file claims.</param>
internal sealed record IdxHeader(ElementType Type, IReadOnlyList<uint> Lengths)
{
    /// <summary>The type of images and labels.</summary>
    public const byte UnsignedByte = 0x08;

    private const int FixedPart = 4;

    /// <summary>Length of the header in bytes: where the elements begin.</summary>
    public int Bytes => FixedPart + (sizeof(uint) * Lengths.Count);

    /// <summary>The header at the beginning of a stream, which is left at the first element.</summary>
    /// <exception cref="InvalidInputException">Not such a header.</exception>
    public static IdxHeader Read(Stream stream, string where, TensorLimits limits)
    {
        Span<byte> head = stackalloc byte[FixedPart];
        stream.ReadExactly(head);
        ElementType type = head[2] switch
        {
            UnsignedByte => new('u', 1),
            0x09 => new('i', 1),
            0x0B => new('i', 2, true),
            0x0C => new('i', 4, true),
            0x0D => new('f', 4, true),
            0x0E => new('f', 8, true),
            _ => throw Fault(
                "An element type that cannot be read", where, $"0x{head[2]:X2}",
                "IDX files have the types 0x08, 0x09 and 0x0B to 0x0E."),
        };
        int dimensions = head[3];
        if (dimensions == 0 || dimensions > limits.Dimensions)
        {
            throw Fault(
                "A number of dimensions that cannot be read", where, Text(dimensions),
                $"An IDX file has 1..{Text(limits.Dimensions)}.");
        }

        byte[] lengths = new byte[sizeof(uint) * dimensions];
        if (stream.ReadAtLeast(lengths, lengths.Length, throwOnEndOfStream: false) < lengths.Length)
        {
            throw Fault(
                "The file ends inside its header", where, $"{Text(dimensions)} dimensions", "Obtain the file again.");
        }

        return new IdxHeader(
            type, [.. lengths.Chunk(sizeof(uint)).Select(length => BinaryPrimitives.ReadUInt32BigEndian(length))]);
    }

    /// <summary>Length of each dimension.</summary>
    /// <exception cref="InvalidInputException">A size that cannot be read.</exception>
    public IReadOnlyList<int> Shape(string where, TensorLimits limits)
    {
        int[] shape =
        [
            .. Lengths.Select(length => length <= int.MaxValue ? (int)length : throw Fault(
                "An array shape that cannot be read", where, $"length {Text(length)}",
                $"Lengths of up to {Text(int.MaxValue)} are read.")),
        ];
        limits.CheckBytes(shape, Type, where);
        return shape;
    }

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Runtime.InteropServices;

namespace Hdl.Networks.Tensors;

/// <summary>A tensor in memory.</summary>
/// <param name="Name">Its name in an archive.</param>
/// <param name="Type">Type of the elements.</param>
/// <param name="Shape">Length of each dimension.</param>
/// <param name="Bytes">The elements, the last index fastest.</param>
public sealed record Tensor(string Name, ElementType Type, IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A tensor of unsigned bytes.</summary>
    public static Tensor Of(string name, IReadOnlyList<int> shape, byte[] elements) =>
        new(name, new('u', 1), shape, elements);

    /// <summary>A tensor of 32-bit integers.</summary>
    public static Tensor Of(string name, IReadOnlyList<int> shape, int[] elements) =>
        new(name, new('i', 4), shape, MemoryMarshal.AsBytes(elements.AsSpan()).ToArray());

    /// <summary>The number that an element is; integers of more than 53 bits are rounded.</summary>
    /// <param name="element">Its position where the last index varies fastest.</param>
    public double Number(long element)
    {
        Span<ulong> decoded = stackalloc ulong[1];
        Span<byte> bytes = stackalloc byte[Type.Size];
        Bytes.Span.Slice(checked((int)(element * Type.Size)), Type.Size).CopyTo(bytes);
        Type.Decode(bytes, decoded);
        return Type.Number(decoded[0]);
    }
}

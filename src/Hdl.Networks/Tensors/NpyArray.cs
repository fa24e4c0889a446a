using System.Globalization;
using Hdl.Core.Problems;

namespace Hdl.Networks.Tensors;

/// <summary>A NumPy array of numbers, read from the bytes of a <c>.npy</c> file.</summary>
internal sealed class NpyArray
{
    private readonly byte[] _bytes;
    private readonly NpyHeader _header;

    /// <exception cref="InvalidInputException">Not an array that can be read, or its length is not what its header
    /// says.</exception>
    public NpyArray(byte[] bytes, string where)
    {
        _bytes = bytes;
        _header = NpyHeader.Parse(bytes, where);
        long expected = _header.DataOffset + (_header.Count * _header.Type.Size);
        if (bytes.Length != expected)
        {
            string what = bytes.Length < expected ? "The array is truncated" : "There are bytes after the last element";
            throw new InvalidInputException(new Problem(
                what, where, Text(bytes.Length) + " bytes",
                $"Its header promises {Text(expected)} bytes: save the file again."));
        }
    }

    /// <summary>Length of each dimension.</summary>
    public IReadOnlyList<int> Shape => _header.Shape;

    /// <summary>The shape as Python writes it.</summary>
    public string ShapeText => TensorShape.Text(Shape);

    /// <summary>The element at a row and a column of a matrix.</summary>
    public double At(int row, int column) =>
        Element(_header.FortranOrder ? ((long)column * Shape[0]) + row : ((long)row * Shape[1]) + column);

    /// <summary>The element of a vector, or of a scalar at 0.</summary>
    public double At(int index) => Element(index);

    private double Element(long index)
    {
        Span<ulong> element = stackalloc ulong[1];
        ElementType type = _header.Type;
        type.Decode(_bytes.AsSpan((int)(_header.DataOffset + (index * type.Size)), type.Size), element);
        return type.Number(element[0]);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

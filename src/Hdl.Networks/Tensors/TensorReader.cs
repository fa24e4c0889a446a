using System.Globalization;
using Hdl.Core.Problems;

namespace Hdl.Networks.Tensors;

/// <summary>Reads the elements of one tensor once, first to last, the last index fastest, in bounded memory.</summary>
public sealed class TensorReader
{
    // A tensor is held as a whole where its file has another order, and where that is asked for.
    private const long MostHeld = 256L << 20;
    private const int Chunk = 1 << 16;

    private readonly string _where;
    private readonly bool _reorder;
    private readonly Func<bool> _isIntact;
    private readonly byte[] _buffer = new byte[Chunk];
    private Stream _stream;
    private bool _ended;

    /// <summary>A tensor whose first element comes next in the stream.</summary>
    /// <param name="stream">Its elements.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type">Type of the elements.</param>
    /// <param name="shape">Length of each dimension.</param>
    /// <param name="where">File and name, for messages.</param>
    /// <param name="fortranOrder">Whether the file has the first index fastest.</param>
    /// <param name="isIntact">Asked at the end of the stream: whether a checksum fits.</param>
    internal TensorReader(
        Stream stream, string name, ElementType type, IReadOnlyList<int> shape, string where, bool fortranOrder = false,
        Func<bool>? isIntact = null)
    {
        (_stream, _where, _isIntact) = (stream, where, isIntact ?? (() => true));
        (Name, Type, Shape) = (name, type, shape);
        Count = shape.Aggregate(1L, (product, length) => product * length);
        _reorder = fortranOrder && Count > 1 && shape.Count(length => length > 1) > 1;
        if (_reorder && Count * type.Size > MostHeld)
        {
            throw Fault("The tensor is too large for its order of elements", TensorShape.Text(shape),
                $"Fortran order is read up to {Text(MostHeld)} bytes: save numpy.ascontiguousarray(array).");
        }
    }

    /// <summary>Its name: that of the array, or the file's where it holds one.</summary>
    public string Name { get; }

    /// <summary>Whether the name is an array's rather than the file's.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The type of its elements.</summary>
    public ElementType Type { get; }

    /// <summary>Length of each dimension; empty for a scalar.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>Elements read so far.</summary>
    public long Position { get; private set; }

    /// <summary>Reads the next elements, see <see cref="ElementType.Decode"/>.</summary>
    /// <param name="elements">Where to.</param>
    /// <returns>How many; 0 at the end, which has then been checked.</returns>
    /// <exception cref="InvalidInputException">The file is truncated or damaged, or goes on after the last
    /// element.</exception>
    public int Read(Span<ulong> elements)
    {
        try
        {
            if (_reorder && Position == 0)
            {
                _stream = Reordered();
            }

            int count = (int)Math.Min(Math.Min(elements.Length, Chunk / Type.Size), Count - Position);
            if (count == 0)
            {
                if (Position == Count)
                {
                    End();
                }

                return 0;
            }

            Span<byte> bytes = _buffer.AsSpan(0, count * Type.Size);
            Fill(_stream, bytes, Position * Type.Size);
            Type.Decode(bytes, elements[..count]);
            Position += count;
            return count;
        }
        catch (InvalidDataException)
        {
            throw DamagedAfter(Position);
        }
    }

    /// <summary>The whole tensor, the last index fastest. Its end has then been checked.</summary>
    /// <exception cref="InvalidInputException">As for <see cref="Read"/>, or it is too large for that.</exception>
    internal Tensor ToTensor()
    {
        try
        {
            MemoryStream whole = _reorder ? Reordered() : Whole();
            Position = Count;
            return new Tensor(Name, Type, Shape, whole.GetBuffer().AsMemory(0, (int)whole.Length));
        }
        catch (InvalidDataException)
        {
            throw DamagedAfter(0);
        }
    }

    /// <summary>A problem of this tensor.</summary>
    /// <param name="what">What is wrong.</param>
    /// <param name="value">What was found.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="index">Which element, or empty.</param>
    public InvalidInputException Fault(string what, string value, string remedy, string index = "") =>
        new(new Problem(what, _where + index, value, remedy));

    private void End()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        if (_stream.ReadByte() >= 0)
        {
            throw Fault(
                "There are bytes after the last element", TensorShape.Text(Shape),
                "The header promises fewer: save the file again.");
        }

        if (!_isIntact())
        {
            throw Fault(
                "The tensor is damaged: its checksum differs", $"{Text(Count)} elements",
                "Obtain the file again, or save it again.");
        }
    }

    private void Fill(Stream stream, Span<byte> bytes, long before)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
        {
            throw Fault("The tensor is truncated", $"{Text(before + read)} bytes of elements",
                $"The header promises {Text(Count * Type.Size)}: save the file again.");
        }
    }

    private InvalidInputException DamagedAfter(long elements) => Fault(
        "The compressed data are damaged", $"after {Text(elements)} elements",
        "Obtain the file again, or save it again.");

    // As the file has it. What is held grows with what comes, whatever the header promises.
    private MemoryStream Whole()
    {
        var whole = new MemoryStream();
        long bytes = Count * Type.Size;
        for (long at = 0; at < bytes; at += Chunk)
        {
            if (at >= MostHeld)
            {
                throw Fault(
                    "The tensor is too large", TensorShape.Text(Shape), $"Give at most {Text(MostHeld)} bytes.");
            }

            Span<byte> piece = _buffer.AsSpan(0, (int)Math.Min(Chunk, bytes - at));
            Fill(_stream, piece, at);
            whole.Write(piece);
        }

        End();
        return whole;
    }

    /// <summary>The whole tensor with the last index fastest.</summary>
    private MemoryStream Reordered()
    {
        ReadOnlySpan<byte> before = Whole().GetBuffer();
        _ended = false;
        byte[] after = new byte[Count * Type.Size];
        int[] index = new int[Shape.Count];
        int size = Type.Size;
        for (long element = 0, from = 0; element < Count; element++)
        {
            before.Slice((int)(from * size), size).CopyTo(after.AsSpan((int)(element * size), size));

            // The next index, the last dimension fastest; a step along dimension d is the product of the lengths before
            // it.
            for (int axis = Shape.Count - 1; axis >= 0; axis--)
            {
                long stride = 1;
                for (int earlier = 0; earlier < axis; earlier++)
                {
                    stride *= Shape[earlier];
                }

                from += stride;
                if (++index[axis] < Shape[axis])
                {
                    break;
                }

                from -= stride * Shape[axis];
                index[axis] = 0;
            }
        }

        return new MemoryStream(after, 0, after.Length, writable: false, publiclyVisible: true);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

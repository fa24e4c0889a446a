using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Hdl.Core.Problems;

namespace Hdl.Networks.Tensors;

/// <summary>
/// The header of a NumPy <c>.npy</c> file, versions 1 to 3: magic, version, length, then a Python dictionary with
/// exactly the keys descr, fortran_order and shape.
/// </summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="FortranOrder">Whether the first index varies fastest.</param>
/// <param name="Shape">Length of each dimension; empty for a scalar.</param>
/// <param name="DataOffset">Where the elements begin.</param>
internal sealed record NpyHeader(ElementType Type, bool FortranOrder, IReadOnlyList<int> Shape, int DataOffset)
{
    private const int FixedPart = 10;
    private const int LongFixedPart = 12;
    private const int MostText = 1 << 16;
    private static readonly string[] Keys = ["descr", "fortran_order", "shape"];

    /// <summary>Number of elements, within what <see cref="TensorLimits"/> allow.</summary>
    public long Count => Shape.Aggregate(1L, (product, length) => product * length);

    /// <summary>The header at the beginning of a stream, which is left at the first element.</summary>
    /// <exception cref="InvalidInputException">Not such a header, or a type or size that cannot be read.</exception>
    public static NpyHeader Read(Stream stream, string where, TensorLimits limits)
    {
        byte[] head = new byte[LongFixedPart];
        int read = stream.ReadAtLeast(head.AsSpan(0, FixedPart), FixedPart, throwOnEndOfStream: false);
        if (read == FixedPart && head[6] > 1)
        {
            read += stream.ReadAtLeast(head.AsSpan(FixedPart), LongFixedPart - FixedPart, throwOnEndOfStream: false);
        }

        (int start, long length) = TextOf(head.AsSpan(0, read), where);
        if (length > MostText)
        {
            throw Fault("A damaged .npy header", where, $"a header of {Text(length)} bytes", "Save the file again.");
        }

        byte[] text = new byte[length];
        int found = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return found == text.Length
            ? FromText(EncodingOf(head).GetString(text), start + found, where, limits)
            : throw Truncated(read + found, where);
    }

    // Only version 3 has UTF-8.
    private static Encoding EncodingOf(ReadOnlySpan<byte> head) => head[6] == 3 ? Encoding.UTF8 : Encoding.Latin1;

    /// <summary>Where the dictionary begins, and its length.</summary>
    private static (int Start, long Length) TextOf(ReadOnlySpan<byte> bytes, string where)
    {
        if (bytes.Length < FixedPart || bytes[0] != 0x93 || !bytes[1..].StartsWith("NUMPY"u8))
        {
            throw Fault("Not a .npy array", where, $"{bytes.Length} bytes", "Save it with numpy.savez.");
        }

        int major = bytes[6];
        if (major is < 1 or > 3)
        {
            throw Fault("An unknown version of the .npy format", where, $"{major}", "Versions 1, 2 and 3 can be read.");
        }

        // Version 1 has a length of 16 bits, the others one of 32.
        if (major == 1)
        {
            return (FixedPart, BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));
        }

        return bytes.Length >= LongFixedPart
            ? (LongFixedPart, BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]))
            : throw Truncated(bytes.Length, where);
    }

    private static NpyHeader FromText(string text, int dataOffset, string where, TensorLimits limits)
    {
        (object? descr, bool order, IReadOnlyList<object?> dimensions) = Fields(text, where);
        if (ElementType.Parse(descr as string ?? "") is not { } type || !limits.Takes(type))
        {
            throw Fault(
                "An element type that cannot be read",
                where,
                descr is string name ? TensorFile.Printable(name) : "a structure",
                ElementType.IsObject(descr as string ?? "")
                    ? "The elements are objects of Python, pickled, which are not read: save an array of numbers."
                    : limits.TypeRemedy);
        }

        var lengths = new List<int>();
        foreach (object? dimension in dimensions)
        {
            if (dimension is not long length
                || length < 0
                || length > limits.Length
                || lengths.Count == limits.Dimensions)
            {
                throw Fault("An array shape that cannot be read", where, $"({string.Join(", ", dimensions)})",
                    $"Up to {limits.Dimensions} dimensions of up to {limits.Length} are read.");
            }

            lengths.Add((int)length);
        }

        limits.CheckBytes(lengths, type, where);
        return new NpyHeader(type, order, lengths, dataOffset);
    }

    private static (object? Descr, bool Order, IReadOnlyList<object?> Shape) Fields(string text, string where)
    {
        InvalidInputException Damaged(string why) =>
            Fault(
                "A damaged .npy header", where,
                text.Length <= 80 ? TensorFile.Printable(text.Trim()) : $"{text.Length} characters",
                $"{why}: save the file again.");

        try
        {
            if (PythonLiteral.Parse(text) is not Dictionary<string, object?> fields)
            {
                throw Damaged("It is no dictionary of Python");
            }

            string? missing = Array.Find(Keys, key => !fields.ContainsKey(key));
            return missing is not null ? throw Damaged($"It has no '{missing}'")
                : fields.Count > Keys.Length ? throw Damaged($"It has keys beside {string.Join(", ", Keys)}")
                : fields["fortran_order"] is not bool order ? throw Damaged("fortran_order is neither True nor False")
                : fields["shape"] is not PythonLiteral.Sequence shape ? throw Damaged("shape is no tuple")
                : (fields["descr"], order, shape.Items);
        }
        catch (FormatException failure)
        {
            throw Damaged($"It is no literal of Python, {failure.Message}");
        }
    }

    private static InvalidInputException Truncated(long bytes, string where) =>
        Fault("The array is truncated in its header", where, $"{Text(bytes)} bytes", "Save the file again.");

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

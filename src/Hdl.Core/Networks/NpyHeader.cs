using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hdl.Core.Parameters;
using Hdl.Core.Tensors;

namespace Hdl.Core.Networks;

/// <summary>
/// The header of a NumPy <c>.npy</c> file, versions 1 to 3: magic, version, length, then a Python dictionary with exactly
/// the keys descr, fortran_order and shape.
/// </summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="FortranOrder">Whether the first index varies fastest.</param>
/// <param name="Shape">Length of each dimension; empty for a scalar.</param>
/// <param name="DataOffset">Where the elements begin.</param>
internal sealed partial record NpyHeader(ElementType Type, bool FortranOrder, IReadOnlyList<int> Shape, int DataOffset)
{
    private const int FixedPart = 10;
    private const int LongFixedPart = 12;
    private const int MostText = 1 << 16;

    /// <summary>Number of elements, within what <see cref="NpyLimits"/> allow.</summary>
    public long Count => Shape.Aggregate(1L, (product, length) => product * length);

    /// <summary>The header at the beginning of a file in memory, for weights of a network.</summary>
    /// <exception cref="InvalidInputException">Not such a header, or a type or size that cannot be read.</exception>
    public static NpyHeader Parse(ReadOnlySpan<byte> bytes, string where)
    {
        (int start, long length) = TextOf(bytes, where);
        return length <= bytes.Length - start
            ? FromText(Encoding.UTF8.GetString(bytes.Slice(start, (int)length)), start + (int)length, where, NpyLimits.Network)
            : throw Truncated(bytes.Length, where);
    }

    /// <summary>The header at the beginning of a stream, which is left at the first element.</summary>
    /// <exception cref="InvalidInputException">Not such a header, or a type or size that cannot be read.</exception>
    public static NpyHeader Read(Stream stream, string where, NpyLimits limits)
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
        return found == text.Length ? FromText(Encoding.UTF8.GetString(text), start + found, where, limits) : throw Truncated(read + found, where);
    }

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

    private static NpyHeader FromText(string text, int dataOffset, string where, NpyLimits limits)
    {
        Match descr = Descr().Match(text);
        Match order = Order().Match(text);
        Match shape = ShapeText().Match(text);
        if (!descr.Success || !order.Success || !shape.Success)
        {
            throw Fault("A damaged .npy header", where, text.Length <= 80 ? text.Trim() : $"{text.Length} characters", "Save the file again.");
        }

        string size = descr.Groups["size"].Value;
        bool sized = int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes);
        var type = new ElementType(descr.Groups["kind"].Value.FirstOrDefault(), bytes, descr.Groups["order"].Value == ">" && bytes > 1);
        if (!sized || descr.Groups["rest"].Length > 0 || !type.IsReadable || !limits.Takes(type))
        {
            throw Fault("An element type that cannot be read", where, descr.Groups["all"].Value is { Length: > 0 } name ? name : "a structure", limits.TypeRemedy);
        }

        var lengths = new List<int>();
        foreach (string part in shape.Groups["shape"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int length) || length > limits.Length || lengths.Count == limits.Dimensions)
            {
                throw Fault("An array shape that cannot be read", where, $"({shape.Groups["shape"].Value})",
                    $"Up to {limits.Dimensions} dimensions of up to {limits.Length} are read.");
            }

            lengths.Add(length);
        }

        limits.CheckBytes(lengths, type, where);
        return new NpyHeader(type, order.Groups["order"].Value == "True", lengths, dataOffset);
    }

    private static InvalidInputException Truncated(long bytes, string where) =>
        Fault("The array is truncated in its header", where, $"{Text(bytes)} bytes", "Save the file again.");

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // A list instead of a string describes a structure of several fields.
    [GeneratedRegex("'descr'\\s*:\\s*(?:'(?<all>(?<order>[<>|=]?)(?<kind>[a-zA-Z?])(?<size>[0-9]{0,3})(?<rest>[^']{0,40}))'|\\[)", RegexOptions.CultureInvariant)]
    private static partial Regex Descr();

    [GeneratedRegex("'fortran_order'\\s*:\\s*(?<order>True|False)", RegexOptions.CultureInvariant)]
    private static partial Regex Order();

    [GeneratedRegex("'shape'\\s*:\\s*\\((?<shape>[0-9, ]*)\\)", RegexOptions.CultureInvariant)]
    private static partial Regex ShapeText();
}

using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hdl.Core.Parameters;

namespace Hdl.Core.Networks;

/// <summary>
/// The header of a NumPy <c>.npy</c> file, versions 1 to 3: magic, version, length, then a Python dictionary with exactly
/// the keys descr, fortran_order and shape.
/// </summary>
/// <param name="Kind">The element kind: <c>f</c>, <c>i</c> or <c>u</c>.</param>
/// <param name="ElementSize">Bytes an element: 1, 2, 4 or 8.</param>
/// <param name="FortranOrder">Whether the first index varies fastest.</param>
/// <param name="Shape">Length of each dimension; empty for a scalar.</param>
/// <param name="DataOffset">Where the elements begin.</param>
internal sealed partial record NpyHeader(char Kind, int ElementSize, bool FortranOrder, IReadOnlyList<int> Shape, int DataOffset)
{
    private const int FixedPart = 10;
    private const int MaxDimensions = 4;

    /// <summary>Number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, length) => product * length);

    /// <exception cref="InvalidInputException">Not such a header, or a type or size that cannot be read.</exception>
    public static NpyHeader Parse(ReadOnlySpan<byte> bytes, string where)
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
        int start = major == 1 ? FixedPart : FixedPart + 2;
        long length = major == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])
            : bytes.Length >= start ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..])
            : long.MaxValue;
        if (length > bytes.Length - start)
        {
            throw Fault("The array is truncated in its header", where, $"{bytes.Length} bytes", "Save the file again.");
        }

        return FromText(Encoding.UTF8.GetString(bytes.Slice(start, (int)length)), start + (int)length, where);
    }

    private static NpyHeader FromText(string text, int dataOffset, string where)
    {
        Match descr = Descr().Match(text);
        Match order = Order().Match(text);
        Match shape = ShapeText().Match(text);
        if (!descr.Success || !order.Success || !shape.Success)
        {
            throw Fault("A damaged .npy header", where, text.Length <= 80 ? text.Trim() : $"{text.Length} characters", "Save the file again.");
        }

        char kind = descr.Groups["kind"].Value[0];
        int size = int.Parse(descr.Groups["size"].Value, CultureInfo.InvariantCulture);
        bool readable = (kind, size) is ('f', 4 or 8) or ('i' or 'u', 1 or 2 or 4 or 8) && (descr.Groups["order"].Value != ">" || size == 1);
        if (!readable)
        {
            throw Fault("An element type that cannot be read", where, descr.Groups["all"].Value,
                "Use a little-endian float32, float64 or integer of 8 to 64 bits, e.g. array.astype('int8').");
        }

        var lengths = new List<int>();
        foreach (string part in shape.Groups["shape"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int length) || length > NetworkCheck.MaxSize || lengths.Count == MaxDimensions)
            {
                throw Fault("An array shape that cannot be read", where, $"({shape.Groups["shape"].Value})",
                    $"Up to {MaxDimensions} dimensions of up to {NetworkCheck.MaxSize} are read.");
            }

            lengths.Add(length);
        }

        return new NpyHeader(kind, size, order.Groups["order"].Value == "True", lengths, dataOffset);
    }

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));

    [GeneratedRegex("'descr'\\s*:\\s*'(?<all>(?<order>[<>|=]?)(?<kind>[a-zA-Z])(?<size>[0-9]{1,3}))'", RegexOptions.CultureInvariant)]
    private static partial Regex Descr();

    [GeneratedRegex("'fortran_order'\\s*:\\s*(?<order>True|False)", RegexOptions.CultureInvariant)]
    private static partial Regex Order();

    [GeneratedRegex("'shape'\\s*:\\s*\\((?<shape>[0-9, ]*)\\)", RegexOptions.CultureInvariant)]
    private static partial Regex ShapeText();
}

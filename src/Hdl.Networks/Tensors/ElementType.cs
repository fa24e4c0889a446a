using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Hdl.Networks.Tensors;

/// <summary>The type of a tensor's elements.</summary>
/// <param name="Kind"><c>f</c> IEEE 754 floating point, <c>i</c> signed, <c>u</c> unsigned, <c>b</c> truth value; as
/// NumPy has it.</param>
/// <param name="Size">Bytes an element: 1, 2, 4 or 8.</param>
/// <param name="BigEndian">Whether the most significant byte comes first.</param>
public readonly record struct ElementType(char Kind, int Size, bool BigEndian = false)
{
    // One letter each, with the sizes that they have on Linux of 64 bits, where NumPy's files are written as a rule.
    private const string Letters = "?b1 bi1 Bu1 hi2 Hu2 ii4 Iu4 li8 Lu8 qi8 Qu8 pi8 Pu8 ef2 ff4 df8";

    /// <summary>
    /// The type that a text names as NumPy understands it: <c>&lt;i4</c>, <c>f8</c>, <c>int16</c>, <c>?</c>; null where
    /// it cannot be read.
    /// </summary>
    /// <param name="descr">The text.</param>
    public static ElementType? Parse(string descr)
    {
        ArgumentNullException.ThrowIfNull(descr);
        string bare = descr.Length > 0 && (descr[0] is '<' or '>' or '|' or '=') ? descr[1..] : descr;
        ElementType? type =
            bare.Length == 1 && Array.Find(Letters.Split(' '), letter => letter[0] == bare[0]) is { } known
                ? new ElementType(known[1], known[2] - '0')
            : bare.Length is 2 && char.IsAsciiDigit(bare[1]) ? new ElementType(bare[0], bare[1] - '0')
            : Named.FirstOrDefault(readable => readable.Name == bare);
        return type is { IsReadable: true } found ? found with { BigEndian = descr[0] == '>' && found.Size > 1 } : null;
    }

    /// <summary>Whether a text names the type of Python's objects.</summary>
    /// <param name="descr">The text.</param>
    public static bool IsObject(string descr)
    {
        ArgumentNullException.ThrowIfNull(descr);
        return descr.TrimStart('<', '>', '|', '=') is "O" or "O4" or "O8" or "object";
    }

    /// <summary>Whether it is one of the 13 types that can be read.</summary>
    public bool IsReadable => (Kind, Size) is ('f', 2 or 4 or 8) or ('i' or 'u', 1 or 2 or 4 or 8) or ('b', 1);

    /// <summary>Whether it is floating point.</summary>
    public bool IsFloat => Kind == 'f';

    /// <summary>Whether elements can be negative integers.</summary>
    public bool IsSigned => Kind == 'i';

    /// <summary>Bits an element.</summary>
    public int Bits => 8 * Size;

    /// <summary>The name that NumPy gives it: <c>int16</c>, <c>float32</c>, <c>bool</c>.</summary>
    public string Name => Kind switch
    {
        'f' => Numbered("float"),
        'i' => Numbered("int"),
        'u' => Numbered("uint"),
        'b' => "bool",
        _ => Numbered($"{Kind}"),
    };

    /// <summary>Whether a decoded element is a number: neither NaN nor infinite. Integers are.</summary>
    /// <param name="element">As <see cref="Decode"/> gives it.</param>
    public bool IsFinite(ulong element) => Kind != 'f' || (element & ExponentMask) != ExponentMask;

    /// <summary>The number that a decoded element is; integers of more than 53 bits are rounded.</summary>
    /// <param name="element">As <see cref="Decode"/> gives it.</param>
    public double Number(ulong element) => (Kind, Size) switch
    {
        ('f', 2) => (double)BitConverter.UInt16BitsToHalf((ushort)element),
        ('f', 4) => BitConverter.UInt32BitsToSingle((uint)element),
        ('f', _) => BitConverter.UInt64BitsToDouble(element),
        ('i', _) => (long)element,
        _ => element,
    };

    private static IEnumerable<ElementType> Named =>
        [
            new('b', 1),
            .. "iu".SelectMany(_ => (int[])[1, 2, 4, 8], (kind, size) => new ElementType(kind, size)),
            new('f', 2),
            new('f', 4),
            new('f', 8),
        ];

    private ulong ExponentMask => Size switch { 2 => 0x7C00, 4 => 0x7F80_0000, _ => 0x7FF0_0000_0000_0000 };

    /// <summary>
    /// Elements as 64 bits each: signed integers sign-extended, the others zero-extended, truth values 0 or 1,
    /// floating-point numbers as the bits they have in memory with -0 made +0, so that what equals zero is 0.
    /// </summary>
    /// <param name="bytes">As the file has them; their order within an element may be changed here.</param>
    /// <param name="elements">As many as the bytes hold.</param>
    public void Decode(Span<byte> bytes, Span<ulong> elements)
    {
        if (BigEndian == BitConverter.IsLittleEndian)
        {
            Swap(bytes);
        }

        switch (Kind, Size)
        {
            case ('b', _):
                Widen<byte>(bytes, elements, value => value == 0 ? 0 : 1UL);
                break;
            case ('i', 1):
                Widen<sbyte>(bytes, elements, value => (ulong)value);
                break;
            case ('i', 2):
                Widen<short>(bytes, elements, value => (ulong)value);
                break;
            case ('i', 4):
                Widen<int>(bytes, elements, value => (ulong)value);
                break;
            case (_, 1):
                Widen<byte>(bytes, elements, value => value);
                break;
            case (_, 2):
                Widen<ushort>(bytes, elements, value => value);
                break;
            case (_, 4):
                Widen<uint>(bytes, elements, value => value);
                break;
            default:
                MemoryMarshal.Cast<byte, ulong>(bytes).CopyTo(elements);
                break;
        }

        if (Kind == 'f')
        {
            ulong minusZero = 1UL << (Bits - 1);
            foreach (ref ulong element in elements)
            {
                element = element == minusZero ? 0 : element;
            }
        }
    }

    private void Swap(Span<byte> bytes)
    {
        switch (Size)
        {
            case 2:
                BinaryPrimitives.ReverseEndianness(
                    MemoryMarshal.Cast<byte, ushort>(bytes), MemoryMarshal.Cast<byte, ushort>(bytes));
                break;
            case 4:
                BinaryPrimitives.ReverseEndianness(
                    MemoryMarshal.Cast<byte, uint>(bytes), MemoryMarshal.Cast<byte, uint>(bytes));
                break;
            case 8:
                BinaryPrimitives.ReverseEndianness(
                    MemoryMarshal.Cast<byte, ulong>(bytes), MemoryMarshal.Cast<byte, ulong>(bytes));
                break;
        }
    }

    private static void Widen<T>(ReadOnlySpan<byte> bytes, Span<ulong> elements, Func<T, ulong> widen)
        where T : struct
    {
        ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(bytes);
        for (int i = 0; i < values.Length; i++)
        {
            elements[i] = widen(values[i]);
        }
    }

    private string Numbered(string word) => string.Create(CultureInfo.InvariantCulture, $"{word}{Bits}");
}

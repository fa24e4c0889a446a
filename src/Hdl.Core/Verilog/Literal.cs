using System.Globalization;
using System.Numerics;
using System.Text;

namespace Hdl.Core.Verilog;

/// <summary>Sized Verilog literals.</summary>
public static class Literal
{
    /// <summary><c>8'd42</c>. </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit in the width.</exception>
    public static string Decimal(long value, int width)
    {
        if (value < 0 || (width < 63 && value >> width != 0))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Does not fit in {width} unsigned bits.");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{width}'d{value}");
    }

    /// <summary><c>8'sd42</c> or <c>-8'sd42</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit in the width.</exception>
    public static string SignedDecimal(long value, int width)
    {
        if (value > Numerics.FixedPoint.MaxSigned(width) || value < Numerics.FixedPoint.MinSigned(width))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Does not fit in {width} signed bits.");
        }

        // The most negative number has no positive counterpart of the same width: write its bits.
        return value == Numerics.FixedPoint.MinSigned(width)
            ? string.Create(CultureInfo.InvariantCulture, $"{width}'sb1{new string('0', width - 1)}")
            : string.Create(CultureInfo.InvariantCulture, $"{(value < 0 ? "-" : "")}{width}'sd{Math.Abs(value)}");
    }

    /// <summary><c>16'hACE1</c> with all its digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit in the width.</exception>
    public static string Hex(BigInteger value, int width)
    {
        if (value.Sign < 0 || value >> width != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Does not fit in {width} unsigned bits.");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{width}'h{HexDigits(value, width)}");
    }

    /// <summary><c>4'b0101</c> with all its digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not fit in the width.</exception>
    public static string Binary(long value, int width)
    {
        _ = Decimal(value, width);
        var text = new StringBuilder($"{width.ToString(CultureInfo.InvariantCulture)}'b");
        for (int bit = width - 1; bit >= 0; bit--)
        {
            text.Append(((value >> bit) & 1) == 1 ? '1' : '0');
        }

        return text.ToString();
    }

    /// <summary>The digits of a memory-file word of <paramref name="width"/> bits: upper case, all of them.</summary>
    public static string HexDigits(BigInteger value, int width)
    {
        int digits = (width + 3) / 4;
        string text = value.ToString("X", CultureInfo.InvariantCulture).TrimStart('0');
        return text.PadLeft(digits, '0');
    }
}

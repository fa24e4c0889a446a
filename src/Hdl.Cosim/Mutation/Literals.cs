using System.Globalization;
using System.Numerics;
using Hdl.Core.Numerics;

namespace Hdl.Cosim.Mutation;

/// <summary>Verilog number literals as text.</summary>
internal static class Literals
{
    /// <summary>The value; null where it has digits that are not known.</summary>
    public static BigInteger? ValueOf(string literal)
    {
        int quote = literal.IndexOf('\'', StringComparison.Ordinal);
        if (quote < 0)
        {
            return BigInteger.Parse(literal, CultureInfo.InvariantCulture);
        }

        int radixAt = literal[quote + 1] is 's' or 'S' ? quote + 2 : quote + 1;
        int radix = char.ToLowerInvariant(literal[radixAt]) switch { 'b' => 2, 'o' => 8, 'd' => 10, _ => 16 };
        BigInteger value = BigInteger.Zero;
        foreach (char digit in literal.AsSpan(radixAt + 1))
        {
            if (digit != '_')
            {
                if (!char.IsAsciiHexDigit(digit))
                {
                    return null;
                }

                value = (value * radix) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
            }
        }

        return value;
    }

    /// <summary>
    /// The literals one above and one below, of the same size and sign; none where the value is not known.
    /// </summary>
    public static IEnumerable<string> Neighbours(string literal)
    {
        int quote = literal.IndexOf('\'', StringComparison.Ordinal);
        if (quote == 0 || ValueOf(literal) is not { } value)
        {
            return [];
        }

        if (quote < 0)
        {
            return new[] { value + 1, value - 1 }
                .Where(other => other.Sign >= 0)
                .Select(other => other.ToString(CultureInfo.InvariantCulture));
        }

        int width = NumberText.Natural(literal.AsSpan(0, quote).Trim());
        BigInteger range = BigInteger.One << width;
        string sign = literal[quote + 1] is 's' or 'S' ? "s" : "";
        return new SortedSet<BigInteger> { (value + 1) % range, (value + range - 1) % range }.Select(other =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{width}'{sign}h{other.ToString("x", CultureInfo.InvariantCulture).TrimStart('0').PadLeft(1, '0')}"));
    }
}

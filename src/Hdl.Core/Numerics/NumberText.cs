using System.Globalization;

namespace Hdl.Core.Numerics;

/// <summary>
/// The one way to read a number from a text. The library's own parsers take more than the number, NUL characters after
/// it for instance, some of them blanks, separators of thousands, and the words for infinity; here every character
/// belongs to the number.
/// </summary>
public static class NumberText
{
    private const string Hexadecimal = "0123456789abcdefABCDEF";
    private const string Decimal = "0123456789";

    /// <summary>Reads decimal digits alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number; 0 where it is none.</param>
    /// <returns>Whether it is one that fits.</returns>
    public static bool TryNatural(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        return IsOf(text, Decimal) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads decimal digits, with a sign before them or without.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number; 0 where it is none.</param>
    /// <returns>Whether it is one that fits.</returns>
    public static bool TryWhole(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        return IsOf(text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text, Decimal)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads hexadecimal digits alone, without a prefix; the value has 63 bits at most.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number; 0 where it is none.</param>
    /// <returns>Whether it is one that fits.</returns>
    public static bool TryHexadecimal(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        return IsOf(text, Hexadecimal)
            && long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            && value >= 0;
    }

    /// <summary>
    /// Reads a number with a sign, a point and an exponent, or without any of them: <c>-1.5e3</c>. It is finite.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number; 0 where it is none.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryReal(ReadOnlySpan<char> text, out double value)
    {
        const NumberStyles form =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        value = 0;
        bool good =
            IsOf(text, "0123456789.+-eE")
            && double.TryParse(text, form, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
        value = good ? value : 0;
        return good;
    }

    /// <summary>Decimal digits that a pattern has matched, for instance.</summary>
    /// <exception cref="FormatException">They are none, or too many.</exception>
    public static int Natural(ReadOnlySpan<char> text) =>
        TryNatural(text, out int value) ? value : throw NotANumber(text);

    /// <summary>Decimal digits with a sign or without.</summary>
    /// <exception cref="FormatException">They are none, or too many.</exception>
    public static long Whole(ReadOnlySpan<char> text) =>
        TryWhole(text, out long value) ? value : throw NotANumber(text);

    /// <summary>A number with a point and an exponent, or without.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static double Real(ReadOnlySpan<char> text) =>
        TryReal(text, out double value) ? value : throw NotANumber(text);

    private static bool IsOf(ReadOnlySpan<char> text, string characters) =>
        !text.IsEmpty && !text.ContainsAnyExcept(characters);

    private static FormatException NotANumber(ReadOnlySpan<char> text) => new($"'{text}' is no number.");
}

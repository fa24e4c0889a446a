using System.Globalization;
using System.Text.RegularExpressions;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;

namespace Hdl.Core.Parameters;

/// <summary>Parameter values as users write them, and back.</summary>
internal static partial class ParameterText
{
    /// <summary>How an unset optional value is written.</summary>
    public const string None = "none";

    /// <summary>
    /// What kind of value a property of this type takes, in words; null where the binder cannot convert to it.
    /// </summary>
    public static string? KindOf(Type type) => Nullable.GetUnderlyingType(type) is { } underlying
        ? KindOf(underlying) is { } kind ? $"{kind} or none" : null
        : type == typeof(int) || type == typeof(ushort) || type == typeof(long) ? "whole number"
        : type == typeof(bool) ? "true or false"
        : type == typeof(string) ? "text"
        : type.IsEnum ? "choice"
        : type == typeof(IReadOnlyList<int>) ? "list of whole numbers"
        : type == typeof(MeshSize) ? "size of a mesh"
        : null;

    /// <summary>
    /// Names of an enumeration in snake_case, none first where it is optional; empty for other types.
    /// </summary>
    public static IReadOnlyList<string> ChoicesOf(Type type)
    {
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        if (!bare.IsEnum)
        {
            return [];
        }

        IEnumerable<string> names = Enum.GetNames(bare).Select(Naming.ToSnakeCase);
        return bare == type ? [.. names] : [None, .. names];
    }

    /// <summary>The text that <see cref="TryParse"/> turns back into this value.</summary>
    public static string Format(object? value) => value switch
    {
        null => None,
        bool flag => flag ? "true" : "false",
        Enum choice => Naming.ToSnakeCase(choice.ToString()),
        IEnumerable<int> list => string.Join(',', list.Select(number => number.ToString(CultureInfo.InvariantCulture))),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>Converts a text to a value of a type that <see cref="KindOf"/> knows.</summary>
    /// <param name="type">Type of the property.</param>
    /// <param name="text">What the user wrote.</param>
    /// <param name="value">The value.</param>
    /// <param name="remedy">What to write instead, where it cannot be converted.</param>
    public static bool TryParse(Type type, string text, out object? value, out string remedy)
    {
        value = null;
        remedy = "";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            if (text == None)
            {
                return true;
            }

            bool good = TryParse(underlying, text, out value, out remedy);
            remedy = good || underlying.IsEnum ? remedy : $"{remedy.TrimEnd('.')}, or none.";
            return good;
        }

        if (type.IsEnum)
        {
            return TryParseChoice(type, text, out value, out remedy);
        }

        if (type == typeof(IReadOnlyList<int>))
        {
            return TryParseList(text, out value, out remedy);
        }

        if (type == typeof(MeshSize))
        {
            remedy = $"Write three numbers in 1..{MeshSize.Greatest}: 4x4x4.";
            bool good = MeshSize.TryParse(text, out MeshSize size);
            value = size;
            return good;
        }

        if (type == typeof(bool))
        {
            remedy = "Write true or false.";
            value = text == "true";
            return text is "true" or "false";
        }

        if (type == typeof(string))
        {
            // Texts reach comments of the Verilog and the command that regenerates it.
            remedy = "Use printable ASCII without quotes, backslash, backtick or dollar sign.";
            value = text;
            return Harmless().IsMatch(text);
        }

        return TryParseNumber(type, text, out value, out remedy);
    }

    private static bool TryParseNumber(Type type, string text, out object? value, out string remedy)
    {
        value = null;
        remedy = "Write a whole number, decimal or hexadecimal (0x2A).";
        if (!TryParseLong(text, out long number))
        {
            return false;
        }

        (long least, long greatest) = type == typeof(int) ? (int.MinValue, int.MaxValue)
            : type == typeof(ushort) ? (ushort.MinValue, ushort.MaxValue)
            : (long.MinValue, long.MaxValue);
        remedy = string.Create(CultureInfo.InvariantCulture, $"Choose a whole number in {least}..{greatest}.");
        if (number < least || number > greatest)
        {
            return false;
        }

        value = Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryParseLong(string text, out long number) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? NumberText.TryHexadecimal(text.AsSpan(2), out number)
            : NumberText.TryWhole(text, out number);

    private static bool TryParseList(string text, out object? value, out string remedy)
    {
        List<int> numbers = [];
        value = numbers;
        remedy = "Write whole numbers separated by commas: 784,256,10.";
        if (text.Length == 0)
        {
            return true;
        }

        foreach (string element in text.Split(','))
        {
            if (!TryParseLong(element.Trim(), out long number) || number is < int.MinValue or > int.MaxValue)
            {
                return false;
            }

            numbers.Add((int)number);
        }

        return true;
    }

    private static bool TryParseChoice(Type type, string text, out object? value, out string remedy)
    {
        value = null;
        remedy = $"Choose one of {string.Join(", ", ChoicesOf(type))}.";
        foreach (string name in Enum.GetNames(type))
        {
            if (Naming.ToSnakeCase(name) == text)
            {
                value = Enum.Parse(type, name);
                return true;
            }
        }

        if (Suggestion.Nearest(text, ChoicesOf(type)) is { } nearest)
        {
            remedy = $"Did you mean '{nearest}'? {remedy}";
        }

        return false;
    }

    [GeneratedRegex(@"\A[ !#%&(-\[\]-_a-~]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Harmless();
}

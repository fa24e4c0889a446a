using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hdl.Core.Parameters;

/// <summary>
/// How texts that a user may choose freely, which are the paths of files, stand in what is emitted: ASCII, and in a
/// form that the language around them reads back as the same text.
/// </summary>
internal static partial class EmittedText
{
    /// <summary>
    /// Whether a text may stand as it is in a comment of any language, and between double quotes in a command: it ends
    /// neither, and no shell reads anything into it.
    /// </summary>
    public static bool IsPlain(string text) => Plain().IsMatch(text) && !text.Contains("--", StringComparison.Ordinal);

    /// <summary>A YAML scalar: in double quotes, what is not printable ASCII by its number.</summary>
    public static string Yaml(string text) =>
        Quoted(text, rune => rune.Value > 0xFFFF ? Hex("\\U", rune.Value, 8) : Hex("\\u", rune.Value, 4));

    /// <summary>
    /// A JSON document with what is not ASCII by its number; outside of strings JSON has nothing of that kind.
    /// </summary>
    public static string Json(string document) => Escaped(document, rune => rune.Value < 0x80
        ? rune.ToString()
        : string.Concat(rune.ToString().Select(unit => Hex("\\u", unit, 4))));

    /// <summary>
    /// An XML document with what is not ASCII by its number; names of elements have nothing of that kind.
    /// </summary>
    public static string Xml(string document) =>
        Escaped(document, rune => rune.Value < 0x80 ? rune.ToString() : $"{Hex("&#x", rune.Value, 1)};");

    /// <summary>A string of SystemVerilog, which IP-XACT takes expressions from.</summary>
    public static string Expression(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Quoted(string text, Func<Rune, string> escape) => $"\"{Escaped(text, rune =>
        rune.Value is '"' or '\\' ? $"\\{rune}" : rune.Value is >= ' ' and <= '~' ? rune.ToString() : escape(rune))}\"";

    private static string Escaped(string text, Func<Rune, string> escape)
    {
        var result = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            result.Append(escape(rune));
        }

        return result.ToString();
    }

    private static string Hex(string before, int value, int digits) =>
        before + value.ToString($"X{digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[A-Za-z0-9 _.,/+:@=()-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Hdl.Flows;

/// <summary>What a test bench prints of vectors whose last bit of one expected value is wrong.</summary>
internal static partial class WrongBit
{
    /// <summary>
    /// Whether all that a run found is the wrong bit: it made every comparison, each error is one of them, and what it
    /// got differs from what was expected in the lowest bit alone, which is the one that was made wrong. Without it the
    /// same run would have found nothing.
    /// </summary>
    /// <param name="output">What the bench printed.</param>
    public static bool IsAll(string output)
    {
        Match summary = Summary().Match(output);
        MatchCollection errors = Error().Matches(output);
        return summary.Success
            && summary.Groups["done"].Value == summary.Groups["all"].Value
            && errors.Count > 0
            && summary.Groups["errors"].Value == errors.Count.ToString(CultureInfo.InvariantCulture)
            && errors.All(error => IsLastBit(error.Groups["expected"].Value, error.Groups["got"].Value))
            && errors.Select(error => error.Groups["what"].Value).Distinct().Count() == 1;
    }

    private static bool IsLastBit(string expected, string got) =>
        expected.Length == got.Length
        && expected[..^1] == got[..^1]
        && char.IsAsciiHexDigit(expected[^1])
        && char.IsAsciiHexDigit(got[^1])
        && (Digit(expected) ^ Digit(got)) == 1;

    private static int Digit(string hex) => Convert.ToInt32(hex[^1..], 16);

    [GeneratedRegex(
        @"^FAIL: (?<errors>[1-9]\d*) errors, (?<done>\d+) of (?<all>\d+) comparisons\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Summary();

    [GeneratedRegex(
        @"^\d+: (?<what>.+): expected (?<expected>[0-9a-zX]+), got (?<got>[0-9a-zX]+)\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Error();
}

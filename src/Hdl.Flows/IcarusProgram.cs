using System.Text.RegularExpressions;

namespace Hdl.Flows;

/// <summary>Programs that Icarus Verilog compiles to, which <c>vvp</c> runs.</summary>
internal static partial class IcarusProgram
{
    /// <summary>
    /// Whether two programs are one but for the labels of their parts, which are addresses of the compiler and differ
    /// from run to run: they then do the same.
    /// </summary>
    /// <param name="first">A program's file.</param>
    /// <param name="second">Another's.</param>
    public static bool AreSame(string first, string second)
    {
        var ofFirst = new Dictionary<string, int>(StringComparer.Ordinal);
        var ofSecond = new Dictionary<string, int>(StringComparer.Ordinal);
        using StreamReader one = Open(first);
        using StreamReader other = Open(second);
        while (one.ReadLine() is { } line)
        {
            if (other.ReadLine() is not { } against || !AreSame(line, ofFirst, against, ofSecond))
            {
                return false;
            }
        }

        return other.ReadLine() is null;
    }

    private static StreamReader Open(string path) =>
        new(InputFile.Open(path, long.MaxValue, "Run the bench again.", mayBeEmpty: true));

    // Labels are the same where they were seen first in the same place.
    private static bool AreSame(
        string first, Dictionary<string, int> ofFirst, string second, Dictionary<string, int> ofSecond) =>
        Label().Split(first).SequenceEqual(Label().Split(second), StringComparer.Ordinal)
        && Places(first, ofFirst).SequenceEqual(Places(second, ofSecond));

    private static int[] Places(string line, Dictionary<string, int> seen)
    {
        var places = new List<int>();
        foreach (Match label in Label().Matches(line))
        {
            seen.TryAdd(label.Value, seen.Count);
            places.Add(seen[label.Value]);
        }

        return [.. places];
    }

    [GeneratedRegex("(?<=[A-Z]_|\\bv)0x[0-9a-f]+", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}

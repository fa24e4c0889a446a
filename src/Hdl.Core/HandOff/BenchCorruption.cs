using Hdl.Core.Designs;
using Hdl.Core.Ports;

namespace Hdl.Core.HandOff;

/// <summary>
/// Vector files with one wrong bit in what is expected: a test bench that passes with one of them checks nothing. One
/// for each output stream that the vectors have beats of, one for each plain output that they compare.
/// </summary>
public static class BenchCorruption
{
    private const string Phases = "// Phases";

    /// <summary>What was made wrong, and the file with it.</summary>
    /// <param name="What">The stream or port.</param>
    /// <param name="Text">The whole vector file.</param>
    public sealed record Corrupted(string What, string Text);

    /// <summary>All of them.</summary>
    /// <param name="design">A design with its test bench.</param>
    /// <param name="random">Chooses the beats.</param>
    public static IReadOnlyList<Corrupted> Of(Design design, Random random)
    {
        string[] lines = design.OfKind(DesignFileKind.TestVectors).Single().Text.Split('\n');
        return lines.Any(line => line.StartsWith(Phases, StringComparison.Ordinal))
            ? [.. OfStreams(design.Top, lines, random), .. OfLevels(design.Top, lines, random)]
            : [OfCycles(design.Top, lines, random)];
    }

    private static IEnumerable<Corrupted> OfStreams(ModuleInterface top, string[] lines, Random random)
    {
        foreach (StreamPort stream in top.Streams.Where(stream => stream.Direction == PortDirection.Output))
        {
            int first =
                Array.FindIndex(lines, line => line.StartsWith($"// {stream.Name}, ", StringComparison.Ordinal)) + 1;
            int count = lines.Skip(first).TakeWhile(line => !line.StartsWith("//", StringComparison.Ordinal)).Count();
            if (count > 0)
            {
                yield return new Corrupted(stream.Name, With(lines, first + random.Next(count), word: 0));
            }
        }
    }

    // Words of a phase: flags, one for each stream, the plain inputs, the plain outputs; from bit 3 of the flags on,
    // what is compared.
    private static IEnumerable<Corrupted> OfLevels(ModuleInterface top, string[] lines, Random random)
    {
        var vectors = TestVectors.PlainPorts(top);
        int first = Array.FindIndex(lines, line => line.StartsWith(Phases, StringComparison.Ordinal)) + 1;
        for (int output = 0; output < vectors.Outputs.Count; output++)
        {
            int[] places =
            [
                .. Enumerable
                    .Range(first, lines.Length - first)
                    .Where(line =>
                        lines[line].Length > 0 && IsSet(lines[line].Split(' ')[0], TestBench.FlagBits + output)),
            ];
            if (places.Length > 0)
            {
                int word = 1 + top.Streams.Count + vectors.Levels.Count + output;
                yield return new Corrupted(
                    vectors.Outputs[output].Name, With(lines, places[random.Next(places.Length)], word));
            }
        }
    }

    // What has no reset may give unknown bits in its first cycles.
    private static Corrupted OfCycles(ModuleInterface top, string[] lines, Random random)
    {
        const int Unknown = 4;
        int[] places =
        [
            .. Enumerable
                .Range(0, lines.Length)
                .Where(line => lines[line].Length > 0 && !lines[line].StartsWith("//", StringComparison.Ordinal)),
        ];
        return new Corrupted(
            top.Name, With(lines, places[random.Next(Math.Min(Unknown, places.Length - 1), places.Length)], word: 1));
    }

    private static bool IsSet(string hex, int bit) =>
        bit / 4 < hex.Length && ((Convert.ToInt32(hex[^((bit / 4) + 1)].ToString(), 16) >> (bit % 4)) & 1) != 0;

    private static string With(string[] lines, int line, int word)
    {
        string[] words = lines[line].Split(' ');
        int digit = Convert.ToInt32(words[word][^1].ToString(), 16) ^ 1;
        words[word] = words[word][..^1] + digit.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        string[] changed = [.. lines];
        changed[line] = string.Join(' ', words);
        return string.Join('\n', changed);
    }
}

namespace Hdl.Blocks.RunLength;

/// <summary>
/// Packets of pixels that are corners of the code, and random ones; for the scenarios of both directions.
/// </summary>
internal static class RunLengthPackets
{
    private const int MostPixels = 700;

    /// <summary>All zero, none zero, one pixel, longest runs and their neighbours, at every lane.</summary>
    public static IEnumerable<ulong[]> Corners(RunLengthParameters parameters)
    {
        ulong all = (1UL << parameters.ValueWidth) - 1;
        int longest = (1 << parameters.RunWidth) - 1;
        int lanes = parameters.Lanes;
        int perBeat = parameters.PairsPerBeat;
        int perWord = parameters.PairsPerWord;

        // One pixel; the same again, so that short packets follow each other.
        foreach (ulong pixel in new ulong[] { 0, 1, all, 0, 0, all })
        {
            yield return [pixel];
        }

        // Every bit of a pixel alone makes it a level, in every lane in turn.
        yield return [.. Enumerable.Range(0, parameters.ValueWidth).SelectMany(bit => (ulong[])[1UL << bit, 0, 0])];
        for (int lane = 0; lane < lanes; lane++)
        {
            yield return [.. Enumerable.Range(0, lanes + 1).Select(i => i == lane ? all >> 1 : 0)];
        }

        // Zeros and nothing else, then levels and nothing else.
        int[] zeros = [2, lanes, lanes + 1, longest, longest + 1, longest + 2, (2 * longest) + 2, (2 * longest) + 3];
        foreach (
            int count in zeros.Append((3 * longest) + lanes).Distinct().Where(count => count is > 0 and < MostPixels))
        {
            yield return new ulong[count];
        }

        int[] levels =
        [
            2,
            lanes,
            lanes + 1,
            perWord,
            perWord + 1,
            perBeat,
            perBeat + 1,
            2 * perBeat,
            (2 * perBeat) + 1,
            (3 * perBeat) - 1,
        ];
        foreach (int count in levels.Distinct().Where(count => count > 0))
        {
            yield return [.. Enumerable.Range(1, count).Select(i => ((ulong)i * 0x9E3779B9) & all | 1)];
        }

        // A run about as long as can be, from every lane on, then a level and zeros.
        for (int lane = 0; lane < lanes; lane++)
        {
            foreach (int run in new[] { longest - 1, longest, longest + 1 }.Where(run => run >= 0))
            {
                yield return [.. Enumerable.Repeat(all, lane), .. new ulong[run], 2, .. new ulong[1 + lane]];
            }
        }
    }

    /// <summary>Random packets of every density, their lengths from one pixel up.</summary>
    public static IEnumerable<ulong[]> Random(RunLengthParameters parameters, Random random, int packets)
    {
        for (int i = 0; i < packets; i++)
        {
            yield return One(
                parameters, random,
                1 + random.Next(random.Next(4) == 0 ? 40 * parameters.Lanes : 6 * parameters.Lanes));
        }
    }

    /// <summary>One random packet.</summary>
    public static ulong[] One(RunLengthParameters parameters, Random random, int pixels)
    {
        double density = Math.Pow(random.NextDouble(), 3);
        ulong all = (1UL << parameters.ValueWidth) - 1;
        var packet = new ulong[pixels];
        for (int i = 0; i < pixels; i++)
        {
            packet[i] = random.NextDouble() < density ? Math.Max(1, (ulong)random.NextInt64() & all) : 0;
        }

        return packet;
    }
}

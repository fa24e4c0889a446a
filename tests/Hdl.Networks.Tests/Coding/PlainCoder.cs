namespace Hdl.Networks.Tests.Coding;

/// <summary>Writes and reads both codes bit by bit, as plainly as they are defined.</summary>
internal static class PlainCoder
{
    public static List<bool> ToMap(ReadOnlySpan<ulong> pixels, int mapWidth, int valueWidth)
    {
        List<bool> bits = [];
        for (int first = 0; first < pixels.Length; first += mapWidth)
        {
            ReadOnlySpan<ulong> some = pixels[first..Math.Min(pixels.Length, first + mapWidth)];
            for (int j = 0; j < mapWidth; j++)
            {
                bits.Add(j < some.Length && some[j] != 0);
            }

            foreach (ulong pixel in some)
            {
                if (pixel != 0)
                {
                    Append(bits, pixel, valueWidth);
                }
            }
        }

        return bits;
    }

    public static ulong[] FromMap(List<bool> bits, int mapWidth, int valueWidth, int pixels)
    {
        ulong[] found = new ulong[pixels];
        int at = 0;
        for (int first = 0; first < pixels; first += mapWidth)
        {
            int word = at;
            at += mapWidth;
            for (int j = 0; j < mapWidth; j++)
            {
                if (bits[word + j])
                {
                    found[first + j] = Take(bits, ref at, valueWidth);
                }
            }
        }

        Assert.Equal(bits.Count, at);
        return found;
    }

    public static List<(int Run, ulong Level)> ToPairs(ReadOnlySpan<ulong> pixels, int runWidth)
    {
        List<(int, ulong)> pairs = [];
        int run = 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] == 0 && run < (1 << runWidth) - 1 && i < pixels.Length - 1)
            {
                run++;
                continue;
            }

            pairs.Add((run, pixels[i]));
            run = 0;
        }

        return pairs;
    }

    public static List<bool> ToWords(List<(int Run, ulong Level)> pairs, int runWidth, int valueWidth, int pairsPerWord)
    {
        List<bool> bits = [];
        for (int first = 0; first < pairs.Count; first += pairsPerWord)
        {
            for (int k = 0; k < pairsPerWord; k++)
            {
                (int run, ulong level) = first + k < pairs.Count ? pairs[first + k] : (0, 0);
                Append(bits, (ulong)run, runWidth);
                Append(bits, level, valueWidth);
            }

            bits.Add(first + pairsPerWord >= pairs.Count);
        }

        return bits;
    }

    public static ulong[] FromPairs(List<(int Run, ulong Level)> pairs) =>
        [.. pairs.SelectMany(pair => Enumerable.Repeat(0UL, pair.Run).Append(pair.Level))];

    private static void Append(List<bool> bits, ulong value, int width)
    {
        for (int bit = 0; bit < width; bit++)
        {
            bits.Add(((value >> bit) & 1) != 0);
        }
    }

    private static ulong Take(List<bool> bits, ref int at, int width)
    {
        ulong value = 0;
        for (int bit = 0; bit < width; bit++)
        {
            value |= bits[at++] ? 1UL << bit : 0;
        }

        return value;
    }
}

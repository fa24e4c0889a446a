namespace Hdl.Cnn.Tests.NullHop;

/// <summary>The map stream, word after word, as its definition reads.</summary>
internal static class NaivePackets
{
    /// <summary>The packet of one row of one slice.</summary>
    public static List<ulong> Row(
        Func<int, int, int> value, int width, int channels, int valueBits, int mapBits, bool raw)
    {
        List<ulong> pixels = [];
        for (int x = 0; x < width; x++)
        {
            for (int c = 0; c < channels; c++)
            {
                long v = value(x, c);
                pixels.Add((ulong)(v < 0 ? v + (1L << valueBits) : v));
            }
        }

        if (raw)
        {
            return pixels;
        }

        List<ulong> words = [];
        while (pixels.Count > 0)
        {
            List<ulong> part = [.. pixels.Take(mapBits)];
            pixels.RemoveRange(0, part.Count);
            ulong map = 0;
            for (int bit = 0; bit < part.Count; bit++)
            {
                map += part[bit] != 0 ? 1UL << bit : 0;
            }

            words.Add(map);
            words.AddRange(part.Where(pixel => pixel != 0));
        }

        return words;
    }
}

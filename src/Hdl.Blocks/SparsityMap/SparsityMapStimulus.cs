using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.SparsityMap;

/// <summary>Packets of pixels, and the beats that carry them.</summary>
internal static class SparsityMapStimulus
{
    /// <summary>
    /// Packets of every length around the seams of beats and map words: empty, full, one pixel at a time, every other
    /// one.
    /// </summary>
    public static IReadOnlyList<ulong[]> Corners(SparsityMapParameters parameters)
    {
        int word = Math.Max(parameters.MapWidth, parameters.Lanes);
        ulong largest = (1UL << parameters.ValueWidth) - 1;
        List<ulong[]> packets = [];
        int[] lengths =
        [
            1,
            2,
            parameters.Lanes,
            parameters.Lanes + 1,
            parameters.MapWidth - 1,
            parameters.MapWidth,
            parameters.MapWidth + 1,
            word - 1,
            word,
            word + 1, (2 * word) - 1, 2 * word, (2 * word) + 1, 5 * word,
        ];
        foreach (int length in lengths.Distinct().Where(length => length > 0))
        {
            packets.Add(new ulong[length]);
            packets.Add([.. Enumerable.Range(0, length).Select(pixel => largest - ((ulong)pixel % largest))]);
            packets.Add([.. Enumerable.Range(0, length).Select(pixel => pixel == 0 ? 1UL : 0)]);
            packets.Add([.. Enumerable.Range(0, length).Select(pixel => pixel == length - 1 ? largest : 0)]);
            packets.Add([
                .. Enumerable.Range(0, length).Select(pixel => pixel % 2 == 1 ? 1UL << (parameters.ValueWidth - 1) : 0),
            ]);
        }

        // Every single place of a map word, and every place missing.
        for (int place = 0; place < word; place++)
        {
            int only = place;
            packets.Add([.. Enumerable.Range(0, word).Select(pixel => pixel == only ? largest : 0)]);
            packets.Add([.. Enumerable.Range(0, word).Select(pixel => pixel == only ? 0 : (ulong)(1 + (pixel % 3)))]);
        }

        // More packets of one pixel than there are places to wait.
        packets.AddRange(Enumerable.Range(0, 80).Select(packet => new[] { (ulong)packet % 3 }));
        return packets;
    }

    /// <summary>
    /// Long packets whose dense parts bring more words than can leave, and whose sparse parts bring less.
    /// </summary>
    public static IReadOnlyList<ulong[]> Uneven(SparsityMapParameters parameters)
    {
        int length = 2 * parameters.Queue * parameters.Lanes * parameters.MapWidth;
        Func<int, bool>[] shapes =
        [
            _ => true,
            pixel => pixel > length / 2,
            pixel => pixel < length / 2,
            pixel => pixel % 64 != 5,
            _ => true,
        ];
        return
        [
            .. shapes.Select(shape =>
                Enumerable.Range(0, length).Select(pixel => shape(pixel) ? 1 + (ulong)(pixel % 3) : 0).ToArray()),
        ];
    }

    /// <summary>Packets of random lengths and densities.</summary>
    public static IReadOnlyList<ulong[]> Random(SparsityMapParameters parameters, Random random, int count)
    {
        int word = Math.Max(parameters.MapWidth, parameters.Lanes);
        List<ulong[]> packets = [];
        for (int packet = 0; packet < count; packet++)
        {
            packets.Add(Packet(parameters, random, random.Next(4) == 0 ? random.Next(1, 4) : random.Next(1, 6 * word)));
        }

        return packets;
    }

    /// <summary>One packet; its density changes on the way.</summary>
    public static ulong[] Packet(SparsityMapParameters parameters, Random random, int length)
    {
        var pixels = new ulong[length];
        double density = Density(random);
        for (int pixel = 0; pixel < length; pixel++)
        {
            if (random.Next(64) == 0)
            {
                density = Density(random);
            }

            if (random.NextDouble() < density)
            {
                pixels[pixel] = 1 + (ulong)random.NextInt64((1L << parameters.ValueWidth) - 1);
            }
        }

        return pixels;
    }

    /// <summary>Beats of pixels.</summary>
    public static BeatSequence Pixels(ItemStream stream, IEnumerable<ulong[]> packets)
    {
        var beats = new BeatSequence(stream);
        foreach (ulong[] packet in packets)
        {
            beats.AddPacket(stream, packet);
        }

        return beats;
    }

    private static double Density(Random random) => random.Next(5) switch { 0 => 0, 1 => 1, _ => random.NextDouble() };
}

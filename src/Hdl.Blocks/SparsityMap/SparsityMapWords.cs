using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.SparsityMap;

/// <summary>A compressed packet as it goes into a decompressor, good or damaged.</summary>
/// <param name="Maps">Map words; of the interleaved layout, all words.</param>
/// <param name="Values">Values; of the interleaved layout, none.</param>
internal sealed record SparsityMapWords(IReadOnlyList<ulong> Maps, IReadOnlyList<ulong> Values)
{
    /// <summary>What the definition makes of a packet.</summary>
    public static SparsityMapWords Of(SparsityMapParameters parameters, ulong[] packet)
    {
        (uint[] maps, ulong[] values) = SparsityMapGolden.Compress(packet, parameters.MapWidth);
        if (parameters.Layout == SparsityMapLayout.Split)
        {
            return new SparsityMapWords([.. maps.Select(map => (ulong)map)], values);
        }

        List<ulong> words = [];
        int next = 0;
        foreach (uint map in maps)
        {
            words.Add(map);
            int count = System.Numerics.BitOperations.PopCount(map);
            words.AddRange(values[next..(next + count)]);
            next += count;
        }

        return new SparsityMapWords(words, []);
    }

    /// <summary>The packet with one or two faults: a word or value lost, added or changed, an end cut off.</summary>
    public SparsityMapWords Damaged(SparsityMapParameters parameters, Random random)
    {
        List<ulong> maps = [.. Maps];
        List<ulong> values = [.. Values];
        for (int fault = random.Next(1, 3); fault > 0; fault--)
        {
            bool inMaps = parameters.Layout == SparsityMapLayout.Interleaved || random.Next(2) == 0;
            Damage(inMaps ? maps : values, inMaps ? parameters.MapWidth : parameters.ValueWidth, random);
        }

        // A packet has at least one map word.
        return new SparsityMapWords(maps.Count == 0 ? [0] : maps, values);
    }

    /// <summary>Beats of packets, one after the other, by stream.</summary>
    public static Dictionary<string, BeatSequence> Beats(
        SparsityMapPorts ports, IReadOnlyList<SparsityMapWords> packets)
    {
        Dictionary<string, BeatSequence> beats = [];
        foreach (ItemStream stream in ports.Coded)
        {
            bool values = stream == ports.Value;
            beats.Add(stream, Pack(stream, packets.Select(packet => values ? packet.Values : packet.Maps)));
        }

        return beats;
    }

    /// <summary>Changes what one beat of one stream keeps.</summary>
    public static void DamageKeep(SparsityMapPorts ports, Dictionary<string, BeatSequence> beats, Random random)
    {
        ItemStream[] keeping = [.. ports.Coded.Where(stream => stream.Keep is not null)];
        if (keeping.Length == 0)
        {
            return;
        }

        ItemStream damaged = keeping[random.Next(keeping.Length)];
        int beat = random.Next(beats[damaged].Count);
        ulong keep = random.Next(4) == 0 ? 0 : (ulong)random.Next(1 << damaged.Items);
        beats[damaged].Write(beats[damaged][beat], damaged.Keep!.Value, keep);
    }

    private static void Damage(List<ulong> words, int width, Random random)
    {
        int place = random.Next(words.Count + 1);
        switch (random.Next(6))
        {
            case 0 when place < words.Count:
                words.RemoveAt(place);
                break;
            case 1:
                words.Insert(place, (ulong)random.NextInt64(1L << width));
                break;
            case 2 when place < words.Count:
                words[place] ^= 1UL << random.Next(width);
                break;
            case 3:
                words.RemoveRange(place, words.Count - place);
                break;
            case 4 when words.Count > 0:
                words[^1] |= 1UL << (width - 1);
                break;
            default:
                for (int more = random.Next(1, 40); more > 0; more--)
                {
                    words.Add((ulong)random.NextInt64(1L << width));
                }

                break;
        }
    }

    private static BeatSequence Pack(ItemStream stream, IEnumerable<IReadOnlyList<ulong>> packets)
    {
        var beats = new BeatSequence(stream);
        foreach (IReadOnlyList<ulong> packet in packets)
        {
            beats.AddPacket(stream, [.. packet]);
        }

        return beats;
    }
}

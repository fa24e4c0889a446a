using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>
/// Packets of maps in memory (docs/nullhop.md, "Maps in memory"): chunks of a header word and 1 to 65,536 beats.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
internal sealed class NullHopChunks(NullHopParameters parameters)
{
    private const int TailLow = 16;

    private readonly int _items = parameters.InputWords;
    private readonly int _bytes = NullHopMemoryPorts.MapBytes(parameters);

    /// <summary>Bytes of a word of the memory.</summary>
    public int WordBytes => _bytes;

    /// <summary>The words of packets.</summary>
    /// <param name="beats">Whole packets.</param>
    /// <param name="chunk">Most beats of the next chunk; asked for once for each.</param>
    public IEnumerable<byte[]> Encode(IEnumerable<MapBeat> beats, Func<int> chunk)
    {
        List<MapBeat> open = [];
        int most = chunk();
        foreach (MapBeat beat in beats)
        {
            open.Add(beat);
            if (beat.Last || open.Count == most)
            {
                yield return Header(open);
                foreach (MapBeat part in open)
                {
                    yield return Word(part);
                }

                open.Clear();
                most = chunk();
            }
        }
    }

    /// <summary>The beats of a region.</summary>
    /// <param name="words">Its words; the last one ends a packet.</param>
    public IEnumerable<MapBeat> Decode(IReadOnlyList<byte[]> words)
    {
        long left = 0;
        bool ends = false;
        int tail = 0;
        for (int index = 0; index < words.Count; index++)
        {
            byte[] word = words[index];
            bool last = index == words.Count - 1;
            if (left == 0)
            {
                uint header = BitConverter.ToUInt32(word);
                left = (header & 0xFFFF) + 1;
                tail = (int)(header >> TailLow) & (_items - 1);
                ends = header >> 31 != 0;
                if (last)
                {
                    // Nothing is behind it.
                    yield return new MapBeat(Items(word), 0, true);
                }
            }
            else
            {
                left--;
                uint keep = left == 0 && ends ? (2u << tail) - 1 : (1u << _items) - 1;
                yield return new MapBeat(Items(word), keep, last || (left == 0 && ends));
            }
        }
    }

    private byte[] Header(List<MapBeat> beats)
    {
        uint header = (uint)beats.Count - 1;
        if (beats[^1].Last)
        {
            header |= 1u << 31;
        }

        // Of a beat in the middle, which is full, it says so too.
        header |= (uint)(System.Numerics.BitOperations.PopCount(beats[^1].Keep) - 1) << TailLow;
        var word = new byte[_bytes];
        BitConverter.TryWriteBytes(word, header);
        return word;
    }

    private byte[] Word(MapBeat beat)
    {
        int size = _bytes / _items;
        var word = new byte[_bytes];
        for (int at = 0; at < _bytes; at++)
        {
            word[at] = (byte)(beat.Words[at / size] >> (8 * (at % size)));
        }

        return word;
    }

    private ulong[] Items(byte[] word)
    {
        int size = _bytes / _items;
        ulong mask = (1UL << parameters.WordWidth) - 1;
        var items = new ulong[_items];
        for (int at = 0; at < _bytes; at++)
        {
            items[at / size] |= ((ulong)word[at] << (8 * (at % size))) & mask;
        }

        return items;
    }
}

namespace Hdl.Cnn.NullHop;

/// <summary>
/// How packets of map streams travel: so many words per beat, all but the last beat of a packet full, <c>last</c> on
/// the last one.
/// </summary>
public static class MapBeats
{
    /// <summary>The beats of packets.</summary>
    /// <param name="packets">Packets of one word or more.</param>
    /// <param name="wordsPerBeat">Words of a beat, 1..16.</param>
    public static IReadOnlyList<MapBeat> Of(IEnumerable<MapPacket> packets, int wordsPerBeat)
    {
        List<MapBeat> beats = [];
        foreach (MapPacket packet in packets)
        {
            for (int first = 0; first < packet.Words.Count; first += wordsPerBeat)
            {
                var words = new ulong[wordsPerBeat];
                int count = Math.Min(wordsPerBeat, packet.Words.Count - first);
                for (int i = 0; i < count; i++)
                {
                    words[i] = packet.Words[first + i];
                }

                beats.Add(new MapBeat(words, (1u << count) - 1, first + wordsPerBeat >= packet.Words.Count));
            }
        }

        return beats;
    }

    /// <summary>
    /// The packets that beats carry. A beat without <c>last</c> counts as full, whatever it keeps; one with it up to
    /// its first gap, and for one word at least.
    /// </summary>
    /// <param name="beats">Beats; what follows the last <c>last</c> is left out.</param>
    public static IReadOnlyList<MapPacket> Packets(IEnumerable<MapBeat> beats)
    {
        List<MapPacket> packets = [];
        List<ulong> words = [];
        bool dense = true;
        foreach (MapBeat beat in beats)
        {
            int count = beat.Last
                ? Math.Clamp(System.Numerics.BitOperations.TrailingZeroCount(~beat.Keep), 1, beat.Words.Count)
                : beat.Words.Count;
            dense &= beat.Keep == (1u << count) - 1;
            words.AddRange(beat.Words.Take(count));
            if (beat.Last)
            {
                packets.Add(new MapPacket([.. words]) { IsDense = dense });
                words.Clear();
                dense = true;
            }
        }

        return packets;
    }
}

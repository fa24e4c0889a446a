using Hdl.Blocks.Axi;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Beats of maps as beats of AXI4-Streams and back.</summary>
internal static class NullHopStreams
{
    /// <summary>The beats of maps that beats of a stream carry.</summary>
    /// <param name="beats">Beats of the stream.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="width">Bits of a word.</param>
    public static IEnumerable<MapBeat> Beats(BeatSequence beats, AxiStream stream, int width)
    {
        int bytes = stream.ItemBytes;
        for (int beat = 0; beat < beats.Count; beat++)
        {
            var words = new ulong[stream.Plain.Items];
            uint keep = 0;
            for (int word = 0; word < words.Length; word++)
            {
                words[word] = beats.GetBits(beat, stream.Data, 8 * bytes * word, width);
                bool kept = stream.Keep is not { } field || beats.GetBit(beat, field, bytes * word);
                keep |= kept ? 1u << word : 0;
            }

            yield return new MapBeat(words, keep, beats.GetBit(beat, stream.Last, 0));
        }
    }

    /// <summary>Adds beats of maps to beats of a stream with a <c>tkeep</c>.</summary>
    public static void Add(BeatSequence to, AxiStream stream, IEnumerable<MapBeat> beats)
    {
        int bytes = stream.ItemBytes;
        foreach (MapBeat beat in beats)
        {
            Span<uint> words = to.Append();
            for (int word = 0; word < beat.Words.Count; word++)
            {
                to.WriteBits(words, stream.Data, 8 * bytes * word, 8 * bytes, beat.Words[word]);
                for (int lane = 0; lane < bytes && ((beat.Keep >> word) & 1) != 0; lane++)
                {
                    to.SetBit(words, stream.Keep!.Value, (bytes * word) + lane);
                }
            }

            to.Write(words, stream.Last, beat.Last ? 1UL : 0);
        }
    }
}

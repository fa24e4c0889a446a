using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Tests.Support;

/// <summary>Spike vectors as beats, and back.</summary>
internal static class Vectors
{
    public static BeatSequence Of(int width, params IEnumerable<IEnumerable<int>> spikes)
    {
        var beats = new BeatSequence([new StreamField("vector_bits_i", width)]);
        foreach (IEnumerable<int> vector in spikes)
        {
            Span<uint> words = beats.Append();
            foreach (int spike in vector)
            {
                beats.SetBit(words, 0, spike);
            }
        }

        return beats;
    }

    public static int[] Spikes(BeatSequence beats, int beat) =>
        [.. Enumerable.Range(0, beats.Fields[0].Width).Where(bit => beats.GetBit(beat, 0, bit))];

    public static ulong[] Values(BeatSequence beats, int field) =>
        [.. Enumerable.Range(0, beats.Count).Select(beat => beats.Get(beat, field))];
}

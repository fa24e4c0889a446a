using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Blocks.RunLength;

/// <summary>Packets of pixels and of code words as beats of the two streams, and back.</summary>
public static class RunLengthBeats
{
    /// <summary>No beats of a pixel stream: data, keep where there are several lanes, last.</summary>
    /// <param name="parameters">Widths and lanes.</param>
    public static BeatSequence Pixels(RunLengthParameters parameters) =>
        Stream(parameters.Lanes * parameters.ValueWidth, parameters.Lanes);

    /// <summary>No beats of a code stream: data, keep where a beat holds several words, last.</summary>
    /// <param name="parameters">Widths and lanes.</param>
    public static BeatSequence Code(RunLengthParameters parameters) =>
        Stream(parameters.WordsPerBeat * parameters.WordWidth, parameters.WordsPerBeat);

    /// <summary>Appends a packet of one pixel or more.</summary>
    public static void AddPacket(BeatSequence beats, RunLengthParameters parameters, ReadOnlySpan<ulong> pixels)
    {
        int lanes = parameters.Lanes;
        for (int first = 0; first < pixels.Length; first += lanes)
        {
            int count = Math.Min(lanes, pixels.Length - first);
            AddBeat(beats, parameters, pixels.Slice(first, count), (1UL << count) - 1, first + count == pixels.Length);
        }
    }

    /// <summary>Appends a beat of pixels with any keep.</summary>
    public static void AddBeat(
        BeatSequence beats, RunLengthParameters parameters, ReadOnlySpan<ulong> pixels, ulong keep, bool last)
    {
        Span<uint> words = beats.Append();
        for (int lane = 0; lane < pixels.Length; lane++)
        {
            beats.WriteBits(words, 0, lane * parameters.ValueWidth, parameters.ValueWidth, pixels[lane]);
        }

        Close(beats, words, keep, last);
    }

    /// <summary>Appends a packet of pairs: words full of pairs, the last filled up with 0; its end bit set; the words dense.</summary>
    /// <param name="beats">Of the code stream.</param>
    /// <param name="parameters">The code.</param>
    /// <param name="pairs">One or more.</param>
    public static void AddCode(BeatSequence beats, RunLengthParameters parameters, IReadOnlyList<RunLengthPair> pairs)
    {
        int words = FixedPoint.CeilDivide(pairs.Count, parameters.PairsPerWord);
        for (int first = 0; first < words; first += parameters.WordsPerBeat)
        {
            int count = Math.Min(parameters.WordsPerBeat, words - first);
            bool last = first + count == words;
            AddCodeBeat(
                beats,
                parameters,
                [.. pairs.Skip(first * parameters.PairsPerWord).Take(count * parameters.PairsPerWord)],
                (1UL << count) - 1,
                last ? 1UL << (count - 1) : 0,
                last);
        }
    }

    /// <summary>Appends a beat of code words with any keep and end bits.</summary>
    /// <param name="beats">Of the code stream.</param>
    /// <param name="parameters">The code.</param>
    /// <param name="pairs">At most those of a beat; the others are 0.</param>
    /// <param name="keep">Bit w: word w is there.</param>
    /// <param name="ends">Bit w: end bit of word w.</param>
    /// <param name="last">Whether the stream closes the packet.</param>
    public static void AddCodeBeat(
        BeatSequence beats, RunLengthParameters parameters, IReadOnlyList<RunLengthPair> pairs, ulong keep, ulong ends, bool last)
    {
        Span<uint> words = beats.Append();
        for (int i = 0; i < pairs.Count; i++)
        {
            int place = PlaceOfPair(parameters, i);
            beats.WriteBits(words, 0, place, parameters.RunWidth, (ulong)pairs[i].Run);
            beats.WriteBits(words, 0, place + parameters.RunWidth, parameters.ValueWidth, pairs[i].Level);
        }

        for (int word = 0; word < parameters.WordsPerBeat; word++)
        {
            beats.WriteBits(words, 0, ((word + 1) * parameters.WordWidth) - 1, 1, (ends >> word) & 1);
        }

        Close(beats, words, keep, last);
    }

    /// <summary>Lowest bit of a pair in a code beat.</summary>
    /// <param name="parameters">The code.</param>
    /// <param name="index">0 .. PairsPerBeat - 1.</param>
    public static int PlaceOfPair(RunLengthParameters parameters, int index) =>
        (index / parameters.PairsPerWord * parameters.WordWidth) + (index % parameters.PairsPerWord * parameters.PairWidth);

    /// <summary>One pair of a code beat.</summary>
    public static RunLengthPair PairOf(BeatSequence beats, RunLengthParameters parameters, int beat, int index)
    {
        int place = PlaceOfPair(parameters, index);
        return new RunLengthPair(
            (int)beats.GetBits(beat, 0, place, parameters.RunWidth),
            beats.GetBits(beat, 0, place + parameters.RunWidth, parameters.ValueWidth));
    }

    /// <summary>The packets of a pixel stream whose keeps are as they should be.</summary>
    public static IReadOnlyList<ulong[]> PacketsOf(BeatSequence beats, RunLengthParameters parameters)
    {
        List<ulong[]> packets = [];
        List<ulong> pixels = [];
        for (int beat = 0; beat < beats.Count; beat++)
        {
            for (int lane = 0; lane < parameters.Lanes; lane++)
            {
                if (parameters.Lanes == 1 || beats.GetBit(beat, 1, lane))
                {
                    pixels.Add(beats.GetBits(beat, 0, lane * parameters.ValueWidth, parameters.ValueWidth));
                }
            }

            if (IsLast(beats, beat))
            {
                packets.Add([.. pixels]);
                pixels.Clear();
            }
        }

        return packets;
    }

    /// <summary>Whether a beat of either stream closes its packet.</summary>
    public static bool IsLast(BeatSequence beats, int beat) => beats.Get(beat, beats.Fields.Count - 1) != 0;

    /// <summary>Which items of a beat are kept; all where the stream has no keep.</summary>
    public static ulong KeepOf(BeatSequence beats, int beat, int items) => items > 1 ? beats.Get(beat, 1) : 1;

    private static BeatSequence Stream(int dataWidth, int items)
    {
        List<StreamField> keep = items > 1 ? [new StreamField("keep", items)] : [];
        return new BeatSequence([new StreamField("data", dataWidth), .. keep, new StreamField("last", 1)]);
    }

    private static void Close(BeatSequence beats, Span<uint> words, ulong keep, bool last)
    {
        if (beats.Fields.Count > 2)
        {
            beats.Write(words, 1, keep);
        }

        beats.Write(words, beats.Fields.Count - 1, last ? 1u : 0u);
    }
}

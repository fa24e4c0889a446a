using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Blocks.RunLength;

/// <summary>Packets of pairs as beats of a code stream, and back.</summary>
public static class RunLengthBeats
{
    /// <summary>
    /// Appends a packet of pairs: words full of pairs, the last filled up with 0; its end bit set; the words dense.
    /// </summary>
    /// <param name="beats">Of the code stream.</param>
    /// <param name="stream">The code stream.</param>
    /// <param name="parameters">The code.</param>
    /// <param name="pairs">One or more.</param>
    public static void AddCode(
        BeatSequence beats, ItemStream stream, RunLengthParameters parameters, IReadOnlyList<RunLengthPair> pairs)
    {
        int words = FixedPoint.CeilDivide(pairs.Count, parameters.PairsPerWord);
        for (int first = 0; first < words; first += parameters.WordsPerBeat)
        {
            int count = Math.Min(parameters.WordsPerBeat, words - first);
            bool last = first + count == words;
            AddCodeBeat(
                beats,
                stream,
                parameters,
                [.. pairs.Skip(first * parameters.PairsPerWord).Take(count * parameters.PairsPerWord)],
                (1UL << count) - 1,
                last ? 1UL << (count - 1) : 0,
                last);
        }
    }

    /// <summary>Appends a beat of code words with any keep and end bits.</summary>
    /// <param name="beats">Of the code stream.</param>
    /// <param name="stream">The code stream.</param>
    /// <param name="parameters">The code.</param>
    /// <param name="pairs">At most those of a beat; the others are 0.</param>
    /// <param name="keep">Bit w: word w is there.</param>
    /// <param name="ends">Bit w: end bit of word w.</param>
    /// <param name="last">Whether the stream closes the packet.</param>
    public static void AddCodeBeat(
        BeatSequence beats,
        ItemStream stream,
        RunLengthParameters parameters,
        IReadOnlyList<RunLengthPair> pairs,
        ulong keep,
        ulong ends,
        bool last)
    {
        Span<uint> words = beats.Append();
        for (int i = 0; i < pairs.Count; i++)
        {
            int place = PlaceOfPair(parameters, i);
            int level = place + parameters.RunWidth;
            beats.WriteBits(words, stream.Data, place, parameters.RunWidth, (ulong)pairs[i].Run);
            beats.WriteBits(words, stream.Data, level, parameters.ValueWidth, pairs[i].Level);
        }

        for (int word = 0; word < stream.Items; word++)
        {
            beats.WriteBits(words, stream.Data, EndBit(stream, word), 1, (ends >> word) & 1);
        }

        beats.CloseBeat(words, stream, keep, last);
    }

    /// <summary>Place of a word's end bit in a code beat.</summary>
    public static int EndBit(ItemStream stream, int word) => ((word + 1) * stream.ItemWidth) - 1;

    /// <summary>One pair of a code beat.</summary>
    public static RunLengthPair PairOf(
        BeatSequence beats, ItemStream stream, RunLengthParameters parameters, int beat, int index)
    {
        int place = PlaceOfPair(parameters, index);
        return new RunLengthPair(
            (int)beats.GetBits(beat, stream.Data, place, parameters.RunWidth),
            beats.GetBits(beat, stream.Data, place + parameters.RunWidth, parameters.ValueWidth));
    }

    // Lowest bit of a pair in a code beat.
    private static int PlaceOfPair(RunLengthParameters parameters, int index)
    {
        (int word, int pair) = Math.DivRem(index, parameters.PairsPerWord);
        return (word * parameters.WordWidth) + (pair * parameters.PairWidth);
    }
}

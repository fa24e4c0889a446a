using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Blocks.DeltaEncoder;

/// <summary>Pairs in the beats of their stream.</summary>
public static class PairBeats
{
    /// <summary>Writes a pair, 0 so far, in the words of a beat, and says whether it is there.</summary>
    /// <param name="beats">Of the stream.</param>
    /// <param name="words">The words of the beat.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="slot">Which pair.</param>
    /// <param name="index">Truncated to its bits.</param>
    /// <param name="delta">Truncated to its bits.</param>
    /// <param name="keep">Whether it is there.</param>
    public static void WritePair(
        this BeatSequence beats, Span<uint> words, PairStream stream, int slot, int index, long delta, bool keep = true)
    {
        beats.WriteBits(words, stream.Index, slot * stream.IndexWidth, stream.IndexWidth, (ulong)index);
        beats.WriteBits(words, stream.Delta, slot * stream.DeltaWidth, stream.DeltaWidth, (ulong)delta);
        beats.WriteBits(words, stream.Keep, slot, 1, keep ? 1u : 0u);
    }

    /// <summary>One pair of a beat, whether or not it is there.</summary>
    public static (int Index, long Delta) GetPair(this BeatSequence beats, PairStream stream, int beat, int slot)
    {
        ulong index = beats.GetBits(beat, stream.Index, slot * stream.IndexWidth, stream.IndexWidth);
        ulong delta = beats.GetBits(beat, stream.Delta, slot * stream.DeltaWidth, stream.DeltaWidth);
        return ((int)index, FixedPoint.Wrap((long)delta, stream.DeltaWidth));
    }

    /// <summary>Whether a pair is there.</summary>
    public static bool IsKept(this BeatSequence beats, PairStream stream, int beat, int slot) =>
        beats.GetBit(beat, stream.Keep, slot);

    /// <summary>Whether a beat closes its packet.</summary>
    public static bool IsLast(this BeatSequence beats, PairStream stream, int beat) =>
        beats.GetBit(beat, stream.Last, 0);
}

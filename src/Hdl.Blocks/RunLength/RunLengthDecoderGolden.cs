using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Blocks.RunLength;

/// <summary>
/// The decoder as transactions: a packet of code words gives a packet of pixels, <c>length_i</c> of them, or, where that is
/// 0, those of all pairs, the padding of the last word included.
/// </summary>
/// <remarks>
/// A beat holds WordsPerBeat words; the last of a packet those up to its highest kept word, but at least one. A word that is
/// not kept counts as 0. Padding is what follows the last pixel in the packet's last word, its first pair left out, if it
/// is 0. Errors: bit 0 missing, the code ends before length_i pixels, and so do the pixels; bit 1 surplus, something other than
/// padding follows the pixel number length_i: it is dropped; bit 2 framing, an end bit is set in a word that is not the packet's last or not
/// set in the last, or a beat keeps other words than it should.
/// Timing: see <see cref="RunLengthDecoderTimingGolden"/>. A phase holds whole packets.
/// </remarks>
/// <param name="parameters">Code, lanes and width of the length.</param>
public sealed class RunLengthDecoderGolden(RunLengthDecoderParameters parameters) : IStreamGolden
{
    private const uint Missing = 1;
    private const uint Surplus = 2;
    private const uint Framing = 4;

    private int _length;
    private bool _clear;
    private uint _errors;

    /// <inheritdoc/>
    public void Reset()
    {
        _length = 0;
        _clear = false;
        _errors = 0;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        _length = phase.Levels.TryGetValue("length_i", out ulong length) ? (int)length : _length;
        _clear = phase.Levels.TryGetValue("error_clear_i", out ulong clear) ? clear != 0 : _clear;
        BeatSequence pixels = RunLengthBeats.Pixels(parameters);
        var timing = new RunLengthDecoderTimingGolden(parameters);
        if (phase.Inputs.TryGetValue("code", out BeatSequence? beats))
        {
            List<RunLengthPair> pairs = [];
            for (int beat = 0; beat < beats.Count; beat++)
            {
                bool last = RunLengthBeats.IsLast(beats, beat);
                int words = Take(beats, beat, last, pairs);
                timing.AddCodeBeat();
                if (last)
                {
                    Close(pairs, pairs.Count - (words > 0 ? parameters.PairsPerWord : 0), pixels, timing);
                    pairs.Clear();
                }
            }
        }

        // Held at 1, the clear leaves nothing of an error but a pulse.
        _errors = _clear ? 0 : _errors;
        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { ["pixel"] = pixels },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { ["pixel"] = timing.Run() },
            Levels = new Dictionary<string, ulong> { ["error_o"] = _errors },
        };
    }

    // The pairs of a beat, words that are not kept as 0; its framing.
    private int Take(BeatSequence beats, int beat, bool last, List<RunLengthPair> pairs)
    {
        int words = parameters.WordsPerBeat;
        ulong keep = RunLengthBeats.KeepOf(beats, beat, words);
        int count = last ? FixedPoint.UnsignedWidth((long)keep) : words;
        bool good = keep == (1UL << count) - 1;
        for (int word = 0; word < count; word++)
        {
            bool kept = ((keep >> word) & 1) != 0;
            bool end = kept && beats.GetBit(beat, 0, ((word + 1) * parameters.WordWidth) - 1);
            good &= end == (last && word == count - 1);
            for (int pair = 0; pair < parameters.PairsPerWord; pair++)
            {
                int index = (word * parameters.PairsPerWord) + pair;
                pairs.Add(kept ? RunLengthBeats.PairOf(beats, parameters, beat, index) : default);
            }
        }

        _errors |= good ? 0 : Framing;
        return count;
    }

    private void Close(List<RunLengthPair> pairs, int lastWord, BeatSequence pixels, RunLengthDecoderTimingGolden timing)
    {
        IReadOnlyList<ulong> decoded = RunLengthGolden.Decode(pairs);
        int count = decoded.Count;
        if (_length > 0)
        {
            _errors |= count < _length ? Missing : 0;
            _errors |= count > _length && !IsPadding(pairs, lastWord) ? Surplus : 0;
            count = Math.Min(count, _length);
        }

        RunLengthBeats.AddPacket(pixels, parameters, [.. decoded.Take(count)]);
        timing.AddPacket(pairs, count);
    }

    // Whether everything behind pixel number _length is padding: the pixel ends a pair that is not before the last word, and all
    // pairs after it are 0.
    private bool IsPadding(List<RunLengthPair> pairs, int lastWord)
    {
        int pair = 0;
        int pixels = 0;
        while (pixels < _length)
        {
            pixels += pairs[pair].Run + 1;
            pair++;
        }

        return pixels == _length && pair > lastWord && pairs.Skip(pair).All(rest => rest == default);
    }
}

using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Blocks.RunLength;

/// <summary>
/// The decoder as transactions: a packet of code words gives a packet of pixels, <c>length_i</c> of them, or, where
/// that is 0, those of all pairs, the padding of the last word included.
/// </summary>
/// <remarks>
/// A beat holds WordsPerBeat words; the last of a packet those up to its highest kept word, but at least one. A word
/// that is not kept counts as 0. Padding is what follows the last pixel in the packet's last word, its first pair left
/// out, if it is 0. Errors: bit 0 missing, the code ends before length_i pixels, and so do the pixels; bit 1 surplus,
/// something other than padding follows the pixel number length_i: it is dropped; bit 2 framing, an end bit is set in a
/// word that is not the packet's last or not set in the last, or a beat keeps other words than it should.
/// Timing: see <see cref="RunLengthDecoderTimingGolden"/>. A phase holds whole packets.
/// </remarks>
/// <param name="parameters">Code, lanes and width of the length.</param>
public sealed class RunLengthDecoderGolden(RunLengthDecoderParameters parameters) : IStreamGolden
{
    private const uint Missing = 1;
    private const uint Surplus = 2;
    private const uint Framing = 4;

    private readonly RunLengthDecoderPorts _ports = new(parameters);
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
        _length = phase.Levels.TryGetValue(_ports.Length, out ulong length) ? (int)length : _length;
        _clear = phase.Levels.TryGetValue(_ports.ErrorClear, out ulong clear) ? clear != 0 : _clear;
        var pixels = new BeatSequence(_ports.Pixel);
        var timing = new RunLengthDecoderTimingGolden(parameters);
        if (phase.Inputs.TryGetValue(_ports.Code, out BeatSequence? beats))
        {
            List<RunLengthPair> pairs = [];
            for (int beat = 0; beat < beats.Count; beat++)
            {
                bool last = beats.IsLast(_ports.Code, beat);
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
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Pixel] = pixels },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { [_ports.Pixel] = timing.Run() },
            Levels = new Dictionary<string, ulong> { [_ports.Error] = _errors },
        };
    }

    // The pairs of a beat, words that are not kept as 0; its framing.
    private int Take(BeatSequence beats, int beat, bool last, List<RunLengthPair> pairs)
    {
        int words = parameters.WordsPerBeat;
        ulong keep = beats.KeepOf(_ports.Code, beat);
        int count = last ? FixedPoint.UnsignedWidth((long)keep) : words;
        bool good = keep == (1UL << count) - 1;
        for (int word = 0; word < count; word++)
        {
            bool kept = ((keep >> word) & 1) != 0;
            bool end = kept && beats.GetBit(beat, _ports.Code.Data, RunLengthBeats.EndBit(_ports.Code, word));
            good &= end == (last && word == count - 1);
            for (int pair = 0; pair < parameters.PairsPerWord; pair++)
            {
                int index = (word * parameters.PairsPerWord) + pair;
                pairs.Add(kept ? RunLengthBeats.PairOf(beats, _ports.Code, parameters, beat, index) : default);
            }
        }

        _errors |= good ? 0 : Framing;
        return count;
    }

    private void Close(
        List<RunLengthPair> pairs, int lastWord, BeatSequence pixels, RunLengthDecoderTimingGolden timing)
    {
        IReadOnlyList<ulong> decoded = RunLengthGolden.Decode(pairs);
        int count = decoded.Count;
        if (_length > 0)
        {
            _errors |= count < _length ? Missing : 0;
            _errors |= count > _length && !IsPadding(pairs, lastWord) ? Surplus : 0;
            count = Math.Min(count, _length);
        }

        pixels.AddPacket(_ports.Pixel, [.. decoded.Take(count)]);
        timing.AddPacket(pairs, count);
    }

    // Whether everything behind pixel number _length is padding: the pixel ends a pair that is not before the last
    // word, and all pairs after it are 0.
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

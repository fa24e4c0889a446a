using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Blocks.RunLength;

/// <summary>
/// The encoder as transactions: a packet of pixels gives a packet of code words. Pair j of the packet is pair j mod
/// PairsPerWord of word j / PairsPerWord; the end bit is set in the packet's last word alone, whose unused pairs are 0.
/// </summary>
/// <remarks>
/// A beat holds Lanes pixels; the last of a packet those up to its highest kept lane, but at least one. A lane that is
/// not kept counts as a pixel 0. Error bit 0: a beat without <c>last</c> that is not full, a beat with <c>last</c>
/// whose kept lanes are none, or not those from lane 0 on. With one lane there is no keep, and no error.
/// Timing, exact. Pixel beats are accepted in every cycle in free flow. The code beat that holds pairs jO .. jO + O - 1
/// of a packet (O = WordsPerBeat * PairsPerWord) leaves in cycle t + <see cref="FullDelay"/>, t being the cycle of the
/// pixel beat that brings pair (j + 1)O; the packet's last code beat in cycle t + <see cref="LastDelay"/>, t being that
/// of its last pixel beat. A phase holds whole packets.
/// </remarks>
/// <param name="parameters">Code and lanes.</param>
public sealed class RunLengthEncoderGolden(RunLengthEncoderParameters parameters) : IStreamGolden
{
    /// <summary>Cycles from the pixel beat whose pairs no longer fit in a code beat to that code beat.</summary>
    public const int FullDelay = 4;

    /// <summary>Cycles from a packet's last pixel beat to its last code beat.</summary>
    public const int LastDelay = 5;

    private readonly RunLengthEncoderPorts _ports = new(parameters);
    private readonly List<ulong> _pixels = [];
    private bool _error;
    private bool _clear;

    /// <inheritdoc/>
    public void Reset()
    {
        _pixels.Clear();
        _error = false;
        _clear = false;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var code = new BeatSequence(_ports.Code);
        List<long> cycles = [];
        if (phase.Inputs.TryGetValue(_ports.Pixel, out BeatSequence? beats))
        {
            List<long> accepted = [];
            for (int beat = 0; beat < beats.Count; beat++)
            {
                bool last = beats.IsLast(_ports.Pixel, beat);
                Take(beats, beat, last);
                accepted.Add(beat);
                if (last)
                {
                    Close(code, cycles, accepted);
                    accepted.Clear();
                }
            }
        }

        var result = new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Code] = code },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { [_ports.Code] = cycles },
        };
        if (_ports is not { ErrorClear: { } errorClear, Error: { } error })
        {
            return result;
        }

        // Held at 1, the clear leaves nothing of an error but a pulse.
        _clear = phase.Levels.TryGetValue(errorClear, out ulong clear) ? clear != 0 : _clear;
        _error &= !_clear;
        return result with { Levels = new Dictionary<string, ulong> { [error] = _error ? 1u : 0u } };
    }

    private void Take(BeatSequence beats, int beat, bool last)
    {
        int lanes = parameters.Lanes;
        int count = lanes;
        ulong all = (1UL << lanes) - 1;
        ulong keep = beats.KeepOf(_ports.Pixel, beat);
        if (keep != all)
        {
            int highest = FixedPoint.UnsignedWidth((long)keep) - 1;
            _error |= !last || keep != (2UL << highest) - 1;
            count = last ? highest + 1 : lanes;
        }

        for (int lane = 0; lane < count; lane++)
        {
            bool kept = ((keep >> lane) & 1) != 0;
            _pixels.Add(kept ? beats.GetItem(_ports.Pixel, beat, lane) : 0);
        }
    }

    private void Close(BeatSequence code, List<long> cycles, List<long> accepted)
    {
        IReadOnlyList<RunLengthPair> pairs = RunLengthGolden.Encode([.. _pixels], parameters);
        int perBeat = parameters.PairsPerBeat;
        int pixels = 0;
        for (int i = 0; i < pairs.Count; i++)
        {
            // A full code beat waits for the pair behind it: it may be the packet's last.
            pixels += pairs[i].Run + 1;
            if (i > 0 && i % perBeat == 0)
            {
                Write(code, [.. pairs.Skip(i - perBeat).Take(perBeat)], last: false);
                cycles.Add(accepted[(pixels - 1) / parameters.Lanes] + FullDelay);
            }
        }

        Write(code, [.. pairs.Skip((pairs.Count - 1) / perBeat * perBeat)], last: true);
        cycles.Add(accepted[^1] + LastDelay);
        _pixels.Clear();
    }

    private void Write(BeatSequence code, RunLengthPair[] pairs, bool last)
    {
        int words = FixedPoint.CeilDivide(pairs.Length, parameters.PairsPerWord);
        ulong end = last ? 1UL << (words - 1) : 0;
        RunLengthBeats.AddCodeBeat(code, _ports.Code, parameters, pairs, (1UL << words) - 1, end, last);
    }
}

using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Blocks.DeltaEncoder;

/// <summary>
/// The encoder as transactions. For element i of a vector, d = x - h[i]; if d is not 0 and |d| is at least theta, the
/// pair (i, d) is sent and h[i] becomes x; with saturating deltas (i, s), s = sat_V(d), and h[i] becomes h[i] + s. A
/// vector is one packet of pairs.
/// </summary>
/// <remarks>
/// Timing, exact. While the pairs leave at once, a beat is accepted in every cycle, except that after a vector that
/// ended with its first beat, though it should have more, one cycle passes. A beat accepted in cycle t reaches the
/// packer in cycle t + <see cref="PackerLatency"/>; from there on see <see cref="PackerTimelineGolden"/>: a vector's
/// last pair leaves in cycle t + 5, t being that of its last beat.
/// </remarks>
/// <param name="parameters">Length, widths and lanes.</param>
public sealed class DeltaEncoderGolden(DeltaEncoderParameters parameters) : IStreamGolden
{
    /// <summary>Cycles from an accepted beat to the packer.</summary>
    public const int PackerLatency = 2;

    private readonly DeltaEncoderPorts _ports = new(parameters);
    private readonly long[] _state = new long[parameters.Length];
    private readonly List<(int Index, long Delta)> _held = [];
    private int _beat;
    private ulong _theta;
    private ulong _errors;
    private (ulong Theta, bool Clear, bool ErrorClear) _levels;

    /// <summary>The state h, one number per element.</summary>
    public IReadOnlyList<long> State => _state;

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_state);
        _held.Clear();
        _beat = 0;
        _errors = 0;
        _levels = default;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        _levels = (
            phase.Levels.GetValueOrDefault(_ports.Theta, _levels.Theta),
            phase.Levels.GetValueOrDefault(_ports.Clear, _levels.Clear ? 1u : 0u) != 0,
            phase.Levels.GetValueOrDefault(_ports.ErrorClear, _levels.ErrorClear ? 1u : 0u) != 0);

        var timeline = new PackerTimelineGolden(parameters.Lanes);
        if (_held.Count > 0)
        {
            // Pairs that wait for their beat to fill came in earlier phases: before cycle 0.
            timeline.Take(-1, _held.Count, last: false);
        }

        if (phase.Inputs.TryGetValue(_ports.Vector, out BeatSequence? vectors))
        {
            long cycle = 0;
            for (int beat = 0; beat < vectors.Count; beat++, cycle++)
            {
                bool last = vectors.IsLast(_ports.Vector, beat);
                bool single = last && _beat == 0 && parameters.Words > 1;
                int before = _held.Count;
                Accept(vectors, beat, last);
                timeline.Take(cycle + PackerLatency, _held.Count - before, last);
                cycle += single ? 1 : 0;
            }
        }

        // Held at 1, error_clear_i leaves nothing of an error but a pulse.
        _errors = _levels.ErrorClear ? 0 : _errors;
        return Send(timeline);
    }

    private void Accept(BeatSequence vectors, int beat, bool last)
    {
        if (_beat == 0)
        {
            _theta = _levels.Theta;
            if (_levels.Clear)
            {
                Array.Clear(_state);
            }
        }

        if (_beat >= parameters.Words)
        {
            _errors |= 2;
        }
        else if (last && _beat < parameters.Words - 1)
        {
            _errors |= 1;
        }

        int first = _beat * parameters.Lanes;
        for (int lane = 0; lane < parameters.Lanes && first + lane < parameters.Length; lane++)
        {
            ulong value = vectors.GetItem(_ports.Vector, beat, lane);
            Encode(first + lane, FixedPoint.Wrap((long)value, parameters.ValueWidth));
        }

        // Past the end it no longer matters how far.
        _beat = last ? 0 : Math.Min(_beat + 1, parameters.Words);
    }

    private void Encode(int index, long value)
    {
        long difference = value - _state[index];
        if (difference == 0 || (ulong)Math.Abs(difference) < _theta)
        {
            return;
        }

        long delta =
            parameters.Delta == DeltaRange.Exact ? difference : FixedPoint.Saturate(difference, parameters.ValueWidth);
        _state[index] += delta;
        _held.Add((index, delta));
    }

    private PhaseResult Send(PackerTimelineGolden timeline)
    {
        var pairs = new BeatSequence(_ports.Pair);
        List<long> cycles = [];
        int sent = 0;
        foreach ((int first, int items, bool last, long cycle) in timeline.Finish())
        {
            Span<uint> words = pairs.Append();
            for (int slot = 0; slot < items; slot++)
            {
                (int index, long delta) = _held[first + slot];
                pairs.WritePair(words, _ports.Pair, slot, index, delta);
            }

            pairs.Write(words, _ports.Pair.Last, last ? 1u : 0u);
            cycles.Add(cycle);
            sent += items;
        }

        _held.RemoveRange(0, sent);
        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Pair] = pairs },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { [_ports.Pair] = cycles },
            Levels = new Dictionary<string, ulong> { [_ports.Error] = _errors },
        };
    }
}

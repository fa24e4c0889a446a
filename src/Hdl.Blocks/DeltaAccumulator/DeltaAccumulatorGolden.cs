using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Blocks.DeltaAccumulator;

/// <summary>
/// The accumulator as transactions: each pair's delta is added to the element of its index, modulo 2^V, and after each
/// packet the state is sent. A pair counts if its index lies within the vector and is greater than those of all pairs
/// of the packet that counted before it, and if no slot before it, in the packet, was not kept.
/// </summary>
/// <remarks>
/// Timing, exact. In a series of packets without faults, whose beats are full but for the last of a packet, beat j of
/// the output leaves in cycle <see cref="Latency"/> + j, if every input beat is offered as early as it can be taken and
/// nothing stalls. In general a beat of the output is decided by the first pair beyond its elements, by the pair of its
/// last element, or by the packet's end: that is when it appears, if the rest of the packet is late.
/// </remarks>
/// <param name="parameters">Length, widths and lanes.</param>
public sealed class DeltaAccumulatorGolden(DeltaAccumulatorParameters parameters) : IStreamGolden
{
    /// <summary>Cycles from a packet's first beat to its vector's first.</summary>
    public const int Latency = 2;

    private readonly DeltaAccumulatorPorts _ports = new(parameters);
    private readonly long[] _state = new long[parameters.Length];
    private bool _inPacket;
    private bool _hole;
    private bool _regular;
    private int _next;
    private int _sent;
    private ulong _error;
    private bool _clear;
    private bool _errorClear;

    /// <summary>The state, one number per element.</summary>
    public IReadOnlyList<long> State => _state;

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_state);
        _inPacket = false;
        _error = 0;
        _clear = false;
        _errorClear = false;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        _clear = phase.Levels.GetValueOrDefault(_ports.Clear, _clear ? 1u : 0u) != 0;
        _errorClear = phase.Levels.GetValueOrDefault(_ports.ErrorClear, _errorClear ? 1u : 0u) != 0;
        _regular = !_inPacket;
        var vectors = new BeatSequence(_ports.Vector);
        if (phase.Inputs.TryGetValue(_ports.Pair, out BeatSequence? pairs))
        {
            for (int beat = 0; beat < pairs.Count; beat++)
            {
                Accept(pairs, beat, vectors);
            }
        }

        // Held at 1, error_clear_i leaves nothing of an error but a pulse.
        _error = _errorClear ? 0 : _error;
        Dictionary<string, IReadOnlyList<long>> cycles = [];
        if (_regular)
        {
            cycles.Add(_ports.Vector, [.. Enumerable.Range(Latency, vectors.Count).Select(cycle => (long)cycle)]);
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Vector] = vectors },
            Cycles = cycles,
            Levels = new Dictionary<string, ulong> { [_ports.Error] = _error },
        };
    }

    private int Words => FixedPoint.CeilDivide(parameters.Length, parameters.Lanes);

    private void Accept(BeatSequence pairs, int beat, BeatSequence vectors)
    {
        bool last = pairs.IsLast(_ports.Pair, beat);
        bool first = !_inPacket;
        if (first)
        {
            _hole = false;
            _next = 0;
            _sent = 0;
            if (_clear)
            {
                Array.Clear(_state);
            }
        }

        int kept = 0;
        for (int slot = 0; slot < parameters.Lanes; slot++)
        {
            if (!pairs.IsKept(_ports.Pair, beat, slot))
            {
                _hole = true;
                continue;
            }

            kept++;
            Add(pairs, beat, slot);
            Send(vectors, _next / parameters.Lanes);
        }

        _inPacket = !last;
        if (last || _hole || _next == parameters.Length)
        {
            Send(vectors, Words);
        }

        // A packet that goes on without need, or ends with an empty beat, costs cycles of its own.
        _regular &= _error == 0 && (last ? kept > 0 || first : kept == parameters.Lanes && _next < parameters.Length);
    }

    private void Add(BeatSequence pairs, int beat, int slot)
    {
        (int index, long delta) = pairs.GetPair(_ports.Pair, beat, slot);
        if (_hole || index < _next || index >= parameters.Length)
        {
            _error = 1;
            return;
        }

        _state[index] = FixedPoint.Wrap(_state[index] + delta, parameters.ValueWidth);
        _next = index + 1;
    }

    // The words below this one will not change any more.
    private void Send(BeatSequence vectors, int words)
    {
        for (; _sent < words; _sent++)
        {
            Span<uint> beat = vectors.Append();
            for (int lane = 0; lane < parameters.Lanes; lane++)
            {
                int index = (_sent * parameters.Lanes) + lane;
                if (index < parameters.Length)
                {
                    vectors.WriteItem(beat, _ports.Vector, lane, (ulong)_state[index]);
                }
            }

            vectors.Write(beat, _ports.Vector.Last, _sent == Words - 1 ? 1u : 0u);
        }
    }
}

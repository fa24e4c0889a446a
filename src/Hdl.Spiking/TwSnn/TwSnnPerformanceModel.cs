using System.Numerics;
using Hdl.Networks.Models;
using Hdl.Spiking.RateEncoder;
using Hdl.Spiking.SpikeCounter;

namespace Hdl.Spiking.TwSnn;

/// <summary>
/// Predicts, exactly, when results appear where every beat is offered and every result taken as early as possible. Time
/// steps pass through a chain of stages, each of which works on one step; what a stage does when follows from the
/// contracts of the blocks, and only the number of events in each bank depends on the data.
/// </summary>
/// <remarks>
/// Layer l begins with the vector of step g at <c>B(l, g)</c>: when the stage before has it, and when its AER encoder
/// hands over the last event of step g - 1, or, with an encoder that keeps no copy, one cycle later. With f folds and n
/// = max(1, events of the fullest bank), its events start at <c>S = max(B + 1, F(l, g - 1))</c>, the last is accepted
/// at <c>C = S + f n - 1</c>, and the last fold fires at <c>F(l, g) = max(C + f + 2, A(l + 1, g - 1) + 1) + f - 1</c>;
/// the spikes are valid one cycle later. The vector is taken at <c>A = B</c> where the encoder copies it, and at <c>A =
/// C</c> where not.
/// </remarks>
internal sealed class TwSnnPerformanceModel
{
    private const long Never = RateEncoderTiming.Never;

    private readonly TwSnnResolvedParameters _configuration;
    private readonly int _layers;
    private readonly int[] _folds;
    private readonly long[] _taken;
    private readonly long[] _lastEvent;
    private readonly long[] _opened;
    private readonly int[] _banks;
    private readonly List<long> _results = [];
    private readonly List<(long Begin, long End)> _busy = [];
    private int _steps;
    private int _step;
    private long _begin;
    private long _lastBeat;
    private long _previousLastBeat;
    private long _vectorTaken;
    private long _vectorValid;
    private long _previousVectorValid;
    private long _free;
    private long _freeBefore;
    private long _events;
    private long _eventCycle;
    private long _counterTaken;
    private long _resultEnd;

    /// <summary>A model of one configuration.</summary>
    public TwSnnPerformanceModel(TwSnnResolvedParameters configuration)
    {
        _configuration = configuration;
        _layers = configuration.Network.Layers.Count;
        _folds = [.. Enumerable.Range(0, _layers)
            .Select(layer => configuration.Network.Layers[layer].Neurons / configuration.ProcessingElementsOf(layer))];
        _taken = new long[_layers];
        _lastEvent = new long[_layers];
        _opened = new long[_layers];
        _banks = new int[configuration.Parameters.Lanes];
    }

    /// <summary>Cycle, from the phase's first, in which each result beat is handed over.</summary>
    public IReadOnlyList<long> ResultCycles => [.. _results];

    /// <summary>Cycles of the phase with an image in flight.</summary>
    public ulong BusyCycles
    {
        get
        {
            ulong total = 0;
            long covered = Never;
            foreach ((long begin, long end) in _busy)
            {
                // An image counts from the cycle after its first beat; images overlap.
                long from = Math.Max(begin, covered);
                total += (ulong)Math.Max(0, end - from);
                covered = Math.Max(covered, end);
            }

            return total;
        }
    }

    /// <summary>Everything is idle.</summary>
    /// <param name="steps">Time steps per image.</param>
    public void BeginPhase(int steps)
    {
        _steps = steps;
        _step = 0;
        _results.Clear();
        _busy.Clear();
        Array.Fill(_taken, Never);
        Array.Fill(_lastEvent, Never);
        Array.Fill(_opened, Never);
        (_lastBeat, _previousLastBeat, _vectorTaken, _vectorValid, _previousVectorValid) = (
            Never, Never, Never, Never, Never);
        (_free, _freeBefore, _counterTaken, _resultEnd) = (Never, Never, Never, Never);
        (_events, _eventCycle) = (0, -1);
    }

    /// <summary>An image of pixels arrives, its beats back to back.</summary>
    /// <param name="beats">Beats up to the one with <c>last</c>.</param>
    public void BeginImage(int beats)
    {
        _begin = RateEncoderTiming.FirstBeat(_lastBeat, _freeBefore, offered: 0);
        _previousLastBeat = _lastBeat;
        _lastBeat = _begin + beats - 1;
        _step = 0;
    }

    /// <summary>A beat of events arrives.</summary>
    public void AddEvent() => _events++;

    /// <summary>A step goes through all stages.</summary>
    /// <param name="spikes">Spikes of the inputs, then of each layer, one bit each.</param>
    public void AddStep(IReadOnlyList<ulong[]> spikes)
    {
        bool pixels = _configuration.Parameters.Input == TwSnnInput.Pixels;
        long valid = pixels ? PixelVector() : EventVector();
        for (int layer = 0; layer < _layers; layer++)
        {
            bool copies = _configuration.EncoderCopies(layer);
            long begin = Math.Max(valid, _lastEvent[layer] + (copies ? 0 : 1));
            int events = FullestBank(spikes[layer]);
            long start = Math.Max(begin + 1, _opened[layer]);
            int folds = _folds[layer];
            _lastEvent[layer] = start + ((long)folds * events) - 1;
            _taken[layer] = copies ? begin : _lastEvent[layer];
            if (layer == 0)
            {
                _vectorTaken = begin;
            }

            // The spikes of the step before must have been taken by the next stage before this one begins to fire.
            long released = layer + 1 < _layers ? _taken[layer + 1] : _counterTaken;
            _opened[layer] = Math.Max(_lastEvent[layer] + folds + 2, released + 1) + folds - 1;
            valid = _opened[layer] + 1;
        }

        _step++;
        TakeByCounter(valid);
        if (_step == _steps && _configuration.Network.Membrane == Membrane.Persistent)
        {
            // Membranes are cleared from the cycle after the one in which the image's last spikes are taken.
            for (int layer = 0; layer < _layers; layer++)
            {
                _opened[layer] = (layer + 1 < _layers ? _taken[layer + 1] : _counterTaken) + _folds[layer];
            }
        }
    }

    /// <summary>The last step of an image has been added.</summary>
    public void EndImage()
    {
        if (_configuration.Parameters.Input == TwSnnInput.Pixels)
        {
            long free = RateEncoderTiming.BufferFree(
                _lastBeat, _vectorValid, _previousVectorValid, _configuration.BeatsPerImage, _steps == 1);
            (_freeBefore, _free) = (_free, free);
        }

        int beats = _configuration.Outputs + 1;
        for (int beat = 0; beat < beats; beat++)
        {
            _results.Add(SpikeCounterGolden.ResultBeat(_counterTaken, beat));
        }

        _resultEnd = _results[^1];
        _busy.Add((_begin, _resultEnd));
        _step = 0;
    }

    private long PixelVector()
    {
        int rows = _configuration.BeatsPerImage;
        long valid = _step == 0
            ? RateEncoderTiming.FirstVector(_lastBeat, _vectorTaken, rows)
            : RateEncoderTiming.NextVector(_vectorTaken, rows);
        (_previousVectorValid, _vectorValid) = (_vectorValid, valid);
        return valid;
    }

    private long EventVector()
    {
        // Events are taken one per cycle; the vector is valid after the packet's last.
        long first = Math.Max(_eventCycle + 1, _vectorTaken);
        _begin = _step == 0 ? first : _begin;
        _eventCycle = first + _events - 1;
        _events = 0;
        return _eventCycle + 1;
    }

    private void TakeByCounter(long valid) =>
        _counterTaken = _step == _steps ? Math.Max(valid, SpikeCounterGolden.NextLast(_resultEnd)) : valid;

    private int FullestBank(ulong[] spikes)
    {
        Array.Clear(_banks);
        for (int word = 0; word < spikes.Length; word++)
        {
            for (ulong bits = spikes[word]; bits != 0; bits &= bits - 1)
            {
                _banks[((word << 6) + BitOperations.TrailingZeroCount(bits)) % _banks.Length]++;
            }
        }

        return Math.Max(1, _banks.Max());
    }
}

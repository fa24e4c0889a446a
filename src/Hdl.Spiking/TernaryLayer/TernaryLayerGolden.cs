using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Networks.Models;
using Hdl.Spiking.AerEncoder;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>
/// The layer, step by step. A step is a packet of every lane; its spikes leave as one beat. Where a sum may saturate,
/// the lanes' events are taken in rounds, one of every open lane, as the specification orders them; else in any order.
/// </summary>
public sealed class TernaryLayerGolden : IStreamGolden
{
    private readonly TernaryLayerParameters _parameters;
    private readonly TernaryLayerPorts _ports;
    private readonly sbyte[] _weights;
    private readonly sbyte[] _bias;
    private readonly long[] _potentials;
    private readonly long[] _integrated;
    private readonly int[] _sums;
    private readonly List<StepEvents> _open = [];
    private readonly Dictionary<string, ulong> _levels = [];
    private bool _fresh = true;

    /// <summary>
    /// A layer after reset; one whose weights are loaded starts with zeros, or with what its memory files hold.
    /// </summary>
    /// <param name="parameters">Which layer.</param>
    public TernaryLayerGolden(TernaryLayerParameters parameters)
    {
        _parameters = parameters;
        _ports = new TernaryLayerPorts(parameters);
        TernaryLayerWeights weights = LayerWeights.Of(parameters);
        bool loadable = parameters.WeightStorage == WeightStorage.Ram;
        _weights = loadable ? [.. weights.Weights] : weights.Weights;
        _bias = loadable ? [.. weights.Bias] : weights.Bias;
        _potentials = new long[parameters.Neurons];
        _integrated = new long[parameters.Neurons];
        _sums = new int[parameters.Neurons];
    }

    /// <inheritdoc/>
    public void Reset()
    {
        if (_parameters.WeightStorage == WeightStorage.Ram)
        {
            TernaryLayerWeights weights = LayerWeights.Of(_parameters);
            weights.Weights.CopyTo(_weights, 0);
            weights.Bias.CopyTo(_bias, 0);
        }

        Array.Clear(_potentials);
        _open.Clear();
        _levels.Clear();
        _fresh = true;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        foreach ((string name, ulong value) in phase.Levels)
        {
            _levels[name] = value;
        }

        if (_ports.Load is { } port && phase.Inputs.TryGetValue(port, out BeatSequence? load))
        {
            Load(port, load);
        }

        var outputs = new Dictionary<string, BeatSequence>();
        if (_ports.Read is { } asked && phase.Inputs.TryGetValue(asked, out BeatSequence? reads))
        {
            outputs[_ports.Readback!] = Read(asked, reads);
        }

        var spikes = new BeatSequence(_ports.Spike);
        List<long> cycles = [];
        // After reset, elements shared by F neurons take F cycles to be cleared; the first event is accepted in the
        // last of these.
        long now = _fresh ? _parameters.Folds - 1 : 0;
        foreach (StepEvents step in Collect(phase))
        {
            int fullest = Math.Max(1, step.Lanes.Max(lane => lane.Count));
            now += (long)_parameters.Folds * fullest;
            cycles.Add(now + 1 + (2 * _parameters.Folds));
            now += 2 * _parameters.Folds;
            Run(step, spikes);
            if (_parameters.ClearAfterLast && (step.Tag & 1) != 0)
            {
                Array.Clear(_potentials);
                // From the cycle after the one in which the spikes are taken.
                now += _parameters.Folds + 1;
            }
        }

        _fresh = false;
        outputs[_ports.Spike] = spikes;
        return new PhaseResult
        {
            Outputs = outputs,
            Cycles = new Dictionary<string, IReadOnlyList<long>> { [_ports.Spike] = cycles },
        };
    }

    private void Load(WordStream words, BeatSequence load)
    {
        int elements = _parameters.Elements;
        for (int beat = 0; beat < load.Count; beat++)
        {
            int bank = (int)load.Get(beat, words.Bank);
            int row = (int)load.Get(beat, words.Row);
            int firstElement = 16 * (int)load.Get(beat, words.Word);
            uint data = (uint)load.Get(beat, words.Data!.Value);
            for (int element = firstElement; element < Math.Min(firstElement + 16, elements); element++)
            {
                var value = (sbyte)TernaryCode.Decode((int)(data >> (2 * (element - firstElement))));
                if (bank == _parameters.Lanes)
                {
                    _bias[(row * elements) + element] = value;
                    continue;
                }

                int input = (row / _parameters.Folds * _parameters.Lanes) + bank;
                int neuron = (row % _parameters.Folds * elements) + element;
                if (input < _parameters.Inputs)
                {
                    _weights[(input * _parameters.Neurons) + neuron] = value;
                }
            }
        }
    }

    // Weights of one lane and unfolded neurons: row i is input i's, a word holds 16 codes, those beyond the last neuron
    // 0.
    private BeatSequence Read(WordStream asked, BeatSequence reads)
    {
        var words = new BeatSequence(_ports.Readback!);
        for (int beat = 0; beat < reads.Count; beat++)
        {
            int row = (int)reads.Get(beat, asked.Row);
            int first = 16 * (int)reads.Get(beat, asked.Word);
            uint word = 0;
            for (int neuron = first; neuron < Math.Min(first + 16, _parameters.Neurons); neuron++)
            {
                sbyte value = reads.Get(beat, asked.Bank) == 1
                    ? _bias[neuron]
                    : _weights[(row * _parameters.Neurons) + neuron];
                word |= (uint)TernaryCode.Encode(value) << (2 * (neuron - first));
            }

            words.Add(word);
        }

        return words;
    }

    // Lanes may be ahead of each other by whole packets: each closes its own, and a step is complete when all have.
    private IEnumerable<StepEvents> Collect(Phase phase)
    {
        for (int lane = 0; lane < _parameters.Lanes; lane++)
        {
            EventStream stream = _ports.Events[lane];
            if (!phase.Inputs.TryGetValue(stream, out BeatSequence? events))
            {
                continue;
            }

            int step = 0;
            for (int beat = 0; beat < events.Count; beat++)
            {
                while (step < _open.Count && _open[step].Closed[lane])
                {
                    step++;
                }

                if (step == _open.Count)
                {
                    _open.Add(new StepEvents(_parameters.Lanes));
                }

                if (events.Get(beat, stream.Null) == 0)
                {
                    _open[step].Lanes[lane].Add(((int)events.Get(beat, stream.Address) * _parameters.Lanes) + lane);
                }

                _open[step].Closed[lane] = events.Get(beat, stream.Last) != 0;
                if (stream.Tag is { } tag)
                {
                    _open[step].Tag = events.Get(beat, tag);
                }
            }
        }

        int complete = _open.FindIndex(step => Array.IndexOf(step.Closed, false) >= 0);
        StepEvents[] steps = [.. complete < 0 ? _open : _open.Take(complete)];
        _open.RemoveRange(0, steps.Length);
        return steps;
    }

    private void Run(StepEvents step, BeatSequence spikes)
    {
        Span<uint> beat = spikes.Append();
        if (_parameters.Datapath == Datapath.Count)
        {
            Count(step);
        }
        else
        {
            Integrate(step, (long)Level(_ports.WeightScale!));
        }

        for (int neuron = 0; neuron < _parameters.Neurons; neuron++)
        {
            bool fired = _parameters.Datapath == Datapath.Count
                ? Decide(neuron)
                : Fire(neuron, spikes, beat);
            if (fired)
            {
                spikes.SetBit(beat, _ports.Spike.Bits, neuron);
            }
        }

        if (_ports.Spike.Tag is { } tag)
        {
            spikes.Write(beat, tag, step.Tag);
        }
    }

    // Row by row: a layer's weights may be far more than a cache holds.
    private void Count(StepEvents step)
    {
        Array.Clear(_sums);
        foreach (List<int> lane in step.Lanes)
        {
            foreach (int input in lane)
            {
                Add(input);
            }
        }
    }

    private void Add(int input)
    {
        ReadOnlySpan<sbyte> row = _weights.AsSpan(input * _parameters.Neurons, _parameters.Neurons);
        for (int neuron = 0; neuron < row.Length; neuron++)
        {
            _sums[neuron] += row[neuron];
        }
    }

    private bool Decide(int neuron)
    {
        PortHandle? port = _bias[neuron] switch
        {
            < 0 => _ports.ThresholdMinus,
            0 => _ports.ThresholdZero,
            _ => _ports.ThresholdPlus,
        };
        return _sums[neuron] > SignedLevel(port!);
    }

    private bool Fire(int neuron, BeatSequence spikes, Span<uint> beat)
    {
        long v = Fit(_integrated[neuron] + ((long)Level(_ports.BiasScale!) * _bias[neuron]));
        if (_ports.Spike.Potential is { } potential)
        {
            int width = _parameters.Widths.PotentialWidth;
            spikes.WriteBits(beat, potential, neuron * width, width, (ulong)v);
        }

        long threshold = SignedLevel(_ports.Threshold!);
        bool fired = v > threshold;
        if (_parameters.Dynamics.Membrane == Membrane.Persistent)
        {
            long u = !fired ? v : _parameters.Dynamics.Reset == MembraneReset.Zero ? 0 : Fit(v - threshold);
            _potentials[neuron] = u - (_parameters.Dynamics.LeakShift is { } shift ? u >> shift : 0);
        }

        return fired;
    }

    private void Integrate(StepEvents step, long scale)
    {
        _potentials.CopyTo(_integrated, 0);
        int rounds = step.Lanes.Max(lane => lane.Count);
        for (int round = 0; round < rounds; round++)
        {
            Array.Clear(_sums);
            foreach (List<int> lane in step.Lanes.Where(lane => round < lane.Count))
            {
                Add(lane[round]);
            }

            for (int neuron = 0; neuron < _integrated.Length; neuron++)
            {
                _integrated[neuron] = Fit(_integrated[neuron] + (scale * _sums[neuron]));
            }
        }
    }

    private long Fit(long value) => _parameters.Overflow == Overflow.Wrap
        ? FixedPoint.Wrap(value, _parameters.Widths.PotentialWidth)
        : FixedPoint.Saturate(value, _parameters.Widths.PotentialWidth);

    private ulong Level(PortHandle port) => _levels.GetValueOrDefault(port);

    private long SignedLevel(PortHandle port) => FixedPoint.Wrap((long)Level(port), port.Width);

    // Input indices of one step, lane by lane, in the order of arrival.
    private sealed class StepEvents(int lanes)
    {
        public List<int>[] Lanes { get; } = [.. Enumerable.Range(0, lanes).Select(_ => new List<int>())];

        public bool[] Closed { get; } = new bool[lanes];

        public ulong Tag { get; set; }
    }
}

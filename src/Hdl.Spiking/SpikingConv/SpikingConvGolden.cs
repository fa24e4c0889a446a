using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>
/// The convolution, step by step (networks, spiking_conv): every event adds its weights to the potentials of the
/// outputs that see it, in the order of arrival; then every neuron adds its bias, is compared, is reset.
/// </summary>
public sealed class SpikingConvGolden : IStreamGolden
{
    private readonly SpikingConvParameters _parameters;
    private readonly SpikingConvPorts _ports;
    private readonly SpikingConvTiming _timing;
    private readonly ConvWeights _weights;
    private readonly int _height;
    private readonly int _width;

    // Potentials, and steps that a neuron still waits, of channel m at (y, x): (m * Ho + y) * Wo + x.
    private readonly long[] _potentials;
    private readonly int[] _waits;
    private readonly List<(int Y, int X, int Channel)> _open = [];

    /// <summary>A layer after reset.</summary>
    /// <param name="parameters">Which layer.</param>
    public SpikingConvGolden(SpikingConvParameters parameters)
    {
        _parameters = parameters;
        _ports = new SpikingConvPorts(parameters);
        _timing = new SpikingConvTiming(parameters);
        _weights = ConvWeights.Of(parameters);
        Window window = parameters.Window.Window;
        (_height, _width) = (window.OutputHeight(parameters.Height), window.OutputWidth(parameters.Width));
        _potentials = new long[parameters.Outputs * _height * _width];
        _waits = new int[_potentials.Length];
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_potentials);
        Array.Clear(_waits);
        _open.Clear();
        _timing.Reset();
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var spikes = new BeatSequence(_ports.Spike);
        MapEventStream stream = _ports.Event;
        _timing.BeginPhase();
        if (phase.Inputs.TryGetValue(stream, out BeatSequence? events))
        {
            for (int beat = 0; beat < events.Count; beat++)
            {
                bool isNull = events.Get(beat, stream.Null) != 0;
                bool last = events.Get(beat, stream.Last) != 0;
                if (!isNull)
                {
                    _open.Add((
                        (int)events.Get(beat, stream.Y), (int)events.Get(beat, stream.X),
                        (int)events.Get(beat, stream.Channel)));
                }

                _timing.Event(isNull, last);
                if (last)
                {
                    ulong tag = stream.Tag is { } field ? events.Get(beat, field) : 0;
                    Step(tag, spikes);
                    _open.Clear();
                }
            }
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Spike] = spikes },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { [_ports.Spike] = [.. _timing.Words] },
        };
    }

    private void Step(ulong tag, BeatSequence spikes)
    {
        if (_parameters.Neurons.Membrane == Membrane.Persistent
            && _parameters.Neurons.DecayMoment == DecayMoment.BeforeInput)
        {
            Decay();
        }

        foreach ((int y, int x, int channel) in _open)
        {
            Add(y, x, channel);
        }

        var fired = new bool[_potentials.Length];
        for (int neuron = 0; neuron < fired.Length; neuron++)
        {
            fired[neuron] = Fire(neuron, neuron / (_height * _width));
        }

        if (_parameters.Neurons.Membrane == Membrane.PerStep
            || (_parameters.ClearAfterLast && (tag & 1) != 0))
        {
            Array.Clear(_potentials);
            Array.Clear(_waits);
        }

        Write(fired, tag, spikes);
    }

    private void Add(int y, int x, int channel)
    {
        ConvWindowParameters window = _parameters.Window;
        int scale = _parameters.WeightFormat == WeightFormat.Ternary ? _parameters.Scale : 1;
        int inputs = _parameters.Channels / _parameters.Groups;
        int outputs = _parameters.Outputs / _parameters.Groups;
        int group = channel / inputs;
        for (int ky = 0; ky < window.KernelHeight; ky++)
        {
            (int yo, int restY) = Math.DivRem(y + window.PaddingY - ky, window.StrideY);
            for (int kx = 0; kx < window.KernelWidth; kx++)
            {
                (int xo, int restX) = Math.DivRem(x + window.PaddingX - kx, window.StrideX);
                if (restY != 0 || restX != 0 || yo < 0 || yo >= _height || xo < 0 || xo >= _width)
                {
                    continue;
                }

                for (int m = group * outputs; m < (group + 1) * outputs; m++)
                {
                    int neuron = (((m * _height) + yo) * _width) + xo;
                    int weight = _weights.At(_parameters, m, channel % inputs, ky, kx);
                    _potentials[neuron] = Fit(_potentials[neuron] + (weight * scale));
                }
            }
        }
    }

    private bool Fire(int neuron, int channel)
    {
        SpikingNeuronParameters rule = _parameters.Neurons;
        if (_waits[neuron] > 0)
        {
            _waits[neuron]--;
            _potentials[neuron] = rule.ResetValue;
            return false;
        }

        long v = Fit(_potentials[neuron] + _weights.Biases[channel]);
        long threshold = _weights.Thresholds[channel];
        bool fires = rule.Fires == FireComparison.Above ? v > threshold : v >= threshold;
        if (fires)
        {
            v = rule.Reset switch
            {
                NeuronReset.Zero => 0,
                NeuronReset.Value => rule.ResetValue,
                _ => Fit(v - threshold),
            };
            _waits[neuron] = rule.Refractory;
        }

        _potentials[neuron] = rule.DecayMoment == DecayMoment.AfterFire ? Decayed(v) : v;
        return fires;
    }

    private void Decay()
    {
        for (int neuron = 0; neuron < _potentials.Length; neuron++)
        {
            _potentials[neuron] = Decayed(_potentials[neuron]);
        }
    }

    private long Decayed(long v) => _parameters.Neurons.Decay switch
    {
        NeuronDecay.Shift => v - (v >> _parameters.Neurons.DecayAmount),
        NeuronDecay.Factor => ((v * _parameters.Neurons.DecayAmount) + 128) >> 8,
        _ => v,
    };

    private long Fit(long value) => _parameters.Neurons.Overflow == Overflow.Wrap
        ? FixedPoint.Wrap(value, _parameters.Neurons.PotentialWidth)
        : FixedPoint.Saturate(value, _parameters.Neurons.PotentialWidth);

    // Words in the order of the scan: rows of banks, columns of banks, folds; those without spikes are left out.
    private void Write(bool[] fired, ulong tag, BeatSequence spikes)
    {
        (int tall, int wide) = (_timing.TileHeight, _timing.TileWidth);
        int lanes = _parameters.Outputs / _parameters.Folds;
        int found = 0;
        int scanned = 0;
        List<int> places = [];
        for (int y = 0; y < _height; y += tall)
        {
            for (int x = 0; x < _width; x += wide)
            {
                for (int fold = 0; fold < _parameters.Folds; fold++, scanned++)
                {
                    bool[] bits = Word(fired, y, x, fold * lanes, lanes);
                    if (Array.IndexOf(bits, true) >= 0)
                    {
                        Span<uint> beat = spikes.Append();
                        spikes.Write(beat, _ports.Spike.Y, (ulong)y);
                        spikes.Write(beat, _ports.Spike.X, (ulong)x);
                        spikes.Write(beat, _ports.Spike.Fold, (ulong)fold);
                        for (int bit = 0; bit < bits.Length; bit++)
                        {
                            spikes.WriteBits(beat, _ports.Spike.Bits, bit, 1, bits[bit] ? 1u : 0u);
                        }

                        places.Add(scanned);
                        found++;
                    }
                }
            }
        }

        if (found == 0)
        {
            spikes.Write(spikes.Append(), _ports.Spike.Null, 1);
            found = 1;
        }

        for (int beat = spikes.Count - found; beat < spikes.Count; beat++)
        {
            spikes.Write(spikes[beat], _ports.Spike.Last, beat == spikes.Count - 1 ? 1u : 0u);
            if (_ports.Spike.Tag is { } field)
            {
                spikes.Write(spikes[beat], field, tag);
            }
        }

        _timing.Scan(places);
    }

    // A bit for each output position of the tile at (y, x), those beyond the map included, and channel.
    private bool[] Word(bool[] fired, int y, int x, int channel, int lanes)
    {
        (int tall, int wide) = (_timing.TileHeight, _timing.TileWidth);
        (int rows, int columns) = (Math.Min(tall, _height), Math.Min(wide, _width));
        var bits = new bool[rows * columns * lanes];
        for (int bit = 0; bit < bits.Length; bit++)
        {
            int yo = y + (bit / lanes / columns);
            int xo = x + (bit / lanes % columns);
            int m = channel + (bit % lanes);
            bits[bit] = yo < _height && xo < _width && fired[(((m * _height) + yo) * _width) + xo];
        }

        return bits;
    }
}

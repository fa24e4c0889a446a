using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>
/// The convolution, step by step (networks, spiking_conv): every event adds its weights to the potentials of the
/// outputs that see it, in the order of arrival; then every neuron adds its bias, is compared, is reset. Where
/// potentials leave, it is neither compared nor reset.
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
        var words = new BeatSequence(_ports.Word);
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
                    Step(tag, words);
                    _open.Clear();
                }
            }
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Word] = words },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { [_ports.Word] = [.. _timing.Words] },
        };
    }

    private void Step(ulong tag, BeatSequence words)
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

        var given = new long[_potentials.Length];
        for (int neuron = 0; neuron < given.Length; neuron++)
        {
            int channel = neuron / (_height * _width);
            given[neuron] = _parameters.Readout == Readout.Potential
                ? Integrate(neuron, channel)
                : Fire(neuron, channel) ? 1 : 0;
        }

        if (_parameters.Neurons.Membrane == Membrane.PerStep
            || (_parameters.ClearAfterLast && (tag & 1) != 0))
        {
            Array.Clear(_potentials);
            Array.Clear(_waits);
        }

        Write(given, tag, words);
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

    private long Integrate(int neuron, int channel)
    {
        long v = Fit(_potentials[neuron] + _weights.Biases[channel]);
        _potentials[neuron] = _parameters.Neurons.DecayMoment == DecayMoment.AfterFire ? Decayed(v) : v;
        return v;
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

    // Words in the order of the scan: rows of banks, columns of banks, folds; those without spikes are left out, those
    // of potentials never.
    private void Write(long[] given, ulong tag, BeatSequence words)
    {
        (int tall, int wide) = (_timing.TileHeight, _timing.TileWidth);
        int lanes = _parameters.Outputs / _parameters.Folds;
        bool integrates = _parameters.Readout == Readout.Potential;
        int width = integrates ? _parameters.Neurons.PotentialWidth : 1;
        int found = 0;
        int scanned = 0;
        List<int> places = [];
        for (int y = 0; y < _height; y += tall)
        {
            for (int x = 0; x < _width; x += wide)
            {
                for (int fold = 0; fold < _parameters.Folds; fold++, scanned++)
                {
                    long[] values = Word(given, y, x, fold * lanes, lanes);
                    if (integrates || values.Any(value => value != 0))
                    {
                        Span<uint> beat = words.Append();
                        words.Write(beat, _ports.Word.Y, (ulong)y);
                        words.Write(beat, _ports.Word.X, (ulong)x);
                        words.Write(beat, _ports.Word.Fold, (ulong)fold);
                        for (int i = 0; i < values.Length; i++)
                        {
                            ulong bits = (ulong)values[i] & ((1UL << width) - 1);
                            words.WriteBits(beat, _ports.Word.Bits, i * width, width, bits);
                        }

                        places.Add(scanned);
                        found++;
                    }
                }
            }
        }

        if (found == 0)
        {
            words.Write(words.Append(), _ports.Word.Null!.Value, 1);
            found = 1;
        }

        for (int beat = words.Count - found; beat < words.Count; beat++)
        {
            words.Write(words[beat], _ports.Word.Last, beat == words.Count - 1 ? 1u : 0u);
            if (_ports.Word.Tag is { } field)
            {
                words.Write(words[beat], field, tag);
            }
        }

        _timing.Scan(places);
    }

    // A value for each output position of the tile at (y, x) and channel, 0 beyond the map.
    private long[] Word(long[] given, int y, int x, int channel, int lanes)
    {
        (int tall, int wide) = (_timing.TileHeight, _timing.TileWidth);
        (int rows, int columns) = (Math.Min(tall, _height), Math.Min(wide, _width));
        var values = new long[rows * columns * lanes];
        for (int i = 0; i < values.Length; i++)
        {
            int yo = y + (i / lanes / columns);
            int xo = x + (i / lanes % columns);
            int m = channel + (i % lanes);
            values[i] = yo < _height && xo < _width ? given[(((m * _height) + yo) * _width) + xo] : 0;
        }

        return values;
    }
}

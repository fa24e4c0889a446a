using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Networks.Spiking;

/// <summary>
/// A spiking network of integers, step by step: every input event adds its weights, in ascending order of addresses,
/// then each neuron adds its bias, compares, and is reset. Where potentials are read out, the last layer's neurons only
/// integrate: they are neither compared nor reset.
/// </summary>
/// <remarks>
/// A neuron within its refractory steps holds its reset value: it neither decays nor adds, and does not fire. Where
/// overflow is possible, it is dealt with after every single addition.
/// </remarks>
public sealed class SpikingNetworkGolden
{
    private readonly SpikingNetwork _network;
    private readonly MapShape[] _shapes;
    private readonly Neurons?[] _neurons;
    private readonly int[][] _events;
    private readonly long[] _scores;

    /// <summary>A network at rest.</summary>
    /// <param name="network">One that passes <see cref="SpikingNetworkCheck"/>.</param>
    public SpikingNetworkGolden(SpikingNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _shapes = [.. network.Shapes()];
        _neurons =
        [
            .. network.Layers.Select((layer, index) =>
                layer is WeightedLayer weighted
                    ? new Neurons(
                        weighted.Neurons, _shapes[index + 1].Size, weighted is ConvLayer conv ? conv.Outputs : 0,
                        network.Integrates(index))
                    : null),
        ];
        _events = [.. _shapes.Skip(1).Select(shape => new int[shape.Size])];
        _scores = new long[_shapes[^1].Size];
    }

    /// <summary>
    /// Potentials of the last layer in the last step, after the bias and before the comparison; by address.
    /// </summary>
    public IReadOnlyList<long> Potentials => _neurons[^1]!.BeforeFiring;

    /// <summary>
    /// Spikes of each output of the last layer since the first step, or the sum of its <see cref="Potentials"/>,
    /// whichever is read out; by address.
    /// </summary>
    public IReadOnlyList<long> Scores => _scores;

    /// <summary>The output with the greatest score, the lowest of equals.</summary>
    public int Class => Array.IndexOf(_scores, _scores.Max());

    /// <summary>Back to the state before the first step.</summary>
    public void Reset()
    {
        Array.Clear(_scores);
        foreach (Neurons? neurons in _neurons)
        {
            neurons?.Clear();
        }
    }

    /// <summary>One time step.</summary>
    /// <param name="inputs">Events at each input, by address, the channel fastest; 0 or more.</param>
    /// <returns>
    /// Events at the outputs of each layer, by address, none at those of a layer that integrates; good until the next
    /// step.
    /// </returns>
    public IReadOnlyList<int[]> Step(ReadOnlySpan<int> inputs)
    {
        if (inputs.Length != _shapes[0].Size)
        {
            throw new ArgumentException($"{inputs.Length} inputs for {_shapes[0]}.", nameof(inputs));
        }

        ReadOnlySpan<int> events = inputs;
        for (int index = 0; index < _events.Length; index++)
        {
            int[] outputs = _events[index];
            Array.Clear(outputs);
            switch (_network.Layers[index])
            {
                case DenseLayer dense:
                    Dense(dense, _shapes[index], events, _neurons[index]!, outputs);
                    break;
                case ConvLayer conv:
                    Convolve(conv, _shapes[index], _shapes[index + 1], events, _neurons[index]!, outputs);
                    break;
                case PoolLayer pool:
                    Pool(pool, _shapes[index], _shapes[index + 1], events, outputs);
                    break;
            }

            events = outputs;
        }

        for (int output = 0; output < _scores.Length; output++)
        {
            _scores[output] += _network.Readout == Readout.Potential ? Potentials[output] : events[output];
        }

        return _events;
    }

    private static void Dense(
        DenseLayer layer, MapShape shape, ReadOnlySpan<int> events, Neurons neurons, int[] outputs)
    {
        neurons.Begin();
        int size = shape.Size;
        for (int address = 0; address < size; address++)
        {
            int position = address / shape.Channels;
            int input = (address % shape.Channels * shape.Height * shape.Width) + position;
            for (int count = events[address]; count > 0; count--)
            {
                for (int n = 0; n < layer.Outputs; n++)
                {
                    neurons.Add(n, (long)layer.Scale * layer.Weights[((long)n * size) + input]);
                }
            }
        }

        neurons.End(outputs);
    }

    private static void Convolve(
        ConvLayer layer, MapShape from, MapShape to, ReadOnlySpan<int> events, Neurons neurons, int[] outputs)
    {
        neurons.Begin();
        int perGroup = layer.Outputs / layer.Groups;
        int channels = from.Channels / layer.Groups;
        for (int address = 0; address < from.Size; address++)
        {
            int c = address % from.Channels;
            int x = address / from.Channels % from.Width;
            int y = address / from.Channels / from.Width;
            for (int count = events[address]; count > 0; count--)
            {
                foreach ((int ky, int kx, int yo, int xo) in Taps(layer.Window, to, y, x))
                {
                    int group = c / channels;
                    for (int m = group * perGroup; m < (group + 1) * perGroup; m++)
                    {
                        int tap = (((((m * channels) + (c % channels)) * layer.Window.KernelHeight) + ky)
                            * layer.Window.KernelWidth) + kx;
                        neurons.Add(to.Address(yo, xo, m), (long)layer.Scale * layer.Weights[tap]);
                    }
                }
            }
        }

        neurons.End(outputs);
    }

    private static void Pool(
        PoolLayer layer, MapShape from, MapShape to, ReadOnlySpan<int> events, int[] outputs)
    {
        for (int address = 0; address < from.Size; address++)
        {
            if (events[address] == 0)
            {
                continue;
            }

            int c = address % from.Channels;
            int x = address / from.Channels % from.Width;
            int y = address / from.Channels / from.Width;
            foreach ((_, _, int yo, int xo) in Taps(layer.Window, to, y, x))
            {
                int output = to.Address(yo, xo, c);
                outputs[output] = layer.Kind == PoolKind.Or ? 1 : outputs[output] + events[address];
            }
        }
    }

    // Outputs yo = (y + Py - ky) / Sy, xo likewise, that are whole and inside the map.
    private static IEnumerable<(int Ky, int Kx, int Yo, int Xo)> Taps(Window window, MapShape to, int y, int x)
    {
        for (int ky = 0; ky < window.KernelHeight; ky++)
        {
            int row = y + window.PaddingY - ky;
            if (row < 0 || row % window.StrideY != 0 || row / window.StrideY >= to.Height)
            {
                continue;
            }

            for (int kx = 0; kx < window.KernelWidth; kx++)
            {
                int column = x + window.PaddingX - kx;
                if (column >= 0 && column % window.StrideX == 0 && column / window.StrideX < to.Width)
                {
                    yield return (ky, kx, row / window.StrideY, column / window.StrideX);
                }
            }
        }
    }

    /// <summary>The neurons of one layer.</summary>
    private sealed class Neurons(NeuronModel model, int count, int channels, bool integrates)
    {
        private readonly long[] _potentials = new long[count];
        private readonly int[] _waits = new int[count];

        public long[] BeforeFiring { get; } = new long[count];

        private long Held => model.Reset == NeuronReset.Value ? model.ResetValue : 0;

        public void Clear()
        {
            Array.Clear(_potentials);
            Array.Clear(_waits);
        }

        public void Begin()
        {
            for (int n = 0; n < count; n++)
            {
                if (_waits[n] > 0)
                {
                    _potentials[n] = Held;
                }
                else if (model.Membrane == Membrane.PerStep)
                {
                    _potentials[n] = 0;
                }
                else if (model.DecayMoment == DecayMoment.BeforeInput)
                {
                    _potentials[n] = Decayed(_potentials[n]);
                }
            }
        }

        public void Add(int n, long weight)
        {
            if (_waits[n] == 0)
            {
                _potentials[n] = Fit(_potentials[n] + weight);
            }
        }

        public void End(int[] outputs)
        {
            for (int n = 0; n < count; n++)
            {
                BeforeFiring[n] = _potentials[n];
                if (_waits[n] > 0)
                {
                    _waits[n]--;
                    continue;
                }

                long potential = Fit(_potentials[n] + Parameter(model.Biases, n));
                long threshold = Parameter(model.Thresholds, n);
                BeforeFiring[n] = potential;
                if (!integrates
                    && (model.Fires == FireComparison.Above ? potential > threshold : potential >= threshold))
                {
                    outputs[n] = 1;
                    _waits[n] = model.Refractory;
                    potential = model.Reset == NeuronReset.Subtract ? Fit(potential - threshold) : Held;
                }

                _potentials[n] = model.DecayMoment == DecayMoment.AfterFire ? Decayed(potential) : potential;
            }
        }

        private int Parameter(IReadOnlyList<int> values, int n) => values.Count switch
        {
            0 => 0,
            1 => values[0],
            _ => values[channels > 0 ? n % channels : n],
        };

        private long Decayed(long potential) => model.Decay switch
        {
            NeuronDecay.Shift => potential - (potential >> model.DecayAmount),
            NeuronDecay.Factor => ((potential * model.DecayAmount) + 128) >> 8,
            _ => potential,
        };

        private long Fit(long potential) => model.Overflow switch
        {
            Overflow.Saturate => FixedPoint.Saturate(potential, model.PotentialWidth),
            Overflow.Wrap => FixedPoint.Wrap(potential, model.PotentialWidth),
            _ => potential,
        };
    }
}

using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Import.Float;

/// <summary>
/// Runs a network in double precision, step by step, with the discretisation that the network of integers has: the
/// reference that the drift report compares it with. Each output gathers what its window holds.
/// </summary>
public sealed class FloatReference
{
    private readonly FloatNetwork _network;
    private readonly MapShape[] _shapes;
    private readonly double[][] _potentials;
    private readonly int[][] _waits;
    private readonly int[][] _events;
    private readonly double[] _scores;

    /// <summary>A network at rest.</summary>
    /// <param name="network">The network.</param>
    public FloatReference(FloatNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _shapes = [.. network.Shapes()];
        _potentials = [.. _shapes.Skip(1).Select(shape => new double[shape.Size])];
        _waits = [.. _shapes.Skip(1).Select(shape => new int[shape.Size])];
        _events = [.. _shapes.Skip(1).Select(shape => new int[shape.Size])];
        _scores = new double[_shapes[^1].Size];
    }

    /// <summary>
    /// Spikes of each output of the last layer since the first step, or the sum of its potentials after the bias,
    /// whichever is read out; by address.
    /// </summary>
    public IReadOnlyList<double> Scores => _scores;

    /// <summary>The output with the greatest score, the lowest of equals.</summary>
    public int Class => Array.IndexOf(_scores, _scores.Max());

    /// <summary>Back to the state before the first step.</summary>
    public void Reset()
    {
        Array.ForEach(_potentials, Array.Clear);
        Array.ForEach(_waits, Array.Clear);
        Array.Clear(_scores);
    }

    /// <summary>One time step.</summary>
    /// <param name="inputs">Events at each input, by address, the channel fastest.</param>
    /// <returns>Events at the outputs of each layer, by address; good until the next step.</returns>
    public IReadOnlyList<int[]> Step(int[] inputs)
    {
        int[] events = inputs;
        for (int index = 0; index < _events.Length; index++)
        {
            MapShape from = _shapes[index];
            MapShape to = _shapes[index + 1];
            int[] outputs = _events[index];
            switch (_network.Layers[index])
            {
                case FloatDense dense:
                    Dense(dense, from, events, index, outputs);
                    break;
                case FloatConv conv:
                    for (int output = 0; output < outputs.Length; output++)
                    {
                        int m = output % to.Channels;
                        double sum = Gather(
                            conv, from, events, output / to.Channels / to.Width, output / to.Channels % to.Width, m);
                        outputs[output] = Fire(conv.Neurons, index, output, m, sum);
                    }

                    break;
                case FloatPool pool:
                    for (int output = 0; output < outputs.Length; output++)
                    {
                        int sum = Pooled(
                            pool.Window, from, events, output / to.Channels / to.Width,
                            output / to.Channels % to.Width, output % to.Channels);
                        outputs[output] = pool.Kind == PoolKind.Or ? Math.Min(1, sum) : sum;
                    }

                    break;
            }

            events = outputs;
        }

        // Potentials are added where they are found; nothing fires there.
        for (int output = 0; output < events.Length; output++)
        {
            _scores[output] += events[output];
        }

        return _events;
    }

    private void Dense(FloatDense layer, MapShape from, int[] events, int index, int[] outputs)
    {
        // Inputs that have events, counted as the source has them.
        List<(int Input, int Count)> active = [];
        for (int c = 0; c < from.Channels; c++)
        {
            for (int position = 0; position < from.Height * from.Width; position++)
            {
                int count = events[(position * from.Channels) + c];
                if (count > 0)
                {
                    active.Add(((c * from.Height * from.Width) + position, count));
                }
            }
        }

        for (int n = 0; n < layer.Outputs; n++)
        {
            ReadOnlySpan<float> row = layer.Weights.AsSpan(n * from.Size, from.Size);
            double sum = 0;
            foreach ((int input, int count) in active)
            {
                sum += (double)count * row[input];
            }

            outputs[n] = Fire(layer.Neurons, index, n, n, sum);
        }
    }

    private static double Gather(FloatConv layer, MapShape from, int[] events, int yo, int xo, int m)
    {
        Window window = layer.Window;
        int channels = from.Channels / layer.Groups;
        int first = m / (layer.Outputs / layer.Groups) * channels;
        double sum = 0;
        for (int ky = 0; ky < window.KernelHeight; ky++)
        {
            int y = (yo * window.StrideY) - window.PaddingY + ky;
            for (int kx = 0; kx < window.KernelWidth && y >= 0 && y < from.Height; kx++)
            {
                int x = (xo * window.StrideX) - window.PaddingX + kx;
                if (x < 0 || x >= from.Width)
                {
                    continue;
                }

                int at = from.Address(y, x, first);
                for (int c = 0; c < channels; c++)
                {
                    if (events[at + c] is > 0 and var count)
                    {
                        int tap = (((((m * channels) + c) * window.KernelHeight) + ky) * window.KernelWidth) + kx;
                        sum += (double)count * layer.Weights[tap];
                    }
                }
            }
        }

        return sum;
    }

    private static int Pooled(Window window, MapShape from, int[] events, int yo, int xo, int c)
    {
        int sum = 0;
        int top = Math.Max(0, (yo * window.StrideY) - window.PaddingY);
        int bottom = Math.Min(from.Height, (yo * window.StrideY) - window.PaddingY + window.KernelHeight);
        int left = Math.Max(0, (xo * window.StrideX) - window.PaddingX);
        int right = Math.Min(from.Width, (xo * window.StrideX) - window.PaddingX + window.KernelWidth);
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                sum += events[from.Address(y, x, c)];
            }
        }

        return sum;
    }

    private int Fire(FloatNeurons neurons, int layer, int neuron, int parameter, double sum)
    {
        ref double potential = ref _potentials[layer][neuron];
        double reset = neurons.Reset == NeuronReset.Value ? neurons.ResetValue : 0;
        if (_waits[layer][neuron] > 0)
        {
            _waits[layer][neuron]--;
            potential = reset;
            return 0;
        }

        double v = neurons.Membrane == Membrane.PerStep ? 0
            : neurons.Moment == DecayMoment.BeforeInput ? neurons.Beta * potential : potential;
        v += sum;
        v += neurons.Biases.Count == 0 ? 0 : neurons.Biases[neurons.Biases.Count == 1 ? 0 : parameter];
        if (_network.Integrates(layer))
        {
            _scores[neuron] += v;
            potential = neurons.Moment == DecayMoment.AfterFire ? neurons.Beta * v : v;
            return 0;
        }

        double threshold = neurons.Thresholds[neurons.Thresholds.Count == 1 ? 0 : parameter];
        bool fires = neurons.Fires == FireComparison.Above ? v > threshold : v >= threshold;
        if (fires)
        {
            v = neurons.Reset == NeuronReset.Subtract ? v - threshold : reset;
            _waits[layer][neuron] = neurons.Refractory;
        }

        potential = neurons.Moment == DecayMoment.AfterFire ? neurons.Beta * v : v;
        return fires ? 1 : 0;
    }
}

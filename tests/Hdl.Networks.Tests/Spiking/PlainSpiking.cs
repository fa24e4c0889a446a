using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Networks.Tests.Spiking;

/// <summary>
/// The definition read output by output: each neuron gathers from every input that it sees, in ascending order of
/// addresses, with divisions by powers of two rounded down and unbounded integers.
/// </summary>
internal sealed class PlainSpiking(SpikingNetwork network)
{
    private readonly Dictionary<(int Layer, int Neuron), long> _potentials = [];
    private readonly Dictionary<(int Layer, int Neuron), int> _waits = [];
    private readonly MapShape[] _shapes = [.. network.Shapes()];
    private readonly long[] _read = new long[network.Output.Size];

    /// <summary>Spikes of the last layer's outputs so far, or their potentials before they fire.</summary>
    public long[] Scores { get; } = new long[network.Output.Size];

    public long Least { get; private set; }

    public long Most { get; private set; }

    public List<int[]> Step(int[] inputs)
    {
        List<int[]> all = [];
        int[] events = inputs;
        for (int index = 0; index < network.Layers.Count; index++)
        {
            (MapShape from, MapShape to) = (_shapes[index], _shapes[index + 1]);
            int[] outputs = new int[to.Size];
            for (int y = 0; y < to.Height; y++)
            {
                for (int x = 0; x < to.Width; x++)
                {
                    for (int m = 0; m < to.Channels; m++)
                    {
                        outputs[to.Address(y, x, m)] = network.Layers[index] switch
                        {
                            PoolLayer pool => Pooled(pool, from, events, y, x, m),
                            WeightedLayer layer => Fire(
                                index, layer, to.Address(y, x, m), m, Gathered(layer, from, events, y, x, m)),
                            _ => throw new InvalidOperationException(),
                        };
                    }
                }
            }

            all.Add(outputs);
            events = outputs;
        }

        for (int output = 0; output < Scores.Length; output++)
        {
            Scores[output] += network.Readout == Readout.Spikes ? events[output] : _read[output];
        }

        return all;
    }

    private static int Pooled(PoolLayer pool, MapShape from, int[] events, int y, int x, int m)
    {
        int sum = Seen(pool.Window, from, y, x).Sum(seen => events[from.Address(seen.Y, seen.X, m)]);
        return pool.Kind == PoolKind.Or ? Math.Min(1, sum) : sum;
    }

    // One weight for each event, sorted by address.
    private static IEnumerable<long> Gathered(WeightedLayer layer, MapShape from, int[] events, int y, int x, int m)
    {
        List<(int Address, long Weight)> terms = [];
        if (layer is DenseLayer)
        {
            for (int c = 0; c < from.Channels; c++)
            {
                for (int row = 0; row < from.Height; row++)
                {
                    for (int column = 0; column < from.Width; column++)
                    {
                        int source = (((c * from.Height) + row) * from.Width) + column;
                        terms.Add((from.Address(row, column, c), layer.Weights[(m * from.Size) + source]));
                    }
                }
            }
        }
        else if (layer is ConvLayer conv)
        {
            int channels = from.Channels / conv.Groups;
            int first = m / (conv.Outputs / conv.Groups) * channels;
            foreach ((int row, int column, int ky, int kx) in Seen(conv.Window, from, y, x))
            {
                for (int c = 0; c < channels; c++)
                {
                    int area = conv.Window.KernelHeight * conv.Window.KernelWidth;
                    int tap = (((m * channels) + c) * area) + (ky * conv.Window.KernelWidth) + kx;
                    terms.Add((from.Address(row, column, first + c), layer.Weights[tap]));
                }
            }
        }

        return terms.OrderBy(term => term.Address)
            .SelectMany(term => Enumerable.Repeat(layer.Scale * term.Weight, events[term.Address]));
    }

    private static IEnumerable<(int Y, int X, int Ky, int Kx)> Seen(Window window, MapShape map, int y, int x) =>
        from ky in Enumerable.Range(0, window.KernelHeight)
        from kx in Enumerable.Range(0, window.KernelWidth)
        let row = (y * window.StrideY) - window.PaddingY + ky
        let column = (x * window.StrideX) - window.PaddingX + kx
        where row >= 0 && row < map.Height && column >= 0 && column < map.Width
        select (row, column, ky, kx);

    private int Fire(int index, WeightedLayer layer, int neuron, int channel, IEnumerable<long> weights)
    {
        NeuronModel model = layer.Neurons;
        long held = model.Reset == NeuronReset.Value ? model.ResetValue : 0;
        if (_waits.GetValueOrDefault((index, neuron)) is > 0 and var wait)
        {
            _waits[(index, neuron)] = wait - 1;
            _potentials[(index, neuron)] = held;
            return 0;
        }

        long v = model.Membrane == Membrane.PerStep ? 0 : _potentials.GetValueOrDefault((index, neuron));
        if (model.DecayMoment == DecayMoment.BeforeInput)
        {
            v = Decayed(model, v);
        }

        foreach (long weight in weights)
        {
            v = Fit(model, v + weight);
        }

        if (model.Biases.Count > 0)
        {
            v = Fit(model, v + model.Biases[model.Biases.Count == 1 ? 0 : channel]);
        }

        // What is read out is neither compared nor reset.
        if (network.Readout == Readout.Potential && index == network.Layers.Count - 1)
        {
            _read[neuron] = v;
            _potentials[(index, neuron)] = model.DecayMoment == DecayMoment.AfterFire ? Decayed(model, v) : v;
            return 0;
        }

        long threshold = model.Thresholds[model.Thresholds.Count == 1 ? 0 : channel];
        bool fires = v > threshold || (model.Fires == FireComparison.AtLeast && v == threshold);
        if (fires)
        {
            v = model.Reset == NeuronReset.Subtract ? Fit(model, v - threshold) : held;
            _waits[(index, neuron)] = model.Refractory;
        }

        _potentials[(index, neuron)] = model.DecayMoment == DecayMoment.AfterFire ? Decayed(model, v) : v;
        return fires ? 1 : 0;
    }

    private static long Decayed(NeuronModel model, long v) => model.Decay switch
    {
        NeuronDecay.Shift => v - (long)Math.Floor(v / Math.Pow(2, model.DecayAmount)),
        NeuronDecay.Factor => (long)Math.Floor(((v * model.DecayAmount) + 128) / 256.0),
        _ => v,
    };

    private long Fit(NeuronModel model, long v)
    {
        (Least, Most) = (Math.Min(Least, v), Math.Max(Most, v));
        long span = 1L << model.PotentialWidth;
        return model.Overflow switch
        {
            Overflow.Saturate => Math.Clamp(v, -span / 2, (span / 2) - 1),
            Overflow.Wrap => ((((v + (span / 2)) % span) + span) % span) - (span / 2),
            _ => v,
        };
    }
}

using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>
/// What the engine computes of what was loaded, and how many cycles it takes. A neuron fires where the sum of the
/// weights of the events is greater than its own threshold.
/// </summary>
public sealed class EngineGolden
{
    private readonly TwSnnUp5kResolvedParameters _configuration;
    private readonly sbyte[] _weights;
    private readonly int[] _thresholds;
    private readonly byte[] _pixels;

    /// <summary>An engine whose memories hold zeros.</summary>
    /// <param name="configuration">The network's shape.</param>
    public EngineGolden(TwSnnUp5kResolvedParameters configuration)
    {
        _configuration = configuration;
        _weights = new sbyte[configuration.Rows * configuration.Elements];
        _thresholds = new int[configuration.Thresholds];
        _pixels = new byte[configuration.Inputs];
        Scores = new int[configuration.Outputs];
    }

    /// <summary>Spikes of each class in the last image.</summary>
    public int[] Scores { get; }

    /// <summary>The class: the highest score, the lowest number of equals.</summary>
    public int Class => Array.IndexOf(Scores, Scores.Max());

    /// <summary>Cycles that the last image took.</summary>
    public long Cycles { get; private set; }

    /// <summary>Writes a row of weights: codes of 2 bits, the first in the low bits of the first byte.</summary>
    public void WriteRow(int row, IReadOnlyList<int> bytes)
    {
        for (int element = 0; element < _configuration.Elements; element++)
        {
            _weights[(row * _configuration.Elements) + element] = (sbyte)
                TernaryCode.Decode(bytes[element / 4] >> (2 * (element % 4)));
        }
    }

    /// <summary>Writes the threshold of a neuron; more than the counter's width is cut off.</summary>
    public void WriteThreshold(int index, int value) =>
        _thresholds[index] = (int)FixedPoint.Wrap(value, _configuration.CountWidth);

    /// <summary>Writes a pixel.</summary>
    public void WritePixel(int index, int value) => _pixels[index] = (byte)value;

    /// <summary>Runs the image that was written.</summary>
    /// <param name="steps">Time steps.</param>
    /// <param name="seed">State of the random numbers at the first pixel.</param>
    public void Run(int steps, ushort seed)
    {
        Array.Clear(Scores);
        Cycles = 0;
        ushort random = seed;
        for (int step = 0; step < steps; step++)
        {
            List<int> events = [];
            for (int pixel = 0; pixel < _pixels.Length; pixel++)
            {
                if ((random & 0xFF) < _pixels[pixel])
                {
                    events.Add(pixel);
                }

                random = Lfsr16.Advance(random, Lfsr16.ShiftsPerDraw);
            }

            int threshold = 0;
            for (int layer = 0; layer < _configuration.Layers; layer++)
            {
                // Cycles of a layer: clear the counts, look at every pixel or event, add each event in all folds,
                // compare each neuron.
                TernaryLayerWeights shape = _configuration.Network.Layers[layer];
                int folds = _configuration.FoldsOf(layer);
                int looked = layer == 0 ? _pixels.Length : events.Count;
                Cycles += folds + (2 * looked) + (events.Count * (folds + 1)) + shape.Neurons + 1;
                events = Layer(layer, events, threshold);
                threshold += shape.Neurons;
            }

            foreach (int fired in events)
            {
                Scores[fired]++;
            }
        }
    }

    private List<int> Layer(int layer, List<int> events, int threshold)
    {
        int neurons = _configuration.Network.Layers[layer].Neurons;
        var counts = new int[neurons];
        foreach (int address in events)
        {
            int row = _configuration.FirstRowOf(layer) + (address << _configuration.ShiftOf(layer));
            ReadOnlySpan<sbyte> weights = _weights.AsSpan(row * _configuration.Elements, neurons);
            for (int neuron = 0; neuron < neurons; neuron++)
            {
                counts[neuron] += weights[neuron];
            }
        }

        return [.. Enumerable.Range(0, neurons).Where(neuron => counts[neuron] > _thresholds[threshold + neuron])];
    }
}

using Hdl.Networks.Models;

namespace Hdl.Spiking.TwSnn;

/// <summary>Untrained networks for tests and for hardware whose weights are loaded at run time.</summary>
public static class RandomNetwork
{
    /// <summary>
    /// A network of the given shape with random ternary weights, biases and scales. Thresholds are drawn so low that a
    /// good part of the neurons fires, for spikes to reach the output.
    /// </summary>
    /// <param name="shape">Inputs, then neurons of each layer.</param>
    /// <param name="seed">The same seed gives the same network.</param>
    /// <param name="scaleWidth">Width of the scales in bits.</param>
    public static TernaryNetwork Create(IReadOnlyList<int> shape, int seed, int scaleWidth)
    {
        var random = new Random(seed);
        var layers = new TernaryLayerWeights[shape.Count - 1];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            int inputs = shape[layer];
            int neurons = shape[layer + 1];
            int scale = random.Next(1, 1 << scaleWidth);
            layers[layer] = new TernaryLayerWeights
            {
                Inputs = inputs,
                Neurons = neurons,
                Weights = Ternary(random, inputs * neurons),
                Bias = Ternary(random, neurons),
                WeightScale = scale,
                BiasScale = random.Next(0, 1 << scaleWidth),
                Threshold = random.Next(-scale, scale + 1),
            };
        }

        return new TernaryNetwork { Name = "random", Layers = layers };
    }

    private static sbyte[] Ternary(Random random, int count)
    {
        var values = new sbyte[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (sbyte)random.Next(-1, 2);
        }

        return values;
    }
}

using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingNet;

/// <summary>
/// A small network of every kind of layer with drawn weights, where none is given: 2 x 12 x 12, convolution, sum
/// pooling, convolution, dense to 10 classes.
/// </summary>
internal static class DrawnNetwork
{
    /// <summary>The same seed gives the same network.</summary>
    public static SpikingNetwork Create(int seed)
    {
        var random = new Random(seed);
        var input = new MapShape(2, 12, 12);
        var first = new ConvLayer
        {
            Name = "conv1",
            Outputs = 4,
            Window = new Window { KernelHeight = 3, KernelWidth = 3, PaddingY = 1, PaddingX = 1 },
            Format = WeightFormat.Ternary,
            WeightBits = 2,
            Scale = 3,
            Weights = Weights(random, 4 * 2 * 9, 1),
            Neurons = new NeuronModel { Thresholds = [5, 4, 3, 6], Biases = [0, -1, 1, 2], PotentialWidth = 8 },
        };
        var pool = new PoolLayer
        {
            Name = "pool", Kind = PoolKind.Sum,
            Window = new Window { KernelHeight = 2, KernelWidth = 2, StrideY = 2, StrideX = 2 },
        };
        var second = new ConvLayer
        {
            Name = "conv2",
            Outputs = 6,
            Window = new Window { KernelHeight = 3, KernelWidth = 2, StrideY = 1, StrideX = 2 },
            Groups = 2,
            WeightBits = 4,
            Weights = Weights(random, 6 * 2 * 6, 7),
            Neurons = new NeuronModel
            {
                Membrane = Membrane.Persistent,
                Decay = NeuronDecay.Factor,
                DecayAmount = 200,
                Reset = NeuronReset.Subtract,
                Thresholds = [20],
                PotentialWidth = 12,
                Overflow = Overflow.Saturate,
            },
        };
        int inputs = second.OutputOf(pool.OutputOf(first.OutputOf(input))).Size;
        var dense = new DenseLayer
        {
            Name = "dense",
            Outputs = 10,
            WeightBits = 3,
            Weights = Weights(random, 10 * inputs, 3),
            Neurons = new NeuronModel
            {
                Membrane = Membrane.Persistent,
                Fires = FireComparison.AtLeast,
                Thresholds = [.. Enumerable.Range(0, 10).Select(_ => random.Next(2, 12))],
                Biases = [.. Enumerable.Range(0, 10).Select(_ => random.Next(-1, 2))],
                PotentialWidth = 10,
                Overflow = Overflow.Saturate,
            },
        };
        return new SpikingNetwork { Name = "drawn", Input = input, Layers = [first, pool, second, dense] };
    }

    private static sbyte[] Weights(Random random, int count, int greatest)
    {
        var weights = new sbyte[count];
        for (int i = 0; i < count; i++)
        {
            weights[i] = (sbyte)random.Next(-greatest, greatest + 1);
        }

        return weights;
    }
}

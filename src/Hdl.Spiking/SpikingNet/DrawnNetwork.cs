using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingNet;

/// <summary>
/// Small networks with drawn weights, where none is given. Seed 1 is 2 x 12 x 12, convolution, sum pooling,
/// convolution, dense to 10 classes; seed 0 an or pooling of 4 x 6 x 6 and a dense layer. Other seeds have other
/// layers, shapes, neurons and read-outs.
/// </summary>
internal static class DrawnNetwork
{
    private const int SampleSeed = 1;
    private const int PooledSeed = 0;

    /// <summary>The same seed gives the same network.</summary>
    public static SpikingNetwork Create(int seed)
    {
        if (seed == PooledSeed)
        {
            return Pooled(new Random(seed));
        }

        var random = new Random(seed);
        MapShape shape = seed == SampleSeed
            ? new MapShape(2, 12, 12)
            : new MapShape(random.Next(1, 5), random.Next(1, 10), random.Next(1, 10));
        var network = new SpikingNetwork
        {
            Name = "drawn",
            Input = shape,
            InputEvents = seed == SampleSeed ? 1 : random.Next(1, 3),
            Layers = [],
        };
        List<SpikingLayer> layers = [];
        int count = seed == SampleSeed ? 3 : random.Next(0, 4);
        for (int index = 0; index < count; index++)
        {
            bool pools = seed == SampleSeed ? index == 1 : random.Next(3) == 0;
            SpikingLayer layer = (seed == SampleSeed, pools) switch
            {
                (true, true) => new PoolLayer { Kind = PoolKind.Sum, Window = Square(2, stride: 2, padding: 0) },
                (true, false) => Convolution(random, shape, 4 + index, 1, Square(3, stride: 1, padding: 1)),
                (false, true) => new PoolLayer
                {
                    Kind = (PoolKind)random.Next(2),
                    Window = Window(random, shape, 3),
                },
                _ => Convolution(random, shape),
            };
            layers.Add(layer with { Name = $"{(pools ? "pool" : "conv")}{index + 1}" });
            shape = layer.OutputOf(shape);
        }

        int classes = seed == SampleSeed ? 10 : random.Next(1, 13);
        layers.Add(Weighted(random, (format, bits, scale, weights, neurons) => new DenseLayer
        {
            Name = "dense",
            Outputs = classes,
            Format = format,
            WeightBits = bits,
            Scale = scale,
            Weights = weights(classes * shape.Size),
            Neurons = neurons(classes),
        }));
        bool potentials = seed != SampleSeed && random.Next(3) == 1;
        return Coded(seed, network with
        {
            Layers = layers,
            Readout = potentials ? Readout.Potential : Readout.Spikes,
        });
    }

    // Events at the inputs of an or pooling, one behind the other; each that leaves it shows in every score.
    private static SpikingNetwork Pooled(Random random)
    {
        var pool = new PoolLayer { Name = "pool", Kind = PoolKind.Or, Window = Square(2, stride: 2, padding: 0) };
        var input = new MapShape(4, 6, 6);
        return new SpikingNetwork
        {
            Name = "drawn",
            Input = input,
            InputEvents = 3,
            Readout = Readout.Potential,
            Layers =
            [
                pool,
                new DenseLayer
                {
                    Name = "dense",
                    Outputs = 6,
                    Format = WeightFormat.Signed,
                    WeightBits = 6,
                    Scale = 1,
                    Weights =
                    [
                        .. Enumerable.Range(0, 6 * pool.OutputOf(input).Size).Select(_ => (sbyte)random.Next(-31, 32)),
                    ],
                    Neurons = new NeuronModel { PotentialWidth = 14, Thresholds = [1], Biases = [] },
                },
            ],
        };
    }

    // Events, or pixels that are compared with levels or a threshold.
    private static SpikingNetwork Coded(int seed, SpikingNetwork network)
    {
        var random = new Random(~seed);
        var coding = (PixelCoding)random.Next(3);
        if (seed == SampleSeed || coding == PixelCoding.Poisson)
        {
            return network;
        }

        int channels = network.Input.Channels;
        return network with
        {
            Coding = coding,
            ThresholdLevel = random.Next(1, 256),
            Levels = coding == PixelCoding.Levels
                ? [.. Enumerable.Range(1, 255).OrderBy(_ => random.Next()).Take(channels).Order()] : [],
        };
    }

    private static Window Square(int kernel, int stride, int padding) => new()
    {
        KernelHeight = kernel,
        KernelWidth = kernel,
        StrideY = stride,
        StrideX = stride,
        PaddingY = padding,
        PaddingX = padding,
    };

    private static SpikingLayer Convolution(Random random, MapShape shape)
    {
        int groups = random.Next(3) == 0 ? shape.Channels : 1;
        int outputs = groups * random.Next(1, Math.Max(2, 9 / groups));
        return Convolution(random, shape, outputs, groups, Window(random, shape, 5));
    }

    private static SpikingLayer Convolution(Random random, MapShape shape, int outputs, int groups, Window window)
    {
        int weights = outputs * (shape.Channels / groups) * window.KernelHeight * window.KernelWidth;
        return Weighted(random, (format, bits, scale, draw, neurons) => new ConvLayer
        {
            Outputs = outputs,
            Groups = groups,
            Window = window,
            Format = format,
            WeightBits = bits,
            Scale = scale,
            Weights = draw(weights),
            Neurons = neurons(outputs),
        });
    }

    private static Window Window(Random random, MapShape shape, int most)
    {
        int kernelHeight = random.Next(1, Math.Min(most, shape.Height) + 1);
        int kernelWidth = random.Next(1, Math.Min(most, shape.Width) + 1);
        return new Window
        {
            KernelHeight = kernelHeight,
            KernelWidth = kernelWidth,
            StrideY = random.Next(1, 4),
            StrideX = random.Next(1, 4),
            PaddingY = random.Next(0, kernelHeight),
            PaddingX = random.Next(0, kernelWidth),
        };
    }

    private delegate WeightedLayer Build(
        WeightFormat format, int bits, int scale, Func<int, sbyte[]> weights, Func<int, NeuronModel> neurons);

    private static WeightedLayer Weighted(Random random, Build build)
    {
        bool ternary = random.Next(2) == 0;
        int bits = ternary ? 2 : random.Next(2, 9);
        int greatest = ternary ? 1 : (1 << (bits - 1)) - 1;
        int scale = ternary ? random.Next(1, 20) : 1;
        return build(
            ternary ? WeightFormat.Ternary : WeightFormat.Signed, bits, scale,
            count => [.. Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(-greatest, greatest + 1))],
            count => Neurons(random, count, greatest * scale));
    }

    // Potentials of a few weights more than a threshold, so that sums saturate now and then.
    private static NeuronModel Neurons(Random random, int count, int unit)
    {
        bool kept = random.Next(2) == 0;
        NeuronDecay decay = kept ? (NeuronDecay)random.Next(3) : NeuronDecay.None;
        var reset = (NeuronReset)random.Next(3);
        int width = Core.Numerics.FixedPoint.SignedWidth(4L * unit) + random.Next(0, 3);
        int[] Numbers(int few, int least, int most) =>
            [.. Enumerable.Range(0, random.Next(3) == 0 ? few : count).Select(_ => random.Next(least, most + 1))];
        return new NeuronModel
        {
            Membrane = kept ? Membrane.Persistent : Membrane.PerStep,
            Decay = decay,
            DecayAmount = decay switch
            {
                NeuronDecay.Shift => random.Next(1, 5),
                NeuronDecay.Factor => random.Next(100, 257),
                _ => 0,
            },
            DecayMoment = kept ? (DecayMoment)random.Next(2) : DecayMoment.BeforeInput,
            Reset = reset,
            ResetValue = reset == NeuronReset.Value ? random.Next(-unit, unit + 1) : 0,
            Fires = (FireComparison)random.Next(2),
            Thresholds = Numbers(1, 1, 2 * unit),
            Biases = Numbers(0, -unit, unit / 2),
            Refractory = random.Next(3) == 0 ? random.Next(1, 4) : 0,
            PotentialWidth = width,
            Overflow = random.Next(4) == 0 ? Overflow.Wrap : Overflow.Saturate,
        };
    }
}

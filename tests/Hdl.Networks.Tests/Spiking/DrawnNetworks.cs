using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Networks.Tests.Spiking;

/// <summary>Small networks of every kind, drawn from a seed.</summary>
internal static class DrawnNetworks
{
    public static SpikingNetwork Of(int seed, Overflow? overflow = Overflow.Saturate)
    {
        var random = new Random(seed);
        var shape = new MapShape(random.Next(1, 4), random.Next(3, 7), random.Next(3, 7));
        var network = new SpikingNetwork
        {
            Name = "drawn",
            Input = shape,
            InputEvents = random.Next(1, 4),
            Coding = (PixelCoding)(seed % 3),
            Levels = seed % 3 == (int)PixelCoding.Levels
                ? [.. Enumerable.Range(0, shape.Channels).Select(channel => 1 + (channel * 254 / 2))]
                : [],
            Steps = 6,
            Layers = [],
        };
        List<SpikingLayer> layers = [];
        int most = network.InputEvents;
        for (int left = random.Next(1, 4); left > 0; left--)
        {
            SpikingLayer layer = random.Next(3) switch
            {
                0 => new PoolLayer
                {
                    Name = "pool",
                    Kind = random.Next(2) == 0 ? PoolKind.Sum : PoolKind.Or,
                    Window = Window(random, shape),
                },
                _ => Conv(random, shape, overflow),
            };
            layers.Add(layer);
            shape = layer.OutputOf(shape);
        }

        int outputs = random.Next(1, 5);
        (WeightFormat format, int bits, int scale) = Format(random);
        layers.Add(new DenseLayer
        {
            Name = "fc.0",
            Outputs = outputs,
            Format = format,
            WeightBits = bits,
            Scale = scale,
            Weights = Weights(random, outputs * shape.Size, format, bits),
            Neurons = Neurons(random, outputs, overflow),
        });
        return network with { Layers = layers, InputEvents = most };
    }

    /// <summary>Counts of events, by address.</summary>
    public static int[] Inputs(Random random, SpikingNetwork network) =>
    [
        .. Enumerable.Range(0, network.Input.Size)
            .Select(_ => random.Next(3) == 0 ? random.Next(1, network.InputEvents + 1) : 0),
    ];

    private static ConvLayer Conv(Random random, MapShape shape, Overflow? overflow)
    {
        int groups = random.Next(2) == 0 ? shape.Channels : 1;
        int outputs = groups * random.Next(1, 3);
        Window window = Window(random, shape);
        (WeightFormat format, int bits, int scale) = Format(random);
        int weights = outputs * (shape.Channels / groups) * window.KernelHeight * window.KernelWidth;
        return new ConvLayer
        {
            Name = "conv",
            Outputs = outputs,
            Groups = groups,
            Window = window,
            Format = format,
            WeightBits = bits,
            Scale = scale,
            Weights = Weights(random, weights, format, bits),
            Neurons = Neurons(random, outputs, overflow),
        };
    }

    private static Window Window(Random random, MapShape shape)
    {
        int kernelHeight = random.Next(1, Math.Min(4, shape.Height + 1));
        int kernelWidth = random.Next(1, Math.Min(4, shape.Width + 1));
        return new Window
        {
            KernelHeight = kernelHeight,
            KernelWidth = kernelWidth,
            StrideY = random.Next(1, 3),
            StrideX = random.Next(1, 3),
            PaddingY = random.Next(0, kernelHeight),
            PaddingX = random.Next(0, kernelWidth),
        };
    }

    private static (WeightFormat Format, int Bits, int Scale) Format(Random random) => random.Next(2) == 0
        ? (WeightFormat.Ternary, 2, random.Next(1, 20))
        : (WeightFormat.Signed, random.Next(2, 9), 1);

    private static sbyte[] Weights(Random random, int count, WeightFormat format, int bits)
    {
        int most = format == WeightFormat.Ternary ? 1 : (1 << (bits - 1)) - 1;
        int least = format == WeightFormat.Ternary ? -1 : -most - 1;
        return [.. Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(least, most + 1))];
    }

    private static NeuronModel Neurons(Random random, int outputs, Overflow? overflow)
    {
        bool persistent = random.Next(4) != 0;
        NeuronDecay decay = persistent ? (NeuronDecay)random.Next(overflow is null ? 1 : 0, 3) : NeuronDecay.None;
        NeuronReset reset = (NeuronReset)random.Next(3);
        int width = overflow is null ? 32 : random.Next(6, 11);
        return new NeuronModel
        {
            Membrane = persistent ? Membrane.Persistent : Membrane.PerStep,
            Decay = decay,
            DecayAmount = decay switch
            {
                NeuronDecay.Shift => random.Next(1, 5),
                NeuronDecay.Factor => random.Next(0, 250),
                _ => 0,
            },
            DecayMoment = (DecayMoment)random.Next(2),
            Reset = reset,
            ResetValue = reset == NeuronReset.Value ? random.Next(-9, 5) : 0,
            Fires = (FireComparison)random.Next(2),
            Thresholds = [.. Enumerable.Range(0, random.Next(2) == 0 ? 1 : outputs).Select(_ => random.Next(-3, 25))],
            Biases = [.. Enumerable.Range(0, random.Next(2) == 0 ? 0 : outputs).Select(_ => random.Next(-9, 10))],
            Refractory = random.Next(3) == 0 ? random.Next(1, 4) : 0,
            PotentialWidth = width,
            Overflow = overflow,
        };
    }
}

using System.Runtime.InteropServices;
using Hdl.Core.Numerics;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Networks.Tensors;
using Hdl.Spiking.TwSnn;
using Hdl.Training.Evaluation;

namespace Hdl.Spiking.Tests.TwSnn;

public sealed class GoldenTests
{
    [Theory]
    [InlineData(Membrane.PerStep, MembraneReset.Zero, null, Overflow.Saturate, 18)]
    [InlineData(Membrane.PerStep, MembraneReset.Zero, null, Overflow.Wrap, 7)]
    [InlineData(Membrane.PerStep, MembraneReset.Zero, null, Overflow.Saturate, 7)]
    [InlineData(Membrane.Persistent, MembraneReset.Zero, null, Overflow.Saturate, 12)]
    [InlineData(Membrane.Persistent, MembraneReset.Subtract, 2, Overflow.Saturate, 8)]
    [InlineData(Membrane.Persistent, MembraneReset.Subtract, 15, Overflow.Wrap, 9)]
    public void The_golden_network_agrees_with_a_literal_reading_of_the_definition(
        Membrane membrane, MembraneReset reset, int? leak, Overflow overflow, int width)
    {
        TernaryNetwork network = RandomNetwork.Create([70, 33, 5], 3, 4) with
        {
            Membrane = membrane,
            Reset = reset,
            LeakShift = leak,
            Overflow = overflow,
            PotentialWidth = width,
        };
        var golden = new TernaryNetworkGolden(network, lanes: 1, pixelsPerBeat: 7);
        var literal = new LiteralNetwork(network, pixelsPerBeat: 7);
        var random = new Random(5);
        for (int image = 0; image < 50; image++)
        {
            byte[] pixels =
            [
                .. Enumerable.Range(0, 70).Select(_ => (byte)(random.Next(3) == 0 ? random.Next(256) : 0)),
            ];
            Assert.Equal(literal.Scores(pixels, steps: 5), ScoresOf(golden, pixels, 5));
        }
    }

    [Fact]
    public void An_image_is_classified_alike_whatever_came_before()
    {
        var golden = new TernaryNetworkGolden(NetworkSource.Load("mnist"), 1, 16);
        ImageSet images = TestImages.Mnist300();
        long[] first = ScoresOf(golden, images[0], 4);
        _ = ScoresOf(golden, images[7], 16);
        Assert.Equal(first, ScoresOf(golden, images[0], 4));
    }

    [Theory]
    [InlineData("mnist", 16)]
    [InlineData("mnist", 128)]
    [InlineData("mnist_t1", 16)]
    public void The_golden_network_and_the_evaluator_of_training_agree_on_every_image(string model, int pixelsPerBeat)
    {
        TernaryNetwork network = NetworkSource.Load(model);
        ImageSet images = TestImages.Mnist300();
        var golden = new TernaryNetworkGolden(network, 1, pixelsPerBeat);
        Hdl.Training.Evaluation.EvaluationResult expected =
            Hdl.Training.Evaluation.NetworkEvaluator.Evaluate(network, images, 4, pixelsPerBeat);
        for (int steps = 1; steps <= 4; steps++)
        {
            int correct = Enumerable
                .Range(0, images.Count)
                .Count(i => golden.Classify(images[i], steps) == images.Labels[i]);
            Assert.Equal(expected.Correct[steps - 1], correct);
        }
    }

    [Theory]
    [InlineData("mnist", 16, 4)]
    [InlineData("mnist_t1", 128, 1)]
    public void The_maps_of_training_hold_the_spikes_and_potentials_of_the_golden_network(
        string model, int pixelsPerBeat, int steps)
    {
        TernaryNetwork network = NetworkSource.Load(model) with { Readout = Readout.Potential };
        ImageSet images = TestImages.Mnist300().Take(50);
        IReadOnlyList<Tensor> maps = ActivationMaps.Record(network, images, steps, pixelsPerBeat);
        for (int depth = 1; depth <= network.Layers.Count; depth++)
        {
            // A network cut off after a layer has the potentials of that layer as its scores.
            var golden = new TernaryNetworkGolden(
                network with
                {
                    Layers = [.. network.Layers.Take(depth)],
                },
                1,
                pixelsPerBeat);
            TernaryLayerWeights layer = network.Layers[depth - 1];
            ReadOnlySpan<byte> spikes = maps[2 * depth].Bytes.Span;
            ReadOnlySpan<int> activations = MemoryMarshal.Cast<byte, int>(maps[(2 * depth) + 1].Bytes.Span);
            for (int image = 0; image < images.Count; image++)
            {
                golden.BeginImage();
                for (int step = 0; step < steps; step++)
                {
                    long[] before = [.. golden.Scores];
                    golden.EncodeStep(images[image], step);
                    golden.Step();
                    for (int n = 0; n < layer.Neurons; n++)
                    {
                        int at = (((image * steps) + step) * layer.Neurons) + n;
                        Assert.Equal((golden.Spikes[depth][n >> 6] >> n) & 1, spikes[at]);
                        Assert.Equal(Math.Max(0, golden.Scores[n] - before[n] - layer.Threshold), activations[at]);
                    }
                }
            }
        }
    }

    private static long[] ScoresOf(TernaryNetworkGolden golden, ReadOnlySpan<byte> pixels, int steps)
    {
        golden.Classify(pixels, steps);
        return [.. golden.Scores];
    }

    /// <summary>blocks.md word by word, one neuron and one input at a time.</summary>
    private sealed class LiteralNetwork(TernaryNetwork network, int pixelsPerBeat)
    {
        public long[] Scores(byte[] pixels, int steps)
        {
            ushort[] lfsr =
            [
                .. Enumerable
                    .Range(0, pixelsPerBeat)
                    .Select(lane => Lfsr16.LaneSeed(network.Seed, lane, pixelsPerBeat)),
            ];
            long[][] potentials = [.. network.Layers.Select(layer => new long[layer.Neurons])];
            var scores = new long[network.Layers[^1].Neurons];
            for (int step = 0; step < steps; step++)
            {
                var spikes = new bool[pixels.Length];
                for (int row = 0; row * pixelsPerBeat < pixels.Length; row++)
                {
                    for (int lane = 0; lane < pixelsPerBeat; lane++)
                    {
                        int pixel = (row * pixelsPerBeat) + lane;
                        if (pixel < pixels.Length)
                        {
                            spikes[pixel] = (lfsr[lane] & 0xFF) < pixels[pixel];
                        }

                        for (int shift = 0; shift < 8; shift++)
                        {
                            lfsr[lane] = Lfsr16.Shift(lfsr[lane]);
                        }
                    }
                }

                for (int layer = 0; layer < network.Layers.Count; layer++)
                {
                    spikes = Step(network.Layers[layer], potentials[layer], spikes);
                }

                for (int neuron = 0; neuron < scores.Length; neuron++)
                {
                    scores[neuron] += spikes[neuron] ? 1 : 0;
                }
            }

            return scores;
        }

        private bool[] Step(TernaryLayerWeights layer, long[] potentials, bool[] inputs)
        {
            var spikes = new bool[layer.Neurons];
            for (int n = 0; n < layer.Neurons; n++)
            {
                long v = potentials[n];
                for (int i = 0; i < layer.Inputs; i++)
                {
                    if (inputs[i])
                    {
                        v = Limit(v + (layer.WeightScale * layer.Weights[(i * layer.Neurons) + n]));
                    }
                }

                v = Limit(v + (layer.BiasScale * layer.Bias[n]));
                spikes[n] = v > layer.Threshold;
                if (network.Membrane == Membrane.PerStep)
                {
                    potentials[n] = 0;
                    continue;
                }

                long u = !spikes[n] ? v : network.Reset == MembraneReset.Zero ? 0 : Limit(v - layer.Threshold);
                potentials[n] = network.LeakShift is { } shift ? u - (u >> shift) : u;
            }

            return spikes;
        }

        private long Limit(long value) => network.Overflow == Overflow.Wrap
            ? FixedPoint.Wrap(value, network.PotentialWidth)
            : FixedPoint.Saturate(value, network.PotentialWidth);
    }
}

using System.Runtime.InteropServices;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Networks.Tensors;
using Hdl.Training.Evaluation;

namespace Hdl.Training.Tests.Evaluation;

public sealed class ActivationMapsTests
{
    [Theory]
    [InlineData("mnist", 16, 3)]
    [InlineData("mnist", 128, 1)]
    [InlineData("mnist_t1", 16, 2)]
    public void Spikes_are_those_of_a_plain_reading_of_the_contract(string name, int lanes, int steps)
    {
        TernaryNetwork network = TestImages.Shipped(name);
        ImageSet images = TestImages.Mnist300().Take(60);

        IReadOnlyList<Tensor> maps = ActivationMaps.Record(network, images, steps, lanes);

        Assert.Equal(
            [
                "input.pixels",
                "input.spikes",
                "layer1.spikes",
                "layer1.activations",
                "layer2.spikes",
                "layer2.activations",
                "layer3.spikes",
                "layer3.activations",
            ],
            maps.Select(map => map.Name));
        Assert.Equal([60, 28, 28], maps[0].Shape);
        Assert.Equal([60, steps, 784], maps[1].Shape);
        Assert.Equal([60, steps, 256], maps[3].Shape);
        Assert.Equal(images.Pixels, maps[0].Bytes.ToArray());
        int[] stages = [1, 2, 4, 6];
        for (int image = 0; image < images.Count; image++)
        {
            (_, List<bool[]>[] trace) = NaiveNetwork.Run(network, images[image].ToArray(), steps, lanes);
            for (int step = 0; step < steps; step++)
            {
                for (int stage = 0; stage < stages.Length; stage++)
                {
                    bool[] expected = trace[step][stage];
                    ReadOnlySpan<byte> found = maps[stages[stage]]
                        .Bytes.Span.Slice(((image * steps) + step) * expected.Length, expected.Length);
                    Assert.Equal(expected, found.ToArray().Select(spike => spike == 1));
                }
            }
        }
    }

    [Fact]
    public void Activations_are_the_potentials_above_the_threshold()
    {
        TernaryNetwork network = TestImages.Shipped("mnist_t1");
        ImageSet images = TestImages.Mnist300().Take(20);
        IReadOnlyList<Tensor> maps = ActivationMaps.Record(network, images, 1, 16);

        byte[] inputs = maps[1].Bytes.ToArray();
        for (int index = 0; index < network.Layers.Count; index++)
        {
            TernaryLayerWeights layer = network.Layers[index];
            byte[] spikes = maps[2 + (2 * index)].Bytes.ToArray();
            int[] activations = MemoryMarshal.Cast<byte, int>(maps[3 + (2 * index)].Bytes.Span).ToArray();
            for (int image = 0; image < images.Count; image++)
            {
                for (int n = 0; n < layer.Neurons; n++)
                {
                    long v = layer.BiasScale * layer.Bias[n];
                    for (int i = 0; i < layer.Inputs; i++)
                    {
                        v +=
                            inputs[(image * layer.Inputs) + i]
                            * layer.WeightScale
                            * layer.Weights[(i * layer.Neurons) + n];
                    }

                    int at = (image * layer.Neurons) + n;
                    Assert.Equal(Math.Max(0, v - layer.Threshold), activations[at]);
                    Assert.Equal(activations[at] != 0, spikes[at] == 1);
                }
            }

            inputs = spikes;
        }
    }

    [Fact]
    public void What_the_evaluator_does_not_cover_or_memory_does_not_hold_is_refused()
    {
        TernaryNetwork network = TestImages.Shipped("mnist");
        ImageSet images = TestImages.Mnist300();

        string Refused(TernaryNetwork refused, int steps) =>
            Assert
                .Throws<InvalidInputException>(() => ActivationMaps.Record(refused, images, steps, 16))
                .Problems[0]
                .What;

        Assert.Equal(
            "fast evaluation covers per-step membranes only",
            Refused(network with { Membrane = Membrane.Persistent }, 1));
        Assert.Equal("The maps are too large", Refused(network, int.MaxValue));
        Assert.Equal("The potential is too wide", Refused(network with { PotentialWidth = 32 }, 1));
    }

    [Fact]
    public void Progress_reaches_all_images_and_the_work_can_be_cancelled()
    {
        var seen = new List<int>();
        var progress = new Collector(seen);
        ActivationMaps.Record(TestImages.Shipped("mnist"), TestImages.Mnist300(), 1, 16, progress);

        Assert.Equal(300, seen.Max());
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ActivationMaps.Record(
                TestImages.Shipped("mnist"), TestImages.Mnist300(), 1, 16, null, new CancellationToken(true)));
    }

    private sealed class Collector(List<int> seen) : IProgress<int>
    {
        public void Report(int value)
        {
            lock (seen)
            {
                seen.Add(value);
            }
        }
    }
}

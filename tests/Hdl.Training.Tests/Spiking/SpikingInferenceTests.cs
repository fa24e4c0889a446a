using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;
using Hdl.Training.Spiking;

namespace Hdl.Training.Tests.Spiking;

public sealed class SpikingInferenceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void It_gives_the_spikes_and_potentials_of_the_golden_model(int seed)
    {
        var random = new Random(seed);
        SpikingNetwork network = Draw(random);
        Assert.Empty(SpikingNetworkCheck.Problems(network, "drawn"));
        var pixels = new byte[20 * 9 * 7];
        random.NextBytes(pixels);

        Compare(network, new ImageSet("drawn", 7, 9, pixels, new byte[20]));
    }

    [Theory]
    [InlineData("spiking_mnist")]
    [InlineData("spiking_fashion")]
    public void So_does_it_for_networks_that_ship(string name) =>
        Compare(Shipped(name), TestImages.Mnist300().Take(12));

    [Fact]
    public void The_shipped_network_reaches_its_accuracy_on_the_first_300_test_images()
    {
        SpikingAccuracy figure = SpikingEvaluator.Evaluate(Shipped("spiking_mnist"), TestImages.Mnist300());

        Assert.True(figure.Correct >= 297, $"{figure.Correct} of 300");
    }

    [Theory]
    [InlineData("spiking_mnist", "mnist-test", 9930)]
    [InlineData("spiking_fashion", "fashion-mnist-test", 9000)]
    public void Each_is_ternary_and_small_and_carries_its_accuracy_on_the_whole_test_set(
        string name, string dataSet, int least)
    {
        SpikingNetwork network = Shipped(name);

        Assert.True(new FileInfo(File(name)).Length < 1_000_000);
        Assert.Equal((PixelCoding.Levels, Readout.Potential, 1), (network.Coding, network.Readout, network.Steps));
        Assert.All(network.Layers.OfType<WeightedLayer>(), layer =>
        {
            Assert.Equal((WeightFormat.Ternary, 1), (layer.Format, layer.Scale));
            Assert.All(layer.Neurons.Thresholds, threshold => Assert.InRange(threshold, 0, 4000));
        });
        SpikingAccuracy figure = Assert.Single(network.Accuracy);
        Assert.Equal((dataSet, 10_000), (figure.DataSet, figure.Images));
        Assert.InRange(figure.Correct, least, 9_999);
        Assert.Equal($"hdl train {name.Replace('_', '-')}", network.Command);
    }

    [Fact]
    public void Other_networks_and_other_images_are_refused()
    {
        SpikingNetwork network = Draw(new Random(1));
        var conv = (ConvLayer)network.Layers[0];
        SpikingNetwork With(ConvLayer layer) => network with { Layers = [layer, .. network.Layers.Skip(1)] };
        SpikingNetwork[] others =
        [
            network with { Readout = Readout.Spikes },
            network with { Coding = PixelCoding.Threshold, Levels = [] },
            With(conv with { Window = conv.Window with { PaddingX = 0 } }),
            With(conv with { Scale = 4000 }),
            With(conv with { Neurons = conv.Neurons with { Fires = FireComparison.AtLeast } }),
            With(conv with { Neurons = conv.Neurons with { Membrane = Membrane.Persistent } }),
            network with { Layers = [network.Layers[0], network.Layers[1], .. network.Layers.Skip(1)] },
        ];

        Assert.All(others, other =>
            Assert.Throws<InvalidInputException>(() => new SpikingInference(other)));
        Assert.Throws<InvalidInputException>(
            () => SpikingEvaluator.Evaluate(network, TestImages.Quadrants(4, 1)));
    }

    private static string File(string name) => Path.Combine(AppContext.BaseDirectory, "models", $"{name}.json");

    private static SpikingNetwork Shipped(string name) => SpikingNetworkFile.Load(File(name));

    private static void Compare(SpikingNetwork network, ImageSet images)
    {
        var inference = new SpikingInference(network);
        var golden = new SpikingNetworkGolden(network);
        var events = new PixelEvents(network);
        var inputs = new int[network.Input.Size];
        List<int> weighted = [.. Enumerable.Range(0, network.Layers.Count)
            .Where(index => network.Layers[index] is WeightedLayer)];
        var spikes = new long[weighted.Count];
        for (int image = 0; image < images.Count; image++)
        {
            int chosen = inference.Classify(images[image]);
            events.Fill(images[image], inputs);
            golden.Reset();
            IReadOnlyList<int[]> outputs = golden.Step(inputs);

            Assert.Equal(golden.Potentials, inference.Potentials.Select(potential => (long)potential));
            Assert.Equal(golden.Potentials.Index().MaxBy(potential => potential.Item).Index, chosen);
            spikes[0] += inputs.Sum();
            for (int layer = 0; layer + 1 < weighted.Count; layer++)
            {
                int[] map = outputs[weighted[layer + 1] - 1];
                Assert.Equal(
                    map.Select(events => events > 0),
                    Enumerable.Range(0, map.Length).Select(address => inference.Spiked(layer, address)));
                spikes[layer + 1] += map.Sum();
            }
        }

        Assert.Equal(spikes, inference.Spikes);
        Assert.All(spikes, count => Assert.True(count > 0));
    }

    /// <summary>On 9 x 7 pixels: a convolution with a pooling, one without, two layers fully connected.</summary>
    private static SpikingNetwork Draw(Random random)
    {
        var network = new SpikingNetwork
        {
            Name = "drawn",
            Input = new MapShape(3, 9, 7),
            Coding = PixelCoding.Levels,
            Levels = [50, 120, 210],
            Readout = Readout.Potential,
            Steps = 1,
            Layers =
            [
                Convolution(40, 3, 3),
                new PoolLayer
                {
                    Kind = PoolKind.Or,
                    Window = new Window { KernelHeight = 2, KernelWidth = 2, StrideY = 2, StrideX = 2 },
                },
                Convolution(33, 40, 5),
                Dense(20, 33 * 4 * 3),
                Dense(6, 20),
            ],
        };
        return network;

        ConvLayer Convolution(int outputs, int channels, int kernel) => new()
        {
            Outputs = outputs,
            Format = WeightFormat.Ternary,
            WeightBits = 2,
            Scale = 2,
            Window = new Window
            {
                KernelHeight = kernel,
                KernelWidth = kernel,
                PaddingY = kernel / 2,
                PaddingX = kernel / 2,
            },
            Weights = Ternary(outputs * channels * kernel * kernel),
            Neurons = Neurons(outputs),
        };

        DenseLayer Dense(int outputs, int inputs) => new()
        {
            Outputs = outputs,
            Format = WeightFormat.Ternary,
            WeightBits = 2,
            Weights = Ternary(outputs * inputs),
            Neurons = Neurons(outputs),
        };

        sbyte[] Ternary(int count) => [.. Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(-1, 2))];

        NeuronModel Neurons(int outputs) => new()
        {
            Thresholds = [.. Enumerable.Range(0, outputs).Select(_ => random.Next(-3, 9))],
            Biases = [.. Enumerable.Range(0, outputs).Select(_ => random.Next(-4, 5))],
            PotentialWidth = 18,
        };
    }
}

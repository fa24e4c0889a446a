using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Cosim;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingNet;
using Xunit.Abstractions;

namespace Hdl.Spiking.Tests.SpikingNet;

/// <summary>Chains of layers: drawn ones on the RTL, their golden model against the network's own.</summary>
public sealed class SpikingNetTests(ITestOutputHelper output) : IDisposable
{
    private const int OnTheRtl = 24;
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "net.json");

    [Fact]
    public async Task Drawn_networks_agree_with_the_golden_model()
    {
        var target = new SpikingNetGenerator();
        long transactions = 0;
        List<string> failures = [];
        await Parallel.ForEachAsync(Enumerable.Range(0, OnTheRtl), async (seed, _) =>
        {
            CosimReport report = await TargetChecks.CosimulateAsync(target, target.Draw(seed));
            lock (failures)
            {
                transactions += report.Transactions;
                if (!report.Passed)
                {
                    failures.Add(report.Failure!.ToString());
                }
            }
        });

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{OnTheRtl} networks, {transactions:N0} transactions"));
        Assert.Empty(failures);
        Assert.True(transactions > OnTheRtl * 500, $"{transactions}");
    }

    [Fact]
    public void Where_nothing_saturates_layers_fire_as_the_network_of_the_file_does()
    {
        long spikes = 0;
        int silent = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            SpikingNetwork network = Wide(seed);
            SpikingNetworkFile.Save(network, File);
            var golden = new SpikingNetGolden(
                SpikingNetResolvedParameters.Of(new SpikingNetParameters { Model = File, WeightSeed = seed }));
            var plain = new SpikingNetworkGolden(network);
            var random = new Random(seed);
            long before = spikes;
            for (int step = 0; step < 12; step++)
            {
                // Samples of four steps, after which nothing is left.
                if (step % 4 == 0)
                {
                    plain.Reset();
                }

                int[] inputs =
                [
                    .. Enumerable.Range(0, network.Input.Size)
                        .Select(_ => random.Next(3) == 0 ? random.Next(1, network.InputEvents + 1) : 0),
                ];
                IReadOnlyList<int[]> expected = plain.Step(inputs);
                MapShape[] shapes = [.. network.Shapes()];
                var layers = golden.Layers(Events(network.Input, inputs), ends: step % 4 == 3);
                for (int layer = 0; layer < layers.Count; layer++)
                {
                    Assert.Equal(expected[layer], Counts(shapes[layer + 1], layers[layer]));
                }

                spikes += layers[^1].Count;
            }

            silent += spikes == before ? 1 : 0;
        }

        Assert.True(silent < 20, $"{silent} of 60 networks never fire");
    }

    [Fact]
    public void A_file_that_is_no_network_is_refused()
    {
        System.IO.File.WriteAllText(File, "{ \"format\": \"hdl-spiking-network/1\" ");

        Problem problem = Assert.Single(new SpikingNetParameters { Model = File }.Validate());

        Assert.Contains("net.json", problem.Where, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    [Fact]
    public void Widths_that_are_not_enough_are_told_with_their_layer()
    {
        SpikingNetwork network = Wide(4) with { Layers = [Dense(10, [.. Enumerable.Repeat((sbyte)7, 10)])] };
        network = network with { Input = new MapShape(1, 1, 1) };
        SpikingNetworkFile.Save(network, File);

        Assert.Empty(new SpikingNetParameters { Model = File }.Validate());
        Problem problem = Assert.Single(new SpikingNetParameters { Model = File, Folds = [3] }.Validate());
        Assert.Equal($"layer 1 of {File}, folds", problem.Where);
    }

    [Fact]
    public void A_map_at_the_end_and_too_many_folds_are_refused()
    {
        var conv = new ConvLayer
        {
            Outputs = 1,
            WeightBits = 4,
            Weights = [1, 1, 1, 1],
            Window = new Window { KernelHeight = 2, KernelWidth = 2 },
            Neurons = new NeuronModel { Thresholds = [1] },
        };
        SpikingNetworkFile.Save(
            new SpikingNetwork { Name = "ends_in_a_map", Input = new MapShape(1, 4, 4), Layers = [conv] }, File);

        Problem problem = Assert.Single(new SpikingNetParameters { Model = File }.Validate());
        Assert.Equal("1x3x3", problem.Value);
        Assert.Contains(
            new SpikingNetParameters { Folds = [1, 1, 1, 1] }.Validate(), found => found.Where == "folds");
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    // A drawn network whose sums all fit, so that the order of events does not matter.
    private static SpikingNetwork Wide(int seed)
    {
        SpikingNetwork network = DrawnNetwork.Create(seed);
        return network with
        {
            Layers =
            [
                .. network.Layers.Select(layer => layer is WeightedLayer weighted
                    ? weighted with
                    {
                        Neurons = weighted.Neurons with { PotentialWidth = 32, Overflow = Overflow.Saturate },
                    }
                    : layer),
            ],
        };
    }

    private static DenseLayer Dense(int outputs, sbyte[] weights) => new()
    {
        Outputs = outputs,
        WeightBits = 4,
        Weights = weights,
        Neurons = new NeuronModel { Thresholds = [3] },
    };

    private static List<(int Y, int X, int Channel)> Events(MapShape shape, int[] counts) =>
    [
        .. counts.Index().SelectMany(input => Enumerable.Repeat(
            (input.Index / shape.Channels / shape.Width, input.Index / shape.Channels % shape.Width,
                input.Index % shape.Channels),
            input.Item)),
    ];

    private static int[] Counts(MapShape shape, IReadOnlyList<(int Y, int X, int Channel)> events)
    {
        var counts = new int[shape.Size];
        foreach ((int y, int x, int channel) in events)
        {
            counts[shape.Address(y, x, channel)]++;
        }

        return counts;
    }
}

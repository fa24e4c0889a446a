using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Problems;
using Hdl.Cosim;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingConv;
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
        (int silent, int potentials) = (0, 0);
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

                int[] inputs = Drawn(random, network);
                IReadOnlyList<int[]> expected = plain.Step(inputs);
                MapShape[] shapes = [.. network.Shapes()];
                var layers = golden.Layers(Events(network.Input, inputs), ends: step % 4 == 3);
                for (int layer = 0; layer < layers.Count; layer++)
                {
                    Assert.Equal(expected[layer], Counts(shapes[layer + 1], layers[layer]));
                }

                if (network.Readout == Readout.Potential)
                {
                    Assert.Equal(plain.Potentials, golden.Potentials);
                    spikes += plain.Potentials.Any(potential => potential != 0) ? 1 : 0;
                }

                spikes += layers[^1].Count;
            }

            potentials += network.Readout == Readout.Potential ? 1 : 0;

            silent += spikes == before ? 1 : 0;
        }

        Assert.True(silent < 20, $"{silent} of 60 networks never fire");
        Assert.InRange(potentials, 10, 50);
    }

    [Fact]
    public void Results_are_the_scores_and_the_class_of_the_network_of_the_file()
    {
        (int below, int later) = (0, 0);
        for (int seed = 0; seed < 60; seed++)
        {
            SpikingNetwork network = Wide(seed);
            SpikingNetworkFile.Save(network, File);
            SpikingNetResolvedParameters resolved =
                SpikingNetResolvedParameters.Of(new SpikingNetParameters { Model = File, WeightSeed = seed });
            var ports = new SpikingNetPorts(resolved);
            var plain = new SpikingNetworkGolden(network);
            var random = new Random(seed);
            var beats = new BeatSequence(ports.Event);
            for (int step = 0; step < 4; step++)
            {
                int[] inputs = Drawn(random, network);
                List<(int Y, int X, int Channel)> events = Events(network.Input, inputs);
                plain.Step(inputs);
                for (int i = 0; i < Math.Max(1, events.Count); i++)
                {
                    (int y, int x, int channel) = events.Count == 0 ? default : events[i];
                    beats.Add(
                        (ulong)y, (ulong)x, (ulong)channel, i >= events.Count - 1 ? 1u : 0u,
                        events.Count == 0 ? 1u : 0u, step == 3 ? 1u : 0u);
                }
            }

            BeatSequence results = new SpikingNetGolden(resolved)
                .Run(new Phase { Inputs = new Dictionary<string, BeatSequence> { [ports.Event] = beats } })
                .Outputs[ports.Result];

            Assert.Equal(
                plain.Scores.Select(score => (uint)score).Append((uint)plain.Class),
                Enumerable.Range(0, results.Count).Select(beat => (uint)results.Get(beat, ports.Result.Data)));
            below += plain.Scores.Any(score => score < 0) ? 1 : 0;
            later += plain.Class > 0 ? 1 : 0;
        }

        Assert.True(below > 5 && later > 20, $"{below} networks with scores below 0, {later} of another class than 0");
    }

    [Fact]
    public void Sums_of_potentials_that_no_result_holds_are_refused()
    {
        DenseLayer dense = Dense(2, [7, -7]);
        var network = new SpikingNetwork
        {
            Name = "reads_potentials",
            Input = new MapShape(1, 1, 1),
            Readout = Readout.Potential,
            Steps = 16,
            Layers = [dense with { Neurons = dense.Neurons with { PotentialWidth = 28 } }],
        };
        SpikingNetworkFile.Save(network, File);

        Problem problem = Assert.Single(new SpikingNetParameters { Model = File }.Validate());
        Assert.Equal(("max-steps", "none, 256"), (problem.Where, problem.Value));
        Assert.Contains("takes 36 bits", problem.What, StringComparison.Ordinal);
        Assert.Contains("at most 16", problem.Remedy, StringComparison.Ordinal);
        Assert.Empty(new SpikingNetParameters { Model = File, MaxSteps = 16 }.Validate());
        Problem more = Assert.Single(new SpikingNetParameters { Model = File, MaxSteps = 17 }.Validate());
        Assert.Equal(("max-steps", "17"), (more.Where, more.Value));

        SpikingNetworkFile.Save(network with { Steps = 17 }, File);
        Problem wide = Assert.Single(new SpikingNetParameters { Model = File, MaxSteps = 17 }.Validate());
        Assert.Contains("potential_width of at most 27", wide.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_says_of_firing_says_nothing_of_potentials_that_are_read_out()
    {
        SpikingConvParameters Last(NeuronModel neurons)
        {
            SpikingNetworkFile.Save(
                new SpikingNetwork
                {
                    Name = "reads_potentials",
                    Input = new MapShape(2, 1, 1),
                    Readout = Readout.Potential,
                    Layers = [Dense(2, [7, -7, 3, 2]) with { Neurons = neurons }],
                },
                File);
            var parameters = new SpikingNetParameters { Model = File };
            Assert.Empty(parameters.Validate());
            return SpikingNetResolvedParameters.Of(parameters).Layers[^1]!;
        }

        SpikingConvParameters plain = Last(new NeuronModel { Thresholds = [] });
        SpikingConvParameters said = Last(new NeuronModel
        {
            Thresholds = [5],
            Reset = NeuronReset.Value,
            ResetValue = 3,
            Refractory = 2,
            Fires = FireComparison.AtLeast,
        });

        Assert.Equal(Readout.Potential, plain.Readout);
        Assert.Equal(plain.Neurons, said.Neurons);
        Assert.Equal(plain.Weights!.Thresholds, said.Weights!.Thresholds);
    }

    [Fact]
    public void The_read_out_is_explained()
    {
        ITarget target = new SpikingNetGenerator();
        string Explained(string preset) => string.Join(
            ' ', target.Explain(target.Presets.Single(one => one.Name == preset).Parameters)
                .Where(figure => figure.Name == "read-out")
                .Select(figure => $"{figure.Value} {figure.Note}"));

        Assert.Equal("spikes counted: 9 bits", Explained("default"));
        Assert.StartsWith("potentials of neurons that never fire", Explained("potentials"), StringComparison.Ordinal);
        Assert.EndsWith("summed: 16 bits", Explained("potentials"), StringComparison.Ordinal);
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

    private static int[] Drawn(Random random, SpikingNetwork network) =>
    [
        .. Enumerable.Range(0, network.Input.Size)
            .Select(_ => random.Next(3) == 0 ? random.Next(1, network.InputEvents + 1) : 0),
    ];

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
                        Neurons = weighted.Neurons with { PotentialWidth = 24, Overflow = Overflow.Saturate },
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

using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Spiking;
using Hdl.Training.Spiking;
using Hdl.Training.Training;

namespace Hdl.Training.Tests.Spiking;

public sealed class SpikingTrainerTests : IDisposable
{
    private static readonly SpikingOptions Quick = new()
    {
        Name = "quadrants",
        Levels = [40, 120, 200],
        Layers = [new(32, 3, 2), new(32, 3), new(4)],
        Epochs = 6,
        BatchSize = 20,
        Shift = 0.5f,
        Flip = true,
        Threads = 1,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_seed_gives_the_same_file_for_any_number_of_threads()
    {
        byte[] one = Bytes(Quick with { Epochs = 2, Threads = 1 });
        byte[] two = Bytes(Quick with { Epochs = 2, Threads = 2 });
        byte[] other = Bytes(Quick with { Epochs = 2, Threads = 2, Seed = 2 });

        Assert.Equal(one, two);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Training_learns_and_the_file_does_what_was_learned()
    {
        ImageSet test = Images(200, 2);
        var history = new TrainingHistory(null);
        string file = Path.Combine(_folder, "models", "quadrants.json");

        SpikingNetwork network = SpikingRun.Run(
            Quick with { Flip = false }, Images(400, 1), test, file, history);

        Assert.Equal(Enumerable.Range(1, 6), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.True(
            history.Epochs[^1].Loss < history.Epochs[0].Loss / 2,
            $"loss {history.Epochs[0].Loss} -> {history.Epochs[^1].Loss}");
        SpikingNetwork loaded = SpikingNetworkFile.Load(file);
        SpikingAccuracy figure = Assert.Single(loaded.Accuracy);
        Assert.Equivalent(
            SpikingEvaluator.Evaluate(loaded, test, 2), figure, strict: true);
        Assert.Equal(figure.Share, history.Epochs[^1].TestAccuracy);
        Assert.True(figure.Share > 0.95, $"{figure.Share}; chance is 0.25");
        Assert.Equal(Weights(network), Weights(loaded));
        Assert.Null(loaded.Command);
        Assert.Contains(
            "quadrants: 3x8x8, c3-32, pool 2", File.ReadAllText(Path.ChangeExtension(file, ".svg")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_exported_network_fires_as_in_training_spike_for_spike()
    {
        ImageSet images = Images(60, 1);
        SpikingStage[] stages = Trained(images);
        var shard = new SpikingShard(Quick, stages, images);
        SpikingNetwork network = SpikingExport.Export(Quick, stages);
        Assert.Empty(SpikingNetworkCheck.Problems(network, "quadrants"));
        var golden = new SpikingNetworkGolden(network);
        var events = new PixelEvents(network);
        var inputs = new int[network.Input.Size];
        int spikes = 0;
        for (int image = 0; image < images.Count; image++)
        {
            shard.Forward(images[image]);
            events.Fill(images[image], inputs);
            golden.Reset();
            IReadOnlyList<int[]> outputs = golden.Step(inputs);

            // Layers: conv1, pool1, conv2, dense3.
            Assert.Equal(outputs[1], Bits(shard.Words[1]));
            Assert.Equal(outputs[2], Bits(shard.Words[2]));
            spikes += outputs[1].Sum();
            Assert.Equal(
                golden.Potentials.Select(potential => stages[^1].Scale * potential), shard.Logits);
        }

        Assert.InRange(spikes, 100, (images.Count * 4 * 4 * 32) - 100);
    }

    [Fact]
    public void Cancelling_leaves_earlier_files_whole()
    {
        string file = Path.Combine(_folder, "quadrants.json");
        File.WriteAllText(file, "earlier");
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => SpikingRun.Run(
            Quick, Images(100, 1), Images(20, 2), file, null, cancellation.Token));

        Assert.Equal("earlier", File.ReadAllText(file));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void The_penalty_makes_maps_sparse()
    {
        ImageSet train = Images(400, 1);
        SpikingOptions options = Quick with { Flip = false };

        SpikingAccuracy dense = SpikingEvaluator.Evaluate(
            SpikingTrainer.Train(options with { ActivityPenalty = 0 }, train, train), train);
        SpikingAccuracy sparse = SpikingEvaluator.Evaluate(
            SpikingTrainer.Train(options with { ActivityPenalty = 1e-2f }, train, train), train);

        Assert.Equal(dense.Spikes[0], sparse.Spikes[0]);
        Assert.True(
            sparse.Spikes.Skip(1).Sum() < 0.8 * dense.Spikes.Skip(1).Sum(),
            $"{string.Join(" ", sparse.Spikes)} against {string.Join(" ", dense.Spikes)}");
    }

    [Theory]
    [InlineData("spiking-mnist", 0, null, "hdl train spiking-mnist")]
    [InlineData("spiking-fashion", 3, null, "hdl train spiking-fashion --epochs 3")]
    [InlineData("spiking-mnist", 3, 7ul, "hdl train spiking-mnist --epochs 3 --seed 7")]
    public void The_model_names_the_command_that_trains_it_again(
        string name, int epochs, ulong? seed, string command)
    {
        SpikingOptions preset = SpikingOptions.Presets.Single(known => known.PresetName == name);
        SpikingOptions options = preset with
        {
            Epochs = epochs > 0 ? epochs : preset.Epochs,
            Seed = seed ?? preset.Seed,
            Threads = 1,
        };

        Assert.Equal(command, SpikingRun.Command(options));
        Assert.Null(SpikingRun.Command(options with { Shift = 2f }));
    }

    [Fact]
    public void Every_wrong_option_is_named()
    {
        SpikingOptions wrong = Quick with
        {
            Name = "a-b",
            Levels = [40, 40, 256],
            Epochs = 0,
            LearningRate = float.NaN,
            Beta = 2,
            Window = 0,
            InitialOffset = 4,
            ActivityPenalty = -1,
            Layers = [new(33, 4, 5), new(0, 3)],
        };

        Assert.Equal(
            [
                "activity-penalty", "beta", "epochs", "initial-offset", "kernel", "layers", "layers", "learning-rate",
                "levels", "name", "outputs", "outputs", "pool", "window",
            ],
            Refused(wrong, Images(9, 1)).Select(problem => problem.Where).Order());
    }

    [Fact]
    public void Layers_that_do_not_fit_the_images_are_refused()
    {
        ImageSet images = Images(40, 1);
        Assert.Equal(
            "Nothing is left of the map",
            Assert.Single(Refused(Quick with { Layers = [new(32, 3, 4), new(32, 3, 3), new(4)] }, images)).What);
        Assert.Equal(
            "Too many inputs of a neuron",
            Assert.Single(Refused(Quick with { Layers = [new(512, 3), new(4)] }, images)).What);
        Assert.Equal(
            "More classes than outputs",
            Assert.Single(Refused(Quick with { Layers = [new(32, 3, 4), new(3)] }, images)).What);
        Assert.Equal("No images", Assert.Single(Refused(Quick, images.Take(0))).What);
        Assert.Equal(
            "The images differ in size",
            Assert.Single(Refused(Quick, images with { Width = 4, Height = 16 })).What);
    }

    private static IReadOnlyList<Problem> Refused(SpikingOptions options, ImageSet train) =>
        Assert.Throws<InvalidInputException>(() => SpikingTrainer.Train(options, train, Images(20, 2))).Problems;

    private static ImageSet Images(int count, int seed) => TestImages.Quadrants(count, seed);

    private byte[] Bytes(SpikingOptions options)
    {
        string file = Path.Combine(_folder, "network.json");
        SpikingNetworkFile.Save(SpikingTrainer.Train(options, Images(210, 1), Images(50, 2)), file);
        return File.ReadAllBytes(file);
    }

    private static IEnumerable<sbyte> Weights(SpikingNetwork network) =>
        network.Layers.OfType<WeightedLayer>().SelectMany(layer => layer.Weights);

    /// <summary>Some updates, so that thresholds, weights and biases are those of training.</summary>
    private static SpikingStage[] Trained(ImageSet images)
    {
        SpikingStage[] stages =
        [
            .. SpikeGeometry.Chain(Quick.Layers, 8, 8, 3)
                .Select((geometry, index) => new SpikingStage(geometry, Quick, index)),
        ];
        var shard = new SpikingShard(Quick, stages, images);
        int[] all = [.. Enumerable.Range(0, images.Count)];
        for (int update = 1; update <= 20; update++)
        {
            if (update == 1)
            {
                foreach ((int index, SpikingStage stage) in stages.Index())
                {
                    shard.ResetStatistics();
                    shard.Observe(all);
                    stage.Calibrate([shard.Moments[index]], all.Length);
                }

                shard.ResetStatistics();
            }

            shard.Run(all, update);
            foreach ((int index, SpikingStage stage) in stages.Index())
            {
                stage.Update(
                    [shard.Gradients[index]], [shard.Moments[index]], [shard.InputSums[index]], all.Length,
                    Quick.Beta, AdamStep.At(update, 1e-2f, all.Length));
            }

            shard.ResetStatistics();
        }

        return stages;
    }

    private static IEnumerable<int> Bits(uint[] words) =>
        words.SelectMany(word => Enumerable.Range(0, 32).Select(bit => (int)((word >> bit) & 1)));
}

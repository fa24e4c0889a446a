using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Training.Convolutions;
using Hdl.Training.Training;

namespace Hdl.Training.Tests.Convolutions;

public sealed class ConvolutionTrainerTests
{
    private static readonly ConvolutionOptions Quick = new()
    {
        Name = "quadrants",
        Layers = [new(3, 6, 2), new(2, 20), new(2, 4)],
        ActivityPenalties = [0, 0],
        Epochs = 12,
        BatchSize = 20,
        LearningRate = 1e-2f,
        Shift = 0.5f,
        CalibrationImages = 50,
    };

    [Fact]
    public void The_same_seed_gives_the_same_numbers_for_any_number_of_threads()
    {
        IEnumerable<int> one = Numbers(Quick with { Threads = 1 });
        IEnumerable<int> two = Numbers(Quick with { Threads = 2 });
        IEnumerable<int> other = Numbers(Quick with { Threads = 2, Seed = 2 });

        Assert.Equal(one, two);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Training_learns_and_the_integers_do_what_was_learned()
    {
        ImageSet test = TestImages.Quadrants(200, 2);
        var history = new TrainingHistory(null);

        TrainedConvolutions network = ConvolutionTrainer.Train(
            Quick, TestImages.Quadrants(400, 1), trained => Accuracy(trained, test), history);

        Assert.Equal(Enumerable.Range(1, 12), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.True(
            history.Epochs[^1].Loss < history.Epochs[0].Loss / 2,
            $"loss {history.Epochs[0].Loss} -> {history.Epochs[^1].Loss}");
        Assert.Equal(Accuracy(network, test), history.Epochs[^1].TestAccuracy);
        Assert.True(history.Epochs[^1].TestAccuracy > 0.95, $"{history.Epochs[^1].TestAccuracy}; chance is 0.25");
    }

    [Fact]
    public void Gradients_are_the_slopes_of_the_loss()
    {
        ImageSet images = TestImages.Quadrants(1, 4);
        ConvolutionOptions options = Quick with
        {
            Shift = 0,
            Rotation = 0,
            Scale = 0,
            ActivityPenalties = [3e-2f, 2e-2f],
        };
        ConvolutionStage[] stages =
        [
            new(options.Layers[0], (8, 8), (1, 1), isLast: false, 3, 0),
            new(options.Layers[1], (3, 3), (6, 16), isLast: false, 3, 1),
            new(options.Layers[2], (2, 2), (20, 32), isLast: true, 3, 2),
        ];
        double Loss()
        {
            var shard = new ConvolutionShard(options, stages, images);
            shard.Run([0], 0);
            return shard.Loss;
        }

        // Off the bend of the rectifier, where windows of zeros would be.
        foreach (ConvolutionStage stage in stages)
        {
            stage.Weights.AsSpan(stage.Taps * stage.Pitch, stage.Shape.Outputs).Fill(0.05f);
        }

        var measured = new ConvolutionShard(options, stages, images);
        measured.Run([0], 0);
        (int compared, List<string> wrong) = (0, []);
        foreach ((int index, ConvolutionStage stage) in stages.Index())
        {
            for (int i = 0; i < stage.Weights.Length; i++)
            {
                if (i % stage.Pitch >= stage.Shape.Outputs)
                {
                    // A channel that only fills up a vector.
                    continue;
                }

                const float Step = 1f / 2048;
                float weight = stage.Weights[i];
                stage.Weights[i] = weight + Step;
                double higher = Loss();
                stage.Weights[i] = weight - Step;
                double lower = Loss();
                stage.Weights[i] = weight;
                double slope = (higher - lower) / (2 * Step);
                float gradient = measured.Gradients[index][i];
                compared += Math.Abs(slope) > 0.02 ? 1 : 0;
                if (Math.Abs(slope - gradient) > 0.01 + (0.02 * Math.Abs(slope)))
                {
                    wrong.Add($"layer {index}, {i / stage.Pitch}, {i % stage.Pitch}: {gradient} against {slope}");
                }
            }
        }

        // A step across a bend of the rectifier or of the maximum tells nothing.
        Assert.True(compared > 100, $"{compared} slopes");
        Assert.True(wrong.Count < compared / 30, $"{wrong.Count} of {compared}: {string.Join("; ", wrong)}");
    }

    [Fact]
    public void The_penalty_makes_maps_sparse()
    {
        ImageSet train = TestImages.Quadrants(400, 1);

        int[] dense = Zeros(ConvolutionTrainer.Train(Quick, train, _ => 0), train);
        int[] sparse = Zeros(
            ConvolutionTrainer.Train(Quick with { ActivityPenalties = [1e-2f, 1e-2f] }, train, _ => 0), train);

        Assert.True(sparse[0] > dense[0] * 1.1, $"{sparse[0]} against {dense[0]}");
        Assert.True(sparse[1] > dense[1] * 1.1, $"{sparse[1]} against {dense[1]}");
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(4, 4)]
    [InlineData(16, 5)]
    [InlineData(5, 16)]
    public void Integers_have_their_widths_and_use_them(int value, int weight)
    {
        TrainedConvolutions network = ConvolutionTrainer.Train(
            Quick with { Epochs = 2, ValueWidth = value, WeightWidth = weight }, TestImages.Quadrants(100, 1), _ => 0);

        Assert.All(network.Layers, layer =>
        {
            Assert.Equal(
                layer.Shape.Outputs * layer.Shape.Kernel * layer.Shape.Kernel * layer.Channels, layer.Weights.Length);
            Assert.InRange(layer.Weights.Min(), -(1 << (weight - 1)), -(1 << (weight - 3)));
            Assert.InRange(layer.Weights.Max(), 1 << (weight - 3), (1 << (weight - 1)) - 1);
            Assert.InRange(layer.Shift, 0, 30);
        });
    }

    [Fact]
    public void Cancelling_stops_between_batches()
    {
        using var cancellation = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => ConvolutionTrainer.Train(
            Quick, TestImages.Quadrants(100, 1),
            _ =>
            {
                cancellation.Cancel();
                return 0;
            },
            new TrainingHistory(null), cancellation.Token));
    }

    [Fact]
    public void Every_wrong_option_is_named()
    {
        ConvolutionOptions wrong = Quick with
        {
            Name = "a-b",
            Epochs = 0,
            LearningRate = float.NaN,
            ActivityPenalties = [-1],
            Layers = [new(8, 6, 4), new(2, 0), new(2, 4)],
            WeightWidth = 2,
        };

        Assert.Equal(
            [
                "activity-penalties", "activity-penalty", "epochs", "kernel", "learning-rate", "name", "outputs",
                "pool", "weight-width",
            ],
            Refused(wrong, TestImages.Quadrants(9, 1)).Select(problem => problem.Where).Order());
    }

    [Fact]
    public void Layers_that_do_not_fit_the_images_are_refused()
    {
        ImageSet quadrants = TestImages.Quadrants(40, 1);
        ConvolutionOptions deep = Quick with { Layers = [new(7, 6, 3), new(2, 4)], ActivityPenalties = [0] };
        Assert.Equal("No window fits the map", Assert.Single(Refused(deep, quadrants)).What);
        Assert.Equal(
            ["The last layer's map is not one pixel", "More classes than outputs"],
            Refused(Quick with { Layers = [new(3, 2, 2)], ActivityPenalties = [] }, quadrants)
                .Select(problem => problem.What));
        Assert.Equal("No images", Assert.Single(Refused(Quick, quadrants.Take(0))).What);
    }

    private static IReadOnlyList<Problem> Refused(ConvolutionOptions options, ImageSet images) =>
        Assert.Throws<InvalidInputException>(() => ConvolutionTrainer.Train(options, images, _ => 0)).Problems;

    private static IEnumerable<int> Numbers(ConvolutionOptions options) =>
        ConvolutionTrainer.Train(options with { Epochs = 3 }, TestImages.Quadrants(210, 1), _ => 0).Layers
            .SelectMany(layer => (int[])[.. layer.Weights, .. layer.Biases, layer.Shift]);

    private static double Accuracy(TrainedConvolutions network, ImageSet images) =>
        Enumerable.Range(0, images.Count)
            .Count(image => NaiveConvolutions.Class(network, images[image], 8) == images.Labels[image])
        / (double)images.Count;

    private static int[] Zeros(TrainedConvolutions network, ImageSet images)
    {
        List<int[,,]>[] maps =
            [.. Enumerable.Range(0, images.Count).Select(image => NaiveConvolutions.Maps(network, images[image], 8))];
        return
        [
            .. Enumerable.Range(0, network.Layers.Count)
                .Select(layer => maps.Sum(image => image[layer].Cast<int>().Count(value => value == 0))),
        ];
    }
}

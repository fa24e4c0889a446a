using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Training.Evaluation;
using Hdl.Training.Training;

namespace Hdl.Training.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private static readonly TrainingOptions Quick = new()
    {
        Name = "quadrants",
        Layers = [24, 40, 4],
        Epochs = 6,
        BatchSize = 20,
        Steps = 2,
        LearningRate = 5e-3f,
        Shift = 0.5f,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_seed_gives_the_same_bytes_for_any_number_of_threads()
    {
        byte[] one = Bytes(Quick with { Threads = 1 });
        byte[] again = Bytes(Quick with { Threads = 1 });
        byte[] two = Bytes(Quick with { Threads = 2 });
        byte[] other = Bytes(Quick with { Threads = 2, Seed = 2 });

        Assert.Equal(one, again);
        Assert.Equal(one, two);
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData(InputCoding.Poisson, Readout.Spikes)]
    [InlineData(InputCoding.Threshold, Readout.Potential)]
    public void Training_learns_and_what_is_reported_is_what_the_exported_network_does(
        InputCoding coding, Readout readout)
    {
        ImageSet train = TestImages.Quadrants(400, 1);
        ImageSet test = TestImages.Quadrants(200, 2);
        var history = new History();

        TernaryNetwork network = Trainer.Train(
            Quick with { Epochs = 20, Coding = coding, Readout = readout, Beta = 0.1f }, train, test, history);

        Assert.Equal(Enumerable.Range(1, 20), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.True(
            history.Epochs[^1].Loss < history.Epochs[0].Loss / 2,
            $"loss {history.Epochs[0].Loss} -> {history.Epochs[^1].Loss}");
        double accuracy = NetworkEvaluator.Evaluate(network, test, 2, 16).Accuracy(2);
        Assert.Equal(accuracy, history.Epochs[^1].TestAccuracy);
        Assert.True(accuracy > 0.9, $"accuracy {accuracy}; chance is 0.25");
    }

    [Fact]
    public void The_exported_network_is_valid_and_fits_the_hardware()
    {
        TernaryNetwork network = Trainer.Train(Quick, TestImages.Quadrants(100, 1), TestImages.Quadrants(10, 2));

        Assert.Empty(NetworkCheck.Problems(network, "exported"));
        Assert.Equal([64, 24, 40, 4], network.Shape);
        Assert.All(network.Layers, layer =>
        {
            Assert.InRange(layer.WeightScale, 1, 255);
            Assert.InRange(layer.BiasScale, 0, 255);
            Assert.InRange(WorstCase.Of(layer).Width, 1, 18);
        });
    }

    [Fact]
    public void The_activity_penalty_makes_hidden_layers_sparse()
    {
        ImageSet train = TestImages.Quadrants(400, 1);
        TrainingOptions free = Quick with { Epochs = 12, ActivityPenalty = 0 };

        EvaluationResult dense = NetworkEvaluator.Evaluate(Trainer.Train(free, train, train), train, 2, 16);
        EvaluationResult sparse = NetworkEvaluator.Evaluate(
            Trainer.Train(free with { ActivityPenalty = 2, ActivityLimit = 3 }, train, train), train, 2, 16);

        Assert.True(
            sparse.MeanSpikes[1] < dense.MeanSpikes[1] - 1, $"{sparse.MeanSpikes[1]} against {dense.MeanSpikes[1]}");
        Assert.True(
            sparse.MeanSpikes[2] < dense.MeanSpikes[2] - 1, $"{sparse.MeanSpikes[2]} against {dense.MeanSpikes[2]}");
    }

    [Fact]
    public void Cancelling_stops_between_batches()
    {
        using var cancellation = new CancellationTokenSource();
        var history = new History { OnReport = _ => cancellation.Cancel() };

        Assert.ThrowsAny<OperationCanceledException>(() => Trainer.Train(
            Quick, TestImages.Quadrants(100, 1), TestImages.Quadrants(10, 2), history, cancellation.Token));

        Assert.Single(history.Epochs);
    }

    [Fact]
    public void Every_wrong_option_is_named()
    {
        TrainingOptions wrong = Quick with
        {
            Epochs = 0,
            Beta = float.NaN,
            Layers = [],
            Name = "a-b",
            ThresholdLevel = 0,
            Scale = 0.6f,
        };

        var refused = Assert.Throws<InvalidInputException>(() =>
            Trainer.Train(wrong, TestImages.Quadrants(9, 1), TestImages.Quadrants(9, 2)));

        Assert.Equal(
            ["beta", "epochs", "layers", "name", "scale", "threshold-level"],
            refused.Problems.Select(problem => problem.Where).Order());
    }

    [Fact]
    public void Images_that_do_not_fit_are_refused()
    {
        ImageSet quadrants = TestImages.Quadrants(9, 1);

        var refused = Assert.Throws<InvalidInputException>(() =>
            Trainer.Train(Quick with { Layers = [3] }, quadrants, TestImages.Mnist300()));

        Assert.Equal(
            ["More classes than output neurons", "The images differ in size"],
            refused.Problems.Select(problem => problem.What).Order());
    }

    private byte[] Bytes(TrainingOptions options)
    {
        string path = Path.Combine(_folder, "network.json");
        TernaryNetworkFile.Save(
            Trainer.Train(options, TestImages.Quadrants(210, 1), TestImages.Quadrants(10, 2)), path);
        return File.ReadAllBytes(path);
    }

    private sealed class History : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Epochs { get; } = [];

        public Action<TrainingProgress>? OnReport { get; init; }

        public void Report(TrainingProgress value)
        {
            Epochs.Add(value);
            OnReport?.Invoke(value);
        }
    }
}

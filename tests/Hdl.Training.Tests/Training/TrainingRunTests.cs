using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Training.Evaluation;
using Hdl.Training.Training;

namespace Hdl.Training.Tests.Training;

public sealed class TrainingRunTests : IDisposable
{
    private static readonly TrainingOptions Quick = new()
    {
        Name = "quadrants",
        Layers = [16, 4],
        Epochs = 2,
        BatchSize = 20,
        Steps = 2,
        Shift = 0.5f,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_writes_the_model_with_measured_accuracy_and_the_plot()
    {
        string model = Path.Combine(_folder, "models", "quadrants.json");

        (_, IReadOnlyList<EvaluationResult> results) = TrainingRun.Run(
            Quick, TestImages.Quadrants(100, 1), TestImages.Quadrants(50, 2), model);

        TernaryNetwork loaded = TernaryNetworkFile.Load(model);
        Assert.Equal([16, 128], results.Select(result => result.PixelsPerBeat));
        Assert.Equal(results.SelectMany(result => result.Figures()), loaded.Accuracy);
        Assert.Equal(32, loaded.Accuracy.Count);
        Assert.Equal(
            results[1].Correct, NetworkEvaluator.Evaluate(loaded, TestImages.Quadrants(50, 2), 16, 128).Correct);
        Assert.Contains(
            "quadrants: 64-16-4", File.ReadAllText(Path.ChangeExtension(model, ".svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_leaves_earlier_files_whole()
    {
        string model = Path.Combine(_folder, "quadrants.json");
        File.WriteAllText(model, "earlier");
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => TrainingRun.Run(
            Quick, TestImages.Quadrants(100, 1), TestImages.Quadrants(50, 2), model, null, cancellation.Token));

        Assert.Equal(["earlier"], File.ReadAllLines(model));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Every_preset_is_found_by_its_name_and_a_wrong_name_names_the_nearest()
    {
        Assert.All(TrainingOptions.Presets, preset => Assert.Same(preset, TrainingOptions.Preset(preset.Name)));

        var refused = Assert.Throws<InvalidInputException>(() => TrainingOptions.Preset("mnist_t2"));

        Assert.Contains("'mnist_t1'", Assert.Single(refused.Problems).Remedy, StringComparison.Ordinal);
    }
}

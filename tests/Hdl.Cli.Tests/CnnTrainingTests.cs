using Hdl.Cnn.Models;
using Hdl.Networks.Data;
using Hdl.Training.Convolutions;

namespace Hdl.Cli.Tests;

public sealed class CnnTrainingTests : IDisposable
{
    private static readonly ConvolutionOptions Quick = new()
    {
        Name = "halves",
        Layers = [new(3, 4, 2), new(3, 2)],
        ActivityPenalties = [1e-4f],
        Epochs = 4,
        BatchSize = 10,
        LearningRate = 1e-2f,
        Shift = 0.5f,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_writes_the_model_with_measured_accuracy_and_the_plot()
    {
        string file = Path.Combine(_folder, "models", "halves.json");
        ImageSet test = Halves(60, 2);

        CnnModel model = CnnTraining.Run(Quick, Halves(200, 1), test, file, null, CancellationToken.None);

        CnnModel loaded = CnnModelFile.Load(file);
        Assert.Equal("8x8x1, c3-4, pool 2, c3-2", loaded.Shape);
        Assert.Equal(new CnnCalibration("halves", 200), loaded.Calibration);
        Assert.Equivalent(model.Accuracy, loaded.Accuracy, strict: true);
        Assert.Equivalent(CnnEvaluator.Evaluate(loaded, test), Assert.Single(loaded.Accuracy), strict: true);
        Assert.True(loaded.Accuracy[0].Share > 0.9, $"{loaded.Accuracy[0].Correct} of 60");
        Assert.Null(loaded.Command);
        string plot = File.ReadAllText(Path.ChangeExtension(file, ".svg"));
        Assert.Contains("halves: 8x8x1", plot, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_leaves_earlier_files_whole()
    {
        string file = Path.Combine(_folder, "halves.json");
        File.WriteAllText(file, "earlier");
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            CnnTraining.Run(Quick, Halves(20, 1), Halves(20, 2), file, null, cancellation.Token));

        Assert.Equal("earlier", File.ReadAllText(file));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData(0, null, "hdl train cnn-mnist")]
    [InlineData(3, null, "hdl train cnn-mnist --epochs 3")]
    [InlineData(3, 7ul, "hdl train cnn-mnist --epochs 3 --seed 7")]
    public void The_model_names_the_command_that_trains_it_again(int epochs, ulong? seed, string command)
    {
        ConvolutionOptions preset = ConvolutionOptions.Presets[0];
        ConvolutionOptions options = preset with
        {
            Epochs = epochs > 0 ? epochs : preset.Epochs,
            Seed = seed ?? preset.Seed,
            Threads = 1,
        };

        Assert.Equal(command, CnnTraining.Model(options, Halves(1, 1), new TrainedConvolutions([])).Command);
        Assert.Null(
            CnnTraining.Model(options with { Shift = 2f }, Halves(1, 1), new TrainedConvolutions([])).Command);
    }

    /// <summary>8 x 8 pixels with noise, the upper or the lower half bright.</summary>
    private static ImageSet Halves(int count, int seed)
    {
        var random = new Random(seed);
        byte[] labels = [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(2))];
        byte[] pixels =
        [
            .. labels.SelectMany(label => Enumerable.Range(0, 64).Select(pixel =>
                (byte)(pixel / 32 == label ? random.Next(100, 256) : random.Next(0, 90)))),
        ];
        return new ImageSet("halves", 8, 8, pixels, labels);
    }
}

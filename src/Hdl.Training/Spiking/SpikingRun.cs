using System.Text;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Spiking;
using Hdl.Training.Training;

namespace Hdl.Training.Spiking;

/// <summary>
/// Training from images to files: the model with its measured accuracy, and beside it the plot of how it got there.
/// </summary>
public static class SpikingRun
{
    /// <summary>
    /// Trains, measures the integer network on all test images, and writes <paramref name="modelFile"/> and the SVG of
    /// the same name. Both are written at the end, whole: cancelling leaves earlier files as they were.
    /// </summary>
    /// <param name="options">What to train.</param>
    /// <param name="train">Images to learn from.</param>
    /// <param name="test">Images to measure on.</param>
    /// <param name="modelFile">The model file, <c>models/spiking_mnist.json</c>.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellationToken">Stops training.</param>
    /// <exception cref="InvalidInputException">Options out of range, or they do not fit the images.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static SpikingNetwork Run(
        SpikingOptions options, ImageSet train, ImageSet test, string modelFile,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var history = new TrainingHistory(progress);
        SpikingNetwork network = SpikingTrainer.Train(options, train, test, history, cancellationToken);
        network = network with
        {
            Command = Command(options),
            Accuracy = [SpikingEvaluator.Evaluate(network, test, options.Threads)],
        };
        SpikingNetworkFile.Save(network, modelFile);
        string title = $"{network.Name}: {network.Input}, {string.Join(", ", options.Layers)} on {train.Name}";
        OutputFile.Write(
            Path.ChangeExtension(modelFile, ".svg"), Encoding.UTF8.GetBytes(TrainingPlot.ToSvg(title, history.Epochs)));
        return network;
    }

    /// <summary>The command that these options are; null where no preset has them.</summary>
    /// <param name="options">The options.</param>
    public static string? Command(SpikingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        SpikingOptions? preset = SpikingOptions.Presets.FirstOrDefault(known => known.Name == options.Name);
        return preset is not null
            && preset with { Epochs = options.Epochs, Seed = options.Seed, Threads = options.Threads } == options
            ? TrainingCommand.Of(
                preset.PresetName, (options.Epochs, preset.Epochs), (options.Seed, preset.Seed))
            : null;
    }
}

using System.Text;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Training.Evaluation;

namespace Hdl.Training.Training;

/// <summary>
/// Training from images to files: the model with its measured accuracy, and beside it the plot of how it got there.
/// </summary>
public static class TrainingRun
{
    /// <summary>Steps that accuracy is measured for, 1 up to this.</summary>
    public const int MeasuredSteps = 16;

    /// <summary>Lanes of the rate encoder that accuracy is measured for: those of the targets' presets.</summary>
    public static IReadOnlyList<int> MeasuredPixelsPerBeat { get; } = [16, 128];

    /// <summary>
    /// Trains, measures the integer network on all test images for T = 1..16, and writes <paramref name="modelFile"/>
    /// and the SVG of the same name. Both are written at the end, whole: cancelling leaves earlier files as they were.
    /// </summary>
    /// <param name="options">What to train.</param>
    /// <param name="train">Images to learn from.</param>
    /// <param name="test">Images to measure on.</param>
    /// <param name="modelFile">The model file, <c>models/mnist.json</c>.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellationToken">Stops training.</param>
    /// <returns>The network, and one result for each of <see cref="MeasuredPixelsPerBeat"/>.</returns>
    /// <exception cref="InvalidInputException">Options out of range, or they do not fit the images.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static (TernaryNetwork Network, IReadOnlyList<EvaluationResult> Results) Run(
        TrainingOptions options,
        ImageSet train,
        ImageSet test,
        string modelFile,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var history = new TrainingHistory(progress);
        TernaryNetwork network = Trainer.Train(options, train, test, history, cancellationToken);
        EvaluationResult[] results =
        [
            .. MeasuredPixelsPerBeat.Select(lanes => NetworkEvaluator.Evaluate(network, test, MeasuredSteps, lanes)),
        ];
        network = network with { Accuracy = [.. results.SelectMany(result => result.Figures())] };

        string title = $"{network.Name}: {string.Join('-', network.Shape)} on {train.Name}, T = {network.Steps}";
        TernaryNetworkFile.Save(network, modelFile);
        OutputFile.Write(
            Path.ChangeExtension(modelFile, ".svg"), Encoding.UTF8.GetBytes(TrainingPlot.ToSvg(title, history.Epochs)));
        return (network, results);
    }
}

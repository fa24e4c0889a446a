using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Networks.Data;
using Hdl.Networks.Models;

namespace Hdl.Training.Training;

/// <summary>What training options must satisfy.</summary>
internal static class TrainingOptionsCheck
{
    private const int MaxBatch = 10_000;

    /// <exception cref="InvalidInputException">Anything out of range, with every problem.</exception>
    public static void Require(TrainingOptions options, ImageSet train, ImageSet test)
    {
        List<Problem> problems = [.. Identifier.Check(options.Name, "name")];
        Range("epochs", options.Epochs, 1, 10_000);
        Range("batch-size", options.BatchSize, 1, MaxBatch);
        Range("steps", options.Steps, 1, 64);
        Range("learning-rate", options.LearningRate, 0, 1);
        Range("final-learning-rate", options.FinalLearningRate, 0, 1);
        Range("beta", options.Beta, 0, 1);
        Range("window", options.Window, 0.01, 100);
        Range("spike-loss", options.SpikeLoss, 0, 1000);
        Range("potential-loss", options.PotentialLoss, 0, 1000);
        Range("activity-limit", options.ActivityLimit, 1, NetworkCheck.MaxSize);
        Range("activity-share", options.ActivityShare, 0, 1000);
        Range("activity-penalty", options.ActivityPenalty, 0, 1000);
        Range("shift", options.Shift, 0, 8);
        Range("rotation", options.Rotation, 0, 90);
        Range("scale", options.Scale, 0, 0.5);
        Range("threshold-level", options.ThresholdLevel, 1, 255);
        Range("threads", options.Threads, 0, 1024);
        CheckLayers();
        CheckImages();
        if (problems.Count > 0)
        {
            throw new InvalidInputException(problems);
        }

        void Range(string key, double value, double min, double max)
        {
            // Written so that NaN is refused too.
            if (!(value >= min && value <= max))
            {
                problems.Add(new Problem("Out of range", key, Text(value), $"Choose {Text(min)}..{Text(max)}."));
            }
        }

        void CheckLayers()
        {
            if (options.Layers.Count == 0 || options.Layers.Any(neurons => neurons is < 1 or > NetworkCheck.MaxSize))
            {
                problems.Add(new Problem(
                    "Not a list of layers", "layers", string.Join('-', options.Layers),
                    "Give the neurons of each layer, e.g. 256-256-10."));
            }
        }

        void CheckImages()
        {
            if (train.Count == 0 || test.Count == 0)
            {
                problems.Add(new Problem(
                    "No images", $"{train.Name}, {test.Name}", $"{train.Count} and {test.Count}",
                    "Choose a data set with images."));
                return;
            }

            if (train.PixelsPerImage != test.PixelsPerImage)
            {
                problems.Add(new Problem(
                    "The images differ in size", $"{train.Name}, {test.Name}",
                    $"{train.Width} x {train.Height}, {test.Width} x {test.Height}",
                    "Use training and test images of one data set."));
            }

            int classes = Math.Max(train.Labels.Max(), test.Labels.Max()) + 1;
            if (options.Layers.Count > 0 && classes > options.Layers[^1])
            {
                problems.Add(new Problem(
                    "More classes than output neurons", "layers", Text(options.Layers[^1]),
                    $"The last layer needs {classes} neurons."));
            }
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Networks.Data;

namespace Hdl.Training.Convolutions;

/// <summary>What the options of a convolutional network must satisfy.</summary>
internal static class ConvolutionOptionsCheck
{
    private const int MaxOutputs = 4095;

    /// <exception cref="InvalidInputException">Anything out of range, with every problem.</exception>
    public static void Require(ConvolutionOptions options, ImageSet train)
    {
        List<Problem> problems = [.. Identifier.Check(options.Name, "name")];
        Range("epochs", options.Epochs, 1, 10_000);
        Range("batch-size", options.BatchSize, 1, 10_000);
        Range("learning-rate", options.LearningRate, 0, 1);
        Range("final-learning-rate", options.FinalLearningRate, 0, 1);
        Range("shift", options.Shift, 0, 8);
        Range("rotation", options.Rotation, 0, 90);
        Range("scale", options.Scale, 0, 0.5);
        Range("calibration-images", options.CalibrationImages, 1, 60_000);
        Range("value-width", options.ValueWidth, 4, 16);
        Range("weight-width", options.WeightWidth, 4, 16);
        Range("threads", options.Threads, 0, 1024);
        foreach (ConvolutionShape shape in options.Layers)
        {
            Range("kernel", shape.Kernel, 1, 7);
            Range("outputs", shape.Outputs, 1, MaxOutputs);
            Range("pool", shape.Pool, 1, 3);
        }

        foreach (float penalty in options.ActivityPenalties)
        {
            Range("activity-penalty", penalty, 0, 1000);
        }

        if (options.ActivityPenalties.Count != options.Layers.Count - 1)
        {
            problems.Add(new Problem(
                "Every layer but the last has a penalty", "activity-penalties", Text(options.ActivityPenalties.Count),
                $"Give {Text(Math.Max(0, options.Layers.Count - 1))}."));
        }

        if (problems.Count == 0)
        {
            CheckShapes();
        }

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

        void CheckShapes()
        {
            if (train.Count == 0)
            {
                problems.Add(new Problem("No images", train.Name, "0", "Choose a data set with images."));
                return;
            }

            (int height, int width) = (train.Height, train.Width);
            foreach ((int index, ConvolutionShape shape) in options.Layers.Index())
            {
                (int rows, int columns) = (shape.SizeFrom(height), shape.SizeFrom(width));
                if (rows < 1 || columns < 1)
                {
                    problems.Add(new Problem(
                        "No window fits the map", $"layer {Text(index + 1)}", $"{Text(height)} x {Text(width)}",
                        "Choose a smaller kernel or less pooling."));
                    return;
                }

                (height, width) = (rows, columns);
            }

            if (height != 1 || width != 1)
            {
                problems.Add(new Problem(
                    "The last layer's map is not one pixel", "layers", $"{Text(height)} x {Text(width)}",
                    "End with a kernel of the map's size."));
            }

            int classes = train.Labels.Max() + 1;
            if (classes > options.Layers[^1].Outputs)
            {
                problems.Add(new Problem(
                    "More classes than outputs", "layers", Text(options.Layers[^1].Outputs),
                    $"The last layer needs {Text(classes)} outputs."));
            }
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

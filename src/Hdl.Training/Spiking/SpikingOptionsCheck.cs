using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Networks.Data;

namespace Hdl.Training.Spiking;

/// <summary>What the options of a convolutional spiking network must satisfy.</summary>
internal static class SpikingOptionsCheck
{
    private const int MaxOutputs = 1024;
    private const int Lane = 32;

    /// <exception cref="InvalidInputException">Anything out of range, with every problem.</exception>
    public static void Require(SpikingOptions options, ImageSet train, ImageSet test)
    {
        List<Problem> problems = [.. Identifier.Check(options.Name, "name")];
        Range("epochs", options.Epochs, 1, 10_000);
        Range("batch-size", options.BatchSize, 1, 10_000);
        Range("learning-rate", options.LearningRate, 0, 1);
        Range("final-learning-rate", options.FinalLearningRate, 0, 1);
        Range("beta", options.Beta, 0, 1);
        Range("initial-weight", options.InitialWeight, 0, 1);
        Range("initial-offset", options.InitialOffset, -3, 3);
        Range("window", options.Window, 0.01, 100);
        Range("activity-penalty", options.ActivityPenalty, 0, 1000);
        Range("shift", options.Shift, 0, 8);
        Range("rotation", options.Rotation, 0, 90);
        Range("scale", options.Scale, 0, 0.5);
        Range("calibration-images", options.CalibrationImages, 1, 60_000);
        Range("threads", options.Threads, 0, 1024);
        Range("levels", options.Levels.Count, 1, LevelCode.MaxLevels);
        if (options.Levels.Any(level => level is < 1 or > 255)
            || options.Levels.Zip(options.Levels.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            problems.Add(new Problem(
                "Levels that do not ascend, or beyond a pixel", "levels", string.Join(", ", options.Levels),
                "Give levels of 1..255, each greater than the one before."));
        }

        CheckLayers();
        CheckImages();
        if (problems.Count == 0)
        {
            CheckMaps();
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

        void CheckLayers()
        {
            if (options.Layers.Count == 0 || options.Layers[^1] is not { IsDense: true, Pool: 1 })
            {
                problems.Add(new Problem(
                    "The last layer is not fully connected", "layers", string.Join(" - ", options.Layers),
                    "End with a layer of kernel 0 without pooling."));
            }

            foreach ((int index, SpikingShape shape) in options.Layers.Index())
            {
                Range("outputs", shape.Outputs, 1, MaxOutputs);
                Range("pool", shape.Pool, 1, shape.IsDense ? 1 : 4);
                if (shape.Kernel is not (0 or 1 or 3 or 5 or 7))
                {
                    problems.Add(new Problem(
                        "Not a kernel", "kernel", Text(shape.Kernel), "Choose 1, 3, 5 or 7; 0 for fully connected."));
                }

                if (index < options.Layers.Count - 1 && shape.Outputs % Lane != 0)
                {
                    problems.Add(new Problem(
                        "Not whole vectors", "outputs", Text(shape.Outputs),
                        $"Choose a multiple of {Text(Lane)} in all layers but the last."));
                }
            }
        }

        void CheckImages()
        {
            if (train.Count == 0 || test.Count == 0)
            {
                problems.Add(new Problem(
                    "No images", $"{train.Name}, {test.Name}", $"{Text(train.Count)} and {Text(test.Count)}",
                    "Choose a data set with images."));
                return;
            }

            if ((train.Width, train.Height) != (test.Width, test.Height))
            {
                problems.Add(new Problem(
                    "The images differ in size", $"{train.Name}, {test.Name}",
                    FormattableString.Invariant($"{train.Width} x {train.Height}, {test.Width} x {test.Height}"),
                    "Use training and test images of one data set."));
            }

            int classes = Math.Max(train.Labels.Max(), test.Labels.Max()) + 1;
            if (options.Layers.Count > 0 && classes > options.Layers[^1].Outputs)
            {
                problems.Add(new Problem(
                    "More classes than outputs", "layers", Text(options.Layers[^1].Outputs),
                    $"The last layer needs {Text(classes)}."));
            }
        }

        void CheckMaps()
        {
            SpikeGeometry[] chain = SpikeGeometry.Chain(
                options.Layers, train.Height, train.Width, options.Levels.Count);
            foreach ((int index, SpikeGeometry geometry) in chain.Index())
            {
                if (geometry.Height < 1 || geometry.Width < 1)
                {
                    problems.Add(new Problem(
                        "Nothing is left of the map", $"layer {Text(index + 1)}",
                        $"{Text(geometry.InputHeight)} x {Text(geometry.InputWidth)}", "Choose less pooling."));
                    return;
                }

                // Sums have 16 bits.
                if (geometry.Taps >= short.MaxValue)
                {
                    problems.Add(new Problem(
                        "Too many inputs of a neuron", $"layer {Text(index + 1)}", Text(geometry.Taps),
                        $"Choose fewer than {Text(short.MaxValue)}: less channels, or more pooling."));
                }
            }
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

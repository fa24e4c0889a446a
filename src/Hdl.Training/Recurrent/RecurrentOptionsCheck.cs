using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Networks.Data;

namespace Hdl.Training.Recurrent;

/// <summary>What the options of a delta network must satisfy.</summary>
internal static class RecurrentOptionsCheck
{
    private const int MaxLayers = 4;

    /// <exception cref="InvalidInputException">Anything out of range, with every problem.</exception>
    public static void Require(RecurrentOptions options, SequenceSet train)
    {
        List<Problem> problems = [.. Identifier.Check(options.Name, "name")];
        Range("epochs", options.Epochs, 1, 10_000);
        Range("warmup-epochs", options.WarmupEpochs, 0, 10_000);
        Range("batch-size", options.BatchSize, 1, 10_000);
        Range("learning-rate", options.LearningRate, 0, 1);
        Range("final-learning-rate", options.FinalLearningRate, 0, 1);
        Range("activity-penalty", options.ActivityPenalty, 0, 1000);
        Range("shift", options.Shift, 0, 8);
        Range("rotation", options.Rotation, 0, 90);
        Range("scale", options.Scale, 0, 0.5);
        Range("threads", options.Threads, 0, 1024);
        Range("layers", options.Hidden.Count, 1, MaxLayers);
        foreach (int hidden in options.Hidden)
        {
            Range("hidden", hidden, 1, 1024);
        }

        Range("classes", options.Classes, 2, 256);
        Range("act-int", options.ActInt, 2, 8);
        Range("act-frac", options.ActFrac, 4, 12);
        Range("act-int + act-frac", options.ActInt + options.ActFrac, 2, 16);
        Range("weight-bits", options.WeightBits, 4, 8);
        Range("gate-frac", options.GateFrac, 2, options.ActFrac);
        Range("input-threshold", options.InputThreshold, 0, short.MaxValue);
        Range("hidden-threshold", options.HiddenThreshold, 0, short.MaxValue);
        if (train.Count == 0)
        {
            problems.Add(new Problem("No sequences", train.Name, "0", "Choose a data set with sequences."));
        }
        else if (train.Labels.Max() >= options.Classes)
        {
            problems.Add(new Problem(
                "More classes than outputs", "classes", Text(options.Classes),
                $"{train.Name} has {Text(train.Labels.Max() + 1)}."));
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
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Models;

/// <summary>Measures a trained delta network on many sequences, in parallel.</summary>
public static class DeltaEvaluator
{
    private const int SequencesPerTask = 100;

    /// <summary>How many sequences are classified right, and how many columns that took.</summary>
    /// <param name="model">A network that passes <see cref="DeltaModelCheck"/>, with a read-out.</param>
    /// <param name="sequences">Sequences of the network's inputs, with labels.</param>
    /// <param name="thresholds">Thresholds; null for the network's own.</param>
    /// <param name="threads">Threads; every processor when 0. The result does not depend on it.</param>
    /// <exception cref="InvalidInputException">The network is for other sequences, or has no read-out.</exception>
    public static DeltaAccuracy Evaluate(
        DeltaModel model, SequenceSet sequences, DeltaThresholds? thresholds = null, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sequences);
        Check(model, sequences);
        DeltaThresholds used = thresholds ?? model.Thresholds;
        int tasks = (sequences.Count + SequencesPerTask - 1) / SequencesPerTask;
        var correct = new int[tasks];
        var layers = new DeltaColumns[tasks][];
        var readout = new DeltaColumns[tasks];
        var tables = new GateTables(model.Formats);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 };
        Parallel.For(0, tasks, parallel, task =>
        {
            var inference = new DeltaInference(model, tables, used);
            layers[task] = new DeltaColumns[model.Weights.Layers.Count];
            int end = Math.Min(sequences.Count, (task + 1) * SequencesPerTask);
            for (int sequence = task * SequencesPerTask; sequence < end; sequence++)
            {
                correct[task] += inference.Run(sequences[sequence]) == sequences.Labels[sequence] ? 1 : 0;
                readout[task] += inference.ReadoutColumns;
                for (int layer = 0; layer < inference.Columns.Count; layer++)
                {
                    layers[task][layer] += inference.Columns[layer];
                }
            }
        });
        return new DeltaAccuracy(
            sequences.Name, sequences.Count, sequences.Starts[^1], correct.Sum(), used,
            [
                .. Enumerable.Range(0, model.Weights.Layers.Count).Select(
                    layer => layers.Aggregate(default(DeltaColumns), (sum, columns) => sum + columns[layer])),
            ],
            readout.Aggregate(default(DeltaColumns), (sum, columns) => sum + columns));
    }

    private static void Check(DeltaModel model, SequenceSet sequences)
    {
        if (sequences.Count == 0)
        {
            throw new InvalidInputException(new Problem(
                "No sequences", sequences.Name, "0", "Choose a data set with sequences."));
        }

        int inputs = model.Weights.Layers[0].Inputs;
        if (inputs != sequences.Inputs)
        {
            throw new InvalidInputException(new Problem(
                "The network is for steps of another size", model.Name, FormattableString.Invariant($"{inputs} inputs"),
                FormattableString.Invariant(
                    $"{sequences.Name} has {sequences.Inputs} values a step: choose what it was trained on.")));
        }

        int different = Array.FindIndex(
            [.. Enumerable.Range(0, sequences.Count).Select(sequences.Steps)],
            steps => steps < 1 || (model.Sequence.Steps > 0 && steps != model.Sequence.Steps));
        if (different >= 0)
        {
            throw new InvalidInputException(new Problem(
                "The network is for sequences of another length", model.Name,
                FormattableString.Invariant($"{model.Sequence.Steps} steps"),
                FormattableString.Invariant(
                    $"Sequence {different} of {sequences.Name} has {sequences.Steps(different)}.")));
        }

        if (model.MaxInput < byte.MaxValue)
        {
            throw new InvalidInputException(new Problem(
                "The network does not take bytes", model.Name,
                FormattableString.Invariant($"input-bits {model.InputBits}"),
                "Choose a network with input-bits of 9 or more."));
        }

        if (model.Weights.Readout is null)
        {
            throw new InvalidInputException(new Problem(
                "The network names no classes", model.Name, "readout states", "Choose a network with a read-out."));
        }
    }
}

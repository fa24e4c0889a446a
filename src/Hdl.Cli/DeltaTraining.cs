using System.Globalization;
using System.Text;
using Hdl.Core.Files;
using Hdl.Networks.Data;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;
using Hdl.Training.Recurrent;
using Hdl.Training.Training;

namespace Hdl.Cli;

/// <summary>
/// Training of delta networks from sequences to files. Training and inference know nothing of each other: here they
/// meet.
/// </summary>
internal static class DeltaTraining
{
    /// <summary>Bytes, with the sign that the hardware's inputs have.</summary>
    private const int InputBits = 9;

    /// <summary>Thresholds that are tried, as shares of those trained with.</summary>
    private static readonly double[] Shares = [0.5, 0.75, 1, 1.25, 1.5, 2];

    /// <summary>
    /// Trains, chooses thresholds with sequences that are held out of training, measures the integer network on all
    /// test sequences at these and at 0, and writes <paramref name="modelFile"/> and the SVG of the same name. Both are
    /// written at the end, whole: cancelling leaves earlier files as they were.
    /// </summary>
    public static DeltaModel Run(
        RecurrentOptions options, SequenceSet train, SequenceSet test, string modelFile,
        IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var history = new TrainingHistory(progress);
        (SequenceSet learned, SequenceSet held) = train.HoldOut(Math.Min(options.HeldOut, train.Count / 2));
        TrainedRecurrent network = RecurrentTrainer.Train(
            options, learned,
            trained => DeltaEvaluator.Evaluate(Model(options, test, trained), test, null, options.Threads).Share,
            history, cancellationToken);
        DeltaModel model = Measured(Model(options, test, network), held, test, options.Threads);
        DeltaModelFile.Save(model, modelFile);
        OutputFile.Write(
            Path.ChangeExtension(modelFile, ".svg"),
            Encoding.UTF8.GetBytes(TrainingPlot.ToSvg(
                $"{model.Name}: {model.Shape}, thresholds {Text(options.InputThreshold)}, "
                + $"{Text(options.HiddenThreshold)}", history.Epochs)));
        return model;
    }

    /// <summary>The model of a trained network; without figures.</summary>
    /// <param name="options">What it was trained with.</param>
    /// <param name="sequences">What a sequence looks like.</param>
    /// <param name="network">The integers.</param>
    public static DeltaModel Model(RecurrentOptions options, SequenceSet sequences, TrainedRecurrent network)
    {
        bool images = DataSets.Names.Contains(options.DataSet);
        int layers = network.Layers.Count;
        return new DeltaModel
        {
            Name = options.Name,
            Cell = options.Cell == RecurrentCell.Gru ? DeltaCell.Gru : DeltaCell.Lstm,
            Formats = new DeltaFormats(
                options.ActInt, options.ActFrac, options.WeightBits, options.WeightBits - 1,
                options.ActInt + options.ActFrac + options.WeightBits, options.GateFrac),
            InputBits = InputBits,
            Readout = DeltaReadout.Argmax,
            When = ReadoutWhen.Last,
            Sequence = new DeltaSequence(
                images ? DeltaStep.ImageRow : DeltaStep.Frame, images ? sequences.MaxSteps : 0),
            Thresholds = new DeltaThresholds(
                [options.InputThreshold, .. Enumerable.Repeat(options.HiddenThreshold, layers - 1)],
                [.. Enumerable.Repeat(options.HiddenThreshold, layers)], 0),
            Weights = new DeltaWeights(
                [
                    .. network.Layers.Select(layer => new DeltaLayer(
                        layer.Inputs, layer.Hidden, layer.InputWeights, layer.HiddenWeights, layer.InputBias,
                        layer.HiddenBias)),
                ],
                new DeltaReadoutLayer(network.ReadoutWeights, network.ReadoutBias)),
            Command = Command(options),
            Attribution = options.Attribution,
        };
    }

    /// <summary>A trained network with its thresholds and its figures at these and at 0.</summary>
    /// <param name="model">The network, with the thresholds that it was trained with.</param>
    /// <param name="held">Sequences to choose thresholds with.</param>
    /// <param name="test">Sequences to measure on.</param>
    /// <param name="threads">Threads; every processor when 0.</param>
    public static DeltaModel Measured(DeltaModel model, SequenceSet held, SequenceSet test, int threads)
    {
        DeltaThresholds chosen = Choose(model, held, threads);
        return model with
        {
            Thresholds = chosen,
            Tuning = new DeltaTuning(held.Name, held.Count),
            Accuracy =
            [
                DeltaEvaluator.Evaluate(model, test, chosen, threads),
                DeltaEvaluator.Evaluate(model, test, Scaled(model.Thresholds, 0, 0), threads),
            ],
        };
    }

    /// <summary>
    /// The thresholds with the fewest columns among those that are better than the ones that the network was trained
    /// with by a standard deviation of the number of wrong answers; these where there are none. Without that margin,
    /// of so many the one that only looks as good would be chosen.
    /// </summary>
    private static DeltaThresholds Choose(DeltaModel model, SequenceSet held, int threads)
    {
        DeltaAccuracy best = DeltaEvaluator.Evaluate(model, held, null, threads);
        double least = best.Correct + Math.Sqrt(best.Sequences - best.Correct);
        foreach (double input in Shares)
        {
            foreach (double hidden in Shares)
            {
                DeltaAccuracy tried = DeltaEvaluator.Evaluate(
                    model, held, Scaled(model.Thresholds, input, hidden), threads);
                best = tried.Correct >= least && tried.ColumnsPerStep < best.ColumnsPerStep ? tried : best;
            }
        }

        return best.Thresholds;
    }

    private static DeltaThresholds Scaled(DeltaThresholds thresholds, double input, double hidden)
    {
        return new DeltaThresholds(
            [.. thresholds.Input.Select((value, layer) => By(value, layer == 0 ? input : hidden))],
            [.. thresholds.Hidden.Select(value => By(value, hidden))], thresholds.Readout);

        static int By(int value, double share) => (int)Math.Round(value * share);
    }

    private static string? Command(RecurrentOptions options)
    {
        RecurrentOptions? preset = RecurrentOptions.Presets.FirstOrDefault(known => known.Name == options.Name);
        if (preset is null
            || preset with { Epochs = options.Epochs, Seed = options.Seed, Threads = options.Threads } != options)
        {
            return null;
        }

        return TrainingCommand.Of(preset.PresetName, (options.Epochs, preset.Epochs), (options.Seed, preset.Seed));
    }

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}

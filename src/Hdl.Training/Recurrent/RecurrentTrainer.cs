using System.Diagnostics;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Training.Training;

namespace Hdl.Training.Recurrent;

/// <summary>
/// Trains delta networks through time, from scratch and on the processor alone: Adam, cross-entropy after the last
/// step, and, after the first epochs, a forward pass that is the integer network's with its delta rule.
/// </summary>
public sealed class RecurrentTrainer
{
    /// <summary>
    /// Parts of a batch: fixed, whatever the number of threads, because sums of floats depend on their order.
    /// </summary>
    private const int Shards = 4;

    private readonly RecurrentOptions _options;
    private readonly SequenceSet _train;
    private readonly RecurrentStage[] _stages;
    private readonly ReadoutStage _readout;
    private readonly RecurrentShard[] _shards;
    private readonly ParallelOptions _parallel;
    private int _updates;

    private RecurrentTrainer(RecurrentOptions options, SequenceSet train, CancellationToken cancellationToken)
    {
        (_options, _train) = (options, train);
        _stages = new RecurrentStage[options.Hidden.Count];
        int inputs = train.Inputs;
        for (int index = 0; index < _stages.Length; index++)
        {
            _stages[index] = new RecurrentStage(options.Cell, inputs, options.Hidden[index], options.Seed, index);
            inputs = options.Hidden[index];
        }

        _readout = new ReadoutStage(inputs, options.Classes, options.Seed, _stages.Length);
        int maxSteps = train.MaxSteps;
        _shards =
        [
            .. Enumerable.Range(0, Shards).Select(
                _ => new RecurrentShard(options, _stages, _readout, train, maxSteps)),
        ];
        _parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1,
        };
    }

    /// <summary>Trains a network. It is that of the last epoch: none is picked by its test accuracy.</summary>
    /// <param name="options">What to train.</param>
    /// <param name="train">Sequences to learn from.</param>
    /// <param name="measure">
    /// The accuracy, 0..1, of the integer network on test sequences, for the report alone: it does not influence the
    /// network.
    /// </param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="InvalidInputException">Options out of range, or they do not fit the sequences.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TrainedRecurrent Train(
        RecurrentOptions options, SequenceSet train, Func<TrainedRecurrent, double> measure,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(measure);
        RecurrentOptionsCheck.Require(options, train);
        var trainer = new RecurrentTrainer(options, train, cancellationToken);
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            long start = Stopwatch.GetTimestamp();
            trainer.Epoch(epoch);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            progress?.Report(new TrainingProgress(
                epoch + 1, options.Epochs,
                trainer._shards.Sum(shard => shard.Loss) / train.Count,
                trainer._shards.Sum(shard => shard.Correct) / (double)train.Count,
                measure(trainer.Quantise()), train.Count / seconds));
        }

        return trainer.Quantise();
    }

    private void Epoch(int epoch)
    {
        bool delta = epoch >= _options.WarmupEpochs;
        int[] order = TrainingOrder.Of(_options.Seed, epoch, _train.Count);
        foreach (RecurrentShard shard in _shards)
        {
            shard.ResetTallies();
        }

        for (int start = 0; start < order.Length; start += _options.BatchSize)
        {
            int count = Math.Min(_options.BatchSize, order.Length - start);
            Round(delta);
            Parallel.For(0, Shards, _parallel, shard =>
            {
                int first = start + (count * shard / Shards);
                int end = start + (count * (shard + 1) / Shards);
                _shards[shard].Run(order.AsSpan(first, end - first), epoch, delta);
            });
            Update(epoch + ((double)start / order.Length), count);
        }
    }

    private void Round(bool rounds)
    {
        foreach (RecurrentStage stage in _stages)
        {
            RecurrentKernels.Round(stage.Latent, stage.Weights, _options.WeightBits, rounds);
        }

        RecurrentKernels.Round(_readout.Latent, _readout.Weights, _options.WeightBits, rounds);
    }

    private void Update(double epoch, int batch)
    {
        float rate = AdamStep.Falling(
            _options.LearningRate, _options.FinalLearningRate, epoch / _options.Epochs);
        AdamStep step = AdamStep.At(++_updates, rate, batch);
        for (int index = 0; index < _stages.Length; index++)
        {
            _stages[index].Update([.. _shards.Select(shard => shard.Gradients[index])], step);
        }

        _readout.Update([.. _shards.Select(shard => shard.Gradients[^1])], step);
    }

    /// <summary>The integers of the present weights.</summary>
    private TrainedRecurrent Quantise()
    {
        Round(rounds: true);
        float scale = 1 << (_options.WeightBits - 1);
        return new TrainedRecurrent(
            [.. _stages.Select(Layer)],
            [
                .. Enumerable.Range(0, _readout.Classes).Select(row => Enumerable.Range(0, _readout.Hidden)
                    .Select(i => (int)(_readout.Weights[((i + 1) * _readout.Rows) + row] * scale))
                    .ToArray()),
            ],
            [.. Enumerable.Range(0, _readout.Classes).Select(row => (int)(_readout.Weights[row] * scale))]);

        TrainedRecurrentLayer Layer(RecurrentStage stage) => new(
            stage.Inputs, stage.Hidden,
            Matrix(stage, stage.InputColumn, stage.Inputs), Matrix(stage, stage.HiddenColumn, stage.Hidden),
            [.. Matrix(stage, 0, 1).Select(row => row[0])],
            [.. Matrix(stage, stage.HiddenBias, 1).Select(row => row[0])]);

        int[][] Matrix(RecurrentStage stage, int first, int columns) =>
        [
            .. Enumerable.Range(0, stage.Gates * stage.Hidden).Select(row => Enumerable.Range(first, columns)
                .Select(column => stage.At(column, row / stage.Hidden, row % stage.Hidden))
                .Select(at => (int)(stage.Weights[at] * scale))
                .ToArray()),
        ];
    }
}

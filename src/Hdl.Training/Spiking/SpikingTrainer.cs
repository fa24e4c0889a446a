using System.Diagnostics;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Spiking;
using Hdl.Training.Training;

namespace Hdl.Training.Spiking;

/// <summary>
/// Ternary-aware training of convolutional spiking networks of one time step (TW-SNN, Algorithm 3, with what
/// <c>docs/training.md</c> adds), from scratch and on the processor alone.
/// </summary>
public sealed class SpikingTrainer
{
    /// <summary>
    /// Parts of a batch: fixed, whatever the number of threads, because sums of floats depend on their order.
    /// </summary>
    private const int Shards = 4;

    private readonly SpikingOptions _options;
    private readonly ImageSet _train;
    private readonly SpikingStage[] _stages;
    private readonly SpikingShard[] _shards;
    private readonly ParallelOptions _parallel;
    private int _updates;

    private SpikingTrainer(SpikingOptions options, ImageSet train, CancellationToken cancellationToken)
    {
        (_options, _train) = (options, train);
        _stages =
        [
            .. SpikeGeometry.Chain(options.Layers, train.Height, train.Width, options.Levels.Count)
                .Select((geometry, index) => new SpikingStage(geometry, options, index)),
        ];
        _shards = [.. Enumerable.Range(0, Shards).Select(_ => new SpikingShard(options, _stages, train))];
        _parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1,
        };
        Calibrate();
    }

    /// <summary>Trains a network. It is that of the last epoch: none is picked by its test accuracy.</summary>
    /// <param name="options">What to train.</param>
    /// <param name="train">Images to learn from.</param>
    /// <param name="test">Images to report accuracy on; they do not influence the network.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="InvalidInputException">Options out of range, or they do not fit the images.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SpikingNetwork Train(
        SpikingOptions options, ImageSet train, ImageSet test, IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        SpikingOptionsCheck.Require(options, train, test);
        var trainer = new SpikingTrainer(options, train, cancellationToken);
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            long start = Stopwatch.GetTimestamp();
            trainer.Epoch(epoch);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            SpikingAccuracy result = SpikingEvaluator.Evaluate(trainer.Export(), test, options.Threads);
            progress?.Report(new TrainingProgress(
                epoch + 1, options.Epochs,
                trainer._shards.Sum(shard => shard.Loss) / train.Count,
                trainer._shards.Sum(shard => shard.Correct) / (double)train.Count,
                result.Share, train.Count / seconds));
        }

        return trainer.Export();
    }

    private SpikingNetwork Export() => SpikingExport.Export(_options, _stages);

    // Layer by layer: what a layer gives is only of use once the one before has its thresholds.
    private void Calibrate()
    {
        int count = Math.Min(_options.CalibrationImages, _train.Count);
        int[] images = [.. TrainingOrder.Of(_options.Seed, 0, _train.Count).Take(count)];
        foreach ((int index, SpikingStage stage) in _stages.Index())
        {
            SpikingShard shard = _shards[0];
            shard.ResetStatistics();
            shard.Observe(images);
            stage.Calibrate([shard.Moments[index]], count);
        }

        _shards[0].ResetStatistics();
    }

    private void Epoch(int epoch)
    {
        int[] order = TrainingOrder.Of(_options.Seed, epoch, _train.Count);
        foreach (SpikingShard shard in _shards)
        {
            shard.ResetTallies();
        }

        for (int start = 0; start < order.Length; start += _options.BatchSize)
        {
            int count = Math.Min(_options.BatchSize, order.Length - start);
            Parallel.For(0, Shards, _parallel, shard =>
            {
                int first = start + (count * shard / Shards);
                int end = start + (count * (shard + 1) / Shards);
                _shards[shard].Run(order.AsSpan(first, end - first), epoch);
            });
            Update(epoch + ((double)start / order.Length), count);
        }
    }

    private void Update(double epoch, int batch)
    {
        float rate = AdamStep.Falling(
            _options.LearningRate, _options.FinalLearningRate, epoch / _options.Epochs);
        AdamStep step = AdamStep.At(++_updates, rate, batch);
        foreach ((int index, SpikingStage stage) in _stages.Index())
        {
            stage.Update(
                Array.ConvertAll(_shards, shard => shard.Gradients[index]),
                Array.ConvertAll(_shards, shard => shard.Moments[index]),
                Array.ConvertAll(_shards, shard => shard.InputSums[index]), batch, _options.Beta, step);
        }

        Array.ForEach(_shards, shard => shard.ResetStatistics());
    }
}

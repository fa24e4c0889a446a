using System.Diagnostics;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Training.Training;

namespace Hdl.Training.Convolutions;

/// <summary>
/// Trains convolutional networks in floating point, from scratch and on the processor alone, and rounds them to
/// integers: Adam, cross-entropy, and an L1 penalty on activations that makes maps sparse.
/// </summary>
public sealed class ConvolutionTrainer
{
    /// <summary>
    /// Parts of a batch: fixed, whatever the number of threads, because sums of floats depend on their order.
    /// </summary>
    private const int Shards = 4;

    private readonly ConvolutionOptions _options;
    private readonly ImageSet _train;
    private readonly ConvolutionStage[] _stages;
    private readonly ConvolutionShard[] _shards;
    private readonly ParallelOptions _parallel;
    private int _updates;

    private ConvolutionTrainer(ConvolutionOptions options, ImageSet train, CancellationToken cancellationToken)
    {
        (_options, _train) = (options, train);
        _stages = Stages(options, train);
        _shards = [.. Enumerable.Range(0, Shards).Select(_ => new ConvolutionShard(options, _stages, train))];
        _parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1,
        };
    }

    /// <summary>Trains a network. It is that of the last epoch: none is picked by its test accuracy.</summary>
    /// <param name="options">What to train.</param>
    /// <param name="train">Images to learn from, and to choose the scales of the integers with.</param>
    /// <param name="measure">
    /// The accuracy, 0..1, of the integer network on test images, for the report alone, without which it is not asked
    /// for: it does not influence the network.
    /// </param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="InvalidInputException">Options out of range, or they do not fit the images.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TrainedConvolutions Train(
        ConvolutionOptions options, ImageSet train, Func<TrainedConvolutions, double> measure,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(measure);
        ConvolutionOptionsCheck.Require(options, train);
        var trainer = new ConvolutionTrainer(options, train, cancellationToken);
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

    private TrainedConvolutions Quantise() => ConvolutionQuantiser.Quantise(_options, _stages, _shards[0], _train);

    private static ConvolutionStage[] Stages(ConvolutionOptions options, ImageSet train)
    {
        var stages = new ConvolutionStage[options.Layers.Count];
        (int Height, int Width) size = (train.Height, train.Width);
        (int Channels, int Pitch) input = (1, 1);
        for (int index = 0; index < stages.Length; index++)
        {
            bool isLast = index == stages.Length - 1;
            stages[index] = new ConvolutionStage(options.Layers[index], size, input, isLast, options.Seed, index);
            size = (stages[index].Height, stages[index].Width);
            input = (options.Layers[index].Outputs, stages[index].Pitch);
        }

        return stages;
    }

    private void Epoch(int epoch)
    {
        int[] order = TrainingOrder.Of(_options.Seed, epoch, _train.Count);
        foreach (ConvolutionShard shard in _shards)
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
        for (int index = 0; index < _stages.Length; index++)
        {
            _stages[index].Update([.. _shards.Select(shard => shard.Gradients[index])], step);
        }
    }
}

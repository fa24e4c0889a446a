using System.Diagnostics;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Training.Evaluation;

namespace Hdl.Training.Training;

/// <summary>
/// Ternary-aware training of spiking networks (TW-SNN, Algorithm 3, with what <c>docs/training.md</c> adds), from
/// scratch and on the processor alone.
/// </summary>
public sealed class Trainer
{
    /// <summary>
    /// Parts of a batch: fixed, whatever the number of threads, because sums of floats depend on their order.
    /// </summary>
    private const int Shards = 4;

    private const int RowsPerTask = 64;

    /// <summary>Lanes of the rate encoder that test accuracy is reported for during training.</summary>
    private const int ReportedPixelsPerBeat = 16;

    private readonly TrainingOptions _options;
    private readonly ImageSet _train;
    private readonly TrainableLayer[] _layers;
    private readonly Shard[] _shards;
    private readonly ParallelOptions _parallel;
    private int _updates;

    private Trainer(TrainingOptions options, ImageSet train, CancellationToken cancellationToken)
    {
        (_options, _train) = (options, train);
        _layers = CreateLayers(options, train);
        _shards = [.. Enumerable.Range(0, Shards).Select(_ => new Shard(options, _layers, train))];
        _parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1,
        };
        foreach (TrainableLayer layer in _layers)
        {
            Ternarise(layer, layer.LargestLatent(0, layer.Inputs), layer.LargestLatent(layer.Inputs, layer.Inputs + 1));
        }
    }

    /// <summary>Trains a network. It is that of the last epoch: none is picked by its test accuracy.</summary>
    /// <param name="options">What to train.</param>
    /// <param name="train">Images to learn from.</param>
    /// <param name="test">Images to report accuracy on; they do not influence the network.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="InvalidInputException">Options out of range, or they do not fit the images.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TernaryNetwork Train(
        TrainingOptions options, ImageSet train, ImageSet test, IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        TrainingOptionsCheck.Require(options, train, test);
        var trainer = new Trainer(options, train, cancellationToken);
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            long start = Stopwatch.GetTimestamp();
            trainer.Epoch(epoch);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            TernaryNetwork network = NetworkExport.Export(options, trainer._layers);
            double accuracy = NetworkEvaluator
                .Evaluate(network, test, options.Steps, ReportedPixelsPerBeat)
                .Accuracy(options.Steps);
            progress?.Report(new TrainingProgress(
                epoch + 1, options.Epochs,
                trainer._shards.Sum(shard => shard.Loss) / train.Count,
                trainer._shards.Sum(shard => shard.Correct) / (double)train.Count,
                accuracy, train.Count / seconds));
        }

        return NetworkExport.Export(options, trainer._layers);
    }

    private static TrainableLayer[] CreateLayers(TrainingOptions options, ImageSet train)
    {
        var layers = new TrainableLayer[options.Layers.Count];
        long pixels = 0;
        for (int image = 0; image < train.Count; image++)
        {
            foreach (byte pixel in train[image])
            {
                pixels += pixel;
            }
        }

        float spikes = Math.Max(1f, pixels / 256f / train.Count);
        int inputs = train.PixelsPerImage;
        for (int index = 0; index < layers.Length; index++)
        {
            layers[index] = new TrainableLayer(inputs, options.Layers[index], spikes, options.Seed, index);
            inputs = options.Layers[index];
            spikes = Math.Max(1f, Math.Min(options.ActivityLimit, inputs / 4f));
        }

        return layers;
    }

    private void Epoch(int epoch)
    {
        int[] order = TrainingOrder.Of(_options.Seed, epoch, _train.Count);
        foreach (Shard shard in _shards)
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
        for (int index = 0; index < _layers.Length; index++)
        {
            float[][] gradients = [.. _shards.Select(shard => shard.Gradients[index])];
            TrainableLayer layer = _layers[index];
            float largest = LargestOfRows(layer, (first, end) => layer.Update(gradients, first, end, step));
            float largestBias = layer.Update(gradients, layer.Inputs, layer.Inputs + 1, step);
            layer.UpdateScalars(gradients, step);
            Ternarise(layer, largest, largestBias);
        }
    }

    /// <summary>delta = beta * max|w|, for the weights and for the biases.</summary>
    private void Ternarise(TrainableLayer layer, float largest, float largestBias)
    {
        _ = LargestOfRows(layer, (first, end) =>
        {
            layer.Ternarise(first, end, _options.Beta * largest);
            return 0f;
        });
        layer.Ternarise(layer.Inputs, layer.Inputs + 1, _options.Beta * largestBias);
    }

    private float LargestOfRows(TrainableLayer layer, Func<int, int, float> action)
    {
        float[] largest = new float[(layer.Inputs + RowsPerTask - 1) / RowsPerTask];
        Parallel.For(0, largest.Length, _parallel, task =>
            largest[task] = action(task * RowsPerTask, Math.Min(layer.Inputs, (task + 1) * RowsPerTask)));
        return largest.Max();
    }
}

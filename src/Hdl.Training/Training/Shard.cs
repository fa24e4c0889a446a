using Hdl.Networks.Data;
using Hdl.Training.Evaluation;

namespace Hdl.Training.Training;

/// <summary>
/// Forward and backward pass over a fixed part of every batch, with gradients of its own: shards run on any threads and
/// are summed in their order, so that rounding does not depend on the threads.
/// </summary>
internal sealed class Shard
{
    private readonly TrainingOptions _options;
    private readonly TrainableLayer[] _layers;
    private readonly ImageSet _images;
    private readonly TrainingInput _input;
    private readonly StepTrace[][] _trace;
    private readonly OutputLoss _loss;
    private readonly float[][] _delta;
    private readonly short[] _sums;

    public Shard(TrainingOptions options, TrainableLayer[] layers, ImageSet images)
    {
        (_options, _layers, _images) = (options, layers, images);
        _input = new TrainingInput(options, images);
        _trace =
        [
            .. Enumerable.Range(0, options.Steps).Select(_ => Array.ConvertAll(layers, layer => new StepTrace(layer))),
        ];
        _loss = new OutputLoss(options, layers[^1].Neurons);
        _delta = Array.ConvertAll(layers, layer => new float[layer.Width]);
        _sums = new short[layers.Max(layer => layer.Width)];
        Gradients = Array.ConvertAll(layers, layer => layer.NewGradients());
    }

    /// <summary>Summed gradients of each layer since they were last cleared.</summary>
    public float[][] Gradients { get; }

    /// <summary>Sum of the losses so far.</summary>
    public double Loss { get; private set; }

    /// <summary>Right answers so far.</summary>
    public int Correct { get; private set; }

    public void ResetTallies() => (Loss, Correct) = (0, 0);

    public void Run(ReadOnlySpan<int> imageIndices, int epoch)
    {
        foreach (int image in imageIndices)
        {
            _input.Load(image, epoch);
            _loss.Begin(_images.Labels[image]);
            for (int step = 0; step < _options.Steps; step++)
            {
                Forward(_trace[step]);
            }

            Loss += _loss.End();
            Correct += _loss.IsCorrect(_options.Readout) ? 1 : 0;
            for (int step = 0; step < _options.Steps; step++)
            {
                Backward(_trace[step]);
            }
        }
    }

    private void Forward(StepTrace[] trace)
    {
        trace[0].Count = _input.Spikes(trace[0].Active);
        for (int index = 0; index < _layers.Length; index++)
        {
            TrainableLayer layer = _layers[index];
            StepTrace current = trace[index];
            Span<short> sums = _sums.AsSpan(0, layer.Width);
            SpikeKernels.SumRows(layer.Ternary, current.Active.AsSpan(0, current.Count), sums);
            ReadOnlySpan<short> bias = layer.Ternary.AsSpan(layer.Inputs * layer.Width, layer.Width);
            int[]? next = index + 1 < trace.Length ? trace[index + 1].Active : null;
            int count = 0;
            for (int n = 0; n < layer.Neurons; n++)
            {
                // Normalised distance from the threshold: the neuron fires where it is positive.
                float u = layer.Gain * (sums[n] + (layer.BiasRatio * bias[n]) - layer.Threshold);
                current.Potential[n] = u;
                if (u > 0 && next is not null)
                {
                    next[count++] = n;
                }
            }

            if (next is not null)
            {
                trace[index + 1].Count = count;
            }
        }

        _loss.Add(trace[^1].Potential);
    }

    private void Backward(StepTrace[] trace)
    {
        int last = _layers.Length - 1;
        _loss.Gradient(trace[last].Potential, _delta[last], out float thresholdDelta);
        Accumulate(last, trace, thresholdDelta);
        for (int index = last - 1; index >= 0; index--)
        {
            Accumulate(index, trace, HiddenDelta(index, trace));
        }
    }

    /// <summary>
    /// Gradient of the potentials of a hidden layer through the surrogate of its step; returns its sum.
    /// </summary>
    private float HiddenDelta(int index, StepTrace[] trace)
    {
        TrainableLayer layer = _layers[index];
        TrainableLayer above = _layers[index + 1];
        float limit = Math.Min(_options.ActivityLimit, _options.ActivityShare * trace[0].Count);
        float penalty = _options.ActivityPenalty * Math.Max(0f, trace[index + 1].Count - limit) / layer.Neurons;
        float[] potential = trace[index].Potential;
        float[] delta = _delta[index];
        float sum = 0;
        for (int n = 0; n < layer.Neurons; n++)
        {
            delta[n] = 0;
            if (Math.Abs(potential[n]) < _options.Window)
            {
                delta[n] = (above.Gain * TrainingKernels.Dot(above.TernaryFloat, n, _delta[index + 1])) + penalty;
                sum += delta[n];
            }
        }

        return sum;
    }

    private void Accumulate(int index, StepTrace[] trace, float thresholdDelta)
    {
        TrainableLayer layer = _layers[index];
        float[] gradients = Gradients[index];
        ReadOnlySpan<float> delta = _delta[index];
        TrainingKernels.AddToRows(gradients, trace[index].Active.AsSpan(0, trace[index].Count), delta);
        TrainingKernels.AddToRows(gradients, [layer.Inputs], delta);
        gradients[layer.ThresholdSlot] -= thresholdDelta;
        gradients[layer.BiasRatioSlot] += TrainingKernels.Dot(layer.TernaryFloat, layer.Inputs, delta);
    }

    /// <summary>What the backward pass needs to know of one layer in one step.</summary>
    private sealed class StepTrace(TrainableLayer layer)
    {
        public int[] Active { get; } = new int[layer.Inputs];

        public int Count { get; set; }

        public float[] Potential { get; } = new float[layer.Width];
    }
}

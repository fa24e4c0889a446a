using Hdl.Core.Numerics;
using Hdl.Training.Evaluation;

namespace Hdl.Training.Training;

/// <summary>
/// A layer under training: latent weights in floating point, the ternary weights they stand for, and what Adam
/// remembers. In units of the spike count n = sum t(w) x, neuron j fires iff n + BiasRatio * t(bias) > Threshold: alpha
/// of TW-SNN's Algorithm 3 divides out, and what is left of alpha_b and vth are these two learned numbers.
/// </summary>
internal sealed class TrainableLayer
{
    /// <summary>
    /// Less than beta: weights that no image ever moves end as 0 once the largest weight has grown to 1.
    /// </summary>
    private const float InitialMagnitude = 0.04f;

    /// <summary>Keeps b within 8 bits whatever a is.</summary>
    private const float MaxBiasRatio = 200f;

    private readonly float[] _first;
    private readonly float[] _second;
    private readonly float[] _latent;

    public TrainableLayer(int inputs, int neurons, float expectedSpikes, ulong seed, int index)
    {
        Inputs = inputs;
        Neurons = neurons;
        Width = SpikeKernels.PaddedColumns(neurons);

        // Row `inputs` holds the biases: an input that always spikes, scaled by BiasRatio. One more holds the scalars.
        int size = (inputs + 2) * Width;
        _latent = new float[size];
        _first = new float[size];
        _second = new float[size];
        Ternary = new short[(inputs + 1) * Width];
        TernaryFloat = new float[(inputs + 1) * Width];
        Gain = 1f / MathF.Sqrt(expectedSpikes);
        Threshold = 1f / Gain;
        BiasRatio = 0.5f / Gain;

        var random = new CounterRandom(seed, 0, (ulong)index);
        for (int i = 0; i <= inputs; i++)
        {
            for (int n = 0; n < neurons; n++)
            {
                _latent[(i * Width) + n] = InitialMagnitude * random.NextSigned();
            }
        }
    }

    public int Inputs { get; }

    public int Neurons { get; }

    /// <summary>Neurons padded to whole vectors.</summary>
    public int Width { get; }

    /// <summary>Ternary weights, [inputs + 1][Width]; the last row is the biases.</summary>
    public short[] Ternary { get; }

    /// <summary>The same in floating point, for the backward pass.</summary>
    public float[] TernaryFloat { get; }

    /// <summary>
    /// Factor from spike counts to the normalised potential in which the surrogate's window is measured.
    /// </summary>
    public float Gain { get; }

    /// <summary>Threshold in spike counts.</summary>
    public float Threshold { get; private set; }

    /// <summary>Weight of a bias in spike counts, 0 or more.</summary>
    public float BiasRatio { get; private set; }

    public float[] NewGradients() => new float[_latent.Length];

    public int ThresholdSlot => (Inputs + 1) * Width;

    public int BiasRatioSlot => ThresholdSlot + 1;

    /// <summary>Adam on rows of latent weights; returns the largest magnitude among them.</summary>
    public float Update(float[][] shards, int firstRow, int endRow, in AdamStep step) =>
        TrainingKernels.Adam(_latent, _first, _second, shards, firstRow * Width, endRow * Width, step);

    /// <summary>Adam on the two scalars, which are kept divided by their natural size, 1 / Gain.</summary>
    public void UpdateScalars(float[][] shards, in AdamStep step)
    {
        int slot = ThresholdSlot;
        float[] before = [_latent[slot], _latent[slot + 1]];
        TrainingKernels.Adam(_latent, _first, _second, shards, slot, slot + Width, step);
        Threshold += (_latent[slot] - before[0]) / Gain;
        BiasRatio = Math.Clamp(BiasRatio + ((_latent[slot + 1] - before[1]) / Gain), 0f, MaxBiasRatio);

        // Adam's clamp is meant for weights: the latent slots only carry the step.
        _latent[slot] = 0;
        _latent[slot + 1] = 0;
    }

    /// <summary>Sets rows of ternary weights: the sign where the magnitude reaches delta.</summary>
    public void Ternarise(int firstRow, int endRow, float delta)
    {
        TrainingKernels.Ternarise(_latent, TernaryFloat, Ternary, firstRow * Width, endRow * Width, delta);
    }

    public float LargestLatent(int firstRow, int endRow)
    {
        float largest = 0;
        foreach (float w in _latent.AsSpan(firstRow * Width, (endRow - firstRow) * Width))
        {
            largest = Math.Max(largest, Math.Abs(w));
        }

        return largest;
    }
}

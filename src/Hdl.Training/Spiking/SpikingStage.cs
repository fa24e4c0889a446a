using Hdl.Core.Numerics;
using Hdl.Training.Training;

namespace Hdl.Training.Spiking;

/// <summary>
/// A layer under training: latent weights in floating point, the ternary weights they stand for, what decides between
/// a sum and a spike, and what Adam remembers.
/// </summary>
/// <remarks>
/// A hidden neuron fires iff its sum n is above its channel's threshold, mean + offset * deviation and no less than 0:
/// mean and standard deviation follow those of the channel's sums, the offset is learned. As n is an integer, the
/// threshold rounded down decides the same. Of the last layer, logits are scale * (n + bias), biases being integers.
/// </remarks>
internal sealed class SpikingStage
{
    /// <summary>Standard deviations that the greatest latent offset, 1, stands for.</summary>
    public const float OffsetRange = 3f;

    /// <summary>log of the greatest factor that the learned scale of the logits may gain.</summary>
    public const float ScaleRange = 4f;

    /// <summary>What a new batch counts in the running mean and deviation.</summary>
    private const float Momentum = 0.02f;

    /// <summary>No less, where a channel's sums hardly differ.</summary>
    private const float LeastDeviation = 0.25f;

    private readonly float[] _latent;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly short[] _codes;
    private readonly float[] _means;
    private readonly float[] _deviations;
    private readonly int _weights;
    private float _scaleUnit = 1;

    public SpikingStage(SpikeGeometry geometry, SpikingOptions options, int index)
    {
        (Geometry, Index, IsLast) = (geometry, index, index == options.Layers.Count - 1);
        _weights = ((geometry.Outputs * geometry.WeightPitch) + 31) / 32 * 32;
        OffsetSlot = _weights;
        _latent = new float[_weights + geometry.Pitch + SpikeGeometry.Lane];
        (_first, _second) = (new float[_latent.Length], new float[_latent.Length]);
        _codes = new short[_weights];
        TernaryFloat = new float[_weights];
        Rows = new short[geometry.Taps * geometry.Pitch];
        _means = new float[geometry.Pitch];
        _deviations = new float[geometry.Pitch];
        Array.Fill(_deviations, 1f);
        Thresholds = new float[geometry.Pitch];
        Gains = new float[geometry.Pitch];
        Biases = new int[geometry.Outputs];

        var random = new CounterRandom(options.Seed, 0, (ulong)index);
        for (int output = 0; output < geometry.Outputs; output++)
        {
            for (int place = 0; place < geometry.WeightPitch; place++)
            {
                if (place % geometry.SegmentPitch < geometry.Segment)
                {
                    _latent[(output * geometry.WeightPitch) + place] = options.InitialWeight * random.NextSigned();
                }
            }
        }

        for (int channel = 0; !IsLast && channel < geometry.Outputs; channel++)
        {
            _latent[OffsetSlot + channel] = options.InitialOffset / OffsetRange;
        }

        Renew(options.Beta);
    }

    public SpikeGeometry Geometry { get; }

    /// <summary>Which layer, from 0.</summary>
    public int Index { get; }

    public bool IsLast { get; }

    /// <summary>Where gradients have the offsets, or the biases; behind them that of the scale.</summary>
    public int OffsetSlot { get; }

    public int ScaleSlot => OffsetSlot + Geometry.Pitch;

    /// <summary>Ternary weights, a row of all outputs for each place of the window.</summary>
    public short[] Rows { get; }

    /// <summary>The same in floating point, of each output the rows of its window.</summary>
    public float[] TernaryFloat { get; }

    /// <summary>Latent weights, then offsets or biases, then the scale.</summary>
    public float[] Latent => _latent;

    /// <summary>Thresholds of the sums, by channel.</summary>
    public float[] Thresholds { get; }

    /// <summary>1 / standard deviation of the sums, by channel.</summary>
    public float[] Gains { get; }

    /// <summary>Of the last layer.</summary>
    public int[] Biases { get; }

    /// <summary>Factor from sums of the last layer to logits.</summary>
    public float Scale { get; private set; }

    /// <summary>Biases of the last layer that a latent bias of 1 stands for: three standard deviations.</summary>
    public float BiasUnit { get; private set; } = 1;

    public float[] NewGradients() => new float[_latent.Length];

    /// <summary>Sets the running mean and deviation to those of some images.</summary>
    /// <param name="moments">Of each shard.</param>
    /// <param name="images">Images that they are of.</param>
    public void Calibrate(float[][] moments, int images)
    {
        Follow(moments, images, 1f);
        if (IsLast)
        {
            double variance = _deviations.Take(Geometry.Outputs).Average(deviation => deviation * deviation);
            float deviation = Math.Max(LeastDeviation, (float)Math.Sqrt(variance));
            BiasUnit = OffsetRange * deviation;
            _scaleUnit = 1 / deviation;
        }

        Derive();
    }

    /// <summary>One update of everything.</summary>
    /// <param name="shards">Gradients of each shard; cleared.</param>
    /// <param name="moments">Of each shard.</param>
    /// <param name="inputSums">Of each shard.</param>
    /// <param name="images">Images that these are of.</param>
    /// <param name="beta">Share of the largest latent weight that a weight needs not to be 0.</param>
    /// <param name="step">Adam's constants.</param>
    public void Update(
        float[][] shards, float[][] moments, float[][] inputSums, int images, float beta, in AdamStep step)
    {
        if (!IsLast)
        {
            Centre(shards, inputSums, images);
        }

        ClearPadding(shards);
        float largest = TrainingKernels.Adam(_latent, _first, _second, shards, 0, _weights, step);
        TrainingKernels.Adam(_latent, _first, _second, shards, _weights, _latent.Length, step);
        Ternarise(beta * largest);
        if (!IsLast)
        {
            Follow(moments, images, Momentum);
        }

        Derive();
    }

    /// <summary>Ternary weights, thresholds and biases anew from what is latent.</summary>
    public void Renew(float beta)
    {
        Ternarise(beta * _latent.Take(_weights).Max(Math.Abs));
        Derive();
    }

    // What a vector reads beyond a segment belongs to no weight.
    private void ClearPadding(float[][] shards)
    {
        int padding = Geometry.SegmentPitch - Geometry.Segment;
        for (int row = 0; padding > 0 && row < Geometry.Outputs * Geometry.KernelHeight; row++)
        {
            foreach (float[] shard in shards)
            {
                shard.AsSpan((row * Geometry.SegmentPitch) + Geometry.Segment, padding).Clear();
            }
        }
    }

    private void Ternarise(float delta)
    {
        TrainingKernels.Ternarise(_latent, TernaryFloat, _codes, 0, _weights, delta);
        for (int output = 0; output < Geometry.Outputs; output++)
        {
            for (int ky = 0; ky < Geometry.KernelHeight; ky++)
            {
                int from = (output * Geometry.WeightPitch) + (ky * Geometry.SegmentPitch);
                int to = (ky * Geometry.Segment * Geometry.Pitch) + output;
                for (int place = 0; place < Geometry.Segment; place++, to += Geometry.Pitch)
                {
                    Rows[to] = _codes[from + place];
                }
            }
        }
    }

    // The mean of a channel's sums takes part in its threshold: what all weights do to it alone has no effect, so it is
    // no part of their gradients, as in batch normalisation.
    private void Centre(float[][] shards, float[][] inputSums, int images)
    {
        var means = new float[Geometry.WeightPitch];
        MeanInputs.OfWindow(Geometry, inputSums, images, means);
        for (int output = 0; output < Geometry.Outputs; output++)
        {
            // The offset's gradient is that of the threshold in standard deviations.
            float sum = shards.Sum(shard => -shard[OffsetSlot + output]) * Gains[output] / OffsetRange;
            MeanInputs.Subtract(means, sum, shards[0].AsSpan(output * Geometry.WeightPitch, means.Length));
        }
    }

    private void Follow(float[][] moments, int images, float share)
    {
        int pitch = Geometry.Pitch;
        double count = (double)images * Geometry.Height * Geometry.Width;
        for (int channel = 0; channel < pitch; channel++)
        {
            (double first, double second) = (0, 0);
            foreach (float[] shard in moments)
            {
                first += shard[channel];
                second += shard[pitch + channel];
            }

            double mean = first / count;
            double variance = Math.Max(0, (second / count) - (mean * mean));
            _means[channel] += share * ((float)mean - _means[channel]);
            _deviations[channel] += share * ((float)Math.Sqrt(variance) - _deviations[channel]);
        }
    }

    private void Derive()
    {
        for (int channel = 0; channel < Geometry.Outputs; channel++)
        {
            float latent = _latent[OffsetSlot + channel];
            float deviation = Math.Max(LeastDeviation, _deviations[channel]);
            Thresholds[channel] = Math.Max(0, _means[channel] + (OffsetRange * latent * deviation));
            Gains[channel] = 1 / deviation;
            Biases[channel] = (int)MathF.Round(BiasUnit * latent);
        }

        Scale = _scaleUnit * MathF.Exp(ScaleRange * _latent[ScaleSlot]);
    }
}

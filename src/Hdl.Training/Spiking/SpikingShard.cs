using Hdl.Core.Numerics;
using Hdl.Networks.Data;
using Hdl.Training.Training;

namespace Hdl.Training.Spiking;

/// <summary>
/// Forward and backward pass over a fixed part of every batch, with gradients of its own: shards run on any threads and
/// are summed in their order, so that rounding does not depend on the threads.
/// </summary>
internal sealed class SpikingShard
{
    private readonly SpikingOptions _options;
    private readonly SpikingStage[] _stages;
    private readonly ImageSet _images;
    private readonly AugmentationRange _augmentation;
    private readonly byte[] _pixels;
    private readonly uint[] _levelBits;
    private readonly uint[][] _words;
    private readonly SpikeMap[] _maps;
    private readonly float[][] _inputs;
    private readonly short[][] _sums;
    private readonly short[][] _chosen;
    private readonly float[][] _potentials;
    private readonly float[][] _deltas;
    private readonly float[][] _inputDeltas;
    private readonly float[] _logits;

    public SpikingShard(SpikingOptions options, SpikingStage[] stages, ImageSet images)
    {
        (_options, _stages, _images) = (options, stages, images);
        _augmentation = new AugmentationRange(options.Shift, options.Rotation, options.Scale, options.Flip);
        _pixels = new byte[images.PixelsPerImage];
        _levelBits = LevelCode.Bits(options.Levels);
        SpikeGeometry[] layers = Array.ConvertAll(stages, stage => stage.Geometry);
        _words =
        [
            .. layers.Select(layer => new uint[layer.InputHeight * layer.InputWidth * layer.InputWords]),
            new uint[layers[^1].OutputSize / 32],
        ];
        _maps = Array.ConvertAll(layers, layer => new SpikeMap(layer));
        _inputs = Array.ConvertAll(layers, layer => new float[layer.MapSize]);
        _sums = Array.ConvertAll(layers, layer => new short[layer.OutputSize]);
        _chosen = Array.ConvertAll(layers, layer => new short[layer.OutputSize]);
        _potentials = Array.ConvertAll(layers, layer => new float[layer.OutputSize]);
        _deltas = Array.ConvertAll(layers, layer => new float[layer.OutputSize]);
        _inputDeltas = [.. layers.Select((layer, index) => index == 0 ? [] : new float[layer.MapSize])];
        _logits = new float[layers[^1].Outputs];
        Gradients = Array.ConvertAll(stages, stage => stage.NewGradients());
        Moments = Array.ConvertAll(layers, layer => new float[2 * layer.Pitch]);
        InputSums = Array.ConvertAll(layers, layer => new float[layer.MapSize]);
    }

    /// <summary>Summed gradients of each layer since they were last cleared.</summary>
    public float[][] Gradients { get; }

    /// <summary>
    /// Of each layer the sums of its channels' sums, then of their squares, since they were last cleared.
    /// </summary>
    public float[][] Moments { get; }

    /// <summary>Of each layer how often each input spiked, borders included, since it was last cleared.</summary>
    public float[][] InputSums { get; }

    /// <summary>
    /// Spikes of the input, then of each layer, of the image last seen, without borders; those of the last layer are of
    /// no use.
    /// </summary>
    public IReadOnlyList<uint[]> Words => _words;

    /// <summary>The sums of each layer, of the image last seen, behind pooling.</summary>
    public IReadOnlyList<short[]> Sums => _sums;

    /// <summary>What the class is the highest of, of the image last seen.</summary>
    public IReadOnlyList<float> Logits => _logits;

    /// <summary>Sum of the losses so far, penalties included.</summary>
    public double Loss { get; private set; }

    /// <summary>Right answers so far.</summary>
    public int Correct { get; private set; }

    public void ResetTallies() => (Loss, Correct) = (0, 0);

    /// <summary>Forgets <see cref="Moments"/> and <see cref="InputSums"/>.</summary>
    public void ResetStatistics()
    {
        Array.ForEach(Moments, Array.Clear);
        Array.ForEach(InputSums, Array.Clear);
    }

    public void Run(ReadOnlySpan<int> imageIndices, int epoch)
    {
        foreach (int image in imageIndices)
        {
            Load(image, epoch);
            Forward(_pixels);
            (double loss, bool right) = CrossEntropy.Score(
                _logits, _images.Labels[image], _deltas[^1].AsSpan(0, _logits.Length));
            Loss += loss + (_options.ActivityPenalty * (double)_maps.Skip(1).Sum(map => map.Count));
            Correct += right ? 1 : 0;
            Backward();
        }
    }

    /// <summary>Forward passes alone, for <see cref="Moments"/>.</summary>
    public void Observe(ReadOnlySpan<int> imageIndices)
    {
        foreach (int image in imageIndices)
        {
            Load(image, 0);
            Forward(_pixels);
        }
    }

    /// <summary>The potentials of all layers of an image.</summary>
    public void Forward(ReadOnlySpan<byte> pixels)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            _words[0][i] = _levelBits[pixels[i]];
        }

        for (int index = 0; index < _stages.Length; index++)
        {
            SpikingStage stage = _stages[index];
            _maps[index].Fill(_words[index]);
            _maps[index].CopyTo(_inputs[index]);
            MeanInputs.Add(_inputs[index], InputSums[index]);
            SpikeConvolution.Forward(stage.Geometry, _maps[index], stage.Rows, _sums[index], _chosen[index]);
            SpikeNeurons.Fire(stage, _sums[index], _potentials[index], _words[index + 1], Moments[index]);
        }

        SpikingStage last = _stages[^1];
        for (int n = 0; n < _logits.Length; n++)
        {
            _logits[n] = last.Scale * (_sums[^1][n] + last.Biases[n]);
        }
    }

    private void Load(int image, int epoch)
    {
        var random = new CounterRandom(_options.Seed, 1 + (ulong)epoch, (ulong)image);
        Augmentation.Load(_images, image, _pixels, _augmentation, ref random);
    }

    private void Backward()
    {
        SpikingStage last = _stages[^1];
        Span<float> delta = _deltas[^1].AsSpan(0, _logits.Length);
        for (int n = 0; n < delta.Length; n++)
        {
            Gradients[^1][last.ScaleSlot] += SpikingStage.ScaleRange * delta[n] * _logits[n];
            delta[n] *= last.Scale;
            Gradients[^1][last.OffsetSlot + n] += last.BiasUnit * delta[n];
        }

        for (int index = _stages.Length - 1; index >= 0; index--)
        {
            SpikingStage stage = _stages[index];
            float[] inputDelta = _inputDeltas[index];
            Array.Clear(inputDelta);
            SpikeConvolution.Backward(
                stage.Geometry, _inputs[index], stage.TernaryFloat, _deltas[index], _chosen[index], Gradients[index],
                inputDelta);
            if (index > 0)
            {
                SpikeNeurons.Surrogate(
                    _stages[index - 1], stage.Geometry, inputDelta, _potentials[index - 1], _options.Window,
                    _options.ActivityPenalty, _deltas[index - 1], Gradients[index - 1]);
            }
        }
    }
}

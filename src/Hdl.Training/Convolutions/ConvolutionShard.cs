using Hdl.Core.Numerics;
using Hdl.Networks.Data;
using Hdl.Training.Training;

namespace Hdl.Training.Convolutions;

/// <summary>
/// Forward and backward pass over a fixed part of every batch, with gradients of its own: shards run on any threads and
/// are summed in their order, so that rounding does not depend on the threads.
/// </summary>
internal sealed class ConvolutionShard
{
    /// <summary>What a pixel is divided by: a power of two, so that pixels are the integer network's input.</summary>
    public const int PixelScale = 256;

    private readonly ConvolutionOptions _options;
    private readonly ConvolutionStage[] _stages;
    private readonly ImageSet _images;
    private readonly AugmentationRange _augmentation;
    private readonly byte[] _pixels;
    private readonly float[] _image;
    private readonly SparseMap[] _inputs;
    private readonly float[][] _outputs;
    private readonly float[][] _chosen;
    private readonly float[][] _deltas;

    public ConvolutionShard(ConvolutionOptions options, ConvolutionStage[] stages, ImageSet images)
    {
        (_options, _stages, _images) = (options, stages, images);
        _augmentation = new AugmentationRange(options.Shift, options.Rotation, options.Scale);
        _pixels = new byte[images.PixelsPerImage];
        _image = new float[images.PixelsPerImage];
        _inputs = Array.ConvertAll(
            stages, stage => new SparseMap(stage.InputHeight, stage.InputWidth, stage.InputPitch));
        _outputs = Array.ConvertAll(stages, stage => new float[stage.Height * stage.Width * stage.Pitch]);
        _chosen = Array.ConvertAll(_outputs, map => new float[map.Length]);
        _deltas = Array.ConvertAll(_outputs, map => new float[map.Length]);
        Gradients = Array.ConvertAll(stages, stage => stage.NewGradients());
    }

    /// <summary>Summed gradients of each layer since they were last cleared.</summary>
    public float[][] Gradients { get; }

    /// <summary>The map of each layer of the image last seen, channels padded to whole vectors.</summary>
    public IReadOnlyList<float[]> Maps => _outputs;

    /// <summary>Sum of the losses so far, penalties included.</summary>
    public double Loss { get; private set; }

    /// <summary>Right answers so far.</summary>
    public int Correct { get; private set; }

    public void ResetTallies() => (Loss, Correct) = (0, 0);

    public void Run(ReadOnlySpan<int> imageIndices, int epoch)
    {
        foreach (int image in imageIndices)
        {
            var random = new CounterRandom(_options.Seed, 1 + (ulong)epoch, (ulong)image);
            Augmentation.Load(_images, image, _pixels, _augmentation, ref random);
            Forward(_pixels);
            Score(_images.Labels[image]);
            Backward();
        }
    }

    /// <summary>Computes <see cref="Maps"/> of an image.</summary>
    public void Forward(ReadOnlySpan<byte> pixels)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            _image[i] = pixels[i] / (float)PixelScale;
        }

        for (int index = 0; index < _stages.Length; index++)
        {
            _inputs[index].Fill(index == 0 ? _image : _outputs[index - 1]);
            ConvolutionKernels.Forward(_stages[index], _inputs[index], _outputs[index], _chosen[index]);
        }
    }

    /// <summary>Cross-entropy of the softmax of the last layer's outputs, and its gradient.</summary>
    private void Score(int label)
    {
        int classes = _stages[^1].Shape.Outputs;
        (double loss, bool right) = CrossEntropy.Score(
            _outputs[^1].AsSpan(0, classes), label, _deltas[^1].AsSpan(0, classes));
        Loss += loss;
        Correct += right ? 1 : 0;
    }

    private void Backward()
    {
        for (int index = _stages.Length - 1; index >= 0; index--)
        {
            Span<float> inputDelta = default;
            if (index > 0)
            {
                inputDelta = _deltas[index - 1];
                Penalise(index - 1);
            }

            ConvolutionKernels.Backward(
                _stages[index], _inputs[index], _deltas[index], _chosen[index], Gradients[index], inputDelta);
        }
    }

    /// <summary>Starts a map's gradient with that of its penalty, which only values above 0 have.</summary>
    private void Penalise(int index)
    {
        float penalty = _options.ActivityPenalties[index];
        Array.Clear(_deltas[index]);
        SparseMap map = _inputs[index + 1];
        int row = map.Width * map.Channels;
        float sum = 0;
        for (int y = 0; y < map.Height; y++)
        {
            int end = map.Columns[(y * (map.Width + 1)) + map.Width];
            for (int entry = map.Columns[y * (map.Width + 1)]; entry < end; entry++)
            {
                _deltas[index][(y * row) + map.Places[entry]] = penalty;
                sum += map.Values[entry];
            }
        }

        Loss += penalty * sum;
    }
}

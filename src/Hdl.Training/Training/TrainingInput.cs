using Hdl.Core.Numerics;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Training.Evaluation;

namespace Hdl.Training.Training;

/// <summary>
/// Turns a training image into input spikes: augmented, and with random draws of its own every epoch.
/// </summary>
internal sealed class TrainingInput(TrainingOptions options, ImageSet images)
{
    private readonly byte[] _pixels = new byte[SpikeKernels.PaddedBytes(images.PixelsPerImage)];
    private readonly byte[] _draws = InputDraws.Level(images.PixelsPerImage, options.ThresholdLevel);
    private readonly AugmentationRange _augmentation = new(options.Shift, options.Rotation, options.Scale);
    private CounterRandom _random;

    public void Load(int image, int epoch)
    {
        _random = new CounterRandom(options.Seed, 1 + (ulong)epoch, (ulong)image);
        Span<byte> pixels = _pixels.AsSpan(0, images.PixelsPerImage);
        Augmentation.Load(images, image, pixels, _augmentation, ref _random);
    }

    /// <summary>The addresses that spike in the next step; returns how many.</summary>
    public int Spikes(Span<int> active)
    {
        if (options.Coding == InputCoding.Poisson)
        {
            // Padding pixels are 0 and never spike, whatever is drawn for them.
            _random.Fill(_draws);
        }

        return SpikeKernels.Compare(_pixels, _draws, active);
    }
}

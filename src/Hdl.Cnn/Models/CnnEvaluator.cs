using Hdl.Core.Problems;
using Hdl.Networks.Data;

namespace Hdl.Cnn.Models;

/// <summary>Measures a trained network on many images, in parallel.</summary>
public static class CnnEvaluator
{
    private const int ImagesPerTask = 250;

    /// <summary>How many images are classified right, and how many values of each map are 0.</summary>
    /// <param name="model">A network that passes <see cref="CnnModelCheck"/>, for one channel of pixels.</param>
    /// <param name="images">Grey images of the network's input size, with labels.</param>
    /// <param name="threads">Threads; every processor when 0. The result does not depend on it.</param>
    /// <exception cref="InvalidInputException">The network is for other images.</exception>
    public static CnnAccuracy Evaluate(CnnModel model, ImageSet images, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        Check(model, images);
        int tasks = (images.Count + ImagesPerTask - 1) / ImagesPerTask;
        var correct = new int[tasks];
        var zeros = new long[tasks][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 };
        Parallel.For(0, tasks, parallel, task =>
        {
            var inference = new CnnInference(model);
            int[] pixels = new int[images.PixelsPerImage];
            long[] counts = new long[model.Layers.Count + 1];
            int end = Math.Min(images.Count, (task + 1) * ImagesPerTask);
            for (int image = task * ImagesPerTask; image < end; image++)
            {
                Pixels(images[image], pixels);
                correct[task] += inference.Run(pixels) == images.Labels[image] ? 1 : 0;
                counts[0] += pixels.AsSpan().Count(0);
                for (int layer = 0; layer < model.Layers.Count; layer++)
                {
                    counts[layer + 1] += inference.Map(layer).Count(0);
                }
            }

            zeros[task] = counts;
        });
        return new CnnAccuracy(
            images.Name, images.Count, correct.Sum(),
            [.. Enumerable.Range(0, model.Layers.Count + 1).Select(map => zeros.Sum(counts => counts[map]))]);
    }

    private static void Pixels(ReadOnlySpan<byte> image, int[] pixels)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = image[i];
        }
    }

    /// <summary>Refuses images that the network does not take.</summary>
    /// <param name="model">The network.</param>
    /// <param name="images">The images.</param>
    /// <exception cref="InvalidInputException">Of another size, or the network does not take pixels.</exception>
    internal static void Check(CnnModel model, ImageSet images)
    {
        Layers.ConvolutionLayer first = model.Layers[0].Layer;
        if ((first.Height, first.Width, first.Channels) != (images.Height, images.Width, 1))
        {
            throw new InvalidInputException(new Problem(
                "The network is for images of another size", model.Name,
                FormattableString.Invariant($"{first.Height} x {first.Width} x {first.Channels}"),
                FormattableString.Invariant(
                    $"{images.Name} has {images.Height} x {images.Width} x 1: choose what it was trained on.")));
        }

        if (first.InSigned || model.Widths.Value < 8)
        {
            throw new InvalidInputException(new Problem(
                "The network does not take pixels of 8 bits", model.Name,
                FormattableString.Invariant(
                    $"{(first.InSigned ? "signed" : "unsigned")} values of {model.Widths.Value} bits"),
                "Choose a network with unsigned values of 8 bits or more."));
        }
    }
}

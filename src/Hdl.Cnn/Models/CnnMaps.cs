using System.Buffers.Binary;
using System.Globalization;
using Hdl.Cnn.Layers;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Tensors;

namespace Hdl.Cnn.Models;

/// <summary>
/// The feature maps between the layers of a network while it classifies images: those of the hardware.
/// </summary>
public static class CnnMaps
{
    /// <summary>Most bytes of all maps together.</summary>
    public const long MaxBytes = 1L << 30;

    private const int ImagesPerTask = 50;

    /// <summary>
    /// Records <c>input.pixels</c> (images, rows, columns, 1), and of each layer k from 1 <c>layerk.map</c> (images,
    /// rows, columns, channels), behind pooling. Values have one byte where the network's have 8 bits or less, else
    /// two.
    /// </summary>
    /// <param name="model">A network that passes <see cref="CnnModelCheck"/>, for one channel of pixels.</param>
    /// <param name="images">Grey images of the network's input size; at least one.</param>
    /// <param name="progress">Told how many images are done.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidInputException">The network is for other images, or the maps are too large.</exception>
    public static IReadOnlyList<Tensor> Record(
        CnnModel model, ImageSet images, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        CnnEvaluator.Check(model, images);
        int size = model.Widths.Value <= 8 ? 1 : 2;
        CheckSize(model, images, size);
        byte[][] maps = [.. model.Layers.Select(layer => new byte[(long)images.Count * layer.Values * size])];
        int done = 0;
        Parallel.For(
            0,
            (images.Count + ImagesPerTask - 1) / ImagesPerTask,
            new ParallelOptions { CancellationToken = cancellationToken },
            task =>
            {
                var inference = new CnnInference(model);
                int end = Math.Min(images.Count, (task + 1) * ImagesPerTask);
                for (int image = task * ImagesPerTask; image < end; image++)
                {
                    inference.Run(Array.ConvertAll(images[image].ToArray(), pixel => (int)pixel));
                    for (int layer = 0; layer < maps.Length; layer++)
                    {
                        ReadOnlySpan<int> map = inference.Map(layer);
                        Write(map, maps[layer].AsSpan(image * map.Length * size, map.Length * size), size);
                    }
                }

                progress?.Report(Interlocked.Add(ref done, end - (task * ImagesPerTask)));
            });

        return
        [
            Tensor.Of(
                "input.pixels", [images.Count, images.Height, images.Width, 1],
                images.Pixels[..(images.Count * images.PixelsPerImage)]),
            .. model.Layers.Select((layer, index) =>
            {
                ConvolutionLayer shape = layer.Layer;
                return new Tensor(
                    string.Create(CultureInfo.InvariantCulture, $"layer{index + 1}.map"),
                    new ElementType(shape.OutSigned ? 'i' : 'u', size),
                    [images.Count, shape.PooledHeight, shape.PooledWidth, shape.Outputs], maps[index]);
            }),
        ];
    }

    private static void Write(ReadOnlySpan<int> values, Span<byte> bytes, int size)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (size == 1)
            {
                bytes[i] = (byte)values[i];
            }
            else
            {
                BinaryPrimitives.WriteInt16LittleEndian(bytes[(2 * i)..], (short)values[i]);
            }
        }
    }

    private static void CheckSize(CnnModel model, ImageSet images, int size)
    {
        Int128 bytes = (Int128)images.Count * CnnModelCheck.Sizes(model).Sum(values => (long)values * size);
        if (bytes > MaxBytes)
        {
            throw new InvalidInputException(new Problem(
                "The maps are too large", model.Name,
                string.Create(CultureInfo.InvariantCulture, $"{images.Count} images, {bytes} bytes"),
                string.Create(
                    CultureInfo.InvariantCulture, $"Maps take up to {MaxBytes} bytes: record fewer images.")));
        }
    }
}

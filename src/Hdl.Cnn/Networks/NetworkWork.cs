using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;

namespace Hdl.Cnn.Networks;

/// <summary>How many values other than 0 the windows of the layers of a network see.</summary>
internal static class NetworkWork
{
    /// <summary>For each layer, over all images: each value once for every window that sees it.</summary>
    /// <param name="run">The network and the images.</param>
    public static long[] Items(NetworkRun run)
    {
        IReadOnlyList<CnnModelLayer> layers = run.Plan.Model.Layers;
        var inference = new CnnInference(run.Plan.Model);
        var items = new long[layers.Count];
        (long[] Rows, long[] Columns)[] windows =
        [
            .. layers.Select(layer => (
                Covering(layer.Layer, layer.Layer.PooledHeight, layer.Layer.PadTop, layer.Layer.KernelHeight,
                    layer.Layer.Height),
                Covering(layer.Layer, layer.Layer.PooledWidth, layer.Layer.PadLeft, layer.Layer.KernelWidth,
                    layer.Layer.Width))),
        ];
        int[] pixels = new int[run.Images.PixelsPerImage];
        for (int image = 0; image < run.Images.Count; image++)
        {
            ReadOnlySpan<byte> bytes = run.Images[image];
            for (int i = 0; i < pixels.Length; i++)
            {
                pixels[i] = bytes[i];
            }

            inference.Run(pixels);
            for (int layer = 0; layer < items.Length; layer++)
            {
                items[layer] += Items(
                    layers[layer].Layer, layer == 0 ? pixels : inference.Map(layer - 1), windows[layer].Rows,
                    windows[layer].Columns);
            }
        }

        return items;
    }

    private static long Items(ConvolutionLayer layer, ReadOnlySpan<int> map, long[] rows, long[] columns)
    {
        long items = 0;
        for (int y = 0; y < layer.Height; y++)
        {
            for (int x = 0; x < layer.Width; x++)
            {
                ReadOnlySpan<int> pixel = map.Slice(((y * layer.Width) + x) * layer.Channels, layer.Channels);
                items += rows[y] * columns[x] * (pixel.Length - pixel.Count(0));
            }
        }

        return items;
    }

    // How many windows see each place of one direction; one that overlapping pools compute twice counts twice.
    private static long[] Covering(ConvolutionLayer layer, int pooled, int padding, int kernel, int size)
    {
        var windows = new long[size];
        for (int p = 0; p < pooled; p++)
        {
            for (int d = 0; d < layer.PoolWindow; d++)
            {
                int start = (((p * layer.PoolStride) + d) * layer.Stride) - padding;
                (int first, int end) = LayerWindow.Visible(start, kernel, size);
                for (int k = first; k < end; k++)
                {
                    windows[start + k]++;
                }
            }
        }

        return windows;
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hdl.Training.Spiking;

/// <summary>How often the inputs of a window spike, and what of a gradient is due to that alone.</summary>
internal static class MeanInputs
{
    private const int Lane = SpikeGeometry.Lane;

    /// <summary>Adds a map to a sum of maps.</summary>
    public static void Add(float[] map, float[] sum)
    {
        ref float m = ref MemoryMarshal.GetArrayDataReference(map);
        ref float s = ref MemoryMarshal.GetArrayDataReference(sum);
        nuint at = 0;
        for (; at + Lane <= (nuint)map.Length; at += Lane)
        {
            (Vector512.LoadUnsafe(ref m, at) + Vector512.LoadUnsafe(ref s, at)).StoreUnsafe(ref s, at);
        }

        for (int rest = (int)at; rest < map.Length; rest++)
        {
            sum[rest] += map[rest];
        }
    }

    /// <summary>
    /// The mean input at each place of the window, over all its positions before pooling and all images.
    /// </summary>
    /// <param name="geometry">The layer.</param>
    /// <param name="sums">Sums of input maps, borders included, one of each shard.</param>
    /// <param name="images">Images that they are of.</param>
    /// <param name="means">Result, laid out as the weights of an output; what pads a segment is of no use.</param>
    public static void OfWindow(SpikeGeometry geometry, float[][] sums, int images, float[] means)
    {
        int rowPitch = geometry.PaddedWidth * geometry.Channels;
        (int rows, int columns) = (geometry.Height * geometry.Pool, geometry.Width * geometry.Pool);
        ref float mean = ref MemoryMarshal.GetArrayDataReference(means);
        foreach (float[] sum in sums)
        {
            ref float s = ref MemoryMarshal.GetArrayDataReference(sum);
            for (int position = 0; position < rows * columns; position++)
            {
                int from = (position / columns * rowPitch) + (position % columns * geometry.Channels);
                for (int to = 0; to < means.Length; to += geometry.SegmentPitch, from += rowPitch)
                {
                    for (int n = 0; n < geometry.SegmentPitch; n += Lane)
                    {
                        (Vector512.LoadUnsafe(ref mean, (nuint)(to + n))
                            + Vector512.LoadUnsafe(ref s, (nuint)(from + n))).StoreUnsafe(ref mean, (nuint)(to + n));
                    }
                }
            }
        }

        float share = 1f / ((float)images * rows * columns);
        for (int place = 0; place < means.Length; place++)
        {
            means[place] *= share;
        }
    }

    /// <summary>Takes from an output's gradients what is due to the mean inputs.</summary>
    /// <param name="means">What <see cref="OfWindow"/> gave.</param>
    /// <param name="delta">Sum of the gradients by the output's sums.</param>
    /// <param name="gradients">Those of its weights.</param>
    public static void Subtract(float[] means, float delta, Span<float> gradients)
    {
        ref float mean = ref MemoryMarshal.GetArrayDataReference(means);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        for (nuint n = 0; n < (nuint)means.Length; n += Lane)
        {
            (Vector512.LoadUnsafe(ref g, n) - (Vector512.LoadUnsafe(ref mean, n) * delta)).StoreUnsafe(ref g, n);
        }
    }
}

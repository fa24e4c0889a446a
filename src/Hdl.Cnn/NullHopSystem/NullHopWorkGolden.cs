using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>
/// What the multipliers are given in a pass: the values of each window that are not 0, and an item without a value for
/// each window whose last slice has none (nullhop, section 4, rule b).
/// </summary>
internal static class NullHopWorkGolden
{
    /// <summary>Items with and without a value of a frame.</summary>
    /// <param name="descriptor">The pass.</param>
    /// <param name="map">The frame.</param>
    public static (long Items, long Nulls) Of(Descriptor descriptor, FeatureMap map)
    {
        int last = descriptor.Channels - descriptor.Slices[^1];
        long items = 0;
        long nulls = 0;
        for (int y = 0; y < descriptor.PooledHeight; y++)
        {
            for (int x = 0; x < descriptor.PooledWidth; x++)
            {
                for (int window = 0; window < descriptor.PoolWindow * descriptor.PoolWindow; window++)
                {
                    int top = (y * descriptor.PoolStride) + (window / descriptor.PoolWindow);
                    int left = (x * descriptor.PoolStride) + (window % descriptor.PoolWindow);
                    (int all, int inLast) = Count(
                        descriptor, map, last, (top * descriptor.Stride) - descriptor.PadTop,
                        (left * descriptor.Stride) - descriptor.PadLeft);
                    items += all;
                    nulls += inLast == 0 ? 1 : 0;
                }
            }
        }

        return (items, nulls);
    }

    private static (int All, int InLast) Count(Descriptor descriptor, FeatureMap map, int last, int top, int left)
    {
        int all = 0;
        int inLast = 0;
        for (int y = Math.Max(0, top); y < Math.Min(map.Height, top + descriptor.KernelHeight); y++)
        {
            for (int x = Math.Max(0, left); x < Math.Min(map.Width, left + descriptor.KernelWidth); x++)
            {
                Span<int> pixel = map.Pixel(y, x);
                all += pixel.Length - pixel.Count(0);
                inLast += pixel.Length - last - pixel[last..].Count(0);
            }
        }

        return (all, inLast);
    }
}

using Hdl.Cnn.Layers;

namespace Hdl.Cnn.NullHop;

/// <summary>Whether the row store holds what a pass needs at once.</summary>
internal static class RowStoreRoom
{
    /// <summary>
    /// Whether the non-zero values of some pooled window's rows, or of all rows where the input is kept, are more than
    /// the row store holds: E in all, or E / 2 of each parity of rows where two runs are fetched.
    /// </summary>
    public static bool Overflows(NullHopParameters parameters, Descriptor descriptor, FeatureMap map)
    {
        int[] entries =
        [
            .. Enumerable.Range(0, map.Height).Select(y =>
                map.Run(y, 0, map.Width).Length - map.Run(y, 0, map.Width).Count(0)),
        ];
        int rows = descriptor.KernelHeight + ((descriptor.PoolWindow - 1) * descriptor.Stride);
        bool overflows = descriptor.KeepInput && !Fits(parameters, entries, 0, map.Height);
        for (int py = 0; py < descriptor.PooledHeight; py++)
        {
            int first = (py * descriptor.PoolStride * descriptor.Stride) - descriptor.PadTop;
            overflows |= !Fits(parameters, entries, first, first + rows);
        }

        return overflows;
    }

    private static bool Fits(NullHopParameters parameters, int[] entries, int first, int end)
    {
        var used = new int[parameters.FetchRuns];
        for (int y = Math.Max(0, first); y < Math.Min(end, entries.Length); y++)
        {
            used[y % parameters.FetchRuns] += entries[y];
        }

        return used.All(count => count <= parameters.RowEntries / parameters.FetchRuns);
    }
}

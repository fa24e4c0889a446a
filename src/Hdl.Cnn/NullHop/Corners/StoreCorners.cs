using Hdl.Core.Numerics;

namespace Hdl.Cnn.NullHop.Corners;

/// <summary>Corner cases of the row store that are layers, as far as the parameters allow them.</summary>
/// <param name="parameters">Sizes.</param>
internal sealed class StoreCorners(NullHopParameters parameters)
{
    /// <summary>Drafts; some of them may be illegal for the parameters.</summary>
    public IEnumerable<LayerDraft> All()
    {
        // Dense rows that just fit: E values in two rows, or in the four of a pooled window, half of each parity.
        foreach (int rows in (int[])[2, 4])
        {
            int width = Math.Min(parameters.MaxWidth, parameters.RowPointers - 1);
            while (parameters.RowEntries / rows % width != 0)
            {
                width--;
            }

            int values = parameters.RowEntries / rows / width;
            int stride = rows / 2;
            LayerDraft full = LayerCorners.Padded(
                $"the row store is exactly full of {rows} rows", (2 * rows) + 1, width, [values], 1, (2, 1), (0, 0),
                stride);
            yield return full with
            {
                Layer = full.Layer with { PoolWindow = stride, PoolStride = stride },
                Corner = Corner.StoreExactlyFull,
                Density = 1,
            };
        }

        // More rows than slots, more values than entries.
        int height = (2 * parameters.RowSlots) + 3;
        int channels = Math.Clamp((parameters.RowEntries / (height * 4)) + 2, 1, parameters.MaxChannels);
        yield return LayerCorners.Padded("slots and entries wrap", height, 4, [channels], 1, (3, 1), (1, 0), 1) with
        {
            Corner = Corner.StoreWraps,
            Density = 1,
        };
        int lines = Math.Min(7, parameters.MaxKernel);
        yield return LayerCorners.Padded(
            "entries wrap in every line of a kernel", height, 4, [channels], 1, (lines, 1), (lines / 2, 0), 1) with
        {
            Corner = Corner.StoreWraps,
            Density = 1,
        };

        // Windows above the map free no row: of three, as many as there is room for, the first is still to be seen
        // when the fourth waits.
        int above = Math.Min(3, parameters.MaxKernel);
        int columns = Math.Min(8, parameters.MaxWidth);
        channels = Math.Min(
            Math.Min(parameters.MaxChannels, parameters.WeightRows / (above * above)),
            parameters.RowEntries / columns
            / (FixedPoint.CeilDivide(above, parameters.FetchRuns) * parameters.FetchRuns));
        yield return LayerCorners.Padded(
            "the first row stays under windows above the map", 8, columns, [Math.Max(1, channels)], 1, (above, above),
            (7, 1), 1) with
        {
            Corner = Corner.WindowsOfPadding,
            Density = 1,
        };
        if (!parameters.Overcommit)
        {
            yield break;
        }

        // Rows of two thirds of a part of the store, whose last columns no window sees: the windows of a row could be
        // done before it has come.
        const int Width = 8;
        channels = Math.Max(2, parameters.RowEntries / parameters.FetchRuns * 2 / 3 / Width);
        int kernel = Math.Min(3, parameters.MaxKernel);
        LayerDraft over = LayerCorners.Padded(
            "the row store runs over", 6, Width, [1, channels - 1], 1, (kernel, 1), (0, 0), 1) with
        {
            Corner = Corner.StoreOverflow,
        };
        yield return over with { Layer = over.Layer with { OutHeight = 2, OutWidth = 2 }, Density = 1, Frames = 2 };
        yield return over with { Name = "the row store runs over, all seen", Density = 1 };
    }
}

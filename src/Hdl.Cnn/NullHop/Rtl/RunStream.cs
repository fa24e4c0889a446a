namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>The stream of runs from the windows to the fetch.</summary>
internal static class RunStream
{
    /// <summary>
    /// Its fields: parity of the window's first slot where two runs are fetched, first column modulo 8, whether the
    /// window's slices end, its sums, those of the pooled pixel, the row, the pass; rows to be freed; for each line
    /// where its entries begin and how many there are.
    /// </summary>
    public static (string Name, int Width)[] Fields(NullHopShape shape)
    {
        (string, int)[] odd = shape.FetchRuns > 1 ? [("odd", 1)] : [];
        return
        [
            .. odd, ("first", 3), ("ends", 1), ("last", 1), ("emit", 1), ("flush", 1), ("pass", 1), ("frees", 1),
            ("free", 14),
            ("start", shape.MaxKernel * shape.EntryAddressWidth), ("length", shape.MaxKernel * shape.UsedWidth),
        ];
    }

    /// <summary>Bits of one of them.</summary>
    public static int Width(NullHopShape shape) => Fields(shape).Sum(field => field.Width);
}

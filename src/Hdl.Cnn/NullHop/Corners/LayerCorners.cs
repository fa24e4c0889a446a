using Hdl.Cnn.Layers;

namespace Hdl.Cnn.NullHop.Corners;

/// <summary>
/// The corner cases of nullhop that are layers, as far as the parameters allow them; and others at the limits of what
/// there can be.
/// </summary>
/// <param name="parameters">Sizes.</param>
internal sealed class LayerCorners(NullHopParameters parameters)
{
    /// <summary>Drafts; some of them may be illegal for the parameters.</summary>
    public IReadOnlyList<LayerDraft> All() =>
        [.. Maps(), .. Shapes(), .. Channels(), .. Numbers(), .. new StoreCorners(parameters).All()];

    private IEnumerable<LayerDraft> Maps()
    {
        LayerDraft plain = Same("plain", 5, 6, [4], 16, 3);
        yield return plain with { Name = "zeros alone", Corner = Corner.ZerosAlone, Density = 0 };
        yield return Padded("zeros alone, stride 2", 9, 8, [5], 16, (3, 3), (1, 1), 2) with
        {
            Corner = Corner.ZerosAlone,
            Density = 0,
        };
        yield return plain with { Name = "a row of zeros", Corner = Corner.ZeroRow, Input = DraftInput.MiddleRowEmpty };
        LayerDraft slice = Same("a slice of zeros", 4, 4, [2, 3], 16, 3);
        yield return slice with
        {
            // Pooled, so that not the output but the items of windows take most of the time.
            Layer = slice.Layer with { PoolWindow = 2, PoolStride = 2 },
            Corner = Corner.ZeroSlice,
            Input = DraftInput.FirstSliceEmpty,
        };
        yield return plain with
        {
            Name = "a frame of zeros",
            Corner = Corner.ZeroFrame,
            Frames = 3,
            Input = DraftInput.MiddleFrameEmpty,
        };
        yield return plain with { Name = "dense", Density = 1 };
        int kernel = Math.Min(3, parameters.MaxKernel);
        yield return Same("long runs", 3, 4, [Math.Min(40, parameters.MaxChannels)], 16, kernel) with { Density = 1 };
        yield return plain with
        {
            Name = "one non-zero in each corner",
            Corner = Corner.NonZeroInCorners,
            Input = DraftInput.Corners,
        };
        yield return plain with { Name = "raw input", InRaw = true };
        yield return plain with { Name = "raw output", OutRaw = true };
        yield return plain with
        {
            Name = "two frames, the first ends with zeros",
            Corner = Corner.FirstFrameEndsEmpty,
            Frames = 2,
            Density = 0.7,
            Input = DraftInput.FirstFrameEndsEmpty,
        };
        yield return Same("many frames of one pixel", 1, 1, [2], 16, 1) with
        {
            Frames = Math.Min(300, parameters.FramesMax),
        };
        yield return Same("the last slice is empty", 4, 4, [3, 16, 2], 16, 3) with
        {
            Corner = Corner.LastSliceEmpty,
            Input = DraftInput.LastSliceEmpty,
        };
        yield return Same("windows of fewer items than lanes", 6, 8, [2], 16, 1) with
        {
            Corner = Corner.FewerItemsThanLanes,
            Density = 0.15,
        };
        yield return Same("items just beyond the lanes", 6, 8, [5], 16, 1) with { Density = 0.9 };

        // A beat of as many items as there are lanes, then the last one, then the item of an empty window: each of
        // these ends a window.
        int beyond = Math.Min(parameters.MaxChannels, parameters.Lanes + 1);
        yield return Same("the last item alone in its beat", 5, 8, [beyond], 16, 1) with
        {
            Corner = Corner.LastItemAlone,
            Density = 1,
            Input = DraftInput.OddColumnsEmpty,
        };
        foreach (int channels in new[] { 1, 3, 5, 15, 17, 40 })
        {
            yield return Same($"map words across columns, {channels} channels", 4, 5, [channels], 16, 3) with
            {
                Corner = Corner.MapWordAcrossColumns,
            };
        }

        // 21 values a row: 5 bits more than a map word of 8 or 16.
        yield return Same("a map word across the end of the row", 4, 7, [3], 16, 3) with
        {
            Corner = Corner.MapWordAcrossRowEnd,
            Density = 0.9,
        };
        yield return Same("a row of less than a map word", 5, 2, [1], 16, 3) with { Corner = Corner.RowBelowMapWord };
    }

    private IEnumerable<LayerDraft> Shapes()
    {
        int kernel = Math.Min(7, parameters.MaxKernel);
        yield return Same("one pixel", 1, 1, [6], 16, 1) with { Corner = Corner.OnePixel };
        yield return Same("a kernel larger than the image", 2, 3, [3], 16, kernel) with
        {
            Corner = Corner.KernelLargerThanImage,
        };
        yield return Padded("windows that see no pixel", 3, 4, [3], 16, (2, 2), (5, 6), 1) with
        {
            Corner = Corner.WindowsOfPadding,
        };
        yield return Padded("no pixel in the first rows and columns", 2, 2, [2], 16, (1, 1), (7, 7), 2) with
        {
            Corner = Corner.WindowsOfPadding,
        };
        LayerDraft below = Padded("windows below the map", 5, 4, [2], 16, (1, 1), (0, 0), 3);
        yield return below with
        {
            Layer = below.Layer with { OutHeight = 4 },
            Corner = Corner.WindowsOfPadding,
        };
        yield return Padded("rows never read", 10, 8, [3], 16, (1, 1), (0, 0), 3) with
        {
            Corner = Corner.StrideBeyondKernel,
        };
        yield return Padded("stride beyond the kernel, with padding", 9, 8, [2], 16, (2, 1), (1, 1), 3) with
        {
            Corner = Corner.StrideBeyondKernel,
        };

        // Windows to the left of the map need no row: they free those that lie between them before they come.
        LayerDraft ahead = Padded("rows dropped before they have come", 16, 4, [3], 16, (1, 1), (0, 3), 3);
        yield return ahead with
        {
            Layer = ahead.Layer with { OutWidth = 1 },
            Corner = Corner.RowsDroppedBeforeLoaded,
            Density = 1,
            Frames = 2,
        };
        yield return Padded("stride 2", 9, 8, [5], 16, (3, 3), (1, 1), 2);
        yield return Padded("kernels of even size", 7, 6, [4], 16, (2, 4), (1, 2), 1);
        yield return Padded("a column of a kernel", 8, 3, [4], 16, (kernel, 1), (2, 0), 1);
        yield return Padded("a row of a kernel", 3, 8, [4], 16, (1, kernel), (0, 3), 1);
        LayerDraft less = Padded("the rest of the input is dropped", 8, 8, [3], 16, (3, 3), (0, 0), 1);
        yield return less with
        {
            Layer = less.Layer with { OutHeight = 2, OutWidth = 3 },
            Corner = Corner.RestOfInputDropped,
            Frames = 2,
        };
        yield return Pooled("odd sizes under pooling", 7, 7, 2, 2) with { Corner = Corner.OddSizesUnderPooling };
        for (int stride = 1; stride <= 3; stride++)
        {
            yield return Pooled($"pooling of 3 by 3, stride {stride}", 9, 8, 3, stride) with
            {
                Corner = Corner.PoolingOfThree,
            };
        }

        LayerDraft sparse = Padded("pooling of 3 by 3 under stride 3", 16, 8, [3], 16, (1, 1), (0, 0), 3);
        yield return sparse with
        {
            Layer = sparse.Layer with { OutWidth = 6, PoolWindow = 3, PoolStride = 3 },
            Corner = Corner.PoolingOfThree,
        };
        LayerDraft strided = Padded("stride 2 under pooling", 11, 10, [3], 16, (3, 3), (1, 1), 2);
        yield return strided with { Layer = strided.Layer with { PoolWindow = 2, PoolStride = 1, Relu = true } };
        yield return Padded("fully connected", 3, 3, [20], 10, (3, 3), (0, 0), 1);
    }

    private IEnumerable<LayerDraft> Channels()
    {
        int wide = (parameters.Clusters * NullHopParameters.WordChannels) + 16;
        foreach (int outputs in new[] { 1, 10, 15, 16, 17, 96, 160, wide }.Distinct())
        {
            yield return Same($"{outputs} output channels", 2, 3, [7], outputs, 1) with
            {
                Corner = Corner.OutputChannels,
            };
        }

        yield return Padded("as many rows as there can be", 4095, 1, [1], 1, (1, 1), (0, 0), 1) with { Density = 0.1 };
        LayerDraft columns = Padded("as many columns of windows as there can be", 1, 1, [1], 1, (1, 1), (0, 0), 1);
        yield return columns with { Layer = columns.Layer with { OutWidth = 4095 } };
        LayerDraft padding = Padded("frames that lie in the padding", 64, 1, [1], 1, (1, 1), (7, 0), 1);
        yield return padding with { Layer = padding.Layer with { OutHeight = 1, OutWidth = 1 }, Frames = 12 };
        int most = Math.Min(128, parameters.MaxChannels - 16);
        LayerDraft unequal = Same("a slice of 16 beside a large one", 2, 3, [16, Math.Max(1, most)], 16, 1) with
        {
            Corner = Corner.UnequalSlices,
        };
        yield return unequal;
        yield return unequal with { Name = "a large slice beside one of 16", Slices = [Math.Max(1, most), 16] };
        int slices = Math.Min(parameters.MaxSlices, parameters.RowPointers / 4);
        yield return Same("as many slices as there can be", 3, 3, [.. Enumerable.Repeat(2, slices)], 16, 3);
        yield return Same("the input is kept for the passes behind", 4, 3, [5, 4], wide, 3) with
        {
            Corner = Corner.InputReused,
            KeepInput = true,
        };
        yield return Same("as many rows are kept as there are slots", parameters.RowSlots, 2, [2], wide, 1) with
        {
            Corner = Corner.InputReused,
            KeepInput = true,
        };
        yield return Padded("slices accumulate", 3, 3, [16, 5, 16], 20, (3, 3), (0, 0), 1) with { Accumulate = true };
        yield return Padded("slices of a pixel accumulate", 1, 1, [16, 16], wide, (1, 1), (0, 0), 1) with
        {
            Accumulate = true,
        };
    }

    private IEnumerable<LayerDraft> Numbers()
    {
        LayerDraft small = Same("small", 4, 4, [3], 16, 3);
        foreach (bool signed in new[] { false, true })
        {
            string sign = signed ? "signed" : "unsigned";
            LayerDraft draft = small with { Layer = small.Layer with { InSigned = signed, OutSigned = signed } };
            yield return draft with
            {
                Name = $"the greatest values, {sign}",
                Corner = Corner.ValuesAtEnds,
                Input = DraftInput.Greatest,
            };
            yield return draft with
            {
                Name = $"the least values, {sign}",
                Corner = Corner.ValuesAtEnds,
                Input = DraftInput.Least,
            };
            yield return draft with
            {
                Name = $"weights at both ends, {sign}",
                Corner = Corner.WeightsAtEnds,
                Weights = DraftNumbers.Ends,
            };
            yield return draft with { Name = $"r = 0, {sign}", Corner = Corner.NoShift, FitsShift = false };
            yield return draft with
            {
                Name = $"r beyond every width, {sign}",
                Corner = Corner.ShiftBeyondWidth,
                Layer = draft.Layer with { Shift = 63, Round = true },
                FitsShift = false,
            };
        }

        foreach (bool round in new[] { false, true })
        {
            LayerDraft halves = Same("halves", 2, 2, [1], 16, 1);
            yield return halves with
            {
                Name = round ? "minus a half is rounded up" : "minus a half is rounded down",
                Corner = Corner.RoundedHalves,
                Layer = halves.Layer with { Round = round, Shift = 1, OutSigned = true },
                Input = DraftInput.Ones,
                Weights = DraftNumbers.MinusOne,
                Biases = DraftNumbers.Zero,
                FitsShift = false,
            };
        }

        LayerDraft one = Same("one channel", 3, 3, [1], 32, 1);
        yield return one with
        {
            Name = "r = 0 rounds nothing",
            Corner = Corner.NoShift,
            Layer = one.Layer with { Round = true, OutSigned = true },
            Input = DraftInput.Ones,
            Biases = DraftNumbers.Zero,
            FitsShift = false,
        };
        // Three words: each channel of a word has the least total, the greatest, and neither.
        yield return small with
        {
            Name = "the accumulator at both ends, r = 0",
            Corner = Corner.AccumulatorAtEnds,
            Layer = small.Layer with
            {
                Outputs = 3 * NullHopParameters.WordChannels,
                BiasShift = Math.Max(0, parameters.AccumulatorWidth - LayerWidths.Bias),
                OutSigned = true,
            },
            Biases = DraftNumbers.Ends,
            FitsShift = false,
        };
        yield return small with
        {
            Name = "the accumulator at both ends",
            Corner = Corner.AccumulatorAtEnds,
            Layer = small.Layer with
            {
                Outputs = 3 * NullHopParameters.WordChannels,
                BiasShift = Math.Max(0, parameters.AccumulatorWidth - LayerWidths.Bias),
                Shift = parameters.AccumulatorWidth - parameters.ValueWidth,
                OutSigned = true,
            },
            Biases = DraftNumbers.Ends,
            Density = 0.3,
            FitsShift = false,
        };
        yield return small with
        {
            Name = "rectified, with biases below 0",
            Corner = Corner.RectifiedBelowZero,
            Layer = small.Layer with { Relu = true, OutSigned = true, Round = true },
            Biases = DraftNumbers.Negative,
        };
        yield return small with { Name = "weights of 0", Weights = DraftNumbers.Zero };
    }

    private static LayerDraft Same(string name, int height, int width, int[] slices, int outputs, int kernel) =>
        Padded(name, height, width, slices, outputs, (kernel, kernel), ((kernel - 1) / 2, (kernel - 1) / 2), 1);

    /// <summary>A layer as large as its input and padding allow.</summary>
    internal static LayerDraft Padded(
        string name, int height, int width, int[] slices, int outputs, (int Y, int X) kernel,
        (int Y, int X) padding, int stride)
    {
        var layer = new ConvolutionLayer
        {
            Height = height,
            Width = width,
            Channels = slices.Sum(),
            Outputs = outputs,
            KernelHeight = kernel.Y,
            KernelWidth = kernel.X,
            PadTop = padding.Y,
            PadLeft = padding.X,
            Stride = stride,
            OutHeight = 1,
            OutWidth = 1,
            OutSigned = true,
        };
        return new LayerDraft(name, layer.Filled(padding.Y, padding.X)) { Slices = slices };
    }

    private static LayerDraft Pooled(string name, int height, int width, int window, int stride)
    {
        LayerDraft draft = Same(name, height, width, [3], 16, 3);
        return draft with { Layer = draft.Layer with { PoolWindow = window, PoolStride = stride } };
    }
}

using System.ComponentModel;

namespace Hdl.Cnn.NullHop.Corners;

/// <summary>
/// The corner cases of nullhop. Each has a case of its own in co-simulation (<see cref="CornerCase"/>), with random
/// gaps and back-pressure; a test finds one that has none.
/// </summary>
internal enum Corner
{
    /// <summary>Null items, packets of map words 0; the output is the bias.</summary>
    [Description("frames of zeros alone, all windows empty: the output is the bias")]
    ZerosAlone,

    /// <summary>A row without values between others.</summary>
    [Description("a row of zeros")]
    ZeroRow,

    /// <summary>A slice without values that is not the last.</summary>
    [Description("a slice of zeros before others")]
    ZeroSlice,

    /// <summary>A frame without values between others.</summary>
    [Description("a frame of zeros between others")]
    ZeroFrame,

    /// <summary>The null item belongs to a window that has items.</summary>
    [Description("last slice empty and others not")]
    LastSliceEmpty,

    /// <summary>Values at the ends of rows, columns and channels.</summary>
    [Description("one non-zero at each corner")]
    NonZeroInCorners,

    /// <summary>1, 3, 5, 15, 17, 40 channels.</summary>
    [Description("map words across columns: 1, 3, 5, 15, 17, 40 channels")]
    MapWordAcrossColumns,

    /// <summary>A row that ends within a map word.</summary>
    [Description("a map word across the row's end, whose tail is 0")]
    MapWordAcrossRowEnd,

    /// <summary>W Cs below M.</summary>
    [Description("a row of less than a map word")]
    RowBelowMapWord,

    /// <summary>W = H = 1.</summary>
    [Description("one pixel")]
    OnePixel,

    /// <summary>Only with padding.</summary>
    [Description("kernel larger than the image")]
    KernelLargerThanImage,

    /// <summary>pt, pl above k - 1.</summary>
    [Description("padding beyond the kernel: windows that see no pixel")]
    WindowsOfPadding,

    /// <summary>Rows and columns between the windows.</summary>
    [Description("stride beyond the kernel: rows never read are dropped")]
    StrideBeyondKernel,

    /// <summary>Windows that see no pixel go ahead of the rows that they skip.</summary>
    [Description("rows never read are dropped before they have come")]
    RowsDroppedBeforeLoaded,

    /// <summary>Ho and Wo smaller than they could be.</summary>
    [Description("smaller output: the rest of the input is consumed and dropped")]
    RestOfInputDropped,

    /// <summary>The last row and column of windows are not computed.</summary>
    [Description("odd sizes under pooling")]
    OddSizesUnderPooling,

    /// <summary>pw = 3; ps = 1, 2, 3.</summary>
    [Description("pooling of 3 by 3 with strides 1, 2 and 3")]
    PoolingOfThree,

    /// <summary>Slices of unlike size, in both orders.</summary>
    [Description("slices of 16 beside one of 128, or of as many as there can be")]
    UnequalSlices,

    /// <summary>1, 10, 15, 16, 17, 96, 160, 16 C + 16.</summary>
    [Description("1, 10, 15, 16, 17, 96, 160 and 16 C + 16 output channels")]
    OutputChannels,

    /// <summary>One end of a window a beat.</summary>
    [Description("windows of fewer items than lanes: one end a beat")]
    FewerItemsThanLanes,

    /// <summary>The item of an empty window ends a window too, so nothing goes with it.</summary>
    [Description("last item of a window alone in the next beat")]
    LastItemAlone,

    /// <summary>Sums wait in the drain for thousands of cycles.</summary>
    [Description("back-pressure for thousands of cycles in the middle of a drain")]
    BackPressureInDrain,

    /// <summary>The input waits for the output.</summary>
    [Description("output stalled until the row store is full, then freed")]
    StoreFullBehindOutput,

    /// <summary>Windows wait for the rest of a map word.</summary>
    [Description("input starved within a map word")]
    StarvedWithinMapWord,

    /// <summary>Words of a row missing.</summary>
    [Description("last early")]
    LastEarly,

    /// <summary>Words behind the row's end.</summary>
    [Description("last late")]
    LastLate,

    /// <summary>Two packets in one.</summary>
    [Description("last missing")]
    LastMissing,

    /// <summary>A bit of a map behind the row's end.</summary>
    [Description("tail bit set")]
    TailBit,

    /// <summary>A packet of parameters with fewer beats than its command says.</summary>
    [Description("packet of parameters too short")]
    ParametersShort,

    /// <summary>A packet of parameters with more beats than its command says.</summary>
    [Description("packet of parameters too long")]
    ParametersLong,

    /// <summary>Rows or words that the memories do not have.</summary>
    [Description("parameters for rows that the memories do not have")]
    ParametersBeyondMemory,

    /// <summary>Each reason at its limit, then a clean pass.</summary>
    [Description("descriptor refused")]
    DescriptorRefused,

    /// <summary>With overcommit.</summary>
    [Description("row store overflow")]
    StoreOverflow,

    /// <summary>E entries.</summary>
    [Description("row store exactly full")]
    StoreExactlyFull,

    /// <summary>Entries go around the store, rows around the slots.</summary>
    [Description("pointer wrap at E, slot wrap at R")]
    StoreWraps,

    /// <summary>Numbers of rows have 14 bits.</summary>
    [Description("more than 16,384 rows")]
    RowNumbersWrap,

    /// <summary>LOADS.</summary>
    [Description("each bit of the counter of loads")]
    CountedLoads,

    /// <summary>Loads of two words, of which the second one has its own count.</summary>
    [Description("each bit of the rows of a load")]
    CountedRows,

    /// <summary>As many as a descriptor can ask for.</summary>
    [Description("each bit of the frames of a pass")]
    CountedFrames,

    /// <summary>STALL_WEIGHTS, STALL_INPUT, STALL_OUTPUT and CYCLES, each while a stream stands still.</summary>
    [Description("what a pass waits for is counted")]
    CountedWaits,

    /// <summary>Passes behind the one that is worked on, and one that is nothing like them behind those.</summary>
    [Description("as many passes as can be queued, then another one")]
    FullQueue,

    /// <summary>A layer of two passes.</summary>
    [Description("reuse_input after keep_input")]
    InputReused,

    /// <summary>The next pass brings its own.</summary>
    [Description("keep_input without reuse_input: the rows are dropped")]
    KeptInputDropped,

    /// <summary>Rows beside those in use.</summary>
    [Description("weights of the next pass loaded while one runs")]
    WeightsLoadedAhead,

    /// <summary>The pass waits.</summary>
    [Description("descriptor pushed while its loads are pending")]
    PushedBeforeLoads,

    /// <summary>In packets of each stream.</summary>
    [Description("abort in the middle, then a clean pass")]
    Abort,

    /// <summary>-2^(V-1) and 2^V - 1.</summary>
    [Description("values at both ends")]
    ValuesAtEnds,

    /// <summary>The least and the greatest.</summary>
    [Description("weights at both ends")]
    WeightsAtEnds,

    /// <summary>No shift.</summary>
    [Description("r = 0")]
    NoShift,

    /// <summary>Signs alone are left.</summary>
    [Description("r beyond the width")]
    ShiftBeyondWidth,

    /// <summary>Up and down.</summary>
    [Description("rounding of -0.5")]
    RoundedHalves,

    /// <summary>It wraps beyond them.</summary>
    [Description("accumulator at both ends")]
    AccumulatorAtEnds,

    /// <summary>The output is 0 where the sum is.</summary>
    [Description("relu with negative bias")]
    RectifiedBelowZero,

    /// <summary>Windows of the next frame begin at once.</summary>
    [Description("two frames back to back of which the first ends with zeros")]
    FirstFrameEndsEmpty,
}

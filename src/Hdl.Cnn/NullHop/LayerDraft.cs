using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop.Corners;

namespace Hdl.Cnn.NullHop;

/// <summary>Which input values are not 0.</summary>
internal enum DraftInput
{
    /// <summary>Each with the draft's density.</summary>
    Random,

    /// <summary>One in each corner of the map, in its first and its last channel.</summary>
    Corners,

    /// <summary>Each with the draft's density, but none in the last slice.</summary>
    LastSliceEmpty,

    /// <summary>Each with the draft's density, but none in the lower half of the first frame.</summary>
    FirstFrameEndsEmpty,

    /// <summary>Each with the draft's density, but none in the first slice.</summary>
    FirstSliceEmpty,

    /// <summary>Each with the draft's density, but none in the middle row.</summary>
    MiddleRowEmpty,

    /// <summary>Each with the draft's density, but none in the second frame.</summary>
    MiddleFrameEmpty,

    /// <summary>Each with the draft's density, but none in columns of odd number.</summary>
    OddColumnsEmpty,

    /// <summary>All, the least value that there is.</summary>
    Least,

    /// <summary>All, the greatest value that there is.</summary>
    Greatest,

    /// <summary>All, 1.</summary>
    Ones,
}

/// <summary>What numbers the weights or biases are.</summary>
internal enum DraftNumbers
{
    /// <summary>Any.</summary>
    Random,

    /// <summary>All 0.</summary>
    Zero,

    /// <summary>Below 0.</summary>
    Negative,

    /// <summary>
    /// The least and the greatest in turns; biases that take the total to both ends of the accumulator.
    /// </summary>
    Ends,

    /// <summary>All -1.</summary>
    MinusOne,
}

/// <summary>A layer before its numbers are drawn.</summary>
internal sealed record LayerDraft(string Name, ConvolutionLayer Layer)
{
    /// <summary>The corner that it was made for; null for any other layer.</summary>
    public Corner? Corner { get; init; }

    /// <summary>Channels of the slices; Cin together.</summary>
    public required IReadOnlyList<int> Slices { get; init; }

    /// <summary>Which inputs are not 0.</summary>
    public DraftInput Input { get; init; }

    /// <summary>Share of inputs that are not 0, 0..1.</summary>
    public double Density { get; init; } = 0.5;

    /// <summary>The weights.</summary>
    public DraftNumbers Weights { get; init; }

    /// <summary>The biases.</summary>
    public DraftNumbers Biases { get; init; }

    /// <summary>Whether r is chosen so that most outputs neither vanish nor saturate.</summary>
    public bool FitsShift { get; init; } = true;

    /// <summary>Frames.</summary>
    public int Frames { get; init; } = 1;

    /// <summary>The input goes without map words.</summary>
    public bool InRaw { get; init; }

    /// <summary>The output goes without map words.</summary>
    public bool OutRaw { get; init; }

    /// <summary>Passes after the first use the input again.</summary>
    public bool KeepInput { get; init; }

    /// <summary>Each slice is a pass.</summary>
    public bool Accumulate { get; init; }
}

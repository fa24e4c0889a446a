namespace Hdl.Cnn.NullHop;

/// <summary>
/// Why a descriptor is refused at PUSH: the error code. Where several reasons hold, the code is the least of them. The
/// definition gives no numbers; these follow the order of the registers.
/// </summary>
public enum DescriptorRefusal
{
    /// <summary>H or W is 0, or W exceeds max-width.</summary>
    InputSize = 1,

    /// <summary>Cin is 0, or exceeds max-channels.</summary>
    Channels = 2,

    /// <summary>More slices than max-slices, one of no channels, or not Cin channels together.</summary>
    Slices = 3,

    /// <summary>kh or kw exceeds max-kernel.</summary>
    Kernel = 4,

    /// <summary>s exceeds 3.</summary>
    Stride = 5,

    /// <summary>pw exceeds 3, or ps exceeds pw.</summary>
    Pool = 6,

    /// <summary>Ho or Wo is 0, or (Ho - 1) s + kh or (Wo - 1) s + kw exceeds 4,095.</summary>
    OutputSize = 7,

    /// <summary>Hp is not (Ho - pw) // ps + 1 or not above 0, or Wp likewise.</summary>
    PooledSize = 8,

    /// <summary>n exceeds the clusters.</summary>
    Words = 9,

    /// <summary>kh kw Cin + base exceeds the rows of weights.</summary>
    WeightRows = 10,

    /// <summary>n + base exceeds the rows of biases.</summary>
    BiasRows = 11,

    /// <summary>Frames are 0, or exceed frames-max.</summary>
    Frames = 12,

    /// <summary>kh + (pw - 1) s exceeds the row slots.</summary>
    RowSlots = 13,

    /// <summary>slices (W + 1) exceeds the pointers of a row.</summary>
    RowPointers = 14,

    /// <summary>The dense rows of a pooled window exceed the row store, and overcommit is not set.</summary>
    RowEntries = 15,

    /// <summary>An input is to be used again that the pass before did not keep, or that has another shape.</summary>
    Reuse = 16,

    /// <summary>The input to be kept is more than one frame, or does not fit the row store as a whole.</summary>
    Keep = 17,

    /// <summary>
    /// An accumulate pass of more than one output pixel or frame, or one that goes on from a pass of other words, or
    /// from none.
    /// </summary>
    Accumulate = 18,
}

namespace Hdl.Cnn.Layers;

/// <summary>
/// The shapes of layers that an accelerator takes, whatever its memories. The defaults are those of nullhop.
/// </summary>
public sealed record LayerLimits
{
    /// <summary>Greatest kh and kw. Default: 7.</summary>
    public int Kernel { get; init; } = 7;

    /// <summary>Greatest stride s. Default: 3.</summary>
    public int Stride { get; init; } = 3;

    /// <summary>Greatest padding pt and pl. Default: 7.</summary>
    public int Padding { get; init; } = 7;

    /// <summary>Greatest pooling window pw. Default: 3.</summary>
    public int Pool { get; init; } = 3;

    /// <summary>
    /// Greatest H, W, Cin, and extent (Ho - 1) s + kh and (Wo - 1) s + kw of the windows. Default: 4,095.
    /// </summary>
    public int Size { get; init; } = 4095;

    /// <summary>Greatest r. Default: 63.</summary>
    public int Shift { get; init; } = 63;

    /// <summary>Greatest bs. Default: 31.</summary>
    public int BiasShift { get; init; } = 31;
}

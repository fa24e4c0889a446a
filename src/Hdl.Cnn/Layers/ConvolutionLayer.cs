namespace Hdl.Cnn.Layers;

/// <summary>
/// Shape of a convolution with pooling behind it, and how its sums become values. Input X[y][x][c] of H x W x Cin, 0
/// outside; kernel K[o][c][ky][kx] of Cout x Cin x kh x kw; see <see cref="LayerMath"/> for what it computes and
/// <see cref="LayerCheck"/> for what is legal.
/// </summary>
/// <remarks>
/// Ho and Wo are given, not derived: padding at the bottom and at the right follows from them, and they may be less
/// than fits. A fully connected layer has kh = H and kw = W, or H = W = 1.
/// </remarks>
public sealed record ConvolutionLayer
{
    /// <summary>Rows H of the input.</summary>
    public required int Height { get; init; }

    /// <summary>Columns W of the input.</summary>
    public required int Width { get; init; }

    /// <summary>Channels Cin of the input.</summary>
    public required int Channels { get; init; }

    /// <summary>Channels Cout of the output.</summary>
    public required int Outputs { get; init; }

    /// <summary>Rows kh of the kernel.</summary>
    public required int KernelHeight { get; init; }

    /// <summary>Columns kw of the kernel.</summary>
    public required int KernelWidth { get; init; }

    /// <summary>Stride s in both directions. Default: 1.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Rows pt of padding above. Default: 0.</summary>
    public int PadTop { get; init; }

    /// <summary>Columns pl of padding at the left. Default: 0.</summary>
    public int PadLeft { get; init; }

    /// <summary>Rows Ho of the convolution, before pooling.</summary>
    public required int OutHeight { get; init; }

    /// <summary>Columns Wo of the convolution, before pooling.</summary>
    public required int OutWidth { get; init; }

    /// <summary>Rows and columns pw of a pooling window; 1: no pooling. Default: 1.</summary>
    public int PoolWindow { get; init; } = 1;

    /// <summary>Stride ps of pooling, 1..pw. Default: 1.</summary>
    public int PoolStride { get; init; } = 1;

    /// <summary>Whether values below 0 become 0. Default: false.</summary>
    public bool Relu { get; init; }

    /// <summary>Bits r that the total is shifted right by. Default: 0.</summary>
    public int Shift { get; init; }

    /// <summary>Bits bs that the bias is shifted left by. Default: 0.</summary>
    public int BiasShift { get; init; }

    /// <summary>rnd: whether a half is rounded up; else towards minus infinity. Default: false.</summary>
    public bool Round { get; init; }

    /// <summary>Whether input values are in two's complement. Default: false.</summary>
    public bool InSigned { get; init; }

    /// <summary>Whether output values are in two's complement. Default: false.</summary>
    public bool OutSigned { get; init; }

    /// <summary>Whether each output channel has a multiplier m. Default: false.</summary>
    public bool Scaled { get; init; }

    /// <summary>Weights of an output channel: kh kw Cin.</summary>
    public int Taps => KernelHeight * KernelWidth * Channels;

    /// <summary>Rows Hp of the output: (Ho - pw) // ps + 1; 0 where Ho is less than pw.</summary>
    public int PooledHeight => Pooled(OutHeight);

    /// <summary>Columns Wp of the output: (Wo - pw) // ps + 1; 0 where Wo is less than pw.</summary>
    public int PooledWidth => Pooled(OutWidth);

    /// <summary>The layer with the greatest Ho and Wo whose windows end within so much padding.</summary>
    /// <param name="bottom">Rows of padding below.</param>
    /// <param name="right">Columns of padding at the right.</param>
    public ConvolutionLayer Filled(int bottom, int right) => this with
    {
        OutHeight = Filled(Height + PadTop + bottom - KernelHeight),
        OutWidth = Filled(Width + PadLeft + right - KernelWidth),
    };

    private int Filled(int room) => room < 0 ? 0 : (room / Stride) + 1;

    private int Pooled(int size) => size < PoolWindow ? 0 : ((size - PoolWindow) / PoolStride) + 1;
}

namespace Hdl.Networks.Spiking;

/// <summary>
/// The window of a convolution or a pooling: output (yo, xo) sees the inputs (yo * Sy - Py + ky, xo * Sx - Px + kx),
/// those outside the map being zeros.
/// </summary>
public sealed record Window
{
    /// <summary>Rows Kh of the kernel, 1 or more.</summary>
    public required int KernelHeight { get; init; }

    /// <summary>Columns Kw of the kernel, 1 or more.</summary>
    public required int KernelWidth { get; init; }

    /// <summary>Stride Sy in rows, 1 or more.</summary>
    public int StrideY { get; init; } = 1;

    /// <summary>Stride Sx in columns, 1 or more.</summary>
    public int StrideX { get; init; } = 1;

    /// <summary>Rows Py of zeros above and below, less than the kernel.</summary>
    public int PaddingY { get; init; }

    /// <summary>Columns Px of zeros on the left and on the right, less than the kernel.</summary>
    public int PaddingX { get; init; }

    /// <summary>Rows of the outputs: floor((H + 2 Py - Kh) / Sy) + 1; 0 where the kernel does not fit.</summary>
    /// <param name="height">Rows H of the inputs.</param>
    public int OutputHeight(int height) => Outputs(height + (2 * PaddingY) - KernelHeight, StrideY);

    /// <summary>Columns of the outputs, likewise.</summary>
    /// <param name="width">Columns W of the inputs.</param>
    public int OutputWidth(int width) => Outputs(width + (2 * PaddingX) - KernelWidth, StrideX);

    private static int Outputs(int room, int stride) => room < 0 ? 0 : (room / stride) + 1;
}

namespace Hdl.Training.Convolutions;

/// <summary>
/// A layer to be trained: a valid convolution of stride 1, then max pooling whose windows do not overlap; odd last rows
/// and columns are dropped. A kernel as large as the map makes it fully connected.
/// </summary>
/// <param name="Kernel">Rows and columns of the kernel, 1..7.</param>
/// <param name="Outputs">Output channels.</param>
/// <param name="Pool">Rows and columns of a pooling window, 1..3; 1: no pooling.</param>
public sealed record ConvolutionShape(int Kernel, int Outputs, int Pool = 1)
{
    /// <summary>
    /// Rows or columns of the map that a map of so many gives; 0 or less where the kernel does not fit.
    /// </summary>
    /// <param name="size">Rows or columns of the input.</param>
    public int SizeFrom(int size) => (size - Kernel + 1) / Pool;
}

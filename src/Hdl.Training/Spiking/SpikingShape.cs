namespace Hdl.Training.Spiking;

/// <summary>
/// A layer to be trained: a convolution of stride 1 whose zeros around the map leave its size as it is, then an or_pool
/// whose windows do not overlap (odd last rows and columns are dropped); or a fully connected layer.
/// </summary>
/// <param name="Outputs">Output channels or neurons: a multiple of 32 but in the last layer, at most 1,024.</param>
/// <param name="Kernel">Rows and columns of the kernel, 1, 3, 5 or 7; 0: fully connected.</param>
/// <param name="Pool">Rows and columns of a pooling window, 1..4; 1: no pooling.</param>
public sealed record SpikingShape(int Outputs, int Kernel = 0, int Pool = 1)
{
    /// <summary>Whether every output sees every input.</summary>
    public bool IsDense => Kernel == 0;

    /// <summary>Short: <c>c3-32</c> or <c>c3-32, pool 2</c>, <c>256</c> where it is fully connected.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{(IsDense ? "" : $"c{Kernel}-")}{Outputs}{(Pool > 1 ? $", pool {Pool}" : "")}");
}

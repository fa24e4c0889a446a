using Hdl.Cnn.Layers;

namespace Hdl.Cnn.Models;

/// <summary>A layer of a trained network.</summary>
/// <param name="Layer">Shape and arithmetic.</param>
/// <param name="Weights">Kernel, biases, multipliers.</param>
public sealed record CnnModelLayer(ConvolutionLayer Layer, ConvolutionWeights Weights)
{
    /// <summary>Values of an output.</summary>
    public int Values => Layer.PooledHeight * Layer.PooledWidth * Layer.Outputs;

    /// <summary>As text: c3-16, pool 2; c3x1-16/2 with another width of the kernel, and stride 2.</summary>
    public string Text
    {
        get
        {
            string width = Layer.KernelWidth == Layer.KernelHeight ? "" : FormattableString.Invariant(
                $"x{Layer.KernelWidth}");
            string stride = Layer.Stride == 1 ? "" : FormattableString.Invariant($"/{Layer.Stride}");
            string pool = Layer.PoolWindow == 1 ? "" : FormattableString.Invariant($", pool {Layer.PoolWindow}");
            return FormattableString.Invariant($"c{Layer.KernelHeight}{width}-{Layer.Outputs}{stride}{pool}");
        }
    }
}

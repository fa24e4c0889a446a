using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;

namespace Hdl.Cnn.Networks;

/// <summary>A layer of a network on the accelerator.</summary>
/// <param name="Layer">The layer as it was trained.</param>
/// <param name="Shape">Its shape with the channels that fill up the last word of each slice.</param>
/// <param name="Slices">Channels of each slice of its input.</param>
/// <param name="Passes">Its passes, in their order.</param>
public sealed record PlannedLayer(
    CnnModelLayer Layer, ConvolutionLayer Shape, IReadOnlyList<int> Slices, IReadOnlyList<PlannedPass> Passes)
{
    /// <summary>
    /// Windows of the convolution that pooling looks at, each once, however often overlapping pools compute them.
    /// </summary>
    public long Windows
    {
        get
        {
            ConvolutionLayer layer = Layer.Layer;
            long Looked(int pooled) => ((pooled - 1) * layer.PoolStride) + layer.PoolWindow;
            return Looked(layer.PooledHeight) * Looked(layer.PooledWidth);
        }
    }

    /// <summary>Products of the dense convolution of a frame, padding included.</summary>
    public long DenseMacs => Windows * Layer.Layer.Taps * Layer.Layer.Outputs;
}

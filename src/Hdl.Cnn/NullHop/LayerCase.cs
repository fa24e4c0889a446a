using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop.Corners;

namespace Hdl.Cnn.NullHop;

/// <summary>A layer with its weights and inputs, and how it travels.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Layer">Shape and arithmetic.</param>
/// <param name="Weights">Kernel, biases, multipliers.</param>
/// <param name="Frames">Inputs, one after the other.</param>
public sealed record LayerCase(
    string Name, ConvolutionLayer Layer, ConvolutionWeights Weights, IReadOnlyList<FeatureMap> Frames)
{
    /// <summary>The corner that it was made for; null for any other layer.</summary>
    internal Corner? Corner { get; init; }

    /// <summary>Channels of the slices of the input; Cin together.</summary>
    public required IReadOnlyList<int> Slices { get; init; }

    /// <summary>Whether the input goes without map words.</summary>
    public bool InRaw { get; init; }

    /// <summary>Whether the output goes without map words.</summary>
    public bool OutRaw { get; init; }

    /// <summary>Whether passes after the first use the input that the first one kept; of one frame.</summary>
    public bool KeepInput { get; init; }

    /// <summary>Whether each slice of the input is a pass of its own, which accumulates; of one frame.</summary>
    public bool Accumulate { get; init; }
}

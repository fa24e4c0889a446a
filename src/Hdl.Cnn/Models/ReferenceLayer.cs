using Hdl.Cnn.Layers;

namespace Hdl.Cnn.Models;

/// <summary>A layer by the formulas themselves: for accumulators of more than 32 bits.</summary>
internal sealed class ReferenceLayer(CnnModelLayer layer, LayerWidths widths) : IInferenceLayer
{
    private FeatureMap? _output;

    public ReadOnlySpan<int> Output => _output is null ? [] : _output.Values;

    public void Run(ReadOnlySpan<int> input) => _output = LayerMath.Run(
        layer.Layer, widths,
        new FeatureMap(layer.Layer.Height, layer.Layer.Width, layer.Layer.Channels, input.ToArray()), layer.Weights);
}

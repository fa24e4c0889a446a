using Hdl.Cnn.Layers;

namespace Hdl.Cnn.Models;

/// <summary>
/// Inference of a trained network, bit for bit what <see cref="LayerMath"/> gives, fast enough for whole test sets:
/// zeros are skipped, output channels are computed side by side. Not for several threads at once.
/// </summary>
public sealed class CnnInference
{
    private readonly IInferenceLayer[] _layers;

    /// <summary>Makes a network ready.</summary>
    /// <param name="model">A network that passes <see cref="CnnModelCheck"/>.</param>
    public CnnInference(CnnModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _layers = [.. model.Layers.Select(layer => Of(layer, model.Widths))];
    }

    /// <summary>The network.</summary>
    public CnnModel Model { get; }

    /// <summary>Computes all layers; returns the class: the first of the greatest values of the last map.</summary>
    /// <param name="input">H W C values in the range of the first layer, channel fastest.</param>
    public int Run(ReadOnlySpan<int> input)
    {
        ConvolutionLayer first = Model.Layers[0].Layer;
        ArgumentOutOfRangeException.ThrowIfNotEqual(input.Length, first.Height * first.Width * first.Channels);
        ReadOnlySpan<int> map = input;
        foreach (IInferenceLayer layer in _layers)
        {
            layer.Run(map);
            map = layer.Output;
        }

        int best = 0;
        for (int n = 1; n < map.Length; n++)
        {
            best = map[n] > map[best] ? n : best;
        }

        return best;
    }

    /// <summary>
    /// The output of a layer for the input that was run last: rows, columns, channels, channel fastest. Valid until the
    /// next run.
    /// </summary>
    /// <param name="layer">Which, from 0.</param>
    public ReadOnlySpan<int> Map(int layer) => _layers[layer].Output;

    // Sums modulo 2^32 are exact modulo 2^A for A up to 32.
    private static IInferenceLayer Of(CnnModelLayer layer, LayerWidths widths) =>
        widths.Accumulator <= 32 ? new FastLayer(layer, widths) : new ReferenceLayer(layer, widths);
}

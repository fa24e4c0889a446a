using System.Globalization;
using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Core.Problems;

namespace Hdl.Cnn.NullHop;

/// <summary>
/// A trained network for the accelerator: each layer takes the packets that the layer before made, slice for slice. The
/// channels that fill up the last word of a slice are 0, and so are the weights that meet them.
/// </summary>
public static class CnnModelProgram
{
    /// <summary>The layers with their inputs, ready for <see cref="NullHopProgram.Add"/>.</summary>
    /// <param name="model">A network that passes <see cref="CnnModelCheck"/>.</param>
    /// <param name="parameters">Valid parameters.</param>
    /// <param name="frames">Inputs of the first layer, one after the other.</param>
    /// <exception cref="InvalidInputException">The accelerator computes with other widths.</exception>
    public static IReadOnlyList<LayerCase> Layers(
        CnnModel model, NullHopParameters parameters, IReadOnlyList<FeatureMap> frames)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(frames);
        if (Problems(model, parameters).ToList() is { Count: > 0 } problems)
        {
            throw new InvalidInputException(problems);
        }

        List<LayerCase> layers = [];
        IReadOnlyList<int> slices = [model.Layers[0].Layer.Channels];
        FeatureMap[][] inputs = Inputs(model, frames);
        foreach ((int index, CnnModelLayer layer) in model.Layers.Index())
        {
            int channels = slices.Sum();
            layers.Add(new LayerCase(
                $"{model.Name}, {layer.Text}", layer.Layer with { Channels = channels }, Widened(layer, channels),
                [.. inputs[index].Select(input => Widened(input, channels))])
            {
                Slices = slices,
                Accumulate = Accumulates(layer.Layer with { Channels = channels }, slices, parameters),
            });
            slices = PassPlan.Slices(parameters, layer.Layer.Outputs);
        }

        return layers;
    }

    /// <summary>
    /// Whether each slice of a layer's input is a pass of its own, which accumulates: where the weights of one output
    /// pixel are more rows than there are.
    /// </summary>
    /// <param name="layer">The layer, with all channels of the slices.</param>
    /// <param name="slices">Channels of each slice.</param>
    /// <param name="parameters">Rows of weights.</param>
    internal static bool Accumulates(ConvolutionLayer layer, IReadOnlyList<int> slices, NullHopParameters parameters) =>
        layer.Taps > parameters.WeightRows && slices.Count > 1
        && (layer.OutHeight, layer.OutWidth, layer.PoolWindow) == (1, 1, 1);

    /// <summary>What the accelerator computes with is not what the network needs: every reason.</summary>
    /// <param name="model">A network that passes <see cref="CnnModelCheck"/>.</param>
    /// <param name="parameters">Valid parameters.</param>
    internal static IEnumerable<Problem> Problems(CnnModel model, NullHopParameters parameters)
    {
        if (model.Widths.Value != parameters.ValueWidth)
        {
            yield return new Problem(
                "Values of another width", "value-width", Text(parameters.ValueWidth),
                $"Choose {Text(model.Widths.Value)}, as {model.Name} has.");
        }

        if (model.Widths.Weight > parameters.WeightWidth)
        {
            yield return new Problem(
                "Weights of fewer bits than the network's", "weight-width", Text(parameters.WeightWidth),
                $"Choose {Text(model.Widths.Weight)} or more, as {model.Name} has.");
        }

        if (model.Layers.Any(layer => layer.Layer.Scaled != (parameters.Scale == NullHopScale.Channel)))
        {
            yield return new Problem(
                "Multipliers in the network or in the accelerator, but not in both", "scale",
                parameters.Scale == NullHopScale.Channel ? "channel" : "none",
                "Choose scale=channel for networks with multipliers in every layer, scale=none for those without.");
        }

        // The network's totals may fit fewer bits than its file asks for.
        LayerWidths widths = model.Widths with { Accumulator = parameters.AccumulatorWidth };
        (int Layer, AccumulatorExcess Excess)[] excesses =
        [
            .. model.Layers.Index().SelectMany(entry => AccumulatorRange
                .Excesses(entry.Item.Layer, widths, entry.Item.Weights)
                .Select(excess => (entry.Index, excess))),
        ];
        if (excesses.Length > 0)
        {
            (int layer, AccumulatorExcess excess) = excesses.MaxBy(entry => entry.Excess.Width);
            yield return new Problem(
                "The accumulator can overflow", "accumulator-width", Text(parameters.AccumulatorWidth),
                $"Choose at least {Text(excess.Width)}: layer {Text(layer + 1)} of {model.Name}, "
                + $"{model.Layers[layer].Text}, needs it in channel {Text(excess.Channel)}.");
        }
    }

    // The frames as each layer takes them.
    private static FeatureMap[][] Inputs(CnnModel model, IReadOnlyList<FeatureMap> frames)
    {
        var inference = new CnnInference(model);
        FeatureMap[][] inputs = [.. model.Layers.Select(_ => new FeatureMap[frames.Count])];
        for (int frame = 0; frame < frames.Count; frame++)
        {
            inference.Run(frames[frame].Values);
            inputs[0][frame] = frames[frame];
            for (int layer = 1; layer < inputs.Length; layer++)
            {
                ConvolutionLayer shape = model.Layers[layer].Layer;
                inputs[layer][frame] = new FeatureMap(
                    shape.Height, shape.Width, shape.Channels, inference.Map(layer - 1).ToArray());
            }
        }

        return inputs;
    }

    private static ConvolutionWeights Widened(CnnModelLayer layer, int channels)
    {
        (int outputs, int taps) = (layer.Weights.Outputs, layer.Weights.Taps);
        if (channels == layer.Layer.Channels)
        {
            return layer.Weights;
        }

        int[] kernel = new int[outputs * taps / layer.Layer.Channels * channels];
        for (int output = 0; output < outputs; output++)
        {
            for (int tap = 0; tap < taps; tap++)
            {
                int place = ((output * taps) + tap) / layer.Layer.Channels;
                kernel[(place * channels) + (tap % layer.Layer.Channels)] = layer.Weights.Kernel(output)[tap];
            }
        }

        return new ConvolutionWeights(
            outputs, kernel, layer.Weights.Biases.ToArray(), layer.Weights.Multipliers.ToArray());
    }

    private static FeatureMap Widened(FeatureMap map, int channels)
    {
        if (channels == map.Channels)
        {
            return map;
        }

        var wide = new FeatureMap(map.Height, map.Width, channels);
        for (int y = 0; y < map.Height; y++)
        {
            for (int x = 0; x < map.Width; x++)
            {
                map.Pixel(y, x).CopyTo(wide.Pixel(y, x));
            }
        }

        return wide;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

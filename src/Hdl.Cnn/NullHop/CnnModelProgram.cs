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
        IReadOnlyList<FeatureMap> inputs = frames;
        foreach (CnnModelLayer layer in model.Layers)
        {
            int channels = slices.Sum();
            layers.Add(new LayerCase(
                $"{model.Name}, {layer.Text}", layer.Layer with { Channels = channels }, Widened(layer, channels),
                [.. inputs.Select(input => Widened(input, channels))])
            {
                Slices = slices,
            });
            inputs =
                [.. inputs.Select(input => LayerMath.Run(layer.Layer, parameters.Widths, input, layer.Weights))];
            slices = PassPlan.Slices(parameters, layer.Layer.Outputs);
        }

        return layers;
    }

    private static IEnumerable<Problem> Problems(CnnModel model, NullHopParameters parameters)
    {
        if (model.Widths.Value != parameters.ValueWidth)
        {
            yield return new Problem(
                "Values of another width", "value-width", Text(parameters.ValueWidth),
                $"{model.Name} needs {Text(model.Widths.Value)}.");
        }

        if (model.Widths.Weight > parameters.WeightWidth)
        {
            yield return new Problem(
                "Weights of another width", "weight-width", Text(parameters.WeightWidth),
                $"{model.Name} needs {Text(model.Widths.Weight)}.");
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
        int needed = model.Layers.Max(layer => AccumulatorRange.Excesses(layer.Layer, widths, layer.Weights)
            .Select(excess => excess.Width)
            .DefaultIfEmpty(0)
            .Max());
        if (needed > 0)
        {
            yield return new Problem(
                "The accumulator can overflow", "accumulator-width", Text(parameters.AccumulatorWidth),
                $"{model.Name} needs {Text(needed)}.");
        }
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

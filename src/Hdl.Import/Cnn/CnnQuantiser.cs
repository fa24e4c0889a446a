using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Networks.Quantisation;

namespace Hdl.Import.Cnn;

/// <summary>
/// Rounds a network to integers as training does: powers of two as scales of weights and of values, each the one with
/// the least square error, of values those that the samples give. Where the network clips, or every output has a scale
/// of its own, layers have multipliers: the greatest integer is then where the network clips.
/// </summary>
/// <param name="widths">Widths of the numbers.</param>
/// <param name="perChannel">Whether every output channel has a scale of its own.</param>
internal sealed class CnnQuantiser(LayerWidths widths, bool perChannel)
{
    private const int First = -16;
    private const int Tried = 44;
    private const int MostShift = 47;

    /// <summary>The layers, and what 1.0 is in the input and in each layer's output.</summary>
    /// <param name="layers">In floating point.</param>
    /// <param name="maps">For each sample its input, then the output of each layer.</param>
    public (CnnModelLayer[] Layers, double[] Scales) Quantise(
        IReadOnlyList<FloatConvolution> layers, IReadOnlyList<double[][]> maps)
    {
        bool signed = maps.Any(sample => sample[0].Any(value => value < 0));
        double scale = Math.ScaleB(1, Exponent(maps, 0, signed, 1));
        var made = new CnnModelLayer[layers.Count];
        double[] scales = [scale, .. new double[layers.Count]];
        for (int index = 0; index < made.Length; index++)
        {
            made[index] = Quantise(layers[index], signed, scale, maps, index + 1, out scale);
            scales[index + 1] = scale;
            signed = made[index].Layer.OutSigned;
        }

        return (made, scales);
    }

    private CnnModelLayer Quantise(
        FloatConvolution layer, bool signed, double input, IReadOnlyList<double[][]> maps, int map, out double output)
    {
        int outputs = layer.Layer.Outputs;
        bool scaled = perChannel || layer.Ceiling is not null;
        double[] scales = Weights(layer);
        int[] kernel = new int[layer.Weights.Length];
        for (int i = 0; i < kernel.Length; i++)
        {
            kernel[i] = (int)Math.Clamp(
                Round(layer.Weights[i] * scales[i / layer.Layer.Taps]), widths.LeastWeight, widths.GreatestWeight);
        }

        int[] biases = [.. layer.Biases.Select((bias, channel) =>
            (int)Math.Clamp(Round(bias * input * scales[channel]), int.MinValue, int.MaxValue))];
        ConvolutionLayer shape = layer.Layer with
        {
            InSigned = signed,
            OutSigned = !layer.Layer.Relu,
            Round = true,
            Scaled = scaled,
        };
        if (!scaled)
        {
            // Finer than the sums themselves no value can be.
            double sums = input * scales[0];
            (double mantissa, int exponent) = Split(sums);
            int chosen = Math.Min(Exponent(maps, map, shape.OutSigned, mantissa), exponent);
            output = Math.ScaleB(mantissa, chosen);
            return new CnnModelLayer(
                shape with { Shift = exponent - chosen }, new ConvolutionWeights(outputs, kernel, biases, []));
        }

        output = layer.Ceiling is { } ceiling
            ? widths.GreatestValue(shape.OutSigned) / ceiling
            : Math.ScaleB(1, Exponent(maps, map, shape.OutSigned, 1));
        double wanted = output;
        double[] ratios = [.. scales.Select(scale => wanted / (input * scale))];
        double most = Math.Pow(2, LayerWidths.Multiplier) - 1;
        int shift = Math.Clamp((int)Math.Floor(Math.Log2(most / ratios.Max())), 0, MostShift);
        int[] multipliers = [.. ratios.Select(ratio => (int)Math.Clamp(Round(Math.ScaleB(ratio, shift)), 0, most))];
        return new CnnModelLayer(
            shape with { Shift = shift }, new ConvolutionWeights(outputs, kernel, biases, multipliers));
    }

    // A scale for each output channel; the same for all unless every channel has its own.
    private double[] Weights(FloatConvolution layer)
    {
        ScaleSearch[] searches = [.. Enumerable.Range(0, perChannel ? layer.Layer.Outputs : 1)
            .Select(_ => new ScaleSearch(widths.LeastWeight, widths.GreatestWeight, First, Tried))];
        for (int i = 0; i < layer.Weights.Length; i++)
        {
            searches[perChannel ? i / layer.Layer.Taps : 0].Add(layer.Weights[i]);
        }

        return [.. Enumerable.Range(0, layer.Layer.Outputs)
            .Select(channel => Math.ScaleB(1, searches[perChannel ? channel : 0].Exponent))];
    }

    private int Exponent(IReadOnlyList<double[][]> maps, int map, bool signed, double mantissa)
    {
        var search = new ScaleSearch(
            widths.LeastValue(signed), widths.GreatestValue(signed), First, Tried, mantissa);
        foreach (double[][] sample in maps)
        {
            foreach (double value in sample[map])
            {
                search.Add(value);
            }
        }

        return search.Exponent;
    }

    private static (double Mantissa, int Exponent) Split(double scale)
    {
        int exponent = (int)Math.Floor(Math.Log2(scale));
        return (Math.ScaleB(scale, -exponent), exponent);
    }

    // A half is rounded up, as the hardware does.
    private static double Round(double value) => Math.Floor(value + 0.5);
}

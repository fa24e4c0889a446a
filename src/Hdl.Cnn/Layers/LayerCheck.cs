using System.Globalization;
using Hdl.Core.Problems;

namespace Hdl.Cnn.Layers;

/// <summary>Whether a layer is one that can be computed.</summary>
public static class LayerCheck
{
    /// <summary>Every problem of a layer's shape.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="limits">What the accelerator takes.</param>
    public static IEnumerable<Problem> Problems(ConvolutionLayer layer, LayerLimits limits)
    {
        (string Name, int Value, int Least, int Greatest)[] ranges =
        [
            ("H", layer.Height, 1, limits.Size),
            ("W", layer.Width, 1, limits.Size),
            ("Cin", layer.Channels, 1, limits.Size),
            ("Cout", layer.Outputs, 1, int.MaxValue),
            ("kh", layer.KernelHeight, 1, limits.Kernel),
            ("kw", layer.KernelWidth, 1, limits.Kernel),
            ("s", layer.Stride, 1, limits.Stride),
            ("pt", layer.PadTop, 0, limits.Padding),
            ("pl", layer.PadLeft, 0, limits.Padding),
            ("Ho", layer.OutHeight, 1, limits.Size),
            ("Wo", layer.OutWidth, 1, limits.Size),
            ("pw", layer.PoolWindow, 1, limits.Pool),
            ("ps", layer.PoolStride, 1, limits.Pool),
            ("r", layer.Shift, 0, limits.Shift),
            ("bs", layer.BiasShift, 0, limits.BiasShift),
        ];
        List<Problem> problems =
        [
            .. ranges
                .Where(range => range.Value < range.Least || range.Value > range.Greatest)
                .Select(range => new Problem(
                    "Out of range", range.Name, Text(range.Value),
                    range.Greatest == int.MaxValue
                        ? $"Choose at least {Text(range.Least)}."
                        : $"Choose {Text(range.Least)}..{Text(range.Greatest)}.")),
        ];

        // Relations between values that are out of range already would only repeat the complaint.
        return problems.Count > 0 ? problems : Relations(layer, limits);
    }

    /// <summary>Every problem of weights with the layer that they are for.</summary>
    /// <param name="layer">A legal layer.</param>
    /// <param name="widths">Widths of the numbers.</param>
    /// <param name="weights">The weights.</param>
    public static IEnumerable<Problem> Problems(
        ConvolutionLayer layer, LayerWidths widths, ConvolutionWeights weights)
    {
        if (weights.Outputs != layer.Outputs || weights.Taps != layer.Taps)
        {
            yield return new Problem(
                "The kernel has another shape than the layer", "weights",
                $"{Text(weights.Outputs)} x {Text(weights.Taps)}",
                $"Give {Text(layer.Outputs)} x {Text(layer.Taps)} weights.");
            yield break;
        }

        if (layer.Scaled != (weights.Multipliers.Length > 0))
        {
            yield return new Problem(
                "Multipliers come with scaled layers, and with no others", "multipliers",
                Text(weights.Multipliers.Length), $"Give {Text(layer.Scaled ? layer.Outputs : 0)}.");
        }

        for (int i = 0; i < weights.Multipliers.Length; i++)
        {
            if (weights.Multipliers[i] >> LayerWidths.Multiplier != 0)
            {
                yield return new Problem(
                    "Out of range", $"multiplier {Text(i)}", Text(weights.Multipliers[i]), "Choose 0..65535.");
            }
        }

        for (int output = 0; output < weights.Outputs; output++)
        {
            int wrong = weights.Kernel(output).IndexOfAnyExceptInRange(widths.LeastWeight, widths.GreatestWeight);
            if (wrong >= 0)
            {
                yield return new Problem(
                    "Out of range", $"weight {Text(wrong)} of channel {Text(output)}",
                    Text(weights.Kernel(output)[wrong]),
                    $"Choose {Text(widths.LeastWeight)}..{Text(widths.GreatestWeight)}.");
            }
        }
    }

    private static IEnumerable<Problem> Relations(ConvolutionLayer layer, LayerLimits limits)
    {
        if (layer.PoolStride > layer.PoolWindow)
        {
            yield return new Problem(
                "Pooling skips values", "ps", Text(layer.PoolStride),
                $"Choose 1..pw, which is {Text(layer.PoolWindow)}.");
        }

        (string Name, int Size, int Kernel)[] directions =
            [("Ho", layer.OutHeight, layer.KernelHeight), ("Wo", layer.OutWidth, layer.KernelWidth)];
        foreach ((string name, int size, int kernel) in directions)
        {
            if (size < layer.PoolWindow)
            {
                yield return new Problem(
                    "Less than a pooling window", name, Text(size), $"Choose at least pw, {Text(layer.PoolWindow)}.");
            }

            if (((size - 1) * layer.Stride) + kernel > limits.Size)
            {
                yield return new Problem(
                    "The windows reach too far", name, Text(size),
                    $"Keep ({name} - 1) s plus the kernel's size at most {Text(limits.Size)}.");
            }
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

namespace Hdl.Cnn.Layers;

/// <summary>
/// How wide the accumulator must be for a layer's weights: exact, for every input that values of V bits can be. Only
/// windows that are computed count, and of each only what lies in the image.
/// </summary>
public static class AccumulatorRange
{
    /// <summary>
    /// The output channels for which some input takes the true total S + (b &lt;&lt; bs) out of
    /// -2^(A-1) .. 2^(A-1) - 1, so that it wraps.
    /// </summary>
    /// <param name="layer">A legal layer; one that is cut into accumulate passes as a whole.</param>
    /// <param name="widths">Widths of the numbers.</param>
    /// <param name="weights">Kernel and biases.</param>
    public static IReadOnlyList<AccumulatorExcess> Excesses(
        ConvolutionLayer layer, LayerWidths widths, ConvolutionWeights weights) =>
        [
            .. Enumerable.Range(0, layer.Outputs)
                .Select(output => new AccumulatorExcess(output, Width(layer, widths, weights, output)))
                .Where(excess => excess.Width > widths.Accumulator),
        ];

    /// <summary>Bits in two's complement that hold every total of an output channel.</summary>
    /// <param name="layer">A legal layer.</param>
    /// <param name="widths">Widths of the numbers.</param>
    /// <param name="weights">Kernel and biases.</param>
    /// <param name="output">The output channel.</param>
    public static int Width(
        ConvolutionLayer layer, LayerWidths widths, ConvolutionWeights weights, int output)
    {
        (long least, long greatest) = Range(layer, widths, weights, output);
        int width = 1;
        while (width < 64 && (least < -1L << (width - 1) || greatest > ~(-1L << (width - 1))))
        {
            width++;
        }

        return width;
    }

    /// <summary>Least and greatest total of an output channel.</summary>
    /// <param name="layer">A legal layer.</param>
    /// <param name="widths">Widths of the numbers.</param>
    /// <param name="weights">Kernel and biases.</param>
    /// <param name="output">The output channel.</param>
    public static (long Least, long Greatest) Range(
        ConvolutionLayer layer, LayerWidths widths, ConvolutionWeights weights, int output)
    {
        (long[] least, long[] greatest) = Places(layer, widths, weights.Kernel(output));
        List<(int First, int End)> rows = Parts(
            layer, layer.PooledHeight, layer.PadTop, layer.KernelHeight, layer.Height);
        List<(int First, int End)> columns = Parts(
            layer, layer.PooledWidth, layer.PadLeft, layer.KernelWidth, layer.Width);
        (long low, long high) = (long.MaxValue, long.MinValue);
        foreach ((int firstY, int endY) in rows)
        {
            foreach ((int firstX, int endX) in columns)
            {
                (long windowLow, long windowHigh) = (0, 0);
                for (int ky = firstY; ky < endY; ky++)
                {
                    for (int kx = firstX; kx < endX; kx++)
                    {
                        windowLow += least[(ky * layer.KernelWidth) + kx];
                        windowHigh += greatest[(ky * layer.KernelWidth) + kx];
                    }
                }

                (low, high) = (Math.Min(low, windowLow), Math.Max(high, windowHigh));
            }
        }

        long bias = (long)weights.Biases[output] << layer.BiasShift;
        return (low + bias, high + bias);
    }

    // The least and the greatest sum over all channels at each place of the kernel.
    private static (long[] Least, long[] Greatest) Places(
        ConvolutionLayer layer, LayerWidths widths, ReadOnlySpan<int> kernel)
    {
        long low = widths.LeastValue(layer.InSigned);
        long high = widths.GreatestValue(layer.InSigned);
        var least = new long[layer.KernelHeight * layer.KernelWidth];
        var greatest = new long[least.Length];
        for (int j = 0; j < kernel.Length; j++)
        {
            least[j / layer.Channels] += Math.Min(kernel[j] * low, kernel[j] * high);
            greatest[j / layer.Channels] += Math.Max(kernel[j] * low, kernel[j] * high);
        }

        return (least, greatest);
    }

    // The different parts of the kernel that windows see in one direction.
    private static List<(int First, int End)> Parts(
        ConvolutionLayer layer, int pooled, int padding, int kernel, int size)
    {
        HashSet<(int, int)> parts = [];
        for (int p = 0; p < pooled; p++)
        {
            for (int d = 0; d < layer.PoolWindow; d++)
            {
                int start = (((p * layer.PoolStride) + d) * layer.Stride) - padding;
                parts.Add(LayerWindow.Visible(start, kernel, size));
            }
        }

        return [.. parts];
    }
}

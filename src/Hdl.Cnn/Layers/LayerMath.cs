using Hdl.Core.Numerics;

namespace Hdl.Cnn.Layers;

/// <summary>
/// What a convolution layer computes, bit by bit, from the definition of nullhop (section 3, "Layer"), and of nothing
/// that is special to an accelerator. Sums are arrays of Ho x Wo x Cout numbers, channel fastest, then column.
/// </summary>
/// <remarks>
/// S[o][y][x] = sum over ky, kx, c of K[o][c][ky][kx] X[y s + ky - pt][x s + kx - pl][c];
/// T = wrap_A(S + (b[o] &lt;&lt; bs)); Z = T m[o], or T where the layer is not scaled; Q = (Z + (rnd and r > 0 ?
/// 2^(r-1) : 0)) >> r; Y = clamp(relu ? max(Q, 0) : Q); O[o][py][px] = max over dy, dx &lt; pw of
/// Y[o][py ps + dy][px ps + dx]. A sum of up to 49 x 4,095 products of 16 and 16 bits, and a bias of 32 bits shifted by
/// 31, are within 64 bits; so is Z of 48 + 16 bits, but not Z with the half of a great r, which is why that one is
/// computed in 128.
/// </remarks>
public static class LayerMath
{
    /// <summary>The output of a layer: O of Hp x Wp x Cout.</summary>
    /// <param name="layer">A legal layer.</param>
    /// <param name="widths">Widths of the numbers.</param>
    /// <param name="input">X, values within the layer's range.</param>
    /// <param name="weights">Kernel, biases, multipliers.</param>
    public static FeatureMap Run(
        ConvolutionLayer layer, LayerWidths widths, FeatureMap input, ConvolutionWeights weights) =>
        Finish(layer, widths, Sums(layer, input, weights), weights);

    /// <summary>S: the sums of products, exact.</summary>
    /// <param name="layer">A legal layer.</param>
    /// <param name="input">X.</param>
    /// <param name="weights">The kernel.</param>
    public static long[] Sums(ConvolutionLayer layer, FeatureMap input, ConvolutionWeights weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(
            (input.Height, input.Width, input.Channels), (layer.Height, layer.Width, layer.Channels));
        ArgumentOutOfRangeException.ThrowIfNotEqual((weights.Outputs, weights.Taps), (layer.Outputs, layer.Taps));
        var sums = new long[layer.OutHeight * layer.OutWidth * layer.Outputs];
        for (int y = 0; y < layer.OutHeight; y++)
        {
            for (int x = 0; x < layer.OutWidth; x++)
            {
                AddWindow(layer, input, weights, y, x, sums.AsSpan(((y * layer.OutWidth) + x) * layer.Outputs));
            }
        }

        return sums;
    }

    /// <summary>
    /// An accumulate pass: adds the sums of some input channels to those of the passes before, modulo 2^A. As sums
    /// commute, and as wrapping does not depend on when it is done, the passes together give what one pass over all
    /// channels gives.
    /// </summary>
    /// <param name="widths">Widths of the numbers.</param>
    /// <param name="accumulators">What the passes before left; null for the first pass, which clears.</param>
    /// <param name="sums">S of this pass.</param>
    public static long[] Accumulate(LayerWidths widths, long[]? accumulators, long[] sums)
    {
        var total = new long[sums.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            total[i] = FixedPoint.Wrap((accumulators?[i] ?? 0) + sums[i], widths.Accumulator);
        }

        return total;
    }

    /// <summary>From the sums S to the output O; what the last of some accumulate passes does.</summary>
    /// <param name="layer">A legal layer.</param>
    /// <param name="widths">Widths of the numbers.</param>
    /// <param name="sums">S, exact or modulo 2^A.</param>
    /// <param name="weights">Biases and multipliers.</param>
    public static FeatureMap Finish(
        ConvolutionLayer layer, LayerWidths widths, long[] sums, ConvolutionWeights weights)
    {
        var values = new int[sums.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            int output = i % layer.Outputs;
            long total = Total(sums[i], weights.Biases[output], layer.BiasShift, widths.Accumulator);
            long scaled = layer.Scaled ? Scale(total, weights.Multipliers[output]) : total;
            values[i] = Clamp(Quantise(scaled, layer.Shift, layer.Round), layer.Relu, layer.OutSigned, widths.Value);
        }

        return Pool(layer, new FeatureMap(layer.OutHeight, layer.OutWidth, layer.Outputs, values));
    }

    /// <summary>T: the sum and the shifted bias, wrapped to the accumulator.</summary>
    /// <param name="sum">S.</param>
    /// <param name="bias">b.</param>
    /// <param name="biasShift">bs, 0..31.</param>
    /// <param name="width">A, 1..64.</param>
    public static long Total(long sum, int bias, int biasShift, int width) =>
        FixedPoint.Wrap(sum + ((long)bias << biasShift), width);

    /// <summary>Z: the total times an unsigned multiplier; exact.</summary>
    /// <param name="total">T, of 48 bits at most.</param>
    /// <param name="multiplier">m, 0..65,535.</param>
    public static long Scale(long total, int multiplier) => total * multiplier;

    /// <summary>Q: shifted right, rounded down, or to the nearest with halves up.</summary>
    /// <param name="scaled">Z.</param>
    /// <param name="shift">r, 0..63.</param>
    /// <param name="round">rnd.</param>
    public static long Quantise(long scaled, int shift, bool round) =>
        round && shift > 0 ? (long)((scaled + (Int128.One << (shift - 1))) >> shift) : scaled >> shift;

    /// <summary>Y: rectified, and clamped to the range of values.</summary>
    /// <param name="quantised">Q.</param>
    /// <param name="relu">Whether less than 0 becomes 0.</param>
    /// <param name="signed">Whether values are in two's complement.</param>
    /// <param name="width">V.</param>
    public static int Clamp(long quantised, bool relu, bool signed, int width)
    {
        long rectified = relu ? Math.Max(quantised, 0) : quantised;
        return (int)(signed
            ? FixedPoint.Saturate(rectified, width)
            : Math.Clamp(rectified, 0, (1L << width) - 1));
    }

    /// <summary>O: the greatest value of each pooling window; rows and columns left over are dropped.</summary>
    /// <param name="layer">A legal layer.</param>
    /// <param name="values">Y of Ho x Wo x Cout.</param>
    public static FeatureMap Pool(ConvolutionLayer layer, FeatureMap values)
    {
        var pooled = new FeatureMap(layer.PooledHeight, layer.PooledWidth, values.Channels);
        for (int py = 0; py < pooled.Height; py++)
        {
            for (int px = 0; px < pooled.Width; px++)
            {
                Span<int> greatest = pooled.Pixel(py, px);
                greatest.Fill(int.MinValue);
                for (int place = 0; place < layer.PoolWindow * layer.PoolWindow; place++)
                {
                    int y = (py * layer.PoolStride) + (place / layer.PoolWindow);
                    int x = (px * layer.PoolStride) + (place % layer.PoolWindow);
                    Span<int> pixel = values.Pixel(y, x);
                    for (int channel = 0; channel < greatest.Length; channel++)
                    {
                        greatest[channel] = Math.Max(greatest[channel], pixel[channel]);
                    }
                }
            }
        }

        return pooled;
    }

    // What a window sees of a row of the input is one run of values, which meets one run of weights.
    private static void AddWindow(
        ConvolutionLayer layer, FeatureMap input, ConvolutionWeights weights, int y, int x, Span<long> sums)
    {
        int top = (y * layer.Stride) - layer.PadTop;
        int left = (x * layer.Stride) - layer.PadLeft;
        (int firstX, int endX) = LayerWindow.Visible(left, layer.KernelWidth, layer.Width);
        (int firstY, int endY) = LayerWindow.Visible(top, layer.KernelHeight, layer.Height);
        for (int ky = firstY; ky < endY && firstX < endX; ky++)
        {
            ReadOnlySpan<int> values = input.Run(top + ky, left + firstX, endX - firstX);
            int tap = ((ky * layer.KernelWidth) + firstX) * layer.Channels;
            for (int output = 0; output < layer.Outputs; output++)
            {
                ReadOnlySpan<int> kernel = weights.Kernel(output).Slice(tap, values.Length);
                long sum = 0;
                for (int i = 0; i < values.Length; i++)
                {
                    sum += (long)kernel[i] * values[i];
                }

                sums[output] += sum;
            }
        }
    }
}

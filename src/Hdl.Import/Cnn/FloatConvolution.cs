using Hdl.Cnn.Layers;

namespace Hdl.Import.Cnn;

/// <summary>A convolution in floating point, with pooling behind it.</summary>
/// <param name="Name">What the file calls it.</param>
/// <param name="Layer">Shape; shifts and signs are not known yet.</param>
/// <param name="Weights">For each output channel those of a window: row, column, channel fastest.</param>
/// <param name="Biases">One for each output channel.</param>
public sealed record FloatConvolution(string Name, ConvolutionLayer Layer, double[] Weights, double[] Biases)
{
    /// <summary>Greatest value that leaves, where the network clips; null where it does not.</summary>
    public double? Ceiling { get; init; }

    /// <summary>Whether nothing stands behind the sums yet.</summary>
    internal bool IsLinear => !Layer.Relu && Ceiling is null && Layer.PoolWindow == 1;

    /// <summary>Values of an output.</summary>
    internal int Values => Layer.PooledHeight * Layer.PooledWidth * Layer.Outputs;

    /// <summary>Computes it: sums, Relu, clipping, greatest value of each pooling window.</summary>
    /// <param name="input">H W C values, channel fastest.</param>
    internal double[] Run(ReadOnlySpan<double> input)
    {
        ConvolutionLayer layer = Layer;
        double[] sums = new double[layer.OutHeight * layer.OutWidth * layer.Outputs];
        for (int y = 0; y < layer.OutHeight; y++)
        {
            for (int x = 0; x < layer.OutWidth; x++)
            {
                Sums(input, y, x, sums.AsSpan(((y * layer.OutWidth) + x) * layer.Outputs, layer.Outputs));
            }
        }

        return layer.PoolWindow == 1 ? sums : Pooled(sums);
    }

    private void Sums(ReadOnlySpan<double> input, int y, int x, Span<double> sums)
    {
        Biases.CopyTo(sums);
        int channels = Layer.Channels;
        for (int ky = 0; ky < Layer.KernelHeight; ky++)
        {
            int row = (y * Layer.Stride) + ky - Layer.PadTop;
            for (int kx = 0; kx < Layer.KernelWidth; kx++)
            {
                int column = (x * Layer.Stride) + kx - Layer.PadLeft;
                if (row < 0 || row >= Layer.Height || column < 0 || column >= Layer.Width)
                {
                    continue;
                }

                ReadOnlySpan<double> pixel = input.Slice(((row * Layer.Width) + column) * channels, channels);
                int tap = ((ky * Layer.KernelWidth) + kx) * channels;
                for (int output = 0; output < sums.Length; output++)
                {
                    ReadOnlySpan<double> weights = Weights.AsSpan((output * Layer.Taps) + tap, channels);
                    double sum = 0;
                    for (int channel = 0; channel < channels; channel++)
                    {
                        sum += weights[channel] * pixel[channel];
                    }

                    sums[output] += sum;
                }
            }
        }

        for (int output = 0; output < sums.Length; output++)
        {
            double value = Layer.Relu ? Math.Max(0, sums[output]) : sums[output];
            sums[output] = Math.Min(value, Ceiling ?? double.PositiveInfinity);
        }
    }

    private double[] Pooled(double[] sums)
    {
        double[] pooled = new double[Values];
        int outputs = Layer.Outputs;
        for (int i = 0; i < pooled.Length; i++)
        {
            (int y, int x) = (i / outputs / Layer.PooledWidth * Layer.PoolStride,
                i / outputs % Layer.PooledWidth * Layer.PoolStride);
            double most = double.NegativeInfinity;
            for (int place = 0; place < Layer.PoolWindow * Layer.PoolWindow; place++)
            {
                (int dy, int dx) = Math.DivRem(place, Layer.PoolWindow);
                most = Math.Max(most, sums[((((y + dy) * Layer.OutWidth) + x + dx) * outputs) + (i % outputs)]);
            }

            pooled[i] = most;
        }

        return pooled;
    }
}

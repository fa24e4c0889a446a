using System.Numerics;
using Hdl.Cnn.Layers;

namespace Hdl.Cnn.Tests.Layers;

/// <summary>The formulas of section 3, letter by letter, with integers of any size.</summary>
internal static class NaiveLayer
{
    public static int[,,] Run(
        ConvolutionLayer l, int valueBits, int accumulatorBits, FeatureMap input, ConvolutionWeights weights)
    {
        int hp = FloorDivide(l.OutHeight - l.PoolWindow, l.PoolStride) + 1;
        int wp = FloorDivide(l.OutWidth - l.PoolWindow, l.PoolStride) + 1;
        var o = new int[hp, wp, l.Outputs];
        for (int channel = 0; channel < l.Outputs; channel++)
        {
            for (int py = 0; py < hp; py++)
            {
                for (int px = 0; px < wp; px++)
                {
                    int? greatest = null;
                    for (int dy = 0; dy < l.PoolWindow; dy++)
                    {
                        for (int dx = 0; dx < l.PoolWindow; dx++)
                        {
                            int y = Y(
                                l, valueBits, accumulatorBits, input, weights, channel, (py * l.PoolStride) + dy,
                                (px * l.PoolStride) + dx);
                            greatest = greatest is null || y > greatest ? y : greatest;
                        }
                    }

                    o[py, px, channel] = greatest!.Value;
                }
            }
        }

        return o;
    }

    public static int Y(
        ConvolutionLayer l, int valueBits, int accumulatorBits, FeatureMap input, ConvolutionWeights weights, int o,
        int y, int x)
    {
        BigInteger t = WrapA(
            S(l, input, weights, o, y, x) + (weights.Biases[o] * BigInteger.Pow(2, l.BiasShift)), accumulatorBits);
        BigInteger z = l.Scaled ? t * weights.Multipliers[o] : t;
        BigInteger half = l.Round && l.Shift > 0 ? BigInteger.Pow(2, l.Shift - 1) : 0;
        BigInteger q = FloorDivide(z + half, BigInteger.Pow(2, l.Shift));
        BigInteger v = l.Relu ? BigInteger.Max(q, 0) : q;
        BigInteger least = l.OutSigned ? -BigInteger.Pow(2, valueBits - 1) : 0;
        BigInteger most = BigInteger.Pow(2, l.OutSigned ? valueBits - 1 : valueBits) - 1;
        return (int)(v < least ? least : v > most ? most : v);
    }

    public static BigInteger S(
        ConvolutionLayer l, FeatureMap input, ConvolutionWeights weights, int o, int y, int x)
    {
        BigInteger sum = 0;
        for (int ky = 0; ky < l.KernelHeight; ky++)
        {
            for (int kx = 0; kx < l.KernelWidth; kx++)
            {
                for (int c = 0; c < l.Channels; c++)
                {
                    int row = (y * l.Stride) + ky - l.PadTop;
                    int column = (x * l.Stride) + kx - l.PadLeft;
                    bool inside = row >= 0 && row < l.Height && column >= 0 && column < l.Width;
                    int weight = weights.Kernel(o)[(((ky * l.KernelWidth) + kx) * l.Channels) + c];
                    sum += inside ? (BigInteger)weight * input[row, column, c] : 0;
                }
            }
        }

        return sum;
    }

    public static BigInteger WrapA(BigInteger value, int bits)
    {
        BigInteger modulus = BigInteger.Pow(2, bits);
        BigInteger rest = value - (FloorDivide(value, modulus) * modulus);
        return rest >= modulus / 2 ? rest - modulus : rest;
    }

    private static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger rest);
        return rest < 0 ? quotient - 1 : quotient;
    }

    private static int FloorDivide(int a, int b) => (int)Math.Floor((double)a / b);
}

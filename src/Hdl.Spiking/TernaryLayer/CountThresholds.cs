using Hdl.Core.Numerics;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>The three constants of a layer with the count datapath, one for each bias.</summary>
/// <param name="Minus">For the bias -1.</param>
/// <param name="Zero">For the bias 0.</param>
/// <param name="Plus">For the bias +1.</param>
public readonly record struct CountThresholds(int Minus, int Zero, int Plus)
{
    /// <summary>
    /// floor((vth - b*t) / a) for t = -1, 0, +1, clamped to -inputs - 1 .. inputs: a count lies in -inputs .. inputs,
    /// so the lower end always fires, the upper never, and no decision changes. Both ends fit in the counter's width.
    /// </summary>
    /// <param name="weightScale">a, 1 or more.</param>
    /// <param name="biasScale">b, 0 or more.</param>
    /// <param name="threshold">vth.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">a is 0 or less.</exception>
    public static CountThresholds Of(long weightScale, long biasScale, long threshold, int inputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weightScale, 1);
        return new CountThresholds(At(-1), At(0), At(1));

        int At(int bias)
        {
            (long quotient, long remainder) = Math.DivRem(threshold - (biasScale * bias), weightScale);
            // Division truncates towards 0; a remainder below 0 means that the floor is one less.
            long floor = remainder < 0 ? quotient - 1 : quotient;
            return (int)Math.Clamp(floor, -(long)inputs - 1, inputs);
        }
    }

    /// <summary>Width of the ports that carry the constants: that of the counter, CeilLog2(inputs + 1) + 1.</summary>
    public static int Width(int inputs) => FixedPoint.CeilLog2(inputs + 1) + 1;
}

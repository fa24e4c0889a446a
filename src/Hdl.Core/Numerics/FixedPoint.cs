using System.Numerics;

namespace Hdl.Core.Numerics;

/// <summary>Integer arithmetic of fixed width: saturation, truncation, widths.</summary>
public static class FixedPoint
{
    /// <summary>The least n with 2^n >= <paramref name="value"/>; 0 for 1.</summary>
    /// <param name="value">1 or more.</param>
    public static int CeilLog2(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return 32 - BitOperations.LeadingZeroCount((uint)(value - 1));
    }

    /// <summary>Width of an index into <paramref name="count"/> things: CeilLog2, but never 0.</summary>
    /// <param name="count">1 or more.</param>
    public static int IndexWidth(int count) => Math.Max(1, CeilLog2(count));

    /// <summary>Width that holds the unsigned numbers 0 .. <paramref name="maximum"/>.</summary>
    /// <param name="maximum">0 or more.</param>
    public static int UnsignedWidth(long maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximum);
        return Math.Max(1, 64 - BitOperations.LeadingZeroCount((ulong)maximum));
    }

    /// <summary>
    /// Width in two's complement that holds -<paramref name="magnitude"/> .. +<paramref name="magnitude"/>.
    /// </summary>
    /// <param name="magnitude">0 or more.</param>
    public static int SignedWidth(long magnitude) => UnsignedWidth(magnitude) + 1;

    /// <summary>The greatest number of <paramref name="width"/> signed bits.</summary>
    /// <param name="width">1 .. 63.</param>
    public static long MaxSigned(int width) => (1L << (width - 1)) - 1;

    /// <summary>The least number of <paramref name="width"/> signed bits.</summary>
    /// <param name="width">1 .. 63.</param>
    public static long MinSigned(int width) => -(1L << (width - 1));

    /// <summary>sat_W(x): <paramref name="value"/> clamped to <paramref name="width"/> signed bits.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="width">1 .. 63.</param>
    public static long Saturate(long value, int width) => Math.Clamp(value, MinSigned(width), MaxSigned(width));

    /// <summary>The low <paramref name="width"/> bits of <paramref name="value"/>, read as two's complement.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="width">1 .. 64.</param>
    public static long Wrap(long value, int width) => value << (64 - width) >> (64 - width);

    /// <summary>ceil(<paramref name="value"/> / <paramref name="divisor"/>) of non-negative integers.</summary>
    /// <param name="value">0 or more.</param>
    /// <param name="divisor">1 or more.</param>
    public static int CeilDivide(int value, int divisor) => (value + divisor - 1) / divisor;
}

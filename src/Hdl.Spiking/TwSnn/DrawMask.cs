using System.Runtime.Intrinsics;

namespace Hdl.Spiking.TwSnn;

/// <summary>Compares up to 64 pixels with as many random numbers at once.</summary>
internal static class DrawMask
{
    /// <summary>Bit i is 1 iff <c>draws[i] &lt; pixels[i]</c>.</summary>
    /// <param name="draws">At most 64.</param>
    /// <param name="pixels">As many.</param>
    public static ulong Below(ReadOnlySpan<byte> draws, ReadOnlySpan<byte> pixels)
    {
        ulong mask = 0;
        int i = 0;
        for (; i + Vector256<byte>.Count <= pixels.Length; i += Vector256<byte>.Count)
        {
            Vector256<byte> below = Vector256.LessThan(Vector256.Create(draws[i..]), Vector256.Create(pixels[i..]));
            mask |= (ulong)below.ExtractMostSignificantBits() << i;
        }

        for (; i < pixels.Length; i++)
        {
            mask |= (draws[i] < pixels[i] ? 1UL : 0UL) << i;
        }

        return mask;
    }
}

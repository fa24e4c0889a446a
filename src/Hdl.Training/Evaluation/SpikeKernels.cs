using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hdl.Training.Evaluation;

/// <summary>
/// The inner loops of inference: everything is an integer, so results do not depend on the order of sums.
/// </summary>
internal static class SpikeKernels
{
    /// <summary>Columns of a weight row are padded to a multiple of this many 16-bit elements.</summary>
    public const int Lane = 32;

    private const int Block = 8 * Lane;

    public static int PaddedBytes(int count) => (count + 63) & ~63;

    public static int PaddedColumns(int count) => (count + Lane - 1) & ~(Lane - 1);

    /// <summary>Writes the indices i with pixel[i] > draw[i]; returns how many.</summary>
    public static int Compare(ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> draws, Span<int> active)
    {
        ref byte pixel = ref MemoryMarshal.GetReference(pixels);
        ref byte draw = ref MemoryMarshal.GetReference(draws[..pixels.Length]);
        int count = 0;
        for (int i = 0; i < pixels.Length; i += 64)
        {
            ulong mask = Vector512
                .GreaterThan(Vector512.LoadUnsafe(ref pixel, (nuint)i), Vector512.LoadUnsafe(ref draw, (nuint)i))
                .ExtractMostSignificantBits();
            while (mask != 0)
            {
                active[count++] = i + BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
            }
        }

        return count;
    }

    /// <summary>
    /// sums[n] = sum over active i of weights[i * sums.Length + n]; sums.Length is a multiple of <see cref="Lane"/>.
    /// </summary>
    public static void SumRows(short[] weights, ReadOnlySpan<int> active, Span<short> sums)
    {
        int width = sums.Length;
        ref short weight = ref MemoryMarshal.GetArrayDataReference(weights);
        ref short sum = ref MemoryMarshal.GetReference(sums);
        int column = 0;
        for (; column + Block <= width; column += Block)
        {
            // Eight accumulators stay in registers while the active rows stream past.
            Vector512<short> s0 = default,
                s1 = default,
                s2 = default,
                s3 = default,
                s4 = default,
                s5 = default,
                s6 = default,
                s7 = default;
            foreach (int row in active)
            {
                nuint at = (nuint)((row * width) + column);
                s0 += Vector512.LoadUnsafe(ref weight, at);
                s1 += Vector512.LoadUnsafe(ref weight, at + 32);
                s2 += Vector512.LoadUnsafe(ref weight, at + 64);
                s3 += Vector512.LoadUnsafe(ref weight, at + 96);
                s4 += Vector512.LoadUnsafe(ref weight, at + 128);
                s5 += Vector512.LoadUnsafe(ref weight, at + 160);
                s6 += Vector512.LoadUnsafe(ref weight, at + 192);
                s7 += Vector512.LoadUnsafe(ref weight, at + 224);
            }

            s0.StoreUnsafe(ref sum, (nuint)column);
            s1.StoreUnsafe(ref sum, (nuint)column + 32);
            s2.StoreUnsafe(ref sum, (nuint)column + 64);
            s3.StoreUnsafe(ref sum, (nuint)column + 96);
            s4.StoreUnsafe(ref sum, (nuint)column + 128);
            s5.StoreUnsafe(ref sum, (nuint)column + 160);
            s6.StoreUnsafe(ref sum, (nuint)column + 192);
            s7.StoreUnsafe(ref sum, (nuint)column + 224);
        }

        for (; column < width; column += Lane)
        {
            Vector512<short> s = default;
            foreach (int row in active)
            {
                s += Vector512.LoadUnsafe(ref weight, (nuint)((row * width) + column));
            }

            s.StoreUnsafe(ref sum, (nuint)column);
        }
    }
}

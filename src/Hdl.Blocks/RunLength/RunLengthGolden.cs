using Hdl.Core.Numerics;

namespace Hdl.Blocks.RunLength;

/// <summary>
/// The code itself, apart from streams and clocks. A pair (run, level) stands for <c>run</c> zero pixels and the pixel
/// <c>level</c> behind them. The level is the next pixel that is not zero; but behind 2^RunWidth - 1 zeros it is the
/// next pixel whatever it is, and the last pixel of a packet is always a level. So the pairs of n pixels cover n pixels
/// exactly.
/// </summary>
public static class RunLengthGolden
{
    /// <summary>The pairs of a packet of one pixel or more; of none, none.</summary>
    /// <param name="pixels">Of ValueWidth bits each.</param>
    /// <param name="parameters">The code.</param>
    public static IReadOnlyList<RunLengthPair> Encode(ReadOnlySpan<ulong> pixels, RunLengthParameters parameters)
    {
        List<RunLengthPair> pairs = [];
        int longest = (1 << parameters.RunWidth) - 1;
        int run = 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] != 0 || run == longest || i == pixels.Length - 1)
            {
                pairs.Add(new RunLengthPair(run, pixels[i]));
                run = 0;
            }
            else
            {
                run++;
            }
        }

        return pairs;
    }

    /// <summary>The pixels of pairs.</summary>
    /// <param name="pairs">Any pairs.</param>
    public static IReadOnlyList<ulong> Decode(IEnumerable<RunLengthPair> pairs)
    {
        List<ulong> pixels = [];
        foreach (RunLengthPair pair in pairs)
        {
            pixels.AddRange(Enumerable.Repeat(0UL, pair.Run));
            pixels.Add(pair.Level);
        }

        return pixels;
    }

    /// <summary>Number of pairs of a packet, without a list of them. Allocation-free.</summary>
    /// <param name="pixels">Of ValueWidth bits each.</param>
    /// <param name="parameters">The code.</param>
    public static int CountPairs(ReadOnlySpan<ulong> pixels, RunLengthParameters parameters)
    {
        int longest = (1 << parameters.RunWidth) - 1;
        int pairs = 0;
        int run = 0;
        foreach (ulong pixel in pixels)
        {
            bool level = pixel != 0 || run == longest;
            pairs += level ? 1 : 0;
            run = level ? 0 : run + 1;
        }

        // Zeros that are left over end with a level.
        return run > 0 ? pairs + 1 : pairs;
    }

    /// <summary>Size of a packet of so many pairs: WordWidth * ceil(pairs / PairsPerWord).</summary>
    /// <param name="pairs">0 or more.</param>
    /// <param name="parameters">The code.</param>
    /// <returns>Bits.</returns>
    public static long CompressedBits(int pairs, RunLengthParameters parameters) =>
        (long)parameters.WordWidth * FixedPoint.CeilDivide(pairs, parameters.PairsPerWord);

    /// <summary>Size of a packet of pixels in bits.</summary>
    /// <param name="pixels">Of ValueWidth bits each.</param>
    /// <param name="parameters">The code.</param>
    /// <returns>Bits.</returns>
    public static long CompressedBits(ReadOnlySpan<ulong> pixels, RunLengthParameters parameters) =>
        CompressedBits(CountPairs(pixels, parameters), parameters);
}

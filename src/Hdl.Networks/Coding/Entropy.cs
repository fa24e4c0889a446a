namespace Hdl.Networks.Coding;

/// <summary>
/// What no code of memoryless pixels can be smaller than, in the mean. Pixels whose zeros cluster are not memoryless: a
/// code that uses it can be smaller than either bound.
/// </summary>
public static class Entropy
{
    /// <summary>
    /// Bits of n pixels that say which are 0 and give the others as they are: n * H(z) + ValueWidth * nonZeros, where z
    /// is the share of zeros and H(z) = -z log2 z - (1 - z) log2 (1 - z). The bound of codes that keep values verbatim.
    /// </summary>
    /// <param name="pixels">n, 0 or more.</param>
    /// <param name="nonZeros">How many are not 0.</param>
    /// <param name="valueWidth">Bits of a value.</param>
    public static double VerbatimBits(long pixels, long nonZeros, int valueWidth) =>
        pixels == 0 ? 0 : pixels * VerbatimBitsPerPixel((double)(pixels - nonZeros) / pixels, valueWidth);

    /// <summary>The same a pixel: H(z) + ValueWidth * (1 - z).</summary>
    /// <param name="zeros">Share of zeros z, 0 .. 1.</param>
    /// <param name="valueWidth">Bits of a value.</param>
    public static double VerbatimBitsPerPixel(double zeros, int valueWidth) =>
        Term(zeros) + Term(1 - zeros) + (valueWidth * (1 - zeros));

    /// <summary>
    /// Bits of n pixels under the best code of their values one by one, zero among them: n times the order-0 entropy of
    /// the distribution of the values, the sum over values v of -p(v) log2 p(v). What it takes to describe the
    /// distribution itself does not count.
    /// </summary>
    /// <param name="counts">How often each value occurs.</param>
    public static double ValueBits(IEnumerable<long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        (long total, double sum) = (0, 0);
        foreach (long count in counts.Where(count => count > 0))
        {
            total += count;
            sum += count * Math.Log2(count);
        }

        // -sum c log2 (c / n) = n log2 n - sum c log2 c; one value alone takes no bits, not the error of two roundings.
        return total == 0 ? 0 : Math.Max(0, (total * Math.Log2(total)) - sum);
    }

    private static double Term(double share) => share <= 0 ? 0 : -share * Math.Log2(share);
}

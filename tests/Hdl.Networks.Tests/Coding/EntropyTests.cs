using Hdl.Networks.Coding;

namespace Hdl.Networks.Tests.Coding;

public sealed class EntropyTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(10, 0, 0)]
    [InlineData(10, 10, 160)]
    [InlineData(16, 8, 16 + 128)]
    [InlineData(16, 4, (16 * 0.811278124459) + 64)]
    public void Kept_values_cost_their_width_and_the_flags_their_entropy(long pixels, long nonZeros, double expected) =>
        Assert.Equal(expected, Entropy.VerbatimBits(pixels, nonZeros, 16), 6);

    [Fact]
    public void Coded_values_cost_the_entropy_of_their_distribution()
    {
        Assert.Equal(0, Entropy.ValueBits([]));
        Assert.Equal(0, Entropy.ValueBits([0, 17]));
        Assert.Equal(400, Entropy.ValueBits([50, 0, 50, 50, 50]), 9);
        Assert.Equal(8 * 1.75, Entropy.ValueBits([4, 2, 1, 1]), 9);
    }

    [Fact]
    public void No_code_of_random_zeros_is_below_the_bound_of_kept_values()
    {
        for (int step = 0; step <= 1000; step++)
        {
            double zeros = step / 1000.0;
            double bound = Entropy.VerbatimBitsPerPixel(zeros, 16) - 1e-9;
            Assert.True(new SparsityMapSize(16, 16).BitsPerPixel(zeros) >= bound);
            Assert.All(
                Enumerable.Range(1, 8),
                runWidth => Assert.True(new RunLengthSize(runWidth, 16, 3).BitsPerPixel(zeros) >= bound));
        }
    }

    [Fact]
    public void On_random_zeros_Eyeriss_code_is_within_a_tenth_of_the_bound_only_where_most_pixels_are_zero()
    {
        // The figures of docs/analyze.md.
        var code = new RunLengthSize(5, 16, 3);
        (double Zeros, double Excess)[] all =
        [
            .. Enumerable
                .Range(0, 1000)
                .Select(i => i / 1000.0)
                .Select(zeros => (zeros, code.BitsPerPixel(zeros) / Entropy.VerbatimBitsPerPixel(zeros, 16) - 1)),
        ];
        double[] near = [.. all.Where(point => point.Excess <= 0.1).Select(point => point.Zeros)];

        Assert.Equal((0.773, 0.924), (near[0], near[^1]));
        Assert.Equal(
            (0.88, 0.063), (all.MinBy(point => point.Excess).Zeros, Math.Round(all.Min(point => point.Excess), 3)));
        Assert.Equal(
            [0.265, 0.149],
            ((double[])[0.19, 0.63]).Select(zeros =>
                Math.Round(code.BitsPerPixel(zeros) / Entropy.VerbatimBitsPerPixel(zeros, 16) - 1, 3)));
        Assert.Equal(0.643, all.First(point => 16 / code.BitsPerPixel(point.Zeros) >= 2.1).Zeros);
    }
}

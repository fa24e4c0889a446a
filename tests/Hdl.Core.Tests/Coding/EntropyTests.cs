using Hdl.Core.Coding;

namespace Hdl.Core.Tests.Coding;

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
            Assert.All(Enumerable.Range(1, 8), runWidth => Assert.True(new RunLengthSize(runWidth, 16, 3).BitsPerPixel(zeros) >= bound));
        }
    }
}

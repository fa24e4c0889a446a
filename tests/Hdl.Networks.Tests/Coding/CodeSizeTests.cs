using FsCheck;
using FsCheck.Fluent;
using Hdl.Networks.Coding;

namespace Hdl.Networks.Tests.Coding;

public sealed class CodeSizeTests
{
    private sealed record Case(ulong[] Pixels, int MapWidth, int ValueWidth, int RunWidth, int PairsPerWord);

    [Fact]
    public void Both_sizes_are_those_of_what_a_plain_coder_writes_and_can_read_back()
    {
        Gen<Case> cases =
            from length in Gen.Elements(0, 1, 2, 7, 8, 15, 16, 17, 31, 32, 33, 64, 200)
            from zeros in Gen.Elements(0, 1, 5, 9, 10)
            from seed in Gen.Choose(0, int.MaxValue)
            from mapWidth in Gen.Elements(1, 8, 16, 32)
            from valueWidth in Gen.Elements(1, 2, 8, 16, 32, 64)
            from runWidth in Gen.Choose(1, 8)
            from pairsPerWord in Gen.Choose(1, 8)
            select new Case(
                Pixels(length, zeros / 10.0, valueWidth, seed), mapWidth, valueWidth, runWidth, pairsPerWord);
        Prop.ForAll(cases.ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(31, 1)]
    [InlineData(32, 1)]
    [InlineData(33, 2)]
    [InlineData(64, 2)]
    [InlineData(65, 3)]
    public void A_packet_of_zeros_takes_a_pair_for_every_thirty_two(int pixels, long pairs) =>
        Assert.Equal(pairs, new RunLengthSize(5, 16, 3).Pairs(new bool[pixels]));

    [Fact]
    public void The_word_of_Eyeriss_has_sixty_four_bits_and_a_longest_run_of_thirty_one()
    {
        var code = new RunLengthSize(5, 16, 3);

        Assert.Equal((64, 31), (code.WordWidth, code.LongestRun));
        Assert.Equal([0L, 64, 64, 64, 128], new long[] { 0, 1, 2, 3, 4 }.Select(code.Bits));
    }

    [Fact]
    public void The_map_of_NullHop_takes_sixteen_bits_for_sixteen_pixels_begun()
    {
        var code = new SparsityMapSize(16, 16);

        Assert.Equal([0L, 16, 16, 32, 32], new long[] { 0, 1, 16, 17, 28 }.Select(pixels => code.Bits(pixels, 0)));
        Assert.Equal(32 + (28 * 16), code.Bits(28, 28));
        Assert.Equal((1 / 16.0, 32 / (28 * 16.0)), (code.LongPacketCrossover, code.Crossover(28)));
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(16, 28)]
    [InlineData(8, 5)]
    [InlineData(1, 32)]
    [InlineData(1, 1)]
    [InlineData(2, 784)]
    public void The_map_is_smaller_than_raw_just_above_its_crossover(int valueWidth, int pixels)
    {
        var code = new SparsityMapSize(16, valueWidth);
        double? crossover = code.Crossover(pixels);
        for (int nonZeros = 0; nonZeros <= pixels; nonZeros++)
        {
            bool above = crossover is { } zeros && pixels - nonZeros > zeros * pixels * (1 + 1e-12);
            Assert.Equal(above, code.Bits(pixels, nonZeros) < valueWidth * pixels);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void The_mean_size_of_short_packets_is_that_of_all_packets_weighed(int pixels)
    {
        var code = new RunLengthSize(2, 4, 2);
        foreach (double zeros in (double[])[0, 0.3, 0.75, 1])
        {
            double mean = 0;
            for (int packet = 0; packet < 1 << pixels; packet++)
            {
                bool[] nonZero = [.. Enumerable.Range(0, pixels).Select(i => ((packet >> i) & 1) != 0)];
                mean +=
                    nonZero.Aggregate(1.0, (product, one) => product * (one ? 1 - zeros : zeros))
                    * code.Bits(code.Pairs(nonZero));
            }

            Assert.Equal(mean, code.MeanBits(pixels, zeros), 9);
        }
    }

    [Theory]
    [InlineData(5, 16, 3, 0.2500)]
    [InlineData(5, 8, 3, 0.4000)]
    [InlineData(1, 1, 1, null)]
    public void Long_packets_are_smaller_than_raw_above_the_crossover(
        int runWidth, int valueWidth, int pairsPerWord, double? expected)
    {
        var code = new RunLengthSize(runWidth, valueWidth, pairsPerWord);
        if (expected is { } zeros)
        {
            Assert.Equal(zeros, code.LongPacketCrossover!.Value, 4);
            Assert.InRange(code.BitsPerPixel(code.LongPacketCrossover.Value - 1e-6), valueWidth, double.MaxValue);
            Assert.InRange(code.BitsPerPixel(code.LongPacketCrossover.Value + 1e-6), 0, valueWidth);
        }
        else
        {
            Assert.Null(code.LongPacketCrossover);
            Assert.Null(code.Crossover(100));
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    [InlineData(1.0)]
    public void Long_packets_of_random_zeros_take_what_the_formula_says(double zeros)
    {
        const int pixels = 2_000_000;
        var random = new Random(3);
        var code = new RunLengthSize(5, 16, 3);
        bool[] nonZero = [.. Enumerable.Range(0, pixels).Select(_ => random.NextDouble() >= zeros)];

        Assert.Equal(1, code.Bits(code.Pairs(nonZero)) / (pixels * code.BitsPerPixel(zeros)), 2);
        Assert.Equal(
            1, code.MeanBits(RunLengthSize.LongPacket, zeros) / (RunLengthSize.LongPacket * code.BitsPerPixel(zeros)),
            1);
    }

    [Fact]
    public void Run_length_becomes_smaller_than_the_map_where_the_two_curves_cross()
    {
        (RunLengthSize run, SparsityMapSize map) = (new(5, 16, 3), new(16, 16));

        (double from, double to) = Assert.Single(CodeComparison.RunSmallerThanMap(run, map));

        Assert.Equal((0.8135, 1), (Math.Round(from, 4), to));
        Assert.Equal(map.BitsPerPixel(from), run.BitsPerPixel(from), 6);
        Assert.Empty(CodeComparison.RunSmallerThanMap(new(1, 16, 3), map));
    }

    [Fact]
    public void Short_runs_make_run_length_smaller_only_between_two_shares()
    {
        (RunLengthSize run, SparsityMapSize map) = (new(4, 16, 3), new(16, 16));

        (double from, double to) = Assert.Single(CodeComparison.RunSmallerThanMap(run, map));

        Assert.InRange(from, 0.5, to);
        Assert.InRange(to, from, 0.999);
        Assert.True(run.BitsPerPixel((from + to) / 2) < map.BitsPerPixel((from + to) / 2));
        Assert.True(run.BitsPerPixel((to + 1) / 2) > map.BitsPerPixel((to + 1) / 2));
    }

    private static void Agrees(Case c)
    {
        long nonZeros = c.Pixels.Count(pixel => pixel != 0);
        List<bool> map = PlainCoder.ToMap(c.Pixels, c.MapWidth, c.ValueWidth);
        Assert.Equal(c.Pixels, PlainCoder.FromMap(map, c.MapWidth, c.ValueWidth, c.Pixels.Length));
        Assert.Equal(map.Count, new SparsityMapSize(c.MapWidth, c.ValueWidth).Bits(c.Pixels.Length, nonZeros));

        List<(int Run, ulong Level)> pairs = PlainCoder.ToPairs(c.Pixels, c.RunWidth);
        Assert.Equal(c.Pixels, PlainCoder.FromPairs(pairs));
        var code = new RunLengthSize(c.RunWidth, c.ValueWidth, c.PairsPerWord);
        Assert.Equal(pairs.Count, code.Pairs([.. c.Pixels.Select(pixel => pixel != 0)]));
        Assert.Equal(PlainCoder.ToWords(pairs, c.RunWidth, c.ValueWidth, c.PairsPerWord).Count, code.Bits(pairs.Count));
    }

    private static ulong[] Pixels(int length, double zeros, int valueWidth, int seed)
    {
        var random = new Random(seed);
        ulong mask = valueWidth == 64 ? ulong.MaxValue : (1UL << valueWidth) - 1;
        return
        [
            .. Enumerable
                .Range(0, length)
                .Select(_ => random.NextDouble() < zeros ? 0 : Math.Max(1, (ulong)random.NextInt64() & mask)),
        ];
    }
}

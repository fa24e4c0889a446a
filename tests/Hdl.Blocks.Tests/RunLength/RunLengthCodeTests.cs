using FsCheck;
using FsCheck.Fluent;
using Hdl.Blocks.RunLength;
using Hdl.Networks.Coding;

namespace Hdl.Blocks.Tests.RunLength;

/// <summary>The code apart from streams.</summary>
public sealed class RunLengthCodeTests
{
    private static readonly RunLengthEncoderParameters Eyeriss = new();

    [Fact]
    public void A_word_of_the_defaults_has_64_bits() => Assert.Equal(64, Eyeriss.WordWidth);

    [Fact]
    public void A_pair_is_a_run_of_zeros_and_the_pixel_behind_it() =>
        Assert.Equal([(2, 5UL), (0, 6), (1, 7)], Pairs(Eyeriss, 0, 0, 5, 6, 0, 7));

    [Fact]
    public void The_last_pixel_of_a_packet_is_always_a_level()
    {
        Assert.Equal([(0, 0UL)], Pairs(Eyeriss, 0));
        Assert.Equal([(0, 9UL), (2, 0)], Pairs(Eyeriss, 9, 0, 0, 0));
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(31, 1)]
    [InlineData(32, 2)]
    [InlineData(62, 2)]
    [InlineData(63, 2)]
    [InlineData(64, 3)]
    public void Behind_a_longest_run_the_next_pixel_is_the_level_whatever_it_is(int zeros, int pairs)
    {
        IReadOnlyList<RunLengthPair> encoded = RunLengthGolden.Encode([.. new ulong[zeros], 8], Eyeriss);

        Assert.Equal(pairs, encoded.Count);
        Assert.Equal(8UL, encoded[^1].Level);
        Assert.All(encoded.Take(pairs - 1), pair => Assert.Equal(new RunLengthPair(31, 0), pair));
    }

    [Fact]
    public void An_image_of_zeros_takes_a_32nd_of_its_pixels() =>
        Assert.Equal(64 * 11, RunLengthGolden.CompressedBits(new ulong[1024], Eyeriss));

    [Fact]
    public void Decoding_gives_back_what_was_encoded() => Prop.ForAll(Packets(), Codes(), (pixels, code) =>
    {
        ulong[] packet = Truncated(pixels, code);
        IReadOnlyList<RunLengthPair> pairs = RunLengthGolden.Encode(packet, code);

        Assert.Equal(packet, RunLengthGolden.Decode(pairs));
        Assert.All(pairs, pair => Assert.InRange(pair.Run, 0, (1 << code.RunWidth) - 1));
        Assert.All(pairs.SkipLast(1), pair => Assert.True(pair.Level != 0 || pair.Run == (1 << code.RunWidth) - 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_size_is_that_of_whole_words_of_pairs() =>
        Prop.ForAll(
                Packets(),
                Codes(),
                (pixels, code) =>
                {
                    ulong[] packet = Truncated(pixels, code);
                    int pairs = RunLengthGolden.Encode(packet, code).Count;
                    long words = (pairs + code.PairsPerWord - 1) / code.PairsPerWord;

                    Assert.Equal(pairs, RunLengthGolden.CountPairs(packet, code));
                    // What hdl analyze says of the same code.
                    var analysis = new RunLengthSize(code.RunWidth, code.ValueWidth, code.PairsPerWord);
                    Assert.Equal(analysis.Pairs([.. packet.Select(pixel => pixel != 0)]), pairs);
                    Assert.Equal(analysis.Bits(pairs), RunLengthGolden.CompressedBits(packet, code));
                    Assert.Equal(
                        words * ((code.PairsPerWord * (code.RunWidth + code.ValueWidth)) + 1),
                        RunLengthGolden.CompressedBits(packet, code));
                })
            .QuickCheckThrowOnFailure();

    private static (int, ulong)[] Pairs(RunLengthParameters code, params ulong[] pixels) =>
        [.. RunLengthGolden.Encode(pixels, code).Select(pair => (pair.Run, pair.Level))];

    // Mostly zeros, so that long runs come up.
    private static Arbitrary<int[]> Packets() =>
        Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Choose(0, int.MaxValue)))
            .NonEmptyListOf()
            .Resize(300)
            .Select(list => list.ToArray())
            .ToArbitrary();

    private static Arbitrary<RunLengthEncoderParameters> Codes() =>
        (
            from value in Gen.Choose(2, 32)
            from run in Gen.Choose(1, 8)
            from pairs in Gen.Choose(1, 8)
            select new RunLengthEncoderParameters
            {
                ValueWidth = value,
                RunWidth = run,
                PairsPerWord = pairs,
            }).ToArbitrary();

    private static ulong[] Truncated(int[] pixels, RunLengthParameters code) =>
        [.. pixels.Select(pixel => (ulong)pixel & ((1UL << code.ValueWidth) - 1))];
}

using FsCheck;
using FsCheck.Fluent;
using Hdl.Blocks.RunLength;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Tests.RunLength;

public sealed class RunLengthEncoderGoldenTests
{
    private static readonly RunLengthEncoderGenerator Encoder = new();

    // Four lanes, one pair of a 3-bit level and a 2-bit run a word, four words per beat.
    private static readonly RunLengthEncoderParameters Quad = new()
    {
        ValueWidth = 3,
        RunWidth = 2,
        PairsPerWord = 1,
        Lanes = 4,
    };

    private static readonly RunLengthEncoderPorts Ports = new(Quad);

    [Fact]
    public void A_word_holds_its_first_pair_in_the_low_bits_each_run_below_its_level()
    {
        var parameters = new RunLengthEncoderParameters();
        ItemStream stream = new RunLengthEncoderPorts(parameters).Code;
        BeatSequence code = Encode(parameters, [0, 0, 0xABCD, 0x1111, 0, 0x2222, 0, 5]).Outputs[Ports.Code];

        ulong first = (0x2222UL << 47) | (1UL << 42) | (0x1111UL << 26) | (0UL << 21) | (0xABCDUL << 5) | 2;
        ulong second = (1UL << 63) | (5UL << 5) | 1;
        Assert.Equal([first, second], Vectors.Values(code, stream.Data));
        Assert.Equal([0UL, 1], Vectors.Values(code, stream.Last));
    }

    [Fact]
    public void Words_of_a_beat_stand_in_order_and_only_the_last_of_the_packet_has_its_end_bit()
    {
        BeatSequence code = Encode(Quad, [1, 2, 0, 3, 4, 5]).Outputs[Ports.Code];

        ulong first = Word(1, 0) | (Word(2, 0) << 6) | (Word(3, 1) << 12) | (Word(4, 0) << 18);
        ulong second = Word(5, 0) | 0x20;
        Assert.Equal([first, second], Vectors.Values(code, Ports.Code.Data));
        Assert.Equal([0b1111UL, 0b0001], Vectors.Values(code, Ports.Code.Keep!.Value));
        Assert.Equal([0UL, 1], Vectors.Values(code, Ports.Code.Last));

        static ulong Word(ulong level, ulong run) => (level << 2) | run;
    }

    [Fact]
    public void A_full_beat_waits_for_the_next_pair_and_the_last_one_for_last()
    {
        // Five beats of four pixels: levels at 0..3, 12 and 19; a beat of code holds four pairs.
        ulong[] pixels = [1, 1, 1, 1, .. new ulong[8], 1, .. new ulong[6], 1];

        // (0,1) x 4, then (3,0) in beat 1, (3,0) in beat 2, (0,1) in beat 3, (3,0) and (2,1) in beat 4.
        Assert.Equal([1 + 4L, 4 + 4, 4 + 5], Encode(Quad, pixels).Cycles[Ports.Code]);
    }

    [Fact]
    public void One_lane_gives_a_word_four_cycles_after_the_pair_behind_it_and_the_last_five_after_last()
    {
        PhaseResult result = Encode(new RunLengthEncoderParameters(), [1, 1, 1, 1, 0, 0, 0]);

        Assert.Equal([3 + 4L, 6 + 5], result.Cycles[Ports.Code]);
    }

    [Theory]
    [InlineData(0b1111, false, false)]
    [InlineData(0b0111, false, true)]
    [InlineData(0b0000, false, true)]
    [InlineData(0b0001, true, false)]
    [InlineData(0b0111, true, false)]
    [InlineData(0b1111, true, false)]
    [InlineData(0b0000, true, true)]
    [InlineData(0b0101, true, true)]
    [InlineData(0b1000, true, true)]
    public void Any_other_keep_than_full_or_at_the_end_those_from_lane_0_is_an_error(int keep, bool last, bool error)
    {
        var beats = new BeatSequence(Ports.Pixel);
        beats.AddItems(Ports.Pixel, [1, 2, 3, 4], (ulong)keep, last);
        beats.AddPacket(Ports.Pixel, [5]);

        Assert.Equal(error ? 1UL : 0, BlockBench.Golden(Encoder, Quad, Ports.Pixel, beats).Levels[Ports.Error!]);
    }

    [Theory]
    [InlineData(0b0101, true, new ulong[] { 1, 0, 3 })]
    [InlineData(0b0000, true, new ulong[] { 0 })]
    [InlineData(0b0101, false, new ulong[] { 1, 0, 3, 0, 5 })]
    public void A_lane_that_is_not_kept_counts_as_0_and_the_last_beat_ends_with_its_highest(
        int keep, bool last, ulong[] pixels)
    {
        var beats = new BeatSequence(Ports.Pixel);
        beats.AddItems(Ports.Pixel, [1, 2, 3, 4], (ulong)keep, last);
        if (!last)
        {
            beats.AddPacket(Ports.Pixel, [5]);
        }

        BeatSequence code = BlockBench.Golden(Encoder, Quad, Ports.Pixel, beats).Outputs[Ports.Code];
        Assert.Equal(RunLengthGolden.Encode(pixels, Quad), Pairs(code, Quad));
    }

    [Fact]
    public void Packets_have_the_pairs_of_their_pixels_whatever_the_number_of_lanes() =>
        Prop.ForAll(
                Gen.Choose(0, 3).NonEmptyListOf().Resize(90).ToArbitrary(),
                Shapes(),
                (list, parameters) =>
                {
                    ulong[] pixels = [.. list.Select(pixel => (ulong)Math.Max(0, pixel - 1))];
                    BeatSequence code = Encode(parameters, pixels).Outputs[Ports.Code];
                    IReadOnlyList<RunLengthPair> pairs = RunLengthGolden.Encode(pixels, parameters);

                    Assert.Equal(pairs, Pairs(code, parameters).Take(pairs.Count));
                    Assert.All(Pairs(code, parameters).Skip(pairs.Count), padding => Assert.Equal(default, padding));
                    Assert.Equal(
                        RunLengthGolden.CompressedBits(pixels, parameters),
                        parameters.WordWidth * Words(code, parameters));
                })
            .QuickCheckThrowOnFailure();

    private static PhaseResult Encode(RunLengthEncoderParameters parameters, ulong[] pixels)
    {
        ItemStream stream = new RunLengthEncoderPorts(parameters).Pixel;
        var beats = new BeatSequence(stream);
        beats.AddPacket(stream, pixels);
        return BlockBench.Golden(Encoder, parameters, Ports.Pixel, beats);
    }

    private static long Words(BeatSequence code, RunLengthEncoderParameters parameters)
    {
        ItemStream stream = new RunLengthEncoderPorts(parameters).Code;
        return Enumerable.Range(0, code.Count).Sum(beat => (long)ulong.PopCount(code.KeepOf(stream, beat)));
    }

    // Pairs of all kept words.
    private static List<RunLengthPair> Pairs(BeatSequence code, RunLengthEncoderParameters parameters)
    {
        ItemStream stream = new RunLengthEncoderPorts(parameters).Code;
        List<RunLengthPair> pairs = [];
        for (int beat = 0; beat < code.Count; beat++)
        {
            for (int index = 0; index < parameters.PairsPerBeat; index++)
            {
                if (code.IsKept(stream, beat, index / parameters.PairsPerWord))
                {
                    pairs.Add(RunLengthBeats.PairOf(code, stream, parameters, beat, index));
                }
            }
        }

        return pairs;
    }

    private static Arbitrary<RunLengthEncoderParameters> Shapes() =>
        (
            from lanes in Gen.Elements(1, 2, 4, 8, 16)
            from run in Gen.Choose(4, 8)
            from pairs in Gen.Choose(1, 8)
            select new RunLengthEncoderParameters
            {
                ValueWidth = 2,
                RunWidth = run,
                PairsPerWord = pairs,
                Lanes = lanes,
            }).ToArbitrary();
}

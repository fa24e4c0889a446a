using FsCheck;
using FsCheck.Fluent;
using Hdl.Blocks.RunLength;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.RunLength;

public sealed class RunLengthDecoderGoldenTests
{
    private const ulong Missing = 1;
    private const ulong Surplus = 2;
    private const ulong Framing = 4;

    private static readonly RunLengthDecoderGenerator Decoder = new();
    private static readonly RunLengthDecoderParameters Eyeriss = new();

    // Two lanes, one pair per word, two words per beat.
    private static readonly RunLengthDecoderParameters Pair = new() { ValueWidth = 8, RunWidth = 2, PairsPerWord = 1, Lanes = 2 };

    [Fact]
    public void With_its_length_a_packet_has_that_many_pixels() =>
        Assert.Equal([5UL, 0, 0, 6], Pixels(Eyeriss, 4, (0, 5), (2, 6)));

    [Fact]
    public void Without_its_length_the_padding_of_the_last_word_decodes_as_well() =>
        Assert.Equal([5UL, 0, 0, 6, 0], Pixels(Eyeriss, 0, (0, 5), (2, 6)));

    [Fact]
    public void A_packet_that_is_longer_than_its_code_is_closed_early_and_is_an_error()
    {
        PhaseResult result = Decode(Eyeriss, 7, (0, 5), (2, 6));

        Assert.Equal([5UL, 0, 0, 6, 0], Vectors.Values(result.Outputs["pixel"], 0));
        Assert.Equal([0UL, 0, 0, 0, 1], Vectors.Values(result.Outputs["pixel"], 1));
        Assert.Equal(Missing, result.Levels["error_o"]);
    }

    [Theory]
    [InlineData(4, 0UL)]
    [InlineData(3, Surplus)]
    [InlineData(2, Surplus)]
    [InlineData(1, Surplus)]
    public void What_is_not_padding_behind_the_last_pixel_is_dropped_and_is_an_error(int length, ulong error)
    {
        PhaseResult result = Decode(Eyeriss, length, (0, 5), (2, 6));

        Assert.Equal(length, result.Outputs["pixel"].Count);
        Assert.Equal(error, result.Levels["error_o"]);
    }

    [Fact]
    public void A_word_of_zeros_behind_the_last_pixel_is_no_padding() =>
        Assert.Equal(Surplus, Decode(Eyeriss, 3, (0, 5), (0, 6), (0, 7), (0, 0)).Levels["error_o"]);

    [Theory]
    [InlineData(0b11, 0b10, true, 0UL)]
    [InlineData(0b01, 0b01, true, 0UL)]
    [InlineData(0b01, 0b11, true, 0UL)]
    [InlineData(0b11, 0b00, true, Framing)]
    [InlineData(0b11, 0b11, true, Framing)]
    [InlineData(0b11, 0b01, true, Framing)]
    [InlineData(0b10, 0b10, true, Framing)]
    [InlineData(0b00, 0b00, true, Framing)]
    [InlineData(0b11, 0b00, false, 0UL)]
    [InlineData(0b11, 0b10, false, Framing)]
    [InlineData(0b01, 0b00, false, Framing)]
    public void End_bits_and_keeps_must_agree_with_last(int keep, int ends, bool last, ulong error)
    {
        BeatSequence beats = RunLengthBeats.Code(Pair);
        RunLengthBeats.AddCodeBeat(beats, Pair, [new(0, 1), new(0, 2)], (ulong)keep, (ulong)ends, last);
        RunLengthBeats.AddCode(beats, Pair, [new(0, 3)]);

        Assert.Equal(error, BlockBench.Golden(Decoder, Pair, "code", beats).Levels["error_o"]);
    }

    [Theory]
    [InlineData(0b10, true, new ulong[] { 0, 2 })]
    [InlineData(0b00, true, new ulong[] { 0 })]
    [InlineData(0b01, false, new ulong[] { 1, 0, 3 })]
    public void A_word_that_is_not_kept_counts_as_0_and_the_last_beat_ends_with_its_highest(int keep, bool last, ulong[] pixels)
    {
        BeatSequence beats = RunLengthBeats.Code(Pair);
        RunLengthBeats.AddCodeBeat(beats, Pair, [new(0, 1), new(0, 2)], (ulong)keep, 0, last);
        RunLengthBeats.AddCode(beats, Pair, [new(0, 3)]);

        PhaseResult result = BlockBench.Golden(Decoder, Pair, "code", beats);
        Assert.Equal(pixels, RunLengthBeats.PacketsOf(result.Outputs["pixel"], Pair)[0]);
    }

    [Fact]
    public void Errors_stay_until_they_are_cleared()
    {
        var golden = new RunLengthDecoderGolden(Eyeriss);

        Assert.Equal(Missing, golden.Run(Phase(9, 0, (0, 5))).Levels["error_o"]);
        Assert.Equal(Missing | Surplus, golden.Run(Phase(1, 0, (3, 5))).Levels["error_o"]);
        Assert.Equal(0UL, golden.Run(Phase(1, 1, (0, 5))).Levels["error_o"]);
        Assert.Equal(0UL, golden.Run(Phase(1, 0, (0, 5))).Levels["error_o"]);
    }

    [Fact]
    public void A_pixel_comes_two_cycles_after_its_pair_and_one_more_every_cycle()
    {
        PhaseResult result = Decode(Eyeriss, 6, (2, 5), (0, 6), (1, 7));

        Assert.Equal([2L, 3, 4, 5, 6, 7], result.Cycles["pixel"]);
    }

    [Fact]
    public void Packets_follow_each_other_without_a_bubble() => Prop.ForAll(Packets(), Shapes(), (packets, parameters) =>
    {
        BeatSequence pixels = Decode(parameters, packets, out IReadOnlyList<long> cycles);

        Assert.Equal(Enumerable.Range(2, pixels.Count).Select(cycle => (long)cycle), cycles);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Decoding_gives_back_what_was_encoded() => Prop.ForAll(Packets(), Shapes(), (packets, parameters) =>
    {
        BeatSequence pixels = Decode(parameters, packets, out _);

        Assert.Equal(packets.Where(packet => packet.Length == packets[0].Length), RunLengthBeats.PacketsOf(pixels, parameters));
    }).QuickCheckThrowOnFailure();

    // As many packets as have the length of the first, which is given: encoded by the encoder's model, decoded by the decoder's.
    private static BeatSequence Decode(RunLengthDecoderParameters parameters, ulong[][] packets, out IReadOnlyList<long> cycles)
    {
        var encoder = new RunLengthEncoderParameters
        {
            ValueWidth = parameters.ValueWidth,
            RunWidth = parameters.RunWidth,
            PairsPerWord = parameters.PairsPerWord,
            Lanes = parameters.Lanes,
        };
        BeatSequence beats = RunLengthBeats.Pixels(encoder);
        foreach (ulong[] packet in packets.Where(packet => packet.Length == packets[0].Length))
        {
            RunLengthBeats.AddPacket(beats, encoder, packet);
        }

        BeatSequence code = BlockBench.Golden(new RunLengthEncoderGenerator(), encoder, "pixel", beats).Outputs["code"];
        PhaseResult result = BlockBench.Golden(Decoder, parameters, "code", code, ("length_i", (ulong)packets[0].Length));
        Assert.Equal(0UL, result.Levels["error_o"]);
        cycles = result.Cycles["pixel"];
        return result.Outputs["pixel"];
    }

    private static ulong[] Pixels(RunLengthDecoderParameters parameters, int length, params (int Run, ulong Level)[] pairs) =>
        Assert.Single(RunLengthBeats.PacketsOf(Decode(parameters, length, pairs).Outputs["pixel"], parameters));

    private static PhaseResult Decode(RunLengthDecoderParameters parameters, int length, params (int Run, ulong Level)[] pairs) =>
        BlockBench.Golden(Decoder, parameters, "code", Code(parameters, pairs), ("length_i", (ulong)length));

    private static Phase Phase(int length, ulong clear, params (int Run, ulong Level)[] pairs) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { ["code"] = Code(Eyeriss, pairs) },
        Levels = new Dictionary<string, ulong> { ["length_i"] = (ulong)length, ["error_clear_i"] = clear },
    };

    private static BeatSequence Code(RunLengthDecoderParameters parameters, (int Run, ulong Level)[] pairs)
    {
        BeatSequence beats = RunLengthBeats.Code(parameters);
        RunLengthBeats.AddCode(beats, parameters, [.. pairs.Select(pair => new RunLengthPair(pair.Run, pair.Level))]);
        return beats;
    }

    // Up to 20 packets of one length, dense and sparse, long runs among them.
    private static Arbitrary<ulong[][]> Packets() =>
        (from length in Gen.Choose(1, 70)
         from sparsity in Gen.Choose(1, 30)
         from packets in Gen.Choose(0, sparsity).Select(draw => draw == 0 ? 1UL : draw == 1 ? 3UL : 0).ArrayOf(length).NonEmptyListOf()
         select packets.Take(20).ToArray()).ToArbitrary();

    private static Arbitrary<RunLengthDecoderParameters> Shapes() =>
        (from lanes in Gen.Elements(1, 2, 4, 8, 16)
         from run in Gen.Choose(4, 8)
         from pairs in Gen.Choose(1, 8)
         select new RunLengthDecoderParameters { ValueWidth = 2, RunWidth = run, PairsPerWord = pairs, Lanes = lanes }).ToArbitrary();
}

using FsCheck;
using FsCheck.Fluent;
using Hdl.Blocks.RunLength;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Tests.RunLength;

public sealed class RunLengthDecoderGoldenTests
{
    private const ulong Missing = 1;
    private const ulong Surplus = 2;
    private const ulong Framing = 4;

    private static readonly RunLengthDecoderGenerator Decoder = new();
    private static readonly RunLengthDecoderParameters Eyeriss = new();

    // Two lanes, one pair per word, two words per beat.
    private static readonly RunLengthDecoderParameters Pair = new()
    {
        ValueWidth = 8,
        RunWidth = 2,
        PairsPerWord = 1,
        Lanes = 2,
    };

    private static readonly RunLengthDecoderPorts Ports = new(Eyeriss);
    private static readonly RunLengthDecoderPorts PairPorts = new(Pair);

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

        Assert.Equal([5UL, 0, 0, 6, 0], Vectors.Values(result.Outputs[Ports.Pixel], Ports.Pixel.Data));
        Assert.Equal([0UL, 0, 0, 0, 1], Vectors.Values(result.Outputs[Ports.Pixel], Ports.Pixel.Last));
        Assert.Equal(Missing, result.Levels[Ports.Error]);
    }

    [Theory]
    [InlineData(4, 0UL)]
    [InlineData(3, Surplus)]
    [InlineData(2, Surplus)]
    [InlineData(1, Surplus)]
    public void What_is_not_padding_behind_the_last_pixel_is_dropped_and_is_an_error(int length, ulong error)
    {
        PhaseResult result = Decode(Eyeriss, length, (0, 5), (2, 6));

        Assert.Equal(length, result.Outputs[Ports.Pixel].Count);
        Assert.Equal(error, result.Levels[Ports.Error]);
    }

    [Fact]
    public void A_word_of_zeros_behind_the_last_pixel_is_no_padding() =>
        Assert.Equal(Surplus, Decode(Eyeriss, 3, (0, 5), (0, 6), (0, 7), (0, 0)).Levels[Ports.Error]);

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
        var beats = new BeatSequence(PairPorts.Code);
        RunLengthBeats.AddCodeBeat(beats, PairPorts.Code, Pair, [new(0, 1), new(0, 2)], (ulong)keep, (ulong)ends, last);
        RunLengthBeats.AddCode(beats, PairPorts.Code, Pair, [new(0, 3)]);

        Assert.Equal(error, BlockBench.Golden(Decoder, Pair, PairPorts.Code, beats).Levels[Ports.Error]);
    }

    [Theory]
    [InlineData(0b10, true, new ulong[] { 0, 2 })]
    [InlineData(0b00, true, new ulong[] { 0 })]
    [InlineData(0b01, false, new ulong[] { 1, 0, 3 })]
    public void A_word_that_is_not_kept_counts_as_0_and_the_last_beat_ends_with_its_highest(
        int keep, bool last, ulong[] pixels)
    {
        var beats = new BeatSequence(PairPorts.Code);
        RunLengthBeats.AddCodeBeat(beats, PairPorts.Code, Pair, [new(0, 1), new(0, 2)], (ulong)keep, 0, last);
        RunLengthBeats.AddCode(beats, PairPorts.Code, Pair, [new(0, 3)]);

        PhaseResult result = BlockBench.Golden(Decoder, Pair, PairPorts.Code, beats);
        Assert.Equal(pixels, PacketsOf(result.Outputs[PairPorts.Pixel], PairPorts.Pixel)[0]);
    }

    [Fact]
    public void Errors_stay_until_they_are_cleared()
    {
        var golden = new RunLengthDecoderGolden(Eyeriss);

        Assert.Equal(Missing, golden.Run(Phase(9, 0, (0, 5))).Levels[Ports.Error]);
        Assert.Equal(Missing | Surplus, golden.Run(Phase(1, 0, (3, 5))).Levels[Ports.Error]);
        Assert.Equal(0UL, golden.Run(Phase(1, 1, (0, 5))).Levels[Ports.Error]);
        Assert.Equal(0UL, golden.Run(Phase(1, 0, (0, 5))).Levels[Ports.Error]);
    }

    [Fact]
    public void A_pixel_comes_two_cycles_after_its_pair_and_one_more_every_cycle()
    {
        PhaseResult result = Decode(Eyeriss, 6, (2, 5), (0, 6), (1, 7));

        Assert.Equal([2L, 3, 4, 5, 6, 7], result.Cycles[Ports.Pixel]);
    }

    [Fact]
    public void Packets_follow_each_other_without_a_bubble() =>
        Prop.ForAll(
                Packets(),
                Shapes(),
                (packets, parameters) =>
                {
                    BeatSequence pixels = Decode(parameters, packets, out IReadOnlyList<long> cycles);

                    Assert.Equal(Enumerable.Range(2, pixels.Count).Select(cycle => (long)cycle), cycles);
                })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Decoding_gives_back_what_was_encoded() => Prop.ForAll(Packets(), Shapes(), (packets, parameters) =>
    {
        BeatSequence pixels = Decode(parameters, packets, out _);

        ItemStream stream = new RunLengthDecoderPorts(parameters).Pixel;
        Assert.Equal(packets.Where(packet => packet.Length == packets[0].Length), PacketsOf(pixels, stream));
    }).QuickCheckThrowOnFailure();

    // As many packets as have the length of the first, which is given: encoded by the encoder's model, decoded by the
    // decoder's.
    private static BeatSequence Decode(
        RunLengthDecoderParameters parameters, ulong[][] packets, out IReadOnlyList<long> cycles)
    {
        var encoder = new RunLengthEncoderParameters
        {
            ValueWidth = parameters.ValueWidth,
            RunWidth = parameters.RunWidth,
            PairsPerWord = parameters.PairsPerWord,
            Lanes = parameters.Lanes,
        };
        var ports = new RunLengthEncoderPorts(encoder);
        var beats = new BeatSequence(ports.Pixel);
        foreach (ulong[] packet in packets.Where(packet => packet.Length == packets[0].Length))
        {
            beats.AddPacket(ports.Pixel, packet);
        }

        PhaseResult coded = BlockBench.Golden(new RunLengthEncoderGenerator(), encoder, ports.Pixel, beats);
        BeatSequence code = coded.Outputs[ports.Code];
        ulong length = (ulong)packets[0].Length;
        PhaseResult result = BlockBench.Golden(Decoder, parameters, Ports.Code, code, (Ports.Length, length));
        Assert.Equal(0UL, result.Levels[Ports.Error]);
        cycles = result.Cycles[Ports.Pixel];
        return result.Outputs[Ports.Pixel];
    }

    private static ulong[] Pixels(
        RunLengthDecoderParameters parameters, int length,
        params (int Run, ulong Level)[] pairs) =>
        Assert.Single(PacketsOf(Decode(parameters, length, pairs).Outputs[Ports.Pixel], Ports.Pixel));

    private static PhaseResult Decode(
        RunLengthDecoderParameters parameters, int length,
        params (int Run, ulong Level)[] pairs) =>
        BlockBench.Golden(Decoder, parameters, Ports.Code, Code(parameters, pairs), (Ports.Length, (ulong)length));

    private static Phase Phase(int length, ulong clear, params (int Run, ulong Level)[] pairs) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { [Ports.Code] = Code(Eyeriss, pairs) },
        Levels = new Dictionary<string, ulong> { [Ports.Length] = (ulong)length, [Ports.ErrorClear] = clear },
    };

    private static BeatSequence Code(RunLengthDecoderParameters parameters, (int Run, ulong Level)[] pairs)
    {
        ItemStream stream = new RunLengthDecoderPorts(parameters).Code;
        var beats = new BeatSequence(stream);
        RunLengthPair[] coded = [.. pairs.Select(pair => new RunLengthPair(pair.Run, pair.Level))];
        RunLengthBeats.AddCode(beats, stream, parameters, coded);
        return beats;
    }

    // Packets of beats whose keeps are as they should be.
    private static List<ulong[]> PacketsOf(BeatSequence beats, ItemStream stream)
    {
        List<ulong[]> packets = [];
        List<ulong> pixels = [];
        for (int beat = 0; beat < beats.Count; beat++)
        {
            pixels.AddRange(Enumerable.Range(0, stream.Items)
                .Where(lane => beats.IsKept(stream, beat, lane)).Select(lane => beats.GetItem(stream, beat, lane)));
            if (beats.IsLast(stream, beat))
            {
                packets.Add([.. pixels]);
                pixels.Clear();
            }
        }

        return packets;
    }

    // Up to 20 packets of one length, dense and sparse, long runs among them.
    private static Arbitrary<ulong[][]> Packets() =>
        (
            from length in Gen.Choose(1, 70)
            from sparsity in Gen.Choose(1, 30)
            from packets in Gen.Choose(0, sparsity)
                .Select(draw =>
                    draw == 0 ? 1UL
                    : draw == 1 ? 3UL
                    : 0)
                .ArrayOf(length)
                .NonEmptyListOf()
            select packets.Take(20).ToArray()).ToArbitrary();

    private static Arbitrary<RunLengthDecoderParameters> Shapes() =>
        (
            from lanes in Gen.Elements(1, 2, 4, 8, 16)
            from run in Gen.Choose(4, 8)
            from pairs in Gen.Choose(1, 8)
            select new RunLengthDecoderParameters
            {
                ValueWidth = 2,
                RunWidth = run,
                PairsPerWord = pairs,
                Lanes = lanes,
            }).ToArbitrary();
}

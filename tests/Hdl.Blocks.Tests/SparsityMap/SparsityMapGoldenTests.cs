using FsCheck;
using FsCheck.Fluent;
using Hdl.Blocks.SparsityMap;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.SparsityMap;

public sealed class SparsityMapGoldenTests
{
    [Fact]
    public void A_map_word_has_the_first_pixel_in_bit_0_and_its_tail_is_0()
    {
        (uint[] maps, ulong[] values) = SparsityMapGolden.Compress([5, 0, 0, 7, 0, 0, 0, 0, 0, 9], 8);

        Assert.Equal([0b0000_1001u, 0b10u], maps);
        Assert.Equal([5UL, 7, 9], values);
        Assert.Equal((2 * 8) + (3 * 16), SparsityMapGolden.Bits(10, 3, 8, 16));
    }

    [Fact]
    public void Interleaved_each_map_word_stands_in_front_of_its_values_and_an_empty_one_alone()
    {
        var parameters = new SparsityMapCompressorParameters { MapWidth = 8, ValueWidth = 8 };
        BeatSequence words = Compress(
            parameters,
            [
                [.. new ulong[8], 0, 3, 0, 0, 0, 0, 0, 4, .. new ulong[8], 1],
            ]).Outputs["word"];

        Assert.Equal(
            [0UL, 0b1000_0010, 3, 4, 0, 1, 1], Enumerable.Range(0, words.Count).Select(beat => words.Get(beat, 0)));
        Assert.Equal([0UL, 0, 0, 0, 0, 0, 1], Enumerable.Range(0, words.Count).Select(beat => words.Get(beat, 1)));
    }

    [Fact]
    public void Split_a_packet_without_values_is_one_null_beat_of_them()
    {
        var parameters = new SparsityMapCompressorParameters
        {
            MapWidth = 8,
            Lanes = 4,
            Layout = SparsityMapLayout.Split,
        };
        BeatSequence values = Compress(parameters, [new ulong[13], [1, 0, 2]]).Outputs["value"];

        Assert.Equal([0UL, 0b11], Enumerable.Range(0, values.Count).Select(beat => values.Get(beat, 1)));
        Assert.Equal([1UL, 1], Enumerable.Range(0, values.Count).Select(beat => values.Get(beat, 2)));
    }

    [Fact]
    public void The_words_of_a_packet_are_as_many_bits_as_the_definition_says() =>
        Prop.ForAll(
                Packets(),
                Shapes(),
                (packets, shape) =>
                {
                    SparsityMapCompressorParameters parameters = shape.Compressor;
                    IReadOnlyDictionary<string, BeatSequence> outputs = Compress(
                        parameters, Cut(packets, parameters.ValueWidth)).Outputs;
                    long bits = 0;
                    foreach (ulong[] packet in Cut(packets, parameters.ValueWidth))
                    {
                        bits += SparsityMapGolden.Bits(
                            packet.Length, packet.Count(pixel => pixel != 0), parameters.MapWidth,
                            parameters.ValueWidth);
                    }

                    long maps = Cut(packets, parameters.ValueWidth)
                        .Sum(packet => (packet.Length + parameters.MapWidth - 1) / parameters.MapWidth);
                    long found =
                        parameters.Layout == SparsityMapLayout.Split
                            ? (Kept(outputs["map"], parameters.WordsPerBeat) * parameters.MapWidth)
                                + (Kept(outputs["value"], parameters.Lanes) * parameters.ValueWidth)
                            : (maps * parameters.MapWidth)
                                + ((Kept(outputs["word"], parameters.Lanes) - maps) * parameters.ValueWidth);
                    Assert.Equal(bits, found);
                })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Decompressing_gives_back_every_packet_that_was_compressed() =>
        Prop.ForAll(Packets(), Shapes(), (packets, shape) =>
        {
            ulong[][] cut = Cut(packets, shape.Compressor.ValueWidth);
            foreach (IGrouping<int, ulong[]> group in cut.GroupBy(packet => packet.Length))
            {
                PhaseResult compressed = Compress(shape.Compressor, [.. group]);
                PhaseResult back = new SparsityMapDecompressorGolden(shape.Decompressor).Run(new Phase
                {
                    Inputs = compressed.Outputs,
                    Levels = new Dictionary<string, ulong> { ["length_i"] = (ulong)group.Key },
                });

                Assert.Equal(group, PixelPackets.Packets(back.Outputs["pixel"], shape.Compressor.Lanes));
                Assert.Equal(0UL, back.Levels["error_o"]);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_a_length_a_packet_is_filled_up_to_whole_map_words()
    {
        var parameters = new SparsityMapCompressorParameters { MapWidth = 8 };
        PhaseResult compressed = Compress(parameters, [[1, 2, 3], [0, 0, 0, 0, 0, 0, 0, 0, 5]]);
        PhaseResult back = new SparsityMapDecompressorGolden(
            new SparsityMapDecompressorParameters { MapWidth = 8 }).Run(new Phase { Inputs = compressed.Outputs });

        Assert.Equal(
            [
                [1, 2, 3, 0, 0, 0, 0, 0],
                [0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0],
            ],
            PixelPackets.Packets(back.Outputs["pixel"], 1));
    }

    [Fact]
    public void Nothing_is_ever_lost_in_the_arithmetic_itself() =>
        Prop.ForAll(
                Packets(),
                Gen.Elements(8, 16, 32).ToArbitrary(),
                (packets, map) =>
                {
                    foreach (ulong[] packet in Cut(packets, 32))
                    {
                        (uint[] maps, ulong[] values) = SparsityMapGolden.Compress(packet, map);
                        Assert.Equal(packet, SparsityMapGolden.Decompress(maps, values, map, packet.Length));
                    }
                })
            .QuickCheckThrowOnFailure();

    private static PhaseResult Compress(SparsityMapCompressorParameters parameters, ulong[][] packets) =>
        new SparsityMapCompressorGolden(parameters).Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { ["pixel"] = PixelPackets.Beats(parameters, packets) },
        });

    private static long Kept(BeatSequence beats, int items) => Enumerable.Range(0, beats.Count).Sum(beat =>
        beats.Fields.Count == 3 ? Enumerable.Range(0, items).Count(item => beats.GetBit(beat, 1, item)) : 1);

    private static ulong[][] Cut(ulong[][] packets, int width) =>
        [
            .. packets
                .Where(packet => packet.Length > 0)
                .Select(packet => packet.Select(pixel => pixel & ((1UL << width) - 1)).ToArray()),
        ];

    // Half of the pixels are 0; a packet has up to 100.
    private static Arbitrary<ulong[][]> Packets() =>
        Gen.OneOf(Gen.Constant(0UL), Gen.Choose(0, int.MaxValue).Select(pixel => (ulong)pixel))
            .ArrayOf()
            .Resize(100)
            .ArrayOf()
            .Resize(6)
            .ToArbitrary();

    private static Arbitrary<Shape> Shapes() =>
        (
            from lanes in Gen.Elements(1, 2, 4, 8, 16)
            from map in Gen.Elements(8, 16, 32)
            from width in Gen.Choose(2, 32)
            from layout in Gen.Elements(SparsityMapLayout.Interleaved, SparsityMapLayout.Split)
            select new Shape(
                new SparsityMapCompressorParameters
                {
                    Lanes = lanes,
                    MapWidth = map,
                    ValueWidth = width,
                    Layout = layout,
                },
                new SparsityMapDecompressorParameters
                {
                    Lanes = lanes,
                    MapWidth = map,
                    ValueWidth = width,
                    Layout = layout,
                })).ToArbitrary();

    private sealed record Shape(
        SparsityMapCompressorParameters Compressor, SparsityMapDecompressorParameters Decompressor);
}

using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Tests.NullHop;

public sealed class MapPacketsTests
{
    private const NullHopErrors Early = NullHopErrors.Framing | NullHopErrors.Missing;
    private const NullHopErrors Late = NullHopErrors.Framing | NullHopErrors.Surplus;

    private static readonly MapPackets Packets = new(new NullHopParameters());

    public static TheoryData<string> Parameters => [.. TestParameters.Names];

    [Fact]
    public void A_row_worked_out_by_hand()
    {
        // Three pixels of three channels: (5, 0, -1) (0, 0, 0) (0, 7, -128). Pixel 8 is in a second map word.
        var map = new FeatureMap(1, 3, 3, [5, 0, -1, 0, 0, 0, 0, 7, -128]);

        Assert.Equal(
            [0b1000_0101, 5, 0xFF, 7, 0b1, 0x80], Assert.Single(Packets.Encode(map, [3], raw: false)).Words);
        Assert.Equal(
            [5, 0, 0xFF, 0, 0, 0, 0, 7, 0x80], Assert.Single(Packets.Encode(map, [3], raw: true)).Words);
    }

    [Fact]
    public void Slices_are_packets_of_their_own_row_after_row()
    {
        // Two rows of one column, three channels in slices of 2 and 1.
        var map = new FeatureMap(2, 1, 3, [1, 0, 3, 0, 0, 6]);

        Assert.Equal(
            [[0b01, 1], [0b1, 3], [0], [0b1, 6]],
            Packets.Encode(map, [2, 1], raw: false).Select(packet => packet.Words));
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Maps_come_back_from_their_packets(string name)
    {
        NullHopParameters parameters = TestParameters.Of(name);
        var packets = new MapPackets(parameters);
        var random = new Random(5);
        for (int round = 0; round < 200; round++)
        {
            bool raw = random.Next(2) == 0;
            bool signed = random.Next(2) == 0;
            int[] slices = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, 20))];
            double density = random.NextDouble();
            var map = new FeatureMap(random.Next(1, 4), random.Next(1, 6), slices.Sum());
            for (int y = 0; y < map.Height; y++)
            {
                foreach (ref int value in map.Run(y, 0, map.Width))
                {
                    value = random.NextDouble() < density
                        ? random.Next(
                            parameters.Widths.LeastValue(signed), parameters.Widths.GreatestValue(signed) + 1)
                        : 0;
                }
            }

            IReadOnlyList<MapPacket> encoded = packets.Encode(map, slices, raw);
            for (int y = 0; y < map.Height; y++)
            {
                int first = 0;
                for (int slice = 0; slice < slices.Length; slice++)
                {
                    (int row, int offset) = (y, first);
                    Assert.Equal(
                        NaivePackets.Row(
                            (x, c) => map[row, x, offset + c], map.Width, slices[slice], parameters.ValueWidth,
                            parameters.MapBits, raw),
                        encoded[(y * slices.Length) + slice].Words);
                    first += slices[slice];
                }
            }

            IReadOnlyList<MapBeat> beats = MapBeats.Of(encoded, parameters.InputWords);
            IReadOnlyList<MapPacket> carried = MapBeats.Packets(beats);
            Assert.Equal(encoded.Select(packet => packet.Words), carried.Select(packet => packet.Words));
            (FeatureMap back, NullHopErrors errors) = packets.Decode(carried, map.Width, slices, raw, signed);
            Assert.Equal(NullHopErrors.None, errors);
            Assert.Equal(map.Values, back.Values);
        }
    }

    // A row of 10 pixels in maps of 8: 3, 0, 4, 0 ... 5, 6 is 0b1000_0101 3 4 9 | 0b11 5 6.
    public static TheoryData<string, ulong[], int[], NullHopErrors> Damaged => new()
    {
        { "good", [0x85, 3, 4, 9, 3, 5, 6], [3, 0, 4, 0, 0, 0, 0, 9, 5, 6], NullHopErrors.None },
        { "a tail bit", [0x85, 3, 4, 9, 7, 5, 6], [3, 0, 4, 0, 0, 0, 0, 9, 5, 6], NullHopErrors.Tail },
        { "the last tail bit", [0x85, 3, 4, 9, 0x83, 5, 6], [3, 0, 4, 0, 0, 0, 0, 9, 5, 6], NullHopErrors.Tail },
        { "the last value missing", [0x85, 3, 4, 9, 3, 5], [3, 0, 4, 0, 0, 0, 0, 9, 5, 0], Early },
        { "a map word missing", [0x85, 3, 4, 9], [3, 0, 4, 0, 0, 0, 0, 9, 0, 0], Early },
        { "values missing", [0x85, 3], [3, 0, 0, 0, 0, 0, 0, 0, 0, 0], Early },
        { "a word too many", [0x85, 3, 4, 9, 3, 5, 6, 1], [3, 0, 4, 0, 0, 0, 0, 9, 5, 6], Late },
        { "many too many", [0x85, 3, 4, 9, 3, 5, 6, 1, 255, 0, 0], [3, 0, 4, 0, 0, 0, 0, 9, 5, 6], Late },
        {
            "a tail bit with a value of its own", [0x85, 3, 4, 9, 7, 5, 6, 7], [3, 0, 4, 0, 0, 0, 0, 9, 5, 6],
            Late | NullHopErrors.Tail
        },
        {
            "a tail bit and a value missing", [0, 0x83, 5], [0, 0, 0, 0, 0, 0, 0, 0, 5, 0],
            Early | NullHopErrors.Tail
        },
        { "zeros alone", [0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], NullHopErrors.None },
        { "one map word of zeros", [0], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], Early },
        { "a value of 0 that the map announces", [1, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], NullHopErrors.None },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Damaged_packets_give_exactly_their_error_bits(
        string what, ulong[] words, int[] expected, NullHopErrors errors)
    {
        var row = new int[10];

        Assert.True(errors == Packets.DecodeRow(new MapPacket(words), row, raw: false, signed: false), what);
        Assert.Equal(expected, row);
        Assert.Equal(
            errors | NullHopErrors.Framing,
            Packets.DecodeRow(new MapPacket(words) { IsDense = false }, row, raw: false, signed: false));
    }

    [Theory]
    [InlineData(3, NullHopErrors.None)]
    [InlineData(2, Early)]
    [InlineData(1, Early)]
    [InlineData(4, Late)]
    public void Raw_packets_of_another_length_give_error_bits(int words, NullHopErrors errors)
    {
        var row = new int[3];
        ulong[] packet = [0xFE, 0, 0x1FF, 8];

        Assert.Equal(errors, Packets.DecodeRow(new MapPacket(packet[..words]), row, raw: true, signed: true));

        // Of a word the low 8 bits count.
        Assert.Equal([-2, 0, words > 2 ? -1 : 0], row);
    }

    [Fact]
    public void The_packet_behind_a_damaged_one_starts_clean()
    {
        (FeatureMap map, NullHopErrors errors) = Packets.Decode(
            [new MapPacket([1]), new MapPacket([1, 4]), new MapPacket([0, 1, 2]), new MapPacket([2, 9])], 1, [1, 2],
            raw: false, signed: false);

        Assert.Equal(Early | Late, errors);
        Assert.Equal([0, 4, 0, 0, 0, 9], map.Values);
    }

    [Fact]
    public void Packets_fill_their_beats_but_for_the_last()
    {
        MapPacket[] packets = [new([1, 2, 3, 4]), new([5]), new([6, 7, 8, 9, 10])];

        Assert.Equal(
            [(0xFu, true, "1 2 3 4"), (1u, true, "5 0 0 0"), (0xFu, false, "6 7 8 9"), (1u, true, "10 0 0 0")],
            MapBeats.Of(packets, 4).Select(beat => (beat.Keep, beat.Last, string.Join(' ', beat.Words))));
    }

    [Theory]
    [InlineData(0xF, 0x3, true, "1 2 3 4 5 6")]
    [InlineData(0x7, 0x3, false, "1 2 3 4 5 6")]
    [InlineData(0xF, 0x5, false, "1 2 3 4 5")]
    [InlineData(0xF, 0x0, false, "1 2 3 4 5")]
    [InlineData(0xF, 0xF, true, "1 2 3 4 5 6 7 8")]
    public void A_beat_counts_as_full_and_the_last_one_up_to_its_first_gap(
        uint first, uint second, bool dense, string words)
    {
        MapPacket packet = Assert.Single(MapBeats.Packets(
            [new MapBeat([1, 2, 3, 4], first, false), new MapBeat([5, 6, 7, 8], second, true)]));

        Assert.Equal((dense, words), (packet.IsDense, string.Join(' ', packet.Words)));
    }

    [Fact]
    public void A_beat_that_is_not_full_concerns_its_packet_alone() =>
        Assert.Equal(
            [false, true],
            MapBeats
                .Packets([new MapBeat([1, 2], 1, false), new MapBeat([3, 4], 3, true), new MapBeat([5, 6], 1, true)])
                .Select(packet => packet.IsDense));
}

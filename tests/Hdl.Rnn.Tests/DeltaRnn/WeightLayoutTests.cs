using System.IO.Hashing;
using Hdl.Rnn.DeltaRnn;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Tests.DeltaRnn;

public class WeightLayoutTests
{
    // One input, two elements: columns b_ih, x_0, h_0, h_1 of 3 gates, each of one line of K weights.
    private static readonly DeltaGruParameters Small = new()
    {
        Inputs = 1,
        Layers = [2],
        HiddenBias = false,
        Readout = DeltaReadout.States,
        Lanes = 4,
        PointwiseLanes = 1,
        Weights = DeltaWeightStorage.Ram,
    };

    [Fact]
    public void Columns_lie_one_behind_the_other_gate_after_gate_rows_rounded_up_to_lines()
    {
        WeightLayout layout = Of(Small);

        byte[] bytes = layout.Pack(Lines(4 * 3, 4, (line, lane) => lane < 2 ? (10 * line) + lane : 0));

        Assert.Equal(4, layout.ColumnCount);
        Assert.Equal(48, bytes.Length);
        Assert.Equal([0, 1, 0, 0, 10, 11, 0, 0, 20, 21, 0, 0, 30, 31, 0, 0], bytes[..16]);
    }

    [Theory]
    [InlineData(DeltaWeightStorage.Axi4, 8, 0, 16)] // 12 bytes, in whole words
    [InlineData(DeltaWeightStorage.Axi4, 4, 0, 12)]
    [InlineData(DeltaWeightStorage.Stream, 16, 0, 16)]
    [InlineData(DeltaWeightStorage.Axi4, 4, 32, 32)]
    [InlineData(DeltaWeightStorage.Rom, 64, 32, 12)] // on chip there are no words
    public void A_column_in_memory_begins_with_a_word_or_at_a_multiple_of_the_stride(
        DeltaWeightStorage weights, int bus, int stride, int apart)
    {
        WeightLayout layout = Of(Small with { Weights = weights, BusBytes = bus, ColumnStride = stride });

        Assert.Equal([0, apart, 2 * apart, 3 * apart], layout.Columns().Select(column => column.Offset));
        Assert.All(layout.Columns(), column => Assert.Equal(12, column.Bytes));
        Assert.Equal(4 * apart, layout.Bytes);
    }

    [Fact]
    public void Of_two_weights_of_4_bits_the_first_is_the_low_half_of_a_byte_and_16_bits_begin_with_the_low_byte()
    {
        WeightLayout four = Of(Small with { WeightBits = 4, WeightFrac = 3 });
        WeightLayout sixteen = Of(Small with { WeightBits = 16, WeightFrac = 7 });

        byte[] nibbles = four.Pack(Lines(12, 4, (line, lane) => lane - 2));
        byte[] words = sixteen.Pack(Lines(12, 4, (line, lane) => lane == 1 ? -2 : 0x0102 + lane));

        Assert.Equal([0xFE, 0x10], nibbles[..2]); // -2, -1, 0, 1
        Assert.Equal([0x02, 0x01, 0xFE, 0xFF, 0x04, 0x01], words[..6]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void What_was_packed_is_unpacked(int bits)
    {
        DeltaGruParameters parameters = Small with
        {
            Layers = [5, 9],
            WeightBits = bits,
            WeightFrac = 3,
            Weights = DeltaWeightStorage.Axi4,
            BusBytes = 32,
            Readout = DeltaReadout.Affine,
            Classes = 3,
        };
        WeightLayout layout = Of(parameters);
        DeltaRnnResolvedParameters sizes = DeltaRnnResolvedParameters.Of(parameters);
        IReadOnlyList<int[]> lines = WeightImage.Of(
            sizes.Formats, DeltaRnnNetwork.Of(sizes).Weights, sizes.Lanes, sizes.BiasColumns).Lines;

        byte[] bytes = layout.Pack(lines);
        int[][] read = layout.Unpack((offset, column) => bytes.AsSpan((int)offset, column.Length).CopyTo(column));

        Assert.Equal(layout.Bytes, bytes.Length);
        Assert.Equal(lines, read);
    }

    [Fact]
    public void The_header_tells_the_layout_the_length_and_the_checksum_of_the_weights()
    {
        WeightLayout layout = Of(Small);
        byte[] weights = [1, 2, 3, 4, 5];

        byte[] header = layout.Header(weights);

        Assert.Equal(64, header.Length);
        Assert.Equal("HDLDELTA"u8.ToArray(), header[..8]);
        Assert.Equal(1u, BitConverter.ToUInt32(header, 8));
        Assert.Equal(layout.Checksum, BitConverter.ToUInt32(header, 12));
        Assert.Equal(5u, BitConverter.ToUInt32(header, 16));
        Assert.Equal(Crc32.HashToUInt32(weights), BitConverter.ToUInt32(header, 20));
        Assert.All(header[24..], zero => Assert.Equal(0, zero));
    }

    [Fact]
    public void The_checksum_is_that_of_a_text_so_that_it_stays_from_version_to_version() => Assert.Equal(
        Crc32.HashToUInt32(
            "gru inputs=1 layers=2 classes=0 hidden-bias=0 bias-columns=1 act-int=8 act-frac=8 gate-frac=4 "u8
                .ToArray()
                .Concat("weight-bits=8 weight-frac=7 lanes=4 alignment=0"u8.ToArray()).ToArray()),
        Of(Small).Checksum);

    [Fact]
    public void Whatever_moves_a_weight_or_changes_what_it_means_has_another_checksum()
    {
        DeltaGruParameters[] others =
        [
            Small, Small with { Inputs = 2 }, Small with { Layers = [2, 2] }, Small with { Layers = [3] },
            Small with { HiddenBias = true }, Small with { BiasColumns = 2 }, Small with { Lanes = 8 },
            Small with { WeightBits = 4, WeightFrac = 3 }, Small with { WeightFrac = 6 },
            Small with { GateFrac = 5 }, Small with { ActInt = 7 }, Small with { ActFrac = 7 },
            Small with { Weights = DeltaWeightStorage.Axi4 },
            Small with { Weights = DeltaWeightStorage.Axi4, ColumnStride = 64 },
            Small with { Readout = DeltaReadout.Argmax }, Small with { Readout = DeltaReadout.Argmax, Classes = 9 },
        ];
        uint[] checksums =
        [
            .. others.Select(parameters => Of(parameters).Checksum),
            WeightLayout.Of(DeltaRnnResolvedParameters.Of(new DeltaLstmParameters
            {
                Inputs = 1,
                Layers = [2],
                HiddenBias = false,
                Readout = DeltaReadout.States,
                Lanes = 4,
                PointwiseLanes = 1,
            })).Checksum,
        ];

        Assert.Distinct(checksums);
        // What is done with sums is of no matter.
        Assert.Equal(Of(Small).Checksum, Of(Small with { PointwiseLanes = 2, XLanes = 3 }).Checksum);
    }

    private static WeightLayout Of(DeltaGruParameters parameters) =>
        WeightLayout.Of(DeltaRnnResolvedParameters.Of(parameters));

    private static int[][] Lines(int count, int lanes, Func<int, int, int> weight) =>
    [
        .. Enumerable.Range(0, count)
            .Select(line => Enumerable.Range(0, lanes).Select(lane => weight(line, lane)).ToArray()),
    ];
}

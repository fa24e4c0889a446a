using FsCheck;
using FsCheck.Fluent;
using Hdl.Blocks.Axi;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.Axi;

public sealed class AxiBlockGoldenTests
{
    // Two pairs per beat in, two out, and all kinds of levels.
    private static readonly AxiTestPorts Ports =
        new(() => new FieldStream(2, keeps: true, ("index", 6, false), ("delta", 17, true)));

    private static readonly AxiBlockParameters Block = Ports.Block;

    private readonly RecordingGolden _block = new();

    [Fact]
    public void Every_field_takes_whole_bytes_and_what_fills_them_is_ignored()
    {
        Model(Block).Run(Phase(Input(0xFF_FFFE_45_00_0003_C1, keep: 0b0001_0001, last: true)));

        BeatSequence beats = _block.Phases.Single().Inputs["a"];
        Assert.Equal<ulong>([0x01UL, 0x05], [beats.GetBits(0, 0, 0, 6), beats.GetBits(0, 0, 6, 6)]);
        Assert.Equal<ulong>([3UL, 0x1FFFE], [beats.GetBits(0, 1, 0, 17), beats.GetBits(0, 1, 17, 17)]);
        Assert.Equal<ulong>([3UL, 1], [beats.Get(0, 2), beats.Get(0, 3)]);
    }

    [Theory]
    [InlineData(0b0000_0000, 0)]
    [InlineData(0b1110_1110, 0)]
    [InlineData(0b0000_0001, 1)]
    [InlineData(0b1110_1111, 1)]
    [InlineData(0b0001_1110, 2)]
    [InlineData(0b1111_1111, 3)]
    public void An_item_is_there_if_its_lowest_byte_is(int bytes, ulong items)
    {
        Model(Block).Run(Phase(Input(0, (ulong)bytes, last: true)));

        Assert.Equal(items, _block.Phases.Single().Inputs["a"].Get(0, 2));
    }

    [Fact]
    public void Signed_fields_are_extended_by_their_sign_and_others_by_0()
    {
        var answer = new BeatSequence(Ports.B);
        answer.Add(0b111111_000001, 0x1FFFFUL | (5UL << 17), 0b11, 0);
        answer.Add(2, 7, 0b01, 1);
        _block.Answer = new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { ["b"] = answer },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { ["b"] = [4, 6] },
        };
        PhaseResult result = Model(Block).Run(Phase(Input(0, 0xFF, last: true)));

        BeatSequence beats = result.Outputs["m_axis_b"];
        Assert.Equal<ulong>(
            [0x00_0005_3F_FF_FFFF_01UL, 0xFFUL, 0UL], [beats.Get(0, 0), beats.Get(0, 1), beats.Get(0, 2)]);
        Assert.Equal<ulong>(
            [0x00_0000_00_00_0007_02UL, 0x0FUL, 1UL], [beats.Get(1, 0), beats.Get(1, 1), beats.Get(1, 2)]);
        Assert.Equal([4L, 6], result.Cycles["m_axis_b"]);
    }

    [Fact]
    public void Items_that_are_always_there_need_no_tkeep_and_get_one()
    {
        var ports = new AxiTestPorts(() => new FieldStream(1, keeps: false, ("data", 12, false)));
        var axi = new AxiBlockPorts(ports.Streams);
        var answer = new BeatSequence(ports.B);
        answer.Add(0xABC, 1);
        _block.Answer = new PhaseResult { Outputs = new Dictionary<string, BeatSequence> { ["b"] = answer } };
        var beats = new BeatSequence(axi.Streams[0]);
        beats.Add(0xF123, 1);
        BeatSequence output = Model(ports.Streams).Run(Phase(beats)).Outputs["m_axis_b"];

        Assert.Equal<ulong>(
            [0x123UL, 1], [_block.Phases.Single().Inputs["a"].Get(0, 0), _block.Phases.Single().Inputs["a"].Get(0, 1)]);
        Assert.Equal<ulong>([0x0ABCUL, 3, 1], [output.Get(0, 0), output.Get(0, 1), output.Get(0, 2)]);
        Assert.Empty(_block.Phases.Single().Levels);
    }

    [Fact]
    public void What_comes_in_goes_out_the_same_for_fields_of_any_width() =>
        Prop.ForAll(
                Shapes(),
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                (shape, seed) =>
                {
                    // The block gives out what it takes in: after one pass all filling bits are 0, and a second pass
                    // changes nothing.
                    var random = new Random(seed);
                    var ports = new AxiTestPorts(() => new FieldStream(shape.Items, keeps: true, shape.Fields));
                    AxiBlockParameters block = ports.Streams;
                    int bytes = shape.Fields.Sum(field => (field.Width + 7) / 8);
                    var beats = new BeatSequence(new AxiBlockPorts(block).Streams[0]);
                    for (int beat = 0; beat < 4; beat++)
                    {
                        Span<uint> words = beats.Append();
                        for (int bit = 0; bit < 8 * bytes * shape.Items; bit++)
                        {
                            beats.WriteBits(words, 0, bit, 1, (ulong)random.Next(2));
                        }

                        for (int item = 0; item < shape.Items; item++)
                        {
                            if (random.Next(2) == 0)
                            {
                                beats.WriteBits(words, 1, item * bytes, 1, 1);
                            }
                        }
                    }

                    var golden = new AxiBlockGolden(block, new EchoGolden());
                    BeatSequence once = golden.Run(Phase(beats)).Outputs["m_axis_b"];
                    BeatSequence twice = golden.Run(Phase(once)).Outputs["m_axis_b"];
                    Assert.Equal(once.Words, twice.Words);
                    for (int beat = 0; beat < beats.Count; beat++)
                    {
                        for (int item = 0; item < shape.Items; item++)
                        {
                            int start = 8 * bytes * item;
                            Assert.Equal(
                                beats.GetBit(beat, 1, item * bytes) ? (1UL << bytes) - 1 : 0,
                                once.GetBits(beat, 1, item * bytes, bytes));
                            foreach ((_, int width, bool signed) in shape.Fields)
                            {
                                for (int bit = 0; bit < 8 * ((width + 7) / 8); bit++)
                                {
                                    bool expected =
                                        bit < width
                                            ? beats.GetBit(beat, 0, start + bit)
                                            : signed && beats.GetBit(beat, 0, start + width - 1);
                                    Assert.Equal(expected, once.GetBit(beat, 0, start + bit));
                                }

                                start += 8 * ((width + 7) / 8);
                            }
                        }
                    }
                })
            .QuickCheckThrowOnFailure();

    private AxiBlockGolden Model(AxiBlockParameters block)
    {
        var golden = new AxiBlockGolden(block, _block);
        golden.Reset();
        return golden;
    }

    private static BeatSequence Input(ulong data, ulong keep, bool last)
    {
        var beats = new BeatSequence(new AxiBlockPorts(Block).Streams[0]);
        beats.Add(data, keep, last ? 1UL : 0UL);
        return beats;
    }

    private static Phase Phase(BeatSequence beats) =>
        new() { Inputs = new Dictionary<string, BeatSequence> { ["s_axis_a"] = beats } };

    private static Arbitrary<Shape> Shapes() => (
        from items in Gen.Elements(1, 2, 3, 4, 8, 16)
        from fields in (
            from width in Gen.Choose(1, 70)
            from signed in Gen.Elements(false, true)
            select (width, signed)).NonEmptyListOf().Resize(3)
        select new Shape(items, [.. fields.Select((field, place) => ($"field{place}", field.width, field.signed))]))
        .ToArbitrary();

    private sealed record Shape(int Items, IReadOnlyList<(string Name, int Width, bool Signed)> Fields);

    private sealed class EchoGolden : IStreamGolden
    {
        public void Reset()
        {
        }

        public PhaseResult Run(Phase phase) =>
            new() { Outputs = new Dictionary<string, BeatSequence> { ["b"] = phase.Inputs["a"] } };
    }
}

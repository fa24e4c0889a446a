using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Tests.NullHop;

/// <summary>Programs and packets that are not as they should be.</summary>
public sealed class NullHopErrorTests
{
    private static readonly NullHopParameters Parameters = new();

    // The 16 outputs are the one input times 1 .. 16, plus the bias.
    private static readonly Descriptor Pass = new()
    {
        Height = 1,
        Width = 1,
        Channels = 1,
        Slices = [1],
        OutHeight = 1,
        OutWidth = 1,
        PooledHeight = 1,
        PooledWidth = 1,
        LastChannels = 16,
        AccumulateFirst = true,
        AccumulateLast = true,
        OutRaw = true,
        Frames = 1,
        Loads = 1,
    };

    private static readonly NullHopLoad Weights = new(
        LoadKind.Weight, 0, 0, 1, [[0x04030201, 0x08070605], [0x0C0B0A09, 0x100F0E0D]]);

    private static NullHopPush Push(Descriptor descriptor) => new(descriptor.Pack());

    private static MapPacket One(ulong value) => new([1, value]);

    private static ulong[] Times(ulong value) => [.. Enumerable.Range(1, 16).Select(o => value * (ulong)o)];

    [Fact]
    public void A_refused_descriptor_leaves_its_input_to_the_next()
    {
        NullHopResult result = new NullHopReference(Parameters).Run(
            [Weights, Push(Pass with { Frames = 0, Height = 0 }), Push(Pass)], [One(3), One(4)]);

        Assert.Equal(NullHopErrors.Refused, result.Errors);
        Assert.Equal([DescriptorRefusal.InputSize, DescriptorRefusal.Frames], Assert.Single(result.Refusals));
        Assert.Equal(1, result.Consumed);
        Assert.Equal(Times(3), Assert.Single(result.Packets).Words);
    }

    [Fact]
    public void Errors_of_the_input_come_out_and_the_next_row_starts_clean()
    {
        NullHopResult result = new NullHopReference(Parameters).Run(
            [Weights, Push(Pass with { Frames = 5 })],
            [One(2), new MapPacket([1]), new MapPacket([3, 5]), new MapPacket([1, 6, 7]), One(8)]);

        Assert.Equal(
            NullHopErrors.Tail | NullHopErrors.Framing | NullHopErrors.Missing | NullHopErrors.Surplus, result.Errors);
        Assert.Equal(
            [Times(2), Times(0), Times(5), Times(6), Times(8)], result.Packets.Select(packet => packet.Words));
    }

    [Fact]
    public void Of_a_short_parameter_packet_whole_rows_count()
    {
        // Two rows of 128 bits in beats of 64: the second row lacks its second beat.
        uint[][] beats = [[0x04030201, 0x08070605], [0x0C0B0A09, 0x100F0E0D], [0x7F7F7F7F, 0x7F7F7F7F]];
        NullHopResult result = new NullHopReference(Parameters).Run(
            [
                new NullHopLoad(LoadKind.Weight, 0, 0, 2, beats),
                Push(Pass), Push(Pass with { WeightBase = 1 }),
            ],
            [One(3), One(4)]);

        Assert.Equal(NullHopErrors.ParameterLength, result.Errors);
        Assert.Equal([Times(3), Times(0)], result.Packets.Select(packet => packet.Words));
        Assert.Equal(1, result.Loads);
    }

    [Fact]
    public void What_a_long_parameter_packet_has_too_much_is_dropped()
    {
        uint[][] beats = [.. Weights.Beats, [0x7F7F7F7F, 0x7F7F7F7F], [0x7F7F7F7F, 0x7F7F7F7F]];
        NullHopResult result = new NullHopReference(Parameters).Run(
            [
                Weights with { Beats = beats }, Push(Pass),
                Push(Pass with { WeightBase = 1 }),
            ],
            [One(3), One(4)]);

        Assert.Equal(NullHopErrors.ParameterLength, result.Errors);
        Assert.Equal([Times(3), Times(0)], result.Packets.Select(packet => packet.Words));
    }

    [Theory]
    [InlineData(LoadKind.Weight, 2, 1023, 1, NullHopErrors.None)]
    [InlineData(LoadKind.Weight, 2, 1024, 1, NullHopErrors.ParameterLength)]
    [InlineData(LoadKind.Weight, 3, 0, 1, NullHopErrors.ParameterLength)]
    [InlineData(LoadKind.Bias, 1, 14, 9, NullHopErrors.None)]
    [InlineData(LoadKind.Bias, 1, 15, 1, NullHopErrors.ParameterLength)]
    [InlineData(LoadKind.Scale, 0, 0, 1, NullHopErrors.ParameterLength)]
    public void Loads_past_the_memories_are_dropped(
        LoadKind kind, int wordsLog2, int first, int rows, NullHopErrors expected)
    {
        long beats = new ParameterRows(Parameters).Beats(kind, (1 << wordsLog2) * (kind == LoadKind.Weight ? rows : 1));
        var load = new NullHopLoad(
            kind, wordsLog2, first, rows, [.. Enumerable.Range(0, (int)beats).Select(_ => new uint[2])]);

        Assert.Equal(expected, new NullHopReference(Parameters).Run([load], []).Errors);
    }

    [Fact]
    public void Words_go_to_the_clusters_that_leave_their_number()
    {
        // Loaded as two words: clusters 0 and 2 multiply by 1 .. 16, clusters 1 and 3 by 0. Read as four words.
        uint[][] beats = [.. Weights.Beats, [0, 0], [0, 0]];
        NullHopResult result = new NullHopReference(Parameters).Run(
            [Weights with { WordsLog2 = 1, Beats = beats }, Push(Pass with { WordsLog2 = 2 })], [One(2)]);

        Assert.Equal([.. Times(2), .. Times(0), .. Times(2), .. Times(0)], Assert.Single(result.Packets).Words);
    }

    [Fact]
    public void A_pass_waits_for_the_loads_that_it_names()
    {
        NullHopResult result = new NullHopReference(Parameters).Run(
            [Push(Pass), Weights], [One(3)]);

        Assert.Equal(Times(3), Assert.Single(result.Packets).Words);
        Assert.Throws<InvalidOperationException>(() =>
            new NullHopReference(Parameters).Run([Push(Pass with { Loads = 2 }), Weights], [One(3)]));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(7, 9, true)]
    [InlineData(65535, 2, true)]
    [InlineData(2, 65535, false)]
    public void Loads_are_counted_modulo_65536(int number, int needed, bool done) =>
        Assert.Equal(done, NullHopHazards.IsDone(number, needed));

    [Fact]
    public void A_program_waits_for_all_passes_before_it_uses_rows_again()
    {
        // Five layers of 4 x 4 x 16 x 1 = 256 rows, where there are 1,024.
        var program = new NullHopProgram(Parameters);
        LayerCase layer = new RandomLayers(Parameters, 1).Case(0);
        layer = layer with
        {
            Layer = layer.Layer with { Channels = 16, KernelHeight = 4, KernelWidth = 4, Outputs = 1 },
            Weights = new Cnn.Layers.ConvolutionWeights(1, new int[256], [0], []),
            Frames = [new Cnn.Layers.FeatureMap(layer.Layer.Height, layer.Layer.Width, 16)],
            Slices = [16],
        };
        for (int i = 0; i < 5; i++)
        {
            program.Add(layer);
        }

        Assert.Equal([0u, 256u, 512u, 768u, 0u], program.Descriptors.Select(descriptor => descriptor.WeightBase));
        Assert.Equal([0u, 1u, 2u, 3u, 4u], program.Descriptors.Select(descriptor => descriptor.BiasBase));
        Assert.Equal([2, 4, 6, 8, 10], program.Descriptors.Select(descriptor => descriptor.Loads));
        Assert.Equal(12, program.Commands.ToList().FindIndex(command => command is NullHopWait(0)));
        Assert.Single(program.Commands.OfType<NullHopWait>());
    }

    [Fact]
    public void An_input_that_is_kept_comes_once()
    {
        var layers = new RandomLayers(Parameters, 1);
        LayerCase layer = layers
            .Take(layers.Corners)
            .Single(layer => layer.Name == "the input is kept for the passes behind");
        var program = new NullHopProgram(Parameters);
        program.Add(layer);

        Assert.Equal(
            [(true, false), (false, true)],
            program.Descriptors.Select(descriptor => (descriptor.KeepInput, descriptor.ReuseInput)));
        Assert.Equal(layer.Layer.Height * layer.Slices.Count, program.Input.Count);
    }

    [Fact]
    public void Programs_that_depend_on_timing_are_refused()
    {
        NullHopCommand first = Push(Pass);
        NullHopCommand second = Push(Pass with { Loads = 2 });
        NullHopResult Run(params NullHopCommand[] commands) => new NullHopReference(Parameters).Run(
            commands, [One(3), One(4), One(5)]);

        // A load into rows that are read; one into others; one after waiting; one that a pass does not wait for.
        Assert.Throws<InvalidOperationException>(() => Run(Weights, first, Weights, second));
        Assert.Equal(2, Run(Weights, first, Weights with { Base = 1 }, second).Packets.Count);
        Assert.Equal(2, Run(Weights, first, new NullHopWait(0), Weights, second).Packets.Count);
        Assert.Throws<InvalidOperationException>(() => Run(Weights, first, new NullHopWait(1), Weights, second));
        Assert.Throws<InvalidOperationException>(() => Run(Weights, Weights, first));
        Assert.Single(Run(Weights, Weights with { Base = 1 }, first).Packets);
    }

    [Fact]
    public void An_input_that_ends_too_early_is_refused() =>
        Assert.Throws<InvalidOperationException>(() =>
            new NullHopReference(Parameters).Run([Weights, Push(Pass with { Frames = 2 })], [One(3)]));

    [Fact]
    public void A_kept_input_is_read_with_the_sign_of_each_pass()
    {
        Descriptor kept = Pass with { KeepInput = true, OutSigned = true, LastChannels = 1 };
        NullHopResult result = new NullHopReference(Parameters).Run(
            [Weights, Push(kept), Push(kept with { ReuseInput = true, KeepInput = false, InSigned = true })],
            [One(0xFE)]);

        Assert.Equal([127UL, 0xFE], result.Packets.Select(packet => packet.Words[0]));
        Assert.Equal(1, result.Consumed);
    }

    [Fact]
    public void Accumulate_passes_give_one_packet()
    {
        NullHopResult result = new NullHopReference(Parameters).Run(
            [
                Weights, Push(Pass with { AccumulateLast = false }),
                Push(Pass with { AccumulateFirst = false, AccumulateLast = false }),
                Push(Pass with { AccumulateFirst = false }), Push(Pass),
            ],
            [One(3), One(4), One(5), One(6)]);

        Assert.Equal([Times(12), Times(6)], result.Packets.Select(packet => packet.Words));
    }

    [Fact]
    public void An_overcommitted_store_takes_sparse_rows_alone()
    {
        // 32 x 65 values in a row, of which a parity can hold 1,024.
        NullHopParameters parameters = Parameters with { Overcommit = true };
        Descriptor wide = Pass with { Width = 32, Channels = 65, Slices = [65], InRaw = true };
        NullHopResult Run(int values) => new NullHopReference(parameters).Run(
            [Weights, Push(wide)],
            [new MapPacket([.. Enumerable.Range(0, 32 * 65).Select(pixel => pixel < values ? 1UL : 0)])]);

        Assert.Equal((NullHopErrors.None, 1024), (Run(1024).Errors, Held(Run(1024))));
        Assert.Equal((NullHopErrors.Overflow, 1024), (Run(1025).Errors, Held(Run(1025))));
        Assert.Equal(Times(1), Assert.Single(Run(1025).Packets).Words);
    }

    [Theory]
    [InlineData(1024, 1024, 0, true)]
    [InlineData(600, 1024, 424, true)]
    [InlineData(600, 0, 425, false)]
    public void Rows_of_one_parity_share_half_of_the_store(int first, int second, int third, bool fits)
    {
        NullHopParameters parameters = Parameters with { Overcommit = true };
        Descriptor wide = Pass with
        {
            Height = 3,
            Width = 32,
            Channels = 65,
            Slices = [65],
            InRaw = true,
            KernelHeight = 3,
        };
        MapPacket Row(int values) =>
            new([.. Enumerable.Range(0, 32 * 65).Select(pixel => pixel < values ? 1UL : 0)]);
        NullHopResult Run() => new NullHopReference(parameters).Run(
            [Weights, Push(wide)], [Row(first), Row(second), Row(third)]);

        NullHopResult result = Run();
        Assert.Single(result.Packets);
        Assert.Equal(fits ? NullHopErrors.None : NullHopErrors.Overflow, result.Errors);
        Assert.Equal(first + second + Math.Min(third, 1024 - first), Held(result));
    }

    [Theory]
    [InlineData(2, false, 1024, 1024, 1024)]
    [InlineData(1, false, 1024, 1024, 2048)]
    [InlineData(1, true, 512, 512, 1024)]
    public void Rows_that_are_no_longer_needed_make_room(int windows, bool keep, int first, int second, int room)
    {
        // One run per cycle, so one store of 2,048; windows of two rows.
        NullHopParameters parameters = Parameters with { Overcommit = true, FetchRuns = 1 };
        Descriptor wide = Pass with
        {
            Height = 3,
            Width = 32,
            Channels = 65,
            Slices = [65],
            InRaw = true,
            KernelHeight = 2,
            OutHeight = windows,
            PooledHeight = windows,
            KeepInput = keep,
        };
        MapPacket Row(int values) =>
            new([.. Enumerable.Range(0, 32 * 65).Select(pixel => pixel < values ? 1UL : 0)]);
        NullHopResult Run(int third) => new NullHopReference(parameters).Run(
            [Weights, Push(wide)], [Row(first), Row(second), Row(third)]);

        Assert.Equal(NullHopErrors.None, Run(room).Errors);
        NullHopResult over = Run(room + 1);
        Assert.Equal((NullHopErrors.Overflow, first + second + room), (over.Errors, Held(over)));
    }

    private static int Held(NullHopResult result) =>
        result.Frames.Sum(frame => frame.Values.Length - frame.Values.Count(0));
}

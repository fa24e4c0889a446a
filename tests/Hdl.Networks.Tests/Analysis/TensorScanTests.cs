using Hdl.Core.Problems;
using Hdl.Networks.Analysis;
using Hdl.Networks.Coding;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Tests.Analysis;

public sealed class TensorScanTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.npz");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(1, 28)]
    [InlineData(2, 28 * 5)]
    [InlineData(3, 28 * 5 * 3)]
    [InlineData(8, 28 * 5 * 3)]
    [InlineData(-1, 28 * 5)]
    public void Sizes_are_the_sums_over_packets(int axes, int packetPixels)
    {
        byte[] pixels = RandomBytes(3 * 5 * 28, 0.7, 1);
        CodeSettings settings = new() { Packet = new PacketRule(axes), MapWidth = 8, RunWidth = 2, PairsPerWord = 2 };

        TensorAnalysis analysis = Scan(Tensor.Of("x", [3, 5, 28], pixels), settings);

        var map = new SparsityMapSize(8, 16);
        var run = new RunLengthSize(2, 16, 2);
        bool[][] packets = [.. pixels.Select(pixel => pixel != 0).Chunk(packetPixels)];
        Assert.Equal((packetPixels, packets.Length), (analysis.PacketPixels, analysis.Packets));
        Assert.Equal(
            packets.Sum(packet => map.Bits(packet.Length, packet.Count(nonZero => nonZero))), analysis.MapBits);
        Assert.Equal(packets.Sum(packet => run.Pairs(packet)), analysis.Pairs);
        Assert.Equal(packets.Sum(packet => run.Bits(run.Pairs(packet))), analysis.RunBits);
        Assert.Equal(16 * pixels.Length, analysis.RawBits);
        Assert.Equal(pixels.Count(pixel => pixel == 0) / (double)pixels.Length, analysis.Zeros!.Value, 12);
        Assert.Equal(
            Entropy.ValueBits(pixels.CountBy(pixel => pixel).Select(pair => (long)pair.Value)),
            analysis.ValueEntropyBits!.Value, 6);
    }

    [Theory]
    [InlineData(new int[0], 1, 1)]
    [InlineData(new[] { 7 }, 1, 7)]
    [InlineData(new[] { 7 }, -1, 7)]
    [InlineData(new[] { 7, 3 }, -1, 3)]
    [InlineData(new[] { 7, 3, 2 }, -1, 6)]
    [InlineData(new[] { 7, 3, 2 }, 2, 6)]
    [InlineData(new[] { 7, 3, 2 }, int.MaxValue, 42)]
    public void A_packet_is_what_lies_under_one_index_of_the_first_axes(int[] shape, int axes, long pixels) =>
        Assert.Equal(pixels, new PacketRule(axes).PixelsOf(shape));

    [Theory]
    [InlineData(new[] { 0 }, 1)]
    [InlineData(new[] { 1 }, 1)]
    [InlineData(new[] { 2 }, 2)]
    [InlineData(new[] { 255 }, 8)]
    [InlineData(new[] { 256 }, 9)]
    [InlineData(new[] { -1 }, 1)]
    [InlineData(new[] { -1, 1 }, 2)]
    [InlineData(new[] { -128, 127 }, 8)]
    [InlineData(new[] { -128, 128 }, 9)]
    [InlineData(new[] { -129 }, 9)]
    [InlineData(new[] { 65535 }, 16)]
    [InlineData(new[] { 65536 }, 17)]
    [InlineData(new[] { int.MinValue, int.MaxValue }, 32)]
    public void The_width_is_the_least_that_holds_every_value(int[] values, int width)
    {
        Tensor tensor = Tensor.Of("x", [values.Length], values);

        Assert.Equal(width, Scan(tensor, new() { ValueWidthRule = ValueWidthRule.Fit }).ValueWidth);
        Assert.Equal(Math.Max(16, width), Scan(tensor, new()).ValueWidth);
        Assert.Equal(
            width, Scan(tensor, new() { ValueWidthRule = ValueWidthRule.Given, ValueWidth = width }).ValueWidth);
        if (width > 1)
        {
            Problem problem = Refused(tensor, new() { ValueWidthRule = ValueWidthRule.Given, ValueWidth = width - 1 });
            Assert.Equal("The values do not fit", problem.What);
            Assert.Contains($"--value-width {width} or more", problem.Remedy, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData('u', new byte[] { 255, 255, 255, 255, 255, 255, 255, 255 }, 64)]
    [InlineData('i', new byte[] { 0, 0, 0, 0, 0, 0, 0, 128 }, 64)]
    [InlineData('i', new byte[] { 255, 255, 255, 255, 255, 255, 255, 127 }, 63)]
    public void Values_of_sixty_four_bits_are_measured_too(char kind, byte[] bytes, int width) =>
        Assert.Equal(width, Scan(new Tensor("x", new(kind, 8), [1], bytes), new()).ValueWidth);

    [Fact]
    public void Floats_count_as_words_of_the_width_asked_for()
    {
        byte[] bytes = [.. new[] { 0f, -0f, 1.5f, -2.25f }.SelectMany(BitConverter.GetBytes)];
        var tensor = new Tensor("x", new('f', 4), [4], bytes);

        Assert.Equal((16, 2L), (Scan(tensor, new()).ValueWidth, Scan(tensor, new()).NonZeros));
        Assert.Equal(32, Scan(tensor, new() { ValueWidthRule = ValueWidthRule.Fit }).ValueWidth);
        Assert.Equal(8, Scan(tensor, new() { ValueWidthRule = ValueWidthRule.Given, ValueWidth = 8 }).ValueWidth);
        Assert.Equal(4 * 1.5, Scan(tensor, new()).ValueEntropyBits!.Value, 9);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_no_number_is_refused_with_its_index(float value)
    {
        float[] values = new float[12];
        values[7] = value;

        Problem problem = Refused(
            new Tensor("x", new('f', 4), [3, 4], values.SelectMany(BitConverter.GetBytes).ToArray()), new());

        Assert.Equal("Not a number, or infinite", problem.What);
        Assert.EndsWith("x[1, 3]", problem.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5, 0)]
    [InlineData(0, 28)]
    public void An_empty_tensor_has_no_size(params int[] shape)
    {
        TensorAnalysis analysis = Scan(Tensor.Of("x", shape, Array.Empty<byte>()), new());

        Assert.Equal((0, 0, 0, 0.0), (analysis.RawBits, analysis.MapBits, analysis.RunBits, analysis.VerbatimBits));
        Assert.Null(analysis.Zeros);
        Assert.Null(analysis.RunCrossover);
    }

    [Fact]
    public void Too_many_different_values_leave_their_entropy_open()
    {
        int[] values = [.. Enumerable.Range(-1, TensorAnalysis.MostValues + 3)];

        Assert.Null(Scan(Tensor.Of("x", [values.Length], values), new()).ValueEntropyBits);
        Assert.Equal(
            Math.Log2(TensorAnalysis.MostValues) * TensorAnalysis.MostValues,
            Scan(
                Tensor.Of("x", [TensorAnalysis.MostValues], values[..TensorAnalysis.MostValues]),
                new()).ValueEntropyBits!.Value,
            3);
    }

    [Fact]
    public void Images_of_MNIST_are_smallest_under_the_map()
    {
        TensorAnalysis? analysis = null;
        TensorFile.Read(TestImages.ImageFile, tensor => analysis = TensorScan.Run(tensor, tensor.Name, new()));

        Assert.Equal((300 * 784, 8, "map"), (analysis!.Pixels, analysis.NeededWidth, analysis.Smallest));
        byte[] pixels = TestImages.Mnist300().Pixels;
        Assert.Equal((300 * 28 * 32) + (16 * pixels.Count(pixel => pixel != 0)), analysis.MapBits);
    }

    [Fact]
    public void Work_is_reported_and_can_be_cancelled()
    {
        NpzWriter.Write(_path, [Tensor.Of("x", [100_000], new byte[100_000])]);
        var seen = new List<long>();

        TensorFile.Read(_path, tensor => TensorScan.Run(tensor, "x", new(), new Collector(seen)));

        Assert.Equal(100_000, seen[^1]);
        Assert.Throws<OperationCanceledException>(() =>
            TensorFile.Read(_path, tensor => TensorScan.Run(tensor, "x", new(), null, new CancellationToken(true))));
    }

    internal static byte[] RandomBytes(int count, double zeros, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => random.NextDouble() < zeros ? (byte)0 : (byte)random.Next(1, 256)),
        ];
    }

    private TensorAnalysis Scan(Tensor tensor, CodeSettings settings)
    {
        NpzWriter.Write(_path, [tensor]);
        TensorAnalysis? analysis = null;
        TensorFile.Read(_path, reader => analysis = TensorScan.Run(reader, reader.Name, settings));
        return analysis!;
    }

    private Problem Refused(Tensor tensor, CodeSettings settings) =>
        Assert.Single(Assert.Throws<InvalidInputException>(() => Scan(tensor, settings)).Problems);

    private sealed class Collector(List<long> seen) : IProgress<long>
    {
        public void Report(long value) => seen.Add(value);
    }
}

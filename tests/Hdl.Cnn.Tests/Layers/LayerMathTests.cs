using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Tests.Layers;

public sealed class LayerMathTests
{
    private static readonly LayerWidths Eight = new(8, 8, 32);

    public static TheoryData<string> Parameters => [.. TestParameters.Names];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Random_layers_give_what_the_formulas_say(string name)
    {
        NullHopParameters parameters = TestParameters.Of(name);
        var layers = new RandomLayers(parameters, 3);
        foreach (LayerCase layer in layers.Take(layers.Corners + 60))
        {
            foreach (FeatureMap frame in layer.Frames)
            {
                FeatureMap output = LayerMath.Run(layer.Layer, parameters.Widths, frame, layer.Weights);
                int[,,] expected = NaiveLayer.Run(
                    layer.Layer, parameters.ValueWidth, parameters.AccumulatorWidth, frame, layer.Weights);

                Assert.Equal(
                    (expected.GetLength(0), expected.GetLength(1), expected.GetLength(2)),
                    (output.Height, output.Width, output.Channels));
                Assert.True(expected.Cast<int>().SequenceEqual(output.Values.ToArray()), layer.Name);
            }
        }
    }

    [Fact]
    public void A_convolution_worked_out_by_hand()
    {
        // X = 1 2 3    K = 1 -1   padded at the left and above:
        //     4 0 6        2  3
        var layer = new ConvolutionLayer
        {
            Height = 2,
            Width = 3,
            Channels = 1,
            Outputs = 1,
            KernelHeight = 2,
            KernelWidth = 2,
            PadTop = 1,
            PadLeft = 1,
            OutHeight = 2,
            OutWidth = 3,
            OutSigned = true,
        };
        var input = new FeatureMap(2, 3, 1, [1, 2, 3, 4, 0, 6]);
        var weights = new ConvolutionWeights(1, [1, -1, 2, 3], [0], []);

        // Row 0: 3*1, 2*1 + 3*2, 2*2 + 3*3. Row 1: -1*1 + 3*4, 1 - 2 + 2*4 + 0, 2 - 3 + 0 + 3*6.
        Assert.Equal([3, 8, 13, 11, 7, 17], LayerMath.Sums(layer, input, weights));

        // Plus 3 << 1; halved and rounded: 4.5, 7, 9.5, 8.5, 6.5, 11.5.
        weights = new ConvolutionWeights(1, [1, -1, 2, 3], [3], []);
        layer = layer with { BiasShift = 1, Shift = 1 };
        Assert.Equal([4, 7, 9, 8, 6, 11], LayerMath.Run(layer, Eight, input, weights).Values);
        layer = layer with { Round = true };
        Assert.Equal([5, 7, 10, 9, 7, 12], LayerMath.Run(layer, Eight, input, weights).Values);

        // Pooled 2 by 2 with stride 1, then clamped to 4 signed bits.
        layer = layer with { PoolWindow = 2 };
        Assert.Equal([9, 12], LayerMath.Run(layer, Eight, input, weights).Values);
        Assert.Equal([7, 7], LayerMath.Run(layer, Eight with { Value = 4 }, input, weights).Values);
    }

    [Fact]
    public void Channels_stand_side_by_side_in_window_and_output()
    {
        // Two pixels of two channels, (1, 2) and (3, 4); a kernel of one row and two columns; two outputs.
        var layer = new ConvolutionLayer
        {
            Height = 1,
            Width = 2,
            Channels = 2,
            Outputs = 2,
            KernelHeight = 1,
            KernelWidth = 2,
            OutHeight = 1,
            OutWidth = 1,
        };
        var weights = new ConvolutionWeights(2, [1, 10, 100, 1000, -1, 0, 0, 5], [0, 0], []);

        // 1 + 20 + 300 + 4000, and -1 + 20.
        Assert.Equal([4321, 19], LayerMath.Sums(layer, new FeatureMap(1, 2, 2, [1, 2, 3, 4]), weights));
    }

    [Theory]
    [InlineData(-1, 1, false, -1)]
    [InlineData(-1, 1, true, 0)]
    [InlineData(1, 1, true, 1)]
    [InlineData(-3, 1, true, -1)]
    [InlineData(3, 1, true, 2)]
    [InlineData(5, 0, true, 5)]
    [InlineData(-7, 2, false, -2)]
    [InlineData(-6, 2, true, -1)]
    [InlineData(-1, 63, false, -1)]
    [InlineData(-1, 63, true, 0)]
    [InlineData(long.MaxValue, 63, true, 1)]
    [InlineData(long.MaxValue, 63, false, 0)]
    [InlineData(1L << 62, 63, true, 1)]
    [InlineData((1L << 62) - 1, 63, true, 0)]
    [InlineData(long.MinValue, 63, true, -1)]
    public void Halves_are_rounded_up_and_the_rest_to_the_nearest(long scaled, int shift, bool round, long expected) =>
        Assert.Equal(expected, LayerMath.Quantise(scaled, shift, round));

    [Theory]
    [InlineData(32767, 0, 0, 16, 32767)]
    [InlineData(32767, 1, 0, 16, -32768)]
    [InlineData(-32768, -1, 0, 16, 32767)]
    [InlineData(0, 1, 16, 16, 0)]
    [InlineData(0, int.MinValue, 16, 48, -140737488355328)]
    [InlineData(-1, int.MinValue, 16, 48, 140737488355327)]
    [InlineData(5, int.MinValue, 31, 48, 5)]
    public void Totals_wrap(long sum, int bias, int biasShift, int width, long expected) =>
        Assert.Equal(expected, LayerMath.Total(sum, bias, biasShift, width));

    [Theory]
    [InlineData(-5, true, true, 0)]
    [InlineData(-5, false, true, -5)]
    [InlineData(-5, false, false, 0)]
    [InlineData(200, false, true, 127)]
    [InlineData(200, false, false, 200)]
    [InlineData(256, true, false, 255)]
    [InlineData(-129, false, true, -128)]
    [InlineData(long.MaxValue, false, false, 255)]
    [InlineData(long.MinValue, false, true, -128)]
    public void Values_are_rectified_and_clamped(long quantised, bool relu, bool signed, int expected) =>
        Assert.Equal(expected, LayerMath.Clamp(quantised, relu, signed, 8));

    [Fact]
    public void The_greatest_total_times_the_greatest_multiplier_is_exact()
    {
        Assert.Equal(-9223231299366420480, LayerMath.Scale(-140737488355328, 65535));
        Assert.Equal(9223231299366354945, LayerMath.Scale(140737488355327, 65535));
    }

    [Fact]
    public void Accumulate_passes_give_what_one_pass_gives()
    {
        // The parts wrap at 16 bits, their sum does not: 200 * 200 - 200 * 199 = 200.
        var widths = new LayerWidths(8, 8, 16);
        ConvolutionLayer Part(int channels) => new()
        {
            Height = 1,
            Width = 1,
            Channels = channels,
            Outputs = 1,
            KernelHeight = 1,
            KernelWidth = 1,
            OutHeight = 1,
            OutWidth = 1,
        };

        var weights = new ConvolutionWeights(1, [200, -199], [7], []);
        var input = new FeatureMap(1, 1, 2, [200, 200]);
        long[] first = LayerMath.Accumulate(
            widths, null, LayerMath.Sums(Part(1), input.Slice(0, 1), weights.Slice(2, 0, 1)));
        long[] both = LayerMath.Accumulate(
            widths, first, LayerMath.Sums(Part(1), input.Slice(1, 1), weights.Slice(2, 1, 1)));

        Assert.Equal([40000 - 65536], first);
        Assert.Equal([200], both);
        Assert.Equal([207], LayerMath.Finish(Part(1), widths, both, weights).Values);
        Assert.Equal([207], LayerMath.Run(Part(2), widths, input, weights).Values);
    }

    [Fact]
    public void A_map_or_a_kernel_of_another_shape_is_refused()
    {
        ConvolutionLayer layer = LayerCheckTests.Legal;
        var map = new FeatureMap(layer.Height, layer.Width, layer.Channels);
        var weights = new ConvolutionWeights(
            layer.Outputs, new int[layer.Outputs * layer.Taps], new int[layer.Outputs], []);

        Assert.NotEmpty(LayerMath.Sums(layer, map, weights));
        Assert.Throws<ArgumentOutOfRangeException>(() => LayerMath.Sums(
            layer, new FeatureMap(layer.Width, layer.Height, layer.Channels), weights));
        Assert.Throws<ArgumentOutOfRangeException>(() => LayerMath.Sums(
            layer with { KernelWidth = 1 }, map, weights));
    }
}

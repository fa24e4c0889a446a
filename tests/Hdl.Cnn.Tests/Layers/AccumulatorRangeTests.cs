using System.Numerics;
using Hdl.Cnn.Layers;

namespace Hdl.Cnn.Tests.Layers;

public sealed class AccumulatorRangeTests
{
    [Theory]
    [InlineData(false, 0, 2)]
    [InlineData(false, 1, 2)]
    [InlineData(true, 1, 3)]
    [InlineData(true, 2, 2)]
    [InlineData(true, 3, 1)]
    public void The_range_is_that_of_all_inputs(bool signed, int padding, int size)
    {
        // Values of 2 bits, an image of size x 2: all of the at most 4^6 inputs are tried.
        var widths = new LayerWidths(2, 4, 16);
        var layer = new ConvolutionLayer
        {
            Height = size,
            Width = 2,
            Channels = 1,
            Outputs = 1,
            KernelHeight = 3,
            KernelWidth = 2,
            PadTop = padding,
            OutHeight = 1,
            OutWidth = 1,
            InSigned = signed,
            BiasShift = 2,
        };
        layer = layer.Filled(1, 0) with { OutHeight = Math.Max(1, layer.Filled(1, 0).OutHeight) };
        var weights = new ConvolutionWeights(1, [3, -8, 7, 2, -1, -5], [-3], []);
        (BigInteger least, BigInteger greatest) = (1000, -1000);
        for (int code = 0; code < 1 << (4 * size); code++)
        {
            int[] values = [.. Enumerable.Range(0, 2 * size).Select(pixel =>
                ((code >> (2 * pixel)) & 3) is var value && signed && value > 1 ? value - 4 : value)];
            for (int y = 0; y < layer.OutHeight; y++)
            {
                BigInteger total = NaiveLayer.S(layer, new FeatureMap(size, 2, 1, values), weights, 0, y, 0) - 12;
                (least, greatest) = (BigInteger.Min(least, total), BigInteger.Max(greatest, total));
            }
        }

        Assert.Equal(((long)least, (long)greatest), AccumulatorRange.Range(layer, widths, weights, 0));
    }

    [Fact]
    public void Channels_whose_totals_could_wrap_are_reported_with_the_width_that_they_need()
    {
        var layer = new ConvolutionLayer
        {
            Height = 1,
            Width = 1,
            Channels = 2,
            Outputs = 5,
            KernelHeight = 1,
            KernelWidth = 1,
            OutHeight = 1,
            OutWidth = 1,
        };

        // Inputs to 255. Totals: 255 * 128 + 127 = 32767; one more; -255 * 128 - 128 = -32768; one less; a bias alone.
        var weights = new ConvolutionWeights(
            5, [100, 28, 100, 28, -128, 0, -128, 0, 1, 0], [127, 128, -128, -129, int.MaxValue], []);

        Assert.Equal(
            [new AccumulatorExcess(1, 17), new AccumulatorExcess(3, 17), new AccumulatorExcess(4, 33)],
            AccumulatorRange.Excesses(layer, new LayerWidths(8, 9, 16), weights));
        Assert.Equal(
            [new AccumulatorExcess(4, 33)], AccumulatorRange.Excesses(layer, new LayerWidths(8, 9, 17), weights));
        Assert.Empty(AccumulatorRange.Excesses(layer, new LayerWidths(8, 9, 33), weights));
        Assert.Equal(62, AccumulatorRange.Width(
            layer with { BiasShift = 30 }, new LayerWidths(8, 9, 16), weights, 4));
    }

    [Fact]
    public void The_width_that_the_definition_calls_enough_is_enough()
    {
        // A >= V + U + CeilLog2(kh kw Cin) + 1: 8 + 8 + 5 + 1 for 3 x 3 x 3, all weights the least, bias as the sum.
        var layer = new ConvolutionLayer
        {
            Height = 3,
            Width = 3,
            Channels = 3,
            Outputs = 1,
            KernelHeight = 3,
            KernelWidth = 3,
            OutHeight = 1,
            OutWidth = 1,
        };
        var weights = new ConvolutionWeights(1, [.. Enumerable.Repeat(-128, 27)], [-27 * 128 * 255], []);

        Assert.InRange(AccumulatorRange.Width(layer, new LayerWidths(8, 8, 32), weights, 0), 1, 22);
    }

    [Fact]
    public void Windows_that_are_not_computed_do_not_count()
    {
        // The weight of 127 meets the image in the third column alone, which pooling by 2 leaves out.
        var layer = new ConvolutionLayer
        {
            Height = 1,
            Width = 1,
            Channels = 1,
            Outputs = 1,
            KernelHeight = 1,
            KernelWidth = 3,
            PadLeft = 2,
            OutHeight = 1,
            OutWidth = 3,
        };
        var weights = new ConvolutionWeights(1, [127, 1, 2], [0], []);
        var widths = new LayerWidths(8, 8, 32);

        Assert.Equal((0, 255 * 127), AccumulatorRange.Range(layer, widths, weights, 0));
        layer = layer with { OutHeight = 2, PoolWindow = 2, PoolStride = 2 };
        Assert.Equal((0, 255 * 2), AccumulatorRange.Range(layer, widths, weights, 0));
    }
}

using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Tests.Networks;

public class WeightImageTests
{
    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 3)]
    [InlineData(8, 0)]
    [InlineData(8, 4)]
    [InlineData(8, 7)]
    public void Every_bias_of_two_weights_is_split_into_two_weights(int bits, int fraction)
    {
        var formats = new DeltaFormats(4, 8, bits, fraction, 40, 4);
        int least = -(1 << (bits - 1));
        int scale = 1 + (1 << fraction);
        for (int bias = least * scale; bias <= (-least - 1) * scale; bias++)
        {
            (int part, int units) = WeightImage.Split(bias, formats);

            Assert.InRange(part, least, -least - 1);
            Assert.InRange(units, least, -least - 1);
            Assert.Equal(bias, part + (units << fraction));
        }
    }

    [Theory]
    [InlineData(15, 32_767, 32_767)] // the greatest and the least: both columns at their ends
    [InlineData(15, -32_768, -32_768)]
    [InlineData(15, 16_383, 32_767)]
    [InlineData(15, -16_384, -32_768)]
    [InlineData(15, -1, 0)]
    public void Biases_of_sixteen_bits_are_split_as_they_were_made(int fraction, int part, int units)
    {
        var formats = new DeltaFormats(4, 8, 16, fraction, 48, 4);

        Assert.Equal((part, units), WeightImage.Split(part + (units << fraction), formats));
    }

    [Fact]
    public void Biases_of_two_columns_are_drawn_from_all_that_they_hold_and_come_back_from_the_image()
    {
        var formats = new DeltaFormats(4, 8, 4, 3, 40, 4);
        var shape = new DeltaShape(3, 12, [9, 5], true, 7, false, 2);
        DeltaWeights weights = RandomWeights.Of(DeltaCell.Gru, formats, shape, 2);

        DeltaWeights read = new WeightReader(formats, 3, 4, 2)
            .Read(WeightImage.Of(formats, weights, 4, 2).Lines, shape);

        int[] biases = [.. weights.Layers.SelectMany(layer => layer.InputBias)];
        Assert.Contains(biases, bias => bias > 56 + 3); // more units than a column's 7, rounded
        Assert.All(weights.Layers.Zip(read.Layers), pair =>
        {
            Assert.Equal(pair.First.InputBias, pair.Second.InputBias);
            Assert.Equal(pair.First.HiddenBias, pair.Second.HiddenBias);
        });
        Assert.Equal(weights.Readout!.Bias, read.Readout!.Bias);
        Assert.All(WeightImage.Of(formats, weights, 4, 2).Lines.SelectMany(line => line), weight =>
            Assert.InRange(weight, -8, 7));
    }
}

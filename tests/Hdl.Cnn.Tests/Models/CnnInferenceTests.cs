using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Tests.Models;

public sealed class CnnInferenceTests
{
    public static TheoryData<string> Parameters => [.. TestParameters.Names];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Random_layers_give_what_the_formulas_give(string name)
    {
        NullHopParameters parameters = TestParameters.Of(name);
        var layers = new RandomLayers(parameters, 23);
        foreach (LayerCase layer in layers.Take(layers.Corners + 150))
        {
            // Wrapping accumulators included: neither side checks the range.
            foreach (int accumulator in (int[])[parameters.AccumulatorWidth, 32, 31, 16])
            {
                LayerWidths widths = parameters.Widths with { Accumulator = accumulator };
                var inference = new CnnInference(Network(new CnnModelLayer(layer.Layer, layer.Weights), widths));
                foreach (FeatureMap frame in layer.Frames)
                {
                    int best = inference.Run(frame.Values);

                    int[] expected = LayerMath.Run(layer.Layer, widths, frame, layer.Weights).Values.ToArray();
                    Assert.True(inference.Map(0).SequenceEqual(expected), $"{layer.Name}, {accumulator} bits");
                    Assert.Equal(Array.IndexOf(expected, expected.Max()), best);
                }
            }
        }
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(63, false)]
    [InlineData(40, true)]
    [InlineData(1, true)]
    [InlineData(0, true)]
    public void Any_shift_gives_what_the_formulas_give(int shift, bool round)
    {
        CnnModelLayer small = CnnModels.Small().Layers[1];
        ConvolutionLayer layer = small.Layer with { Shift = shift, Round = round, BiasShift = 31 };
        var weights = new ConvolutionWeights(
            2, [.. Enumerable.Repeat(-128, 18), .. Enumerable.Repeat(127, 18)], [-1, 1], [65_535, 65_535]);
        var widths = new LayerWidths(8, 8, 32);
        var inference = new CnnInference(Network(new CnnModelLayer(layer, weights), widths));
        var frame = new FeatureMap(3, 2, 3, [.. Enumerable.Repeat(255, 18)]);

        inference.Run(frame.Values);

        Assert.Equal(LayerMath.Run(layer, widths, frame, weights).Values, inference.Map(0));
    }

    [Fact]
    public void All_layers_are_computed_and_the_first_of_the_greatest_outputs_is_the_class()
    {
        CnnModel small = CnnModels.Small();
        var random = new Random(9);
        var classes = new int[2];
        for (int run = 0; run < 50; run++)
        {
            CnnModelLayer last = small.Layers[1];
            last = last with { Weights = CnnModels.Random(last.Layer, run, [50_000, 65_535]) };
            CnnModel model = small with { Layers = [small.Layers[0], last] };
            var inference = new CnnInference(model);
            var frame = new FeatureMap(5, 4, 2, [.. Enumerable.Range(0, 40).Select(_ => random.Next(256))]);

            int best = inference.Run(frame.Values);

            FeatureMap map = frame;
            foreach ((int index, CnnModelLayer layer) in model.Layers.Index())
            {
                map = LayerMath.Run(layer.Layer, model.Widths, map, layer.Weights);
                Assert.Equal(map.Values, inference.Map(index));
            }

            Assert.Equal(map.Values[1] > map.Values[0] ? 1 : 0, best);
            classes[best]++;
        }

        Assert.DoesNotContain(0, classes);
    }

    [Fact]
    public void An_input_of_another_size_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CnnInference(CnnModels.Small()).Run(new int[39]));

    private static CnnModel Network(CnnModelLayer layer, LayerWidths widths) =>
        new() { Name = "one", Widths = widths, Layers = [layer] };
}

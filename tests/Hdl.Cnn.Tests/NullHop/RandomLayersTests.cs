using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Corners;

namespace Hdl.Cnn.Tests.NullHop;

public sealed class RandomLayersTests
{
    public static TheoryData<string> Parameters => [.. TestParameters.Names];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Layers_are_legal_and_of_many_kinds(string name)
    {
        NullHopParameters parameters = TestParameters.Of(name);
        var layers = new RandomLayers(parameters, 1);
        LayerCase[] cases = [.. layers.Take(layers.Corners + 200)];
        foreach (LayerCase layer in cases)
        {
            Assert.Empty(LayerCheck.Problems(layer.Layer, new LayerLimits { Kernel = parameters.MaxKernel }));
            Assert.Empty(LayerCheck.Problems(layer.Layer, parameters.Widths, layer.Weights));
            var program = new NullHopProgram(parameters);
            program.Add(layer);
            Assert.Empty(program.Refusals());
        }

        Assert.True(layers.Corners >= 40, $"{layers.Corners} corner cases");
        LayerCase[] random = cases[layers.Corners..];
        Assert.All(random, layer => Assert.Equal("random", layer.Name));
        Func<LayerCase, bool>[] kinds =
        [
            layer => layer.Layer.Stride > 1,
            layer => layer.Layer.PoolWindow > 1,
            layer => layer.Layer.PadTop >= layer.Layer.KernelHeight,
            layer => layer.Layer.Stride > layer.Layer.KernelHeight,
            layer => layer.Layer.Relu,
            layer => layer.Layer.Round,
            layer => layer.Layer.InSigned,
            layer => layer.Layer.OutSigned,
            layer => layer.Slices.Count > 1,
            layer => layer.Frames.Count > 1,
            layer => layer.Frames[0].Values.IndexOfAnyExcept(0) < 0,
            layer => !layer.Frames[0].Values.Contains(0),
            layer => layer.InRaw,
            layer => layer.OutRaw,
            layer => layer.Accumulate,
            layer => layer.KeepInput && PassPlan.Of(parameters, layer.Layer.Outputs).Count > 1,
        ];
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            // So many clusters as one of these has make every layer a single pass.
            Assert.True(random.Any(kinds[kind]) || (kind == 15 && parameters.Clusters > 8), $"kind {kind}");
        }
    }

    [Fact]
    public void Every_corner_case_is_legal_for_the_preset()
    {
        string[] all = [.. new LayerCorners(new NullHopParameters()).All().Select(draft => draft.Name)];
        var layers = new RandomLayers(new NullHopParameters(), 1);

        Assert.Equal(all, layers.Take(layers.Corners).Select(layer => layer.Name));
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Outputs_neither_all_vanish_nor_all_saturate()
    {
        NullHopParameters parameters = TestParameters.Of("default");
        int telling = 0;
        foreach (LayerCase layer in new RandomLayers(parameters, 1).Take(300))
        {
            int[] ends =
            [
                0, parameters.Widths.LeastValue(layer.Layer.OutSigned),
                parameters.Widths.GreatestValue(layer.Layer.OutSigned),
            ];
            int[] values =
            [
                .. LayerMath.Run(layer.Layer, parameters.Widths, layer.Frames[0], layer.Weights).Values,
            ];
            telling += 5 * values.Count(value => !ends.Contains(value)) > values.Length ? 1 : 0;
        }

        Assert.True(telling > 180, $"{telling} of 300 layers");
    }

    [Fact]
    public void The_same_seed_gives_the_same_layers()
    {
        LayerCase Case(int seed, int index) => new RandomLayers(new NullHopParameters(), seed).Case(index);
        int last = new RandomLayers(new NullHopParameters(), 4).Corners + 5;

        Assert.Equal(Case(4, last).Layer, Case(4, last).Layer);
        Assert.Equal(Case(4, last).Frames[0].Values, Case(4, last).Frames[0].Values);
        Assert.NotEqual(Case(4, last).Layer, Case(5, last).Layer);
    }

    [Fact]
    public void The_row_store_is_exactly_full_in_its_corner_case()
    {
        NullHopParameters parameters = TestParameters.Of("default");
        var layers = new RandomLayers(parameters, 1);
        LayerCase full = layers.Take(layers.Corners)
            .Single(layer => layer.Name == "the row store is exactly full of 2 rows");

        Assert.Equal(parameters.RowEntries, 2 * full.Layer.Width * full.Layer.Channels);
        Assert.False(full.Frames[0].Values.Contains(0));
    }
}

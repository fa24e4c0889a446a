using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHopSystem;
using Hdl.Cnn.Tests.Models;
using Hdl.Core.Problems;
using Hdl.Networks.Targets;

namespace Hdl.Cnn.Tests.Networks;

public sealed class NetworkFitTests
{
    private static readonly CnnModel Shipped = CnnModelSource.Load(null);

    [Theory]
    [InlineData("max-kernel", 2, "Choose at least 3: layer 1 of cnn_mnist, c3-16, pool 2, needs 3, 1 more.")]
    [InlineData("max-channels", 63, "Choose at least 64: layer 4 of cnn_mnist, c3-10, needs 64, 1 more.")]
    [InlineData("max-width", 20, "Choose at least 28: layer 1 of cnn_mnist, c3-16, pool 2, needs 28, 8 more.")]
    [InlineData("row-pointers", 28, "Choose at least 29: layer 1 of cnn_mnist, c3-16, pool 2, needs 29, 1 more.")]
    [InlineData("row-entries", 824, "Choose at least 832: layer 2 of cnn_mnist, c3-32, pool 2, needs 832, 8 more.")]
    [InlineData("weight-rows", 575, "Choose at least 576: layer 4 of cnn_mnist, c3-10, needs 576, 1 more.")]
    [InlineData("bias-rows", 3, "Choose at least 4: layer 3 of cnn_mnist, c3-64, needs 4, 1 more.")]
    public void A_memory_that_is_too_small_is_named_with_layer_need_and_remedy(string key, int value, string remedy)
    {
        NullHopParameters parameters = With(new NullHopParameters(), key, value);

        Problem problem = Assert.Single(NetworkFit.Problems(Shipped, parameters));

        Assert.Equal(("The network does not fit", key, $"{value}", remedy),
            (problem.What, problem.Where, problem.Value, problem.Remedy));
    }

    [Theory]
    [InlineData("small", 3, "Choose at least 4: layer 4 of cnn_mnist, c3-10, needs 4, 1 more.")]
    public void Slices_that_are_too_many_are_named(string preset, int slices, string remedy)
    {
        NullHopParameters parameters = Of(preset) with { MaxSlices = slices };

        Assert.Equal(remedy, Assert.Single(NetworkFit.Problems(Shipped, parameters)).Remedy);
    }

    [Fact]
    public void An_accumulator_that_is_too_narrow_is_named_with_layer_and_channel()
    {
        NullHopParameters parameters = new NullHopParameters { AccumulatorWidth = 16 };

        Problem problem = Assert.Single(NetworkFit.Problems(Shipped, parameters));

        (int layer, int channel, int width) = Shipped.Layers.Index()
            .SelectMany(entry => Enumerable.Range(0, entry.Item.Layer.Outputs).Select(output => (
                entry.Index + 1, output,
                AccumulatorRange.Width(entry.Item.Layer, Shipped.Widths, entry.Item.Weights, output))))
            .MaxBy(entry => entry.Item3);
        Assert.Equal("accumulator-width", problem.Where);
        Assert.Equal(
            $"Choose at least {width}: layer {layer} of cnn_mnist, {Shipped.Layers[layer - 1].Text}, needs it in "
            + $"channel {channel}.",
            problem.Remedy);
    }

    [Fact]
    public void A_network_fits_where_every_descriptor_is_accepted_and_nowhere_else()
    {
        var random = new Random(3);
        CnnModel[] models = [Shipped, NetworkModels.Connected(), NetworkModels.Of(64, 40)];
        (string Key, int Least, int Greatest)[] ranges =
        [
            ("max-kernel", 2, 7), ("max-channels", 20, 128), ("max-width", 24, 32), ("max-slices", 1, 4),
            ("row-pointers", 33, 60), ("weight-rows", 16, 4000), ("bias-rows", 1, 8), ("row-entries", 64, 4096),
        ];
        int fitting = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            NullHopParameters parameters = Of(random.Next(2) == 0 ? "default" : "small");
            foreach ((string key, int least, int greatest) in ranges.Where(_ => random.Next(4) == 0))
            {
                int value = random.Next(least, greatest + 1);
                parameters = With(parameters, key, key == "row-entries" ? value / 8 * 8 : value);
            }

            CnnModel model = models[random.Next(models.Length)];
            bool fits = NetworkFit.Problems(model, parameters).Count == 0;
            var program = new NullHopProgram(parameters);
            foreach (LayerCase layer in CnnModelProgram.Layers(model, parameters, [new FeatureMap(28, 28, 1)]))
            {
                program.Add(layer);
            }

            Assert.True(fits == (program.Refusals().Count == 0), $"{trial}: {fits}, {parameters}");
            fitting += fits ? 1 : 0;
        }

        Assert.InRange(fitting, 50, 350);
    }

    [Fact]
    public void A_network_that_no_parameter_is_great_enough_for_is_said_to_be_so()
    {
        // 4,095 channels fill 256 words; on one cluster that is a slice for each of them.
        CnnModel model = NetworkModels.Of(4095, 1);
        ConvolutionLayer last = model.Layers[1].Layer with
        {
            KernelHeight = 1,
            KernelWidth = 1,
            OutHeight = 7,
            OutWidth = 7,
        };
        model = model with { Layers = [model.Layers[0], new(last, CnnModels.Random(last, 3, []))] };

        Problem problem = NetworkFit.Problems(model, Of("small")).Single(entry => entry.Where == "max-slices");

        Assert.Equal(
            "No accelerator of this kind takes it: layer 2 of connected, c1-1, needs 256, 252 more, and the greatest "
            + "is 8.",
            problem.Remedy);
    }

    [Fact]
    public void The_table_has_a_row_for_each_layer_and_totals_against_the_memories()
    {
        NetworkReport report = new NullHopGenerator().Explain(Of("default"), null);

        Assert.Empty(report.Problems);
        Assert.Equal("cnn_mnist: 28x28x1, c3-16, pool 2, c3-32, pool 2, c3-64, c3-10", report.Network);
        Assert.Equal(5, report.Rows.Count);
        string Cell(int row, string column) => report.Rows[row][report.Columns.ToList().IndexOf(column)];
        Assert.Equal(
            ["0..8", "9..152", "153..440", "441..1,016", "1,017 of 1,024"],
            Enumerable.Range(0, 5).Select(row => Cell(row, "Weight rows")));
        Assert.Equal(
            ["0", "1..2", "3..6", "7", "8 of 16"], Enumerable.Range(0, 5).Select(row => Cell(row, "Bias rows")));
        Assert.Equal("832 of 2,048", Cell(4, "Window entries"));
        Assert.Equal("29 of 40", Cell(4, "Pointers"));
        Assert.Equal("729,792", Cell(4, "Dense MACs"));
        Assert.Equal(("2", "2"), (Cell(1, "Words n"), Cell(1, "Lanes P")));
    }

    [Fact]
    public void Parameters_that_are_loaded_again_for_each_batch_are_said_to_be_so() => Assert.Contains(
        new NullHopGenerator().Explain(Of("small"), null).Notes,
        note => note.Contains("loaded again", StringComparison.Ordinal));

    [Fact]
    public void A_network_that_does_not_exist_is_refused() => Assert.Contains(
        "cnn_mnist",
        Assert.Single(Assert.Throws<InvalidInputException>(() => CnnModelSource.Load("cnn_nist")).Problems).Remedy,
        StringComparison.Ordinal);

    private static NullHopParameters Of(string preset) =>
        (NullHopParameters)new NullHopGenerator().Presets.Single(entry => entry.Name == preset).Parameters;

    private static NullHopParameters With(NullHopParameters parameters, string key, int value) => key switch
    {
        "max-kernel" => parameters with { MaxKernel = value },
        "max-channels" => parameters with { MaxChannels = value },
        "max-width" => parameters with { MaxWidth = value },
        "max-slices" => parameters with { MaxSlices = value },
        "row-pointers" => parameters with { RowPointers = value },
        "row-entries" => parameters with { RowEntries = value },
        "weight-rows" => parameters with { WeightRows = value },
        "bias-rows" => parameters with { BiasRows = value },
        _ => throw new ArgumentException(key),
    };
}

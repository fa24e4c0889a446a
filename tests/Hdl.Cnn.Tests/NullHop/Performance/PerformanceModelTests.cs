using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Performance;
using Hdl.Cnn.NullHopCore;

namespace Hdl.Cnn.Tests.NullHop.Performance;

/// <summary>The model and the Verilated core, in every cycle.</summary>
public sealed class PerformanceModelTests
{
    private const int Random = 40;
    private const int Large = 12;
    private const int Together = 4;
    private const int Seed = 5;

    private static readonly string[] Modelled =
    [
        .. new NullHopCoreGenerator().Presets.Select(preset => preset.Name)
            .Where(preset => NullHopPerformanceModel.Covers(Of(preset))),
    ];

    public static TheoryData<string> Presets => [.. Modelled];

    [Fact]
    public void There_is_a_model_of_several_presets() => Assert.True(Modelled.Length > 4);

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Every_cycle_is_as_predicted_in_corner_cases_and_random_layers(string preset)
    {
        NullHopCoreParameters parameters = Of(preset);
        var layers = new RandomLayers(parameters, Seed);
        using ObservedCore core = await ObservedCore.BuildAsync(parameters);
        long waits = 0;
        for (int index = 0; index < layers.Corners + Random; index++)
        {
            CoreObservation seen = Compared(
                core, parameters, [layers.Case(index)], $"layer {index}", loadsFirst: false);
            waits += seen.Waits.Weights;
        }

        Assert.NotEqual(0, waits);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task So_it_is_where_stores_and_queues_are_full(string preset)
    {
        NullHopCoreParameters parameters = Of(preset);
        var layers = new LargeLayers(parameters, Seed);
        using ObservedCore core = await ObservedCore.BuildAsync(parameters);
        List<CoreObservation> seen = [];
        for (int index = 0; index < Large; index++)
        {
            seen.Add(Compared(core, parameters, [layers.Case(index)], $"large layer {index}", loadsFirst: true));
        }

        // Else nothing would have been shown of what waits are predicted from. Sums of a single word, and words that
        // leave in a beat, never have to wait.
        Assert.Contains(seen, layer => layer.Waits.Input > 0);
        Assert.True(parameters.Clusters == 1 || seen.Exists(layer => layer.Waits.Drain > 0), "No wait for the drain.");
        Assert.True(
            parameters.OutputWords == NullHopParameters.WordChannels || seen.Exists(layer => layer.Waits.Output > 0),
            "No wait for the output.");
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task So_it_is_where_layers_follow_each_other(string preset)
    {
        NullHopCoreParameters parameters = Of(preset);
        var layers = new RandomLayers(parameters, Seed + 1);
        using ObservedCore core = await ObservedCore.BuildAsync(parameters);
        for (int first = 0; first < Random; first += Together)
        {
            LayerCase[] chosen = [.. Enumerable.Range(layers.Corners + first, Together).Select(layers.Case)];
            bool loadsFirst = first % (2 * Together) == 0;
            Compared(core, parameters, chosen, $"layers from {first}", loadsFirst);
            Compared(core, parameters, chosen, $"layers from {first}, kept", loadsFirst, keeps: true);
        }
    }

    [Fact]
    public async Task So_it_is_in_the_size_of_the_paper()
    {
        NullHopParameters paper = NullHopParameters.Paper;
        var parameters = new NullHopCoreParameters
        {
            Macs = paper.Macs,
            Lanes = paper.Lanes,
            FetchWidth = paper.FetchWidth,
            ValueWidth = paper.ValueWidth,
            WeightWidth = paper.WeightWidth,
            AccumulatorWidth = paper.AccumulatorWidth,
            MaxChannels = paper.MaxChannels,
            MaxWidth = paper.MaxWidth,
            MaxSlices = paper.MaxSlices,
            RowEntries = paper.RowEntries,
            RowPointers = paper.RowPointers,
            WeightRows = paper.WeightRows,
            BiasRows = paper.BiasRows,
            ItemQueue = paper.ItemQueue,
            InputWords = paper.InputWords,
            OutputWords = paper.OutputWords,
            ParamBits = paper.ParamBits,
        };
        var layers = new LargeLayers(parameters, Seed) { MostProducts = 100_000_000 };
        using ObservedCore core = await ObservedCore.BuildAsync(parameters);
        for (int index = 0; index < Together; index++)
        {
            Compared(core, parameters, [layers.Case(index)], $"large layer {index}", loadsFirst: true);
        }

        var known = new PaperLayers(parameters);
        for (int index = 0; index < PaperLayers.Count; index++)
        {
            Compared(core, parameters, [known.Case(index)], $"known layer {index}", loadsFirst: true);
        }
    }

    // What the core of one preset does is not what the model of other parameters says: each of these is seen.
    [Theory]
    [InlineData("lanes")]
    [InlineData("fetch-width")]
    [InlineData("row-entries")]
    [InlineData("item-queue")]
    [InlineData("input-words")]
    [InlineData("output-words")]
    [InlineData("map-width")]
    [InlineData("param-bits")]
    public void A_model_of_other_parameters_says_something_else(string key)
    {
        NullHopCoreParameters parameters = Of("lanes");
        NullHopCoreParameters other = key switch
        {
            "lanes" => parameters with { Lanes = 2 },
            "fetch-width" => parameters with { FetchWidth = 4 },
            "row-entries" => parameters with { RowEntries = parameters.RowEntries + parameters.FetchWidth },
            "item-queue" => parameters with { ItemQueue = parameters.ItemQueue - parameters.FetchWidth },
            "input-words" => parameters with { InputWords = 2 },
            "output-words" => parameters with { OutputWords = 2 },
            "map-width" => parameters with { MapWidth = 16 },
            _ => parameters with { ParamBits = 32 },
        };
        var layers = new LargeLayers(parameters, Seed);

        Assert.Contains(
            Enumerable.Range(0, 2 * Large).Select(layers.Case),
            layer => Predicted(parameters, layer) != Predicted(other, layer));

        static string Predicted(NullHopParameters parameters, LayerCase layer) =>
            CoreObservation.Predicted(parameters, [layer], loadsFirst: false).ToString();
    }

    private static CoreObservation Compared(
        ObservedCore core, NullHopParameters parameters, IReadOnlyList<LayerCase> layers, string name, bool loadsFirst,
        bool keeps = false)
    {
        CoreObservation seen = core.Run(layers, loadsFirst, keeps);
        Assert.Equal($"{name}: {CoreObservation.Predicted(parameters, layers, loadsFirst, keeps)}", $"{name}: {seen}");
        return seen;
    }

    private static NullHopCoreParameters Of(string preset) =>
        (NullHopCoreParameters)new NullHopCoreGenerator().Presets.Single(entry => entry.Name == preset).Parameters;
}

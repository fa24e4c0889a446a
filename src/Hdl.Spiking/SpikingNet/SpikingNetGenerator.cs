using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingConv;
using Hdl.Spiking.SpikingNet.Axi;

namespace Hdl.Spiking.SpikingNet;

/// <summary>
/// A spiking network of any chain of convolutions, sum poolings and dense layers, as <c>hdl import</c> writes it.
/// </summary>
public sealed class SpikingNetGenerator : Generator<SpikingNetParameters>, IDrawnTarget, IClassifier
{
    /// <inheritdoc/>
    public override string Name => "spiking_net";

    /// <inheritdoc/>
    public override string Summary =>
        "Spiking network of convolutions, sum poolings and dense layers: events in, class and counts out";

    /// <inheritdoc/>
    public override bool IsSystem => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new(
            "default", "2 x 12 x 12 events through two convolutions, a pooling and a dense layer, drawn weights",
            new SpikingNetParameters()),
        new(
            "small", "The same, a tap per cycle, words in folds",
            new SpikingNetParameters { Parallel = ConvParallel.Tap, Folds = [2, 6, 5] }),
        new(
            "row", "Another drawn network, a row of the kernel per cycle, plain ports",
            new SpikingNetParameters { Parallel = ConvParallel.Row, WeightSeed = 2, Ports = PortStyle.Plain }),
        new(
            "images", "Pixels in, two levels of each, four columns per beat, another drawn network",
            new SpikingNetParameters { WeightSeed = 3, PixelsPerBeat = 4 }),
        new(
            "threshold", "Pixels in, one for each of four channels, compared with a threshold, another drawn network",
            new SpikingNetParameters { WeightSeed = 10, MaxSteps = 5 }),
        new(
            "or-pool", "4 x 6 x 6 through an or pooling into potentials, plain ports",
            new SpikingNetParameters { WeightSeed = 0, Ports = PortStyle.Plain }),
        new(
            "potentials", "1 x 5 x 9 to 12 classes, whose potentials leak and are summed, three words per step",
            new SpikingNetParameters { Folds = [0, 3], WeightSeed = 16, Ports = PortStyle.Plain }),
    ];

    /// <inheritdoc/>
    public int DrawnSets => 500;

    /// <inheritdoc/>
    public HdlParameters Draw(int seed)
    {
        var random = new Random(seed);
        return new SpikingNetParameters
        {
            WeightSeed = seed + 2,
            Parallel = (ConvParallel)random.Next(3),
            Ports = random.Next(3) == 0 ? PortStyle.Axi : PortStyle.Plain,
        };
    }

    /// <inheritdoc/>
    public DataInput DataInput(HdlParameters parameters) =>
        new SpikingNetSamples(SpikingNetResolvedParameters.Of(Checked(parameters))).Input;

    /// <inheritdoc/>
    public override ModuleInterface Generate(SpikingNetParameters parameters, DesignBuilder design)
    {
        SpikingNetResolvedParameters resolved = SpikingNetResolvedParameters.Of(parameters);
        bool axi = parameters.Ports == PortStyle.Axi;
        string module = axi ? $"{parameters.Module}_core" : parameters.Module;
        ModuleInterface ports = new SpikingNetPorts(resolved).Build(module, design.Style);
        ModuleInterface core = design.AddModule("spiking_net", ports, new ViewModel
        {
            ["shape_text"] = string.Join(" - ", resolved.Shapes),
            ["reads_potentials"] = resolved.ReadsPotentials,
            ["stages"] = new SpikingNetStages(resolved, design).View(),
        });
        return axi ? new SpikingNetShell(resolved, design).Add(core) : core;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(SpikingNetParameters parameters)
    {
        SpikingNetResolvedParameters resolved = SpikingNetResolvedParameters.Of(parameters);
        List<Figure> figures = [new("network", string.Join(" - ", resolved.Shapes), "", "channels, rows, columns")];
        foreach ((int index, SpikingConvParameters? layer) in resolved.Layers.Index())
        {
            string name = $"layer {Text(index + 1)}";
            if (layer is null)
            {
                bool or = resolved.Network.Layers[index] is PoolLayer { Kind: PoolKind.Or };
                figures.Add(new(
                    name, or ? "or_pool" : "sum_pool", "",
                    or ? $"an event per cycle, {Text(resolved.Shapes[index + 1].Size)} flags" : "an event per cycle"));
                continue;
            }

            var shape = new SpikingConvResolvedParameters(layer);
            figures.Add(new(
                $"{name}, event", Text(shape.Iterations), "cycles",
                resolved.Network.Layers[index] is DenseLayer ? "dense" : "convolution"));
            figures.Add(new($"{name}, scan", Text(shape.Words + 1), "cycles per step"));
            figures.Add(new(
                $"{name}, memory", Text(((long)shape.WeightBanks * shape.WeightRows * shape.WeightWord)
                    + ((long)shape.Banks * shape.Halves * shape.Words * shape.StateWord)),
                "bits", "weights and membranes"));
            if (Saturates(resolved, index))
            {
                figures.Add(new(
                    $"{name}, sums", "may saturate", "",
                    "then the order of events counts: as they come, not by their addresses as in a drift report"));
            }
        }

        string width = Text(resolved.Counter.SumWidth);
        figures.Add(resolved.ReadsPotentials
            ? new(
                "read-out", "potentials", "",
                $"of neurons that never fire, after the bias of each step, summed: {width} bits")
            : new("read-out", "spikes", "", $"counted: {width} bits"));
        return figures;
    }

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(SpikingNetParameters parameters) =>
        parameters.Ports == PortStyle.Axi
            ? new SpikingNetAxiGolden(SpikingNetResolvedParameters.Of(parameters))
            : new SpikingNetGolden(SpikingNetResolvedParameters.Of(parameters));

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        SpikingNetParameters parameters, ScenarioOptions options)
    {
        SpikingNetResolvedParameters resolved = SpikingNetResolvedParameters.Of(parameters);
        var samples = new SpikingNetSamples(resolved);
        return samples.Takes(options.Data)
            ? samples.Scenarios(options.Data!)
            : new SpikingNetScenarios(resolved, options).All();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Summarize(
        SpikingNetParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed)
    {
        var samples = new SpikingNetSamples(SpikingNetResolvedParameters.Of(parameters));
        return samples.Takes(options.Data) ? samples.Figures(options.Data!, scenario, observed) : [];
    }

    // Whether a sum can reach the ends of its width within a sample.
    private static bool Saturates(SpikingNetResolvedParameters resolved, int index)
    {
        var layer = (WeightedLayer)resolved.Network.Layers[index];
        PotentialRange? reached = LayerRanges.Widest(
            layer, LayerRanges.MostEvents(resolved.Network)[index], resolved.Network.Steps,
            resolved.Network.Integrates(index)).Range;
        return layer.Neurons.Overflow == Overflow.Saturate
            && !(reached?.Width <= layer.Neurons.PotentialWidth);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

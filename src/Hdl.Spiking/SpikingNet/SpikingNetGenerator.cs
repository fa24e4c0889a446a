using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingConv;

namespace Hdl.Spiking.SpikingNet;

/// <summary>
/// A spiking network of any chain of convolutions, sum poolings and dense layers, as <c>hdl import</c> writes it.
/// </summary>
public sealed class SpikingNetGenerator : Generator<SpikingNetParameters>, IDrawnTarget
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
            "row", "The same, a row of the kernel per cycle, another seed",
            new SpikingNetParameters { Parallel = ConvParallel.Row, WeightSeed = 2 }),
        new(
            "potentials", "1 x 5 x 9 to 12 classes, whose potentials leak and are summed, three words per step",
            new SpikingNetParameters { Folds = [0, 3], WeightSeed = 16 }),
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
        };
    }

    /// <inheritdoc/>
    public override ModuleInterface Generate(SpikingNetParameters parameters, DesignBuilder design)
    {
        SpikingNetResolvedParameters resolved = SpikingNetResolvedParameters.Of(parameters);
        ModuleInterface ports = new SpikingNetPorts(resolved).Build(parameters.Module, design.Style);
        return design.AddModule("spiking_net", ports, new ViewModel
        {
            ["shape_text"] = string.Join(" - ", resolved.Shapes),
            ["reads_potentials"] = resolved.ReadsPotentials,
            ["stages"] = new SpikingNetStages(resolved, design).View(),
        });
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
                figures.Add(new(name, "sum_pool", "", "an event per cycle"));
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
        new SpikingNetGolden(SpikingNetResolvedParameters.Of(parameters));

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        SpikingNetParameters parameters, ScenarioOptions options) =>
        new SpikingNetScenarios(SpikingNetResolvedParameters.Of(parameters), options).All();

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

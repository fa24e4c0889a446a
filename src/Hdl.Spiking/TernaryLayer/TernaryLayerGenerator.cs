using System.Globalization;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>
/// A fully connected layer: banked weights, one or more events per cycle, neurons on as many elements as are paid for.
/// </summary>
public sealed class TernaryLayerGenerator : Generator<TernaryLayerParameters>
{
    /// <inheritdoc/>
    public override string Name => "ternary_layer";

    /// <inheritdoc/>
    public override string Summary => "Fully connected layer of ternary spiking neurons with banked weight memories";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets => TernaryLayerPresets.All;

    /// <inheritdoc/>
    public override ModuleInterface Generate(TernaryLayerParameters parameters, DesignBuilder design)
    {
        AddMemories(parameters, design);
        new TernaryPeGenerator().Generate(parameters.Element, design);
        ModuleInterface ports = new TernaryLayerPorts(parameters).Build(parameters.Module, design.Style);
        return design.AddModule("ternary_layer", ports, parameters, new TernaryLayerView(parameters).Build());
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(TernaryLayerParameters parameters)
    {
        long bits = (long)parameters.Lanes * parameters.BankRows * parameters.RowWidth;
        List<Figure> figures =
        [
            new("folding", Text(parameters.Folds), "neurons/element"),
            new(
                "weight memory", Text(bits), "bits",
                $"{parameters.Lanes} x {parameters.BankRows} x {parameters.RowWidth}"),
            new("step, no event", Text(3 * parameters.Folds), "cycles"),
            new("step, all events", Text(parameters.Folds * ((parameters.BankRows / parameters.Folds) + 2)), "cycles"),
            new("latency", Text((2 * parameters.Folds) + 2), "cycles", "from the last event to the spikes"),
        ];
        if (parameters.WeightStorage == WeightStorage.Rom)
        {
            (int neuron, long magnitude) = WidthProof.WorstCase(LayerWeights.Of(parameters));
            int width = Core.Numerics.FixedPoint.SignedWidth(magnitude);
            figures.Add(
                new("potential width needed", Text(width), "bits", $"neuron {neuron} can reach {magnitude} in a step"));
        }

        return figures;
    }

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(TernaryLayerParameters parameters) =>
        new TernaryLayerGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        TernaryLayerParameters parameters,
        ScenarioOptions options) => new TernaryLayerScenarios(parameters, options).All();

    private static void AddMemories(TernaryLayerParameters parameters, DesignBuilder design)
    {
        bool ram = parameters.WeightStorage == WeightStorage.Ram;
        if (ram)
        {
            new RamGenerator().Generate(TernaryLayerMemoryView.BankRam(parameters), design);
            if (parameters.Folds > 1)
            {
                new RamGenerator().Generate(TernaryLayerMemoryView.BiasRam(parameters), design);
            }

            if (parameters.Memory != MemoryForm.InitFile)
            {
                return;
            }
        }
        else
        {
            new RomGenerator().Generate(TernaryLayerMemoryView.BankRom(parameters), design);
        }

        TernaryLayerWeights weights = LayerWeights.Of(parameters);
        for (int bank = 0; bank < parameters.Lanes; bank++)
        {
            design.Add(new DesignFile(
                TernaryLayerMemoryView.BankFile(parameters, bank),
                DesignFileKind.Memory,
                WeightMemory.BankFile(weights, parameters.Lanes, parameters.Elements, bank)));
        }

        if (ram && parameters.Folds > 1)
        {
            design.Add(new DesignFile(
                TernaryLayerMemoryView.BiasFile(parameters),
                DesignFileKind.Memory,
                WeightMemory.BiasFile(weights, parameters.Elements)));
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

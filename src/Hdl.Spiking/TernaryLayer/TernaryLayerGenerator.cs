using System.Globalization;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>A fully connected layer: banked weights, one or more events per cycle, neurons on as many elements as are paid for.</summary>
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
        return design.AddModule("ternary_layer", Interface(parameters, design.Style), parameters, new TernaryLayerView(parameters).Build());
    }

    /// <summary>The layer's ports and streams.</summary>
    internal static ModuleInterface Interface(TernaryLayerParameters parameters, StyleParameters style)
    {
        var ports = new InterfaceBuilder(parameters.Module, style);
        (string, int)[] tag = parameters.TagWidth > 0 ? [("tag", parameters.TagWidth)] : [];
        for (int lane = 0; lane < parameters.Lanes; lane++)
        {
            string inputs = parameters.Lanes == 1 ? "; addresses in any order" : $" of inputs {string.Join(", ", Enumerable.Range(0, 3).Select(row => Text(lane + (row * parameters.Lanes))))}...";
            ports.Group($"Events{inputs}").InputStream(
                Channel.Lane("event", lane, parameters.Lanes),
                [("address", parameters.AddressWidth), ("last", 1), ("null", 1), .. tag]);
        }

        if (parameters.Datapath == Datapath.Count)
        {
            int width = CountThresholds.Width(parameters.Inputs);
            ports.Group("Constants of the layer: floor((vth - t*b) / a) for the bias t = -1, 0 and +1")
                .Input("threshold_minus_i", width).AsSigned()
                .Input("threshold_zero_i", width).AsSigned()
                .Input("threshold_plus_i", width).AsSigned();
        }
        else
        {
            ports.Group("Constants of the layer: scales a and b, threshold")
                .Input("weight_scale_i", parameters.ScaleWidth)
                .Input("bias_scale_i", parameters.ScaleWidth)
                .Input("threshold_i", parameters.PotentialWidth).AsSigned();
        }

        if (parameters.WeightStorage == WeightStorage.Ram)
        {
            ports.Group($"Weights, 32 bits at a time, while no step is under way; bank {Text(parameters.Lanes)} holds the biases")
                .InputStreamWithoutReady("load", [.. WeightLoading.Fields(parameters)]);
        }

        if (parameters.ReadBack)
        {
            ports.Group("Words to read back, and what is in them").InputStream("read", [.. WeightLoading.Fields(parameters).SkipLast(1)]).OutputStream("readback", ("data", 32));
        }

        (string, int)[] potential =
            parameters.EmitPotential ? [("potential", parameters.Neurons * parameters.PotentialWidth)] : [];
        return ports.Group("Spikes of a step, neuron 0 in the low bits").OutputStream("spike", [("bits", parameters.Neurons), .. potential, .. tag]).Build();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(TernaryLayerParameters parameters)
    {
        long bits = (long)parameters.Lanes * parameters.BankRows * parameters.RowWidth;
        List<Figure> figures =
        [
            new("folding", Text(parameters.Folds), "neurons/element"),
            new("weight memory", Text(bits), "bits", $"{parameters.Lanes} x {parameters.BankRows} x {parameters.RowWidth}"),
            new("step, no event", Text(3 * parameters.Folds), "cycles"),
            new("step, all events", Text(parameters.Folds * ((parameters.BankRows / parameters.Folds) + 2)), "cycles"),
            new("latency", Text((2 * parameters.Folds) + 2), "cycles", "from the last event to the spikes"),
        ];
        if (parameters.WeightStorage == WeightStorage.Rom)
        {
            (int neuron, long magnitude) = WidthProof.WorstCase(LayerWeights.Of(parameters));
            int width = Core.Numerics.FixedPoint.SignedWidth(magnitude);
            figures.Add(new("potential width needed", Text(width), "bits", $"neuron {neuron} can reach {magnitude} in a step"));
        }

        return figures;
    }

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(TernaryLayerParameters parameters) => new TernaryLayerGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(TernaryLayerParameters parameters, ScenarioOptions options) =>
        new TernaryLayerScenarios(parameters, options).All();

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

using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Data;
using Hdl.Spiking.SpikeCounter;
using Hdl.Spiking.TernaryLayer;

namespace Hdl.Spiking.TwSnn;

/// <summary>
/// The fixed ternary-weight spiking network (TW-SNN, section 4.2, Fig. 6-7): encoder, one ternary layer after the
/// other, spike counter, and the registers that configure them.
/// </summary>
public sealed class TwSnnGenerator : Generator<TwSnnParameters>, IClassifier
{
    /// <inheritdoc/>
    public override string Name => "twsnn";

    /// <inheritdoc/>
    public override string Summary => "Ternary-weight spiking network: pixels or events in, class and counts out";

    /// <inheritdoc/>
    public override bool IsSystem => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets => TwSnnPresets.All;

    /// <inheritdoc/>
    public override ModuleInterface Generate(TwSnnParameters parameters, DesignBuilder design)
    {
        TwSnnResolvedParameters configuration = TwSnnResolvedParameters.Of(parameters);
        var model = new ViewModel { ["shape"] = string.Join('-', configuration.Network.Shape) };
        Registers(configuration, design, model);
        InputStage.Add(configuration, design, model);
        int layers = configuration.Network.Layers.Count;
        model["layer_count"] = layers;
        model["layer_stages"] = Enumerable.Range(0, layers)
            .Select(layer => LayerStage.View(configuration, layer, design)).ToList();
        model["counter_module"] = new SpikeCounterGenerator().Generate(CounterParameters(configuration), design).Name;
        ModuleInterface ports = new TwSnnPorts(configuration).Build(parameters.Module, design.Style);
        object[] records = [parameters, configuration.Network, configuration];
        return design.AddModule("twsnn", ports, records, model);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(TwSnnParameters parameters) =>
        TwSnnExplanation.Of(TwSnnResolvedParameters.Of(parameters));

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(TwSnnParameters parameters) => new TwSnnGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(TwSnnParameters parameters, ScenarioOptions options) =>
        TwSnnScenarios.Create(TwSnnResolvedParameters.Of(parameters), options);

    /// <inheritdoc/>
    public DataInput DataInput(HdlParameters parameters)
    {
        TwSnnResolvedParameters configuration = TwSnnResolvedParameters.Of(Checked(parameters));
        DataForm form = configuration.Parameters.Input == TwSnnInput.Pixels ? DataForm.Pixels : DataForm.Events;
        return new DataInput(form, configuration.Inputs, configuration.Outputs, configuration.Network.Steps);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Summarize(
        TwSnnParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed) =>
        TwSnnSummary.Of(TwSnnResolvedParameters.Of(parameters), options, scenario, observed);

    /// <summary>Parameters of the spike counter.</summary>
    internal static SpikeCounterParameters CounterParameters(TwSnnResolvedParameters configuration) => new()
    {
        Style = configuration.Parameters.Style,
        Neurons = configuration.Outputs,
        MaxSteps = configuration.Parameters.MaxSteps,
        Readout = configuration.Network.Readout,
        PotentialWidth = configuration.Network.PotentialWidth,
    };

    private static void Registers(TwSnnResolvedParameters configuration, DesignBuilder design, ViewModel top)
    {
        ModuleInterface registers = RegisterModule.Add(configuration, design);
        var wires = new WireList();
        IEnumerable<Port> own = registers.Ports.Skip(2)
            .Where(port => !port.Name.StartsWith("s_axil_", StringComparison.Ordinal));
        foreach (Port port in own)
        {
            wires.Add(port.Name[..^2], port.Width);
        }

        if (configuration.Parameters.Weights == WeightStorage.Ram)
        {
            // Layers of few banks, rows or words use fewer bits.
            wires.Add("unused_load", 1);
        }

        top["register_wires"] = wires.View();
        top["registers"] = new Instance(registers, "u_registers").Through("s_axil").Rest().View();
    }
}

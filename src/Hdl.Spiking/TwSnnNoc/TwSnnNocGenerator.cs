using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Networks.Data;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// A ternary-weight spiking network over a 3D mesh: a gateway for the host, a node for every 256 neurons (TW-SNN,
/// section 4.3).
/// </summary>
public sealed class TwSnnNocGenerator : Generator<TwSnnNocParameters>, IClassifier
{
    /// <inheritdoc/>
    public override string Name => "twsnn_noc";

    /// <inheritdoc/>
    public override string Summary =>
        "Ternary-weight spiking network over a 3D mesh of nodes, mapped, loaded over memory packets";

    /// <inheritdoc/>
    public override bool IsSystem => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets => TwSnnNocPresets.All;

    /// <inheritdoc/>
    public override ModuleInterface Generate(TwSnnNocParameters parameters, DesignBuilder design)
    {
        TwSnnNocResolvedParameters configuration = TwSnnNocResolvedParameters.Of(parameters);
        ModuleInterface ports = new TwSnnNocPorts(configuration).Build(parameters.Module, design.Style);
        return design.AddModule("twsnn_noc", ports, parameters, new TwSnnNocView(configuration, design).Build());
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(TwSnnNocParameters parameters) =>
        TwSnnNocExplanation.Of(TwSnnNocResolvedParameters.Of(parameters));

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(TwSnnNocParameters parameters) => new TwSnnNocGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(TwSnnNocParameters parameters, ScenarioOptions options) =>
        new TwSnnNocScenarios(TwSnnNocResolvedParameters.Of(parameters), options).All();

    /// <inheritdoc/>
    public DataInput DataInput(HdlParameters parameters)
    {
        TwSnn.TwSnnResolvedParameters network = TwSnnNocResolvedParameters.Of(Checked(parameters)).Fixed;
        return new DataInput(DataForm.Pixels, network.Inputs, network.Outputs, network.Network.Steps);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Summarize(
        TwSnnNocParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed) =>
        TwSnn.TwSnnSummary.Of(TwSnnNocResolvedParameters.Of(parameters).Fixed, options, scenario, observed);
}

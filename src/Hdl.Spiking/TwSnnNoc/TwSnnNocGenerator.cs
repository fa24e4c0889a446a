using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Networks.Data;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>A ternary-weight spiking network over a 3D mesh: a gateway for the host, a node for every 256 neurons (TW-SNN, section 4.3).</summary>
public sealed class TwSnnNocGenerator : Generator<TwSnnNocParameters>, IClassifier
{
    /// <inheritdoc/>
    public override string Name => "twsnn_noc";

    /// <inheritdoc/>
    public override string Summary => "Ternary-weight spiking network over a 3D mesh of nodes, mapped, loaded over memory packets";

    /// <inheritdoc/>
    public override bool IsSystem => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets => TwSnnNocPresets.All;

    /// <inheritdoc/>
    public override ModuleInterface Generate(TwSnnNocParameters parameters, DesignBuilder design)
    {
        TwSnnNocResolvedParameters configuration = TwSnnNocResolvedParameters.Of(parameters);
        ModuleInterface ports = new InterfaceBuilder(parameters.Module, design.Style)
            .Group($"Pixels: {Text(parameters.PixelsPerBeat)} of 8 bits per beat, the first in the low byte; tlast ends an image")
            .AxiChannel("s_axis_pixel", PortDirection.Input, "s_axis_pixel_t", ("data", 8 * parameters.PixelsPerBeat), ("last", 1))
            .Group($"Results: the score of each of the {Text(configuration.Fixed.Outputs)} classes, then with tlast 15:0 class,\n31 short or long image")
            .AxiChannel("m_axis_result", PortDirection.Output, "m_axis_result_t", ("data", 32), ("last", 1))
            .Group("Memory packets: head, address, data, the last one with tlast; each has one answer")
            .AxiChannel("s_axis_flit", PortDirection.Input, "s_axis_flit_t", ("data", 32), ("last", 1))
            .AxiChannel("m_axis_flit", PortDirection.Output, "m_axis_flit_t", ("data", 32), ("last", 1))
            .Group("""
                How often: a packet was cut, one was refused, a flit was dropped at the host's node;
                whether a router dropped a packet whose destination is not in the mesh
                """)
            .Output("cut_count_o", 16).Output("refused_count_o", 16).Output("dropped_count_o", 16).Output("misrouted_o", 1)
            .Build();
        return design.AddModule("twsnn_noc", ports, new TwSnnNocView(configuration, design).Build());
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
        TwSnnNocParameters parameters, ScenarioOptions options, Scenario scenario, IReadOnlyList<PhaseObservation> observed) =>
        TwSnn.TwSnnSummary.Of(TwSnnNocResolvedParameters.Of(parameters).Fixed, options, scenario, observed);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

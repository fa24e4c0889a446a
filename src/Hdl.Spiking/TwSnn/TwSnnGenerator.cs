using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Spiking.SpikeCounter;
using Hdl.Spiking.TernaryLayer;

namespace Hdl.Spiking.TwSnn;

/// <summary>
/// The fixed ternary-weight spiking network (TW-SNN, section 4.2, Fig. 6-7): encoder, one ternary layer after the other,
/// spike counter, and the registers that configure them.
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
        bool pixels = parameters.Input == TwSnnInput.Pixels;
        var sections = new List<TwSnnSection> { Registers(configuration, design) };
        sections.Add(InputStage.Section(configuration, design));
        for (int layer = 0; layer < configuration.Network.Layers.Count; layer++)
        {
            sections.Add(LayerStage.Section(configuration, layer, design));
        }

        sections.Add(Counter(configuration, design));
        return design.AddModule("twsnn", Interface(configuration, design), new ViewModel
        {
            ["shape"] = string.Join('-', configuration.Network.Shape),
            ["input_comment"] = InputComment(configuration),
            ["fold_comment"] = HasFolds(configuration) ? ", times the neurons a processing element stands for" : "",
            ["scan_comment"] = pixels ? $",\n// or one more than the {configuration.BeatsPerImage} beats of an image, if that is more" : "",
            ["sections"] = sections.Select(section => section.View()).ToList(),
        });
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
        TwSnnParameters parameters, ScenarioOptions options, Scenario scenario, IReadOnlyList<PhaseObservation> observed) =>
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

    private static bool HasFolds(TwSnnResolvedParameters configuration) => Enumerable.Range(0, configuration.Network.Layers.Count)
        .Any(layer => configuration.ProcessingElementsOf(layer) != configuration.Network.Layers[layer].Neurons);

    private static string InputComment(TwSnnResolvedParameters configuration) => configuration.Parameters.Input switch
    {
        TwSnnInput.Events => "The events of an image's T time steps in",
        _ => $"An image in, coded as spikes ({Naming.ToSnakeCase(configuration.Network.Coding.ToString())}) for T time steps",
    };

    private static ModuleInterface Interface(TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        InterfaceBuilder ports = AxiLite.Channels(new InterfaceBuilder(configuration.Parameters.Module, design.Style));
        int pixels = configuration.Parameters.PixelsPerBeat;
        bool hasPixels = configuration.Parameters.Input == TwSnnInput.Pixels;
        _ = hasPixels
            ? ports.Group($"Pixels: {Text(pixels)} of 8 bits per beat, the first in the low byte; tlast ends an image")
                .AxiChannel("s_axis_pixel", PortDirection.Input, "s_axis_pixel_t", ("data", 8 * pixels), ("last", 1))
            : ports.Group("Events: 15:0 address, 31 null (a step without events); tlast ends a time step")
                .AxiChannel("s_axis_event", PortDirection.Input, "s_axis_event_t", ("data", 32), ("last", 1));
        string error = !hasPixels ? "zero" : configuration.BeatsPerImage > 1 ? "short or long image" : "long image";
        return ports
            .Group($"Results: the score of each of the {Text(configuration.Outputs)} classes, then with tlast 15:0 class,\n31 {error}")
            .AxiChannel("m_axis_result", PortDirection.Output, "m_axis_result_t", ("data", 32), ("last", 1)).Build();
    }

    private static TwSnnSection Registers(TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        ModuleInterface registers = RegisterModule.Add(configuration, design);
        var section = new TwSnnSection("Registers");
        var nets = new Dictionary<string, string>();
        foreach (Port port in registers.Ports.Skip(2))
        {
            bool isBus = port.Name.StartsWith("s_axil_", StringComparison.Ordinal);
            nets.Add(port.Name, isBus ? port.Name : section.Wire(port.Name[..^2], port.Width));
        }

        if (configuration.Parameters.Weights == WeightStorage.Ram)
        {
            // Layers of few banks, rows or words use fewer bits.
            section.Assign("unused_load", 1, "&{1'b0, load_bank, load_row, load_word}");
        }

        section.Instance(registers, "u_registers", nets);
        return section;
    }

    private static TwSnnSection Counter(TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        TernaryNetwork network = configuration.Network;
        bool potential = network.Readout == Readout.Potential;
        ModuleInterface counter = new SpikeCounterGenerator().Generate(CounterParameters(configuration), design);
        string spike = $"{RegisterModule.LayerName(network.Layers.Count - 1)}_spike";
        var section = new TwSnnSection("Readout");
        var nets = new Dictionary<string, string>
        {
            ["spike_valid_i"] = $"{spike}_valid",
            ["spike_ready_o"] = $"{spike}_ready",
            ["spike_last_i"] = $"{spike}_tag[0]",
            ["spike_error_i"] = $"{spike}_tag[1]",
            ["result_valid_o"] = "m_axis_result_tvalid",
            ["result_ready_i"] = "m_axis_result_tready",
            ["result_data_o"] = "m_axis_result_tdata",
            ["result_last_o"] = "m_axis_result_tlast",
        };
        nets.Add(potential ? "spike_potential_i" : "spike_bits_i", potential ? $"{spike}_potential" : $"{spike}_bits");
        if (potential)
        {
            section.Assign("unused_spike_bits", 1, $"&{{1'b0, {spike}_bits}}");
        }

        section.Instance(counter, "u_spike_counter", nets);
        if (configuration.Parameters.Counters)
        {
            section.AssignExisting("step_end", $"{spike}_valid && {spike}_ready");
        }

        section.AssignExisting("image_end", "m_axis_result_tvalid && m_axis_result_tready && m_axis_result_tlast");
        return section;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

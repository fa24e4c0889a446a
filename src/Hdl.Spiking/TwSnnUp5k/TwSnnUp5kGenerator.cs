using System.Globalization;
using Hdl.Blocks.UartLink;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Data;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>
/// The whole network in a small FPGA: an engine that takes one layer after the other, its weights in the four single-port
/// RAMs of an iCE40 UltraPlus 5K, loaded over the link that images come over.
/// </summary>
public sealed class TwSnnUp5kGenerator : Generator<TwSnnUp5kParameters>, IClassifier
{
    private const int ByteWidth = 8;

    /// <summary>Pins of the iCEBreaker: its 12 MHz oscillator, its USB serial port, its user button.</summary>
    private static readonly (string Port, string Pin)[] Board = [("clk_i", "35"), ("rx_i", "6"), ("tx_o", "9")];

    private const string ButtonPin = "10";
    private const double OscillatorNs = 1000.0 / 12;

    /// <inheritdoc/>
    public override string Name => "twsnn_up5k";

    /// <inheritdoc/>
    public override string Summary => "The trained network in an iCE40 UP5K: weights in its SPRAMs, loaded and asked over a UART";

    /// <inheritdoc/>
    public override bool IsSystem => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets => TwSnnUp5kPresets.All;

    /// <inheritdoc/>
    public override ModuleInterface Generate(TwSnnUp5kParameters parameters, DesignBuilder design)
    {
        TwSnnUp5kResolvedParameters configuration = TwSnnUp5kResolvedParameters.Of(parameters);
        bool uart = parameters.Link == SerialLink.Uart;
        ModuleInterface top = Interface(parameters, design.Style);
        string reset = uart ? design.Style.ResetStyle.IsActiveLow() ? "released_n" : "released" : top.ResetPort;
        var nets = new Nets(top.ResetPort, reset);
        List<TwSnnSection> sections = uart ? [Reset(configuration, design, nets), Uart(configuration, design, nets)] : [];
        sections.Add(Commands(configuration, design, nets));
        var model = new ViewModel
        {
            ["shape"] = string.Join('-', configuration.Network.Shape),
            ["sections"] = sections.Select(section => section.View()).ToList(),
        };
        if (uart)
        {
            design.AddBoard(Board.Append((top.ResetPort, ButtonPin)).ToDictionary(pin => pin.Item1, pin => pin.Item2), OscillatorNs);
        }

        design.AddModule("twsnn_up5k", top, model);
        if (configuration.IsTrained)
        {
            // What a host sends after configuration, and before the first image.
            design.Add(new DesignFile($"{parameters.Module}_load.hex", DesignFileKind.HandOff, CommandFrame.Hex(CommandFrame.Load(configuration))));
        }

        return top;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(TwSnnUp5kParameters parameters) =>
        TwSnnUp5kExplanation.Of(TwSnnUp5kResolvedParameters.Of(parameters));

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(TwSnnUp5kParameters parameters)
    {
        TwSnnUp5kResolvedParameters configuration = TwSnnUp5kResolvedParameters.Of(parameters);
        return parameters.Link == SerialLink.Uart ? new UartSystemGolden(configuration) : new ByteSystemGolden(configuration);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(TwSnnUp5kParameters parameters, ScenarioOptions options) =>
        new TwSnnUp5kScenarios(TwSnnUp5kResolvedParameters.Of(parameters), options).All();

    /// <inheritdoc/>
    public DataInput DataInput(HdlParameters parameters)
    {
        TwSnnUp5kResolvedParameters configuration = TwSnnUp5kResolvedParameters.Of(Checked(parameters));
        return new DataInput(DataForm.Pixels, configuration.Inputs, configuration.Outputs, configuration.Steps);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Summarize(
        TwSnnUp5kParameters parameters, ScenarioOptions options, Scenario scenario, IReadOnlyList<PhaseObservation> observed) =>
        TwSnnUp5kSummary.Of(TwSnnUp5kResolvedParameters.Of(parameters), options, scenario, observed);

    private static ModuleInterface Interface(TwSnnUp5kParameters parameters, StyleParameters style)
    {
        var ports = new InterfaceBuilder(parameters.Module, style);
        return parameters.Link == SerialLink.Uart
            ? ports.Group($"Serial line, 8N1, {parameters.ClocksPerBit.ToString(CultureInfo.InvariantCulture)} clocks per bit").Input("rx_i", 1).Output("tx_o", 1).Build()
            : ports
                .Group("Commands: tlast ends a frame, tuser is a byte with an error")
                .AxiChannel("s_axis_command", PortDirection.Input, "s_axis_command_t", ("data", ByteWidth), ("last", 1), ("user", 1))
                .Group("Answers").AxiChannel("m_axis_answer", PortDirection.Output, "m_axis_answer_t", ("data", ByteWidth), ("last", 1))
                .Build();
    }

    // Reset in step with the clock, and after configuration.
    private static TwSnnSection Reset(TwSnnUp5kResolvedParameters configuration, DesignBuilder design, Nets nets)
    {
        bool low = design.Style.ResetStyle.IsActiveLow();
        string module = $"{configuration.Parameters.Module}_reset_release";
        string port = low ? "released_no" : "released_o";
        design.ReleaseReset();
        ModuleInterface release = new InterfaceBuilder(module, design.Style).Output(port, 1).Build();
        design.AddModule("reset_release", release, new ViewModel
        {
            ["reset_name"] = port,
            ["sampled"] = low,
            ["reset_value"] = low ? "released_q[1]" : "!released_q[1]",
        });
        var section = new TwSnnSection("Reset");
        section.Instance(release, "u_reset_release", new Dictionary<string, string> { [port] = section.Wire(nets.Reset, 1) });
        return section;
    }

    private static TwSnnSection Uart(TwSnnUp5kResolvedParameters configuration, DesignBuilder design, Nets nets)
    {
        ModuleInterface uart = new UartLinkGenerator().Generate(UartParameters(configuration), design);
        var section = new TwSnnSection("Serial line");
        section.Instance(uart, "u_uart", nets.With(new Dictionary<string, string>
        {
            ["rx_i"] = "rx_i",
            ["tx_o"] = "tx_o",
            ["received_valid_o"] = section.Wire("command_valid", 1),
            ["received_ready_i"] = section.Wire("command_ready", 1),
            ["received_data_o"] = section.Wire("command_data", ByteWidth),
            ["received_error_o"] = section.Wire("command_error", 1),
            ["quiet_o"] = section.Wire("quiet", 1),
            ["send_valid_i"] = section.Wire("answer_valid", 1),
            ["send_ready_o"] = section.Wire("answer_ready", 1),
            ["send_data_i"] = section.Wire("answer_data", ByteWidth),
        }));
        return section;
    }

    private static TwSnnSection Commands(TwSnnUp5kResolvedParameters configuration, DesignBuilder design, Nets nets)
    {
        ModuleInterface engine = EngineModule.Add(configuration, design);
        ModuleInterface commands = CommandModule.Add(configuration, design);
        bool uart = configuration.Parameters.Link == SerialLink.Uart;
        var section = new TwSnnSection("Commands, and the engine that they drive");
        var engineNets = new Dictionary<string, string>();
        foreach (Port port in engine.Ports.Skip(2))
        {
            engineNets.Add(port.Name, section.Wire(port.Name[..^2], port.Width));
        }

        var commandNets = new Dictionary<string, string>
        {
            ["command_valid_i"] = uart ? "command_valid" : "s_axis_command_tvalid",
            ["command_ready_o"] = uart ? "command_ready" : "s_axis_command_tready",
            ["command_data_i"] = uart ? "command_data" : "s_axis_command_tdata",
            ["command_last_i"] = uart ? "1'b0" : "s_axis_command_tlast",
            ["command_error_i"] = uart ? "command_error" : "s_axis_command_tuser",
            ["quiet_i"] = uart ? "quiet" : "1'b0",
            ["answer_valid_o"] = uart ? "answer_valid" : "m_axis_answer_tvalid",
            ["answer_ready_i"] = uart ? "answer_ready" : "m_axis_answer_tready",
            ["answer_data_o"] = uart ? "answer_data" : "m_axis_answer_tdata",
            ["answer_last_o"] = uart ? section.Wire("unused_answer_last", 1) : "m_axis_answer_tlast",
        };
        foreach (Port port in commands.Ports.Skip(2).Where(port => !commandNets.ContainsKey(port.Name)))
        {
            commandNets.Add(port.Name, port.Name[..^2]);
        }

        section.Instance(commands, "u_commands", nets.With(commandNets));
        section.Instance(engine, "u_engine", nets.With(engineNets));
        return section;
    }

    /// <summary>Parameters of the serial line.</summary>
    internal static UartLinkParameters UartParameters(TwSnnUp5kResolvedParameters configuration) => new()
    {
        Style = configuration.Parameters.Style,
        Module = $"{configuration.Parameters.Module}_uart",
        ClocksPerBit = configuration.Parameters.ClocksPerBit,
        QuietClocks = configuration.Parameters.QuietClocks,
    };

    /// <summary>The reset that the modules inside see.</summary>
    private sealed record Nets(string Port, string Reset)
    {
        public Dictionary<string, string> With(Dictionary<string, string> nets)
        {
            nets.Add(Port, Reset);
            return nets;
        }
    }
}

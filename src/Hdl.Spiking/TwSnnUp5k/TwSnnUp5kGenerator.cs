using Hdl.Blocks.UartLink;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Data;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>
/// The whole network in a small FPGA: an engine that takes one layer after the other, its weights in the four
/// single-port RAMs of an iCE40 UltraPlus 5K, loaded over the link that images come over.
/// </summary>
public sealed class TwSnnUp5kGenerator : Generator<TwSnnUp5kParameters>, IClassifier
{
    /// <summary>Pins of the iCEBreaker: its 12 MHz oscillator, its USB serial port, its user button.</summary>
    private static readonly (string Port, string Pin)[] Board = [("clk_i", "35"), ("rx_i", "6"), ("tx_o", "9")];

    private const string ButtonPin = "10";
    private const double OscillatorNs = 1000.0 / 12;

    /// <inheritdoc/>
    public override string Name => "twsnn_up5k";

    /// <inheritdoc/>
    public override string Summary =>
        "The trained network in an iCE40 UP5K: weights in its SPRAMs, loaded and asked over a UART";

    /// <inheritdoc/>
    public override bool IsSystem => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets => TwSnnUp5kPresets.All;

    /// <inheritdoc/>
    public override ModuleInterface Generate(TwSnnUp5kParameters parameters, DesignBuilder design)
    {
        TwSnnUp5kResolvedParameters configuration = TwSnnUp5kResolvedParameters.Of(parameters);
        bool uart = parameters.Link == SerialLink.Uart;
        ModuleInterface top = new TwSnnUp5kPorts(parameters).Build(parameters.Module, design.Style);
        var model = new ViewModel
        {
            ["shape"] = string.Join('-', configuration.Network.Shape),
        };
        if (uart)
        {
            design.AddBoard(
                Board.Append((top.ResetPort, ButtonPin)).ToDictionary(pin => pin.Item1, pin => pin.Item2),
                OscillatorNs);
            model["release_module"] = Reset(configuration, design);
            model["uart_module"] = new UartLinkGenerator().Generate(UartParameters(configuration), design).Name;
        }

        model["engine_module"] = EngineModule.Add(configuration, design).Name;
        model["commands_module"] = CommandModule.Add(configuration, design).Name;
        design.AddModule("twsnn_up5k", top, [parameters, configuration, new EngineWidths(configuration)], model);
        if (configuration.IsTrained)
        {
            // What a host sends after configuration, and before the first image.
            design.Add(new DesignFile(
                $"{parameters.Module}_load.hex", DesignFileKind.HandOff,
                CommandFrame.Hex(CommandFrame.Load(configuration))));
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
        return parameters.Link == SerialLink.Uart
            ? new UartSystemGolden(configuration)
            : new ByteSystemGolden(configuration);
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
        TwSnnUp5kParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed) =>
        TwSnnUp5kSummary.Of(TwSnnUp5kResolvedParameters.Of(parameters), options, scenario, observed);

    // Reset in step with the clock, and after configuration.
    private static string Reset(TwSnnUp5kResolvedParameters configuration, DesignBuilder design)
    {
        string port = design.Style.ResetStyle.IsActiveLow() ? "released_no" : "released_o";
        design.ReleaseReset();
        string module = $"{configuration.Parameters.Module}_reset_release";
        ModuleInterface release = new InterfaceBuilder(module, design.Style).Output(port, 1).Build();
        return design.AddModule("reset_release", release, []).Name;
    }

    /// <summary>Parameters of the serial line.</summary>
    internal static UartLinkParameters UartParameters(TwSnnUp5kResolvedParameters configuration) => new()
    {
        Style = configuration.Parameters.Style,
        Module = $"{configuration.Parameters.Module}_uart",
        ClocksPerBit = configuration.Parameters.ClocksPerBit,
        QuietClocks = configuration.Parameters.QuietClocks,
    };
}

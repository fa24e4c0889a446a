using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.UartLink;

/// <summary>A serial line: bytes from it with their errors, bytes to it.</summary>
public sealed class UartLinkGenerator : Generator<UartLinkParameters>
{
    /// <inheritdoc/>
    public override string Name => "uart_link";

    /// <inheritdoc/>
    public override string Summary => "Serial line, 8N1: bytes with framing and overrun errors, and whether the line is quiet";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "1 Mbaud at 12 MHz, quiet after 50 ms", new UartLinkParameters()),
        new("fast", "Four clocks per bit, quiet after 100", new UartLinkParameters { ClocksPerBit = 4, QuietClocks = 100 }),
        new("odd", "Seven clocks per bit, quiet after 16", new UartLinkParameters { ClocksPerBit = 7, QuietClocks = 16 }),
    ];

    /// <inheritdoc/>
    public override ModuleInterface Generate(UartLinkParameters parameters, DesignBuilder design)
    {
        design.AddAsynchronousPorts("rx_i", "tx_o");
        ModuleInterface ports = new InterfaceBuilder(parameters.Module, design.Style)
            .Group("The line, 1 at rest; rx_i may change at any time").Input("rx_i", 1)
            .Output("tx_o", 1)
            .Group("Bytes that came").Output("received_valid_o", 1)
            .Input("received_ready_i", 1)
            .Output("received_data_o", 8)
            .Output("received_error_o", 1)
            .Output("quiet_o", 1)
            .Group("Bytes to send").Input("send_valid_i", 1)
            .Output("send_ready_o", 1)
            .Input("send_data_i", 8)
            .Build();
        return design.AddModule("uart_link", ports, parameters, new ViewModel { ["half_bit"] = parameters.ClocksPerBit / 2 });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(UartLinkParameters parameters) =>
    [
        new("byte", (10 * parameters.ClocksPerBit).ToString(CultureInfo.InvariantCulture), "clocks", "start bit, 8 data bits, stop bit"),
        new("quiet after", parameters.QuietClocks.ToString(CultureInfo.InvariantCulture), "clocks"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(UartLinkParameters parameters) => new UartLinkGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(UartLinkParameters parameters, ScenarioOptions options) =>
        new UartLinkScenarios(parameters, options).All();
}

using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.UartLink;

/// <summary>A serial line: bytes from it with their errors, bytes to it.</summary>
public sealed class UartLinkGenerator : Generator<UartLinkParameters>
{
    /// <inheritdoc/>
    public override string Name => "uart_link";

    /// <inheritdoc/>
    public override string Summary =>
        "Serial line, 8N1: bytes with framing and overrun errors, and whether the line is quiet";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "1 Mbaud at 12 MHz, quiet after 50 ms", new UartLinkParameters()),
            new(
                "fast", "Four clocks per bit, quiet after 100",
                new UartLinkParameters { ClocksPerBit = 4, QuietClocks = 100 }),
            new(
                "odd", "Seven clocks per bit, quiet after 16",
                new UartLinkParameters { ClocksPerBit = 7, QuietClocks = 16 }),
        ];

    /// <inheritdoc/>
    public override ModuleInterface Generate(UartLinkParameters parameters, DesignBuilder design)
    {
        var ports = new UartLinkPorts();
        design.AddAsynchronousPorts(ports.Rx, ports.Tx);
        return design.AddModule("uart_link", ports.Build(parameters.Module, design.Style), parameters);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(UartLinkParameters parameters) =>
        [
            new(
                "byte", (10 * parameters.ClocksPerBit).ToString(CultureInfo.InvariantCulture), "clocks",
                "start bit, 8 data bits, stop bit"),
            new("quiet after", parameters.QuietClocks.ToString(CultureInfo.InvariantCulture), "clocks"),
        ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(UartLinkParameters parameters) => new UartLinkGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(UartLinkParameters parameters, ScenarioOptions options) =>
        new UartLinkScenarios(parameters, options).All();
}

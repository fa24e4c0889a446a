using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Blocks.UartLink;

/// <summary>Parameters of a serial line.</summary>
public sealed record UartLinkParameters : HdlParameters
{
    /// <summary>Name of the module. Default: uart_link.</summary>
    [Parameter("Name of the module")]
    public override string Module { get; init; } = "uart_link";

    /// <summary>Clocks per bit, 4..65536. Default: 12, which is 1 Mbaud at 12 MHz.</summary>
    [Parameter("Clocks per bit: clock frequency over baud rate", Unit = "clocks", Min = 4, Max = 65_536)]
    public int ClocksPerBit { get; init; } = 12;

    /// <summary>
    /// Clocks without a byte after which the line counts as quiet, 16..16,777,215. Default: 600,000, 50 ms at 12 MHz.
    /// </summary>
    [Parameter(
        "Clocks without a byte after which the line counts as quiet", Unit = "clocks", Min = 16, Max = (1 << 24) - 1)]
    public int QuietClocks { get; init; } = 600_000;

    /// <summary>Clocks from the edge of a bit to its middle.</summary>
    public int HalfBit => ClocksPerBit / 2;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations() => Core.Verilog.Identifier.CheckModule(Module);
}

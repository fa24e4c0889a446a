using System.Globalization;
using Hdl.Core.Problems;

namespace Hdl.Core.Parameters;

/// <summary>How the reset of every emitted flip-flop works.</summary>
public enum ResetStyle
{
    /// <summary>
    /// Port <c>rst_ni</c>, active low, asserted at any moment. It clears at once; in a design that holds a memory at
    /// the third clock edge, as no pin of a memory may change between edges.
    /// </summary>
    AsyncLow,

    /// <summary>Port <c>rst_i</c>: synchronous, active high.</summary>
    SyncHigh,

    /// <summary>Port <c>rst_ni</c>: synchronous, active low, as ARESETn of AXI.</summary>
    SyncLow,
}

/// <summary>What follows from a reset style.</summary>
public static class ResetStyles
{
    /// <summary>Whether a 0 resets; the port is <c>rst_ni</c> then.</summary>
    public static bool IsActiveLow(this ResetStyle style) => style != ResetStyle.SyncHigh;
}

/// <summary>Style of the emitted Verilog, the same for every module of a design.</summary>
public sealed record StyleParameters
{
    private const int MaxLicense = 80;

    /// <summary>Reset of the control registers. Default: async_low.</summary>
    [Parameter("Reset of the control registers")]
    public ResetStyle ResetStyle { get; init; } = ResetStyle.AsyncLow;

    /// <summary>SPDX licence expression in the first line of every emitted file. Default: Apache-2.0.</summary>
    [Parameter("SPDX licence expression on the first line of every emitted file")]
    public string License { get; init; } = "Apache-2.0";

    /// <summary>A problem where the licence is no SPDX expression: it reaches every emitted file.</summary>
    internal IEnumerable<Problem> Problems()
    {
        string? fault = License.Length > MaxLicense
            ? string.Create(CultureInfo.InvariantCulture, $"It has more than {MaxLicense} characters")
            : SpdxExpression.Fault(License);
        if (fault is not null)
        {
            yield return new Problem(
                "Not an SPDX licence expression", "license", $"'{License}'",
                $"{fault}. Write identifiers of https://spdx.org/licenses, or LicenseRef-NAME for others, with AND, "
                + $"OR, WITH and parentheses: MIT OR Apache-2.0.");
        }
    }
}

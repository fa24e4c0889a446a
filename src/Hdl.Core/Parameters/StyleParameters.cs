namespace Hdl.Core.Parameters;

/// <summary>How the reset of every emitted flip-flop works.</summary>
public enum ResetStyle
{
    /// <summary>Port <c>rst_ni</c>: asserted asynchronously, active low.</summary>
    AsyncLow,

    /// <summary>Port <c>rst_i</c>: synchronous, active high.</summary>
    SyncHigh,
}

/// <summary>Style of the emitted Verilog, the same for every module of a design.</summary>
public sealed record StyleParameters
{
    /// <summary>Reset of the control registers. Default: async_low.</summary>
    [Parameter("Reset of the control registers")]
    public ResetStyle ResetStyle { get; init; } = ResetStyle.AsyncLow;

    /// <summary>SPDX licence expression in the first line of every emitted file. Default: Apache-2.0.</summary>
    [Parameter("SPDX licence expression on the first line of every emitted file")]
    public string License { get; init; } = "Apache-2.0";
}

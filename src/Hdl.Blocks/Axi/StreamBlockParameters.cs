using Hdl.Core.Parameters;

namespace Hdl.Blocks.Axi;

/// <summary>What blocks with streams that can stand at the top of a design have in common.</summary>
public abstract record StreamBlockParameters : HdlParameters
{
    /// <summary>Plain ports, or AXI4-Stream and AXI4-Lite around them (docs/axi.md). Default: axi.</summary>
    [Parameter("Plain ports, or AXI4-Stream and AXI4-Lite")]
    public PortStyle Ports { get; init; } = PortStyle.Axi;

    /// <summary>
    /// AXI form alone: every output stream leaves through a two-entry register, so that no <c>s_axis_*_tready</c>
    /// depends on an <c>m_axis_*_tready</c>; one cycle of latency (docs/axi.md). Default: false.
    /// </summary>
    [Parameter("AXI form: outputs through a two-entry register, which cuts the paths between tready and tready")]
    public bool RegisteredReady { get; init; }
}

using Hdl.Core.Parameters;

namespace Hdl.Blocks.Axi;

/// <summary>What blocks with streams that can stand at the top of a design have in common.</summary>
public abstract record StreamBlockParameters : HdlParameters
{
    /// <summary>Plain ports, or AXI4-Stream and AXI4-Lite around them (docs/axi.md). Default: axi.</summary>
    [Parameter("Plain ports, or AXI4-Stream and AXI4-Lite")]
    public PortStyle Ports { get; init; } = PortStyle.Axi;
}

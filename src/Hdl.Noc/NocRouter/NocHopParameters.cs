using Hdl.Core.Parameters;

namespace Hdl.Noc.NocRouter;

/// <summary>What a flit passes at every router.</summary>
public record NocHopParameters
{
    /// <summary>Flits that the buffer of a virtual channel holds, 2..16. Default: 4.</summary>
    [Parameter("Buffer of a virtual channel", Unit = "flits", Min = 2, Max = 16)]
    public int Depth { get; init; } = 4;

    /// <summary>Cycles a router takes. Default: one_stage.</summary>
    [Parameter("One or two cycles a router")]
    public NocPipeline Pipeline { get; init; } = NocPipeline.OneStage;
}

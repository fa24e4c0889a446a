using Hdl.Cnn.NullHop;
using Hdl.Core.Parameters;

namespace Hdl.Cnn.NullHopCore;

/// <summary>Parameters of the accelerator without its registers.</summary>
public sealed record NullHopCoreParameters : NullHopParameters
{
    /// <summary>Defaults: 16 MACs, one lane, memories of a small network.</summary>
    public NullHopCoreParameters()
    {
        Macs = 16;
        Lanes = 1;
        FetchWidth = 1;
        FetchRuns = 1;
        MapSegments = 1;
        InputWords = 1;
        OutputWords = 1;
    }

    /// <summary>Name of the module. Default: nullhop_core.</summary>
    [Parameter("Name of the module")]
    public override string Module { get; init; } = "nullhop_core";
}

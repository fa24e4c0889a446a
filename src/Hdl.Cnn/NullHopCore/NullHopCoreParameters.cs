using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHopSystem;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Cnn.NullHopCore;

/// <summary>
/// Parameters of the accelerator without its registers. Those of <see cref="NullHopParameters"/>, but for one run and
/// one segment a cycle.
/// </summary>
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

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations() =>
        base.ValidateRelations().Concat(NullHopDatapath.Problems(this));
}

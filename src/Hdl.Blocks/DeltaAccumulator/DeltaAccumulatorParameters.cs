using Hdl.Blocks.DeltaEncoder;

namespace Hdl.Blocks.DeltaAccumulator;

/// <summary>Parameters of the inverse of a delta encoder; those of the encoder whose pairs it takes.</summary>
public sealed record DeltaAccumulatorParameters : DeltaParameters
{
    /// <summary>Whether an index can be beyond the vector.</summary>
    public bool HasSpareIndices => Length != 1 << IndexWidth;
}

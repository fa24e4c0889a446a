using Hdl.Core.Parameters;

namespace SampleBlock;

/// <summary>Parameters of the block: what a user sets with --set data-width=12.</summary>
public sealed record SampleBlockParameters : HdlParameters
{
    /// <summary>Width of a value in bits, signed, 2..64. Default: 8.</summary>
    [Parameter("Width of a value, signed", Unit = "bits", Min = 2, Max = 64)]
    public int DataWidth { get; init; } = 8;
}

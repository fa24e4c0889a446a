using Hdl.Core.Parameters;

namespace Hdl.Blocks.Primitives.SkidBuffer;

/// <summary>Parameters of a skid buffer.</summary>
public sealed record SkidBufferParameters : HdlParameters
{
    /// <summary>Width of a beat in bits, 1..4096. Default: 32.</summary>
    [Parameter("Width of a beat", Unit = "bits", Min = 1, Max = 4096)]
    public int DataWidth { get; init; } = 32;
}

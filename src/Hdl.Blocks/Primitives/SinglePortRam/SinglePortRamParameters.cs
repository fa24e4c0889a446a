using Hdl.Core.Numerics;
using Hdl.Core.Parameters;

namespace Hdl.Blocks.Primitives.SinglePortRam;

/// <summary>Parameters of a memory with one port.</summary>
public sealed record SinglePortRamParameters : HdlParameters
{
    /// <summary>Words, 1..1,048,576. Default: 1024.</summary>
    [Parameter("Number of words", Unit = "words", Min = 1, Max = 1 << 20)]
    public int Depth { get; init; } = 1024;

    /// <summary>Bits per word, 1..4096. Default: 16.</summary>
    [Parameter("Width of a word", Unit = "bits", Min = 1, Max = 4096)]
    public int Width { get; init; } = 16;

    /// <summary>Width of an address.</summary>
    public int AddressWidth => FixedPoint.IndexWidth(Depth);
}

using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi.ReadMaster;

/// <summary>Parameters of an AXI4 master that reads.</summary>
public sealed record AxiReadMasterParameters : AxiMasterParameters
{
    /// <summary>The end of a command and an error.</summary>
    public override int SideBits => 2;

    /// <inheritdoc/>
    public override MemoryPortShape Shape => new(AddressBits, BusBytes)
    {
        BurstBeats = BurstBeats,
        Outstanding = Outstanding,
    };
}

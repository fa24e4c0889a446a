using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi.WriteMaster;

/// <summary>Parameters of an AXI4 master that writes.</summary>
public sealed record AxiWriteMasterParameters : AxiMasterParameters
{
    /// <summary>Which bytes of a word are written.</summary>
    public override int SideBits => BusBytes;

    /// <inheritdoc/>
    public override MemoryPortShape Shape => new(AddressBits, BusBytes)
    {
        Reads = false,
        Writes = true,
        BurstBeats = BurstBeats,
        Outstanding = Outstanding,
    };

    /// <summary>Bits of a packet's number of bytes.</summary>
    public int BytesWidth => LengthBits + FixedPoint.IndexWidth(BusBytes) + 1;

    /// <summary>Bursts that wait for the bus.</summary>
    public int WaitingBursts => Math.Max(2, Outstanding);

    /// <summary>
    /// The FIFO of bursts: address, words less one, whether it ends its packet, whether this is cut short, bytes of the
    /// packet.
    /// </summary>
    public FifoParameters Bursts => new()
    {
        Width = AddressBits - FixedPoint.IndexWidth(BusBytes) + FixedPoint.IndexWidth(LongestBurst) + 2 + BytesWidth,
        Depth = WaitingBursts,
        Style = Style,
    };
}

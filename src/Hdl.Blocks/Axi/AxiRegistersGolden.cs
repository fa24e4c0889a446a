using System.Buffers.Binary;
using System.Text;

namespace Hdl.Blocks.Axi;

/// <summary>The registers of an AXI form as software sees them (docs/axi.md).</summary>
/// <param name="block">The block: its configuration input, clear and errors.</param>
internal sealed class AxiRegistersGolden(AxiBlockParameters block)
{
    /// <summary>LENGTH or THETA.</summary>
    public uint Argument { get; private set; }

    /// <summary>CONTROL.clear.</summary>
    public bool Clear { get; set; }

    /// <summary>Bits 31:8 of STATUS.</summary>
    public uint Errors { get; set; }

    /// <summary>Back to the state after reset.</summary>
    public void Reset() => (Argument, Clear, Errors) = (0, false, 0);

    /// <summary>A write; false where it is refused.</summary>
    public bool Write(uint address, uint data, uint strobe)
    {
        if (strobe != 0xF)
        {
            return false;
        }

        switch (address)
        {
            case AxiRegisters.Argument when block.Argument is { } argument && (ulong)data >> argument.Width == 0:
                Argument = data;
                return true;
            case AxiRegisters.Status:
                Errors &= ~(data >> 8);
                return true;
            case AxiRegisters.Control when block.Clear is not null && data <= 1:
                Clear = data == 1;
                return true;
            default:
                return false;
        }
    }

    /// <summary>A read; null where it is refused.</summary>
    public uint? Read(uint address) =>
        address switch
        {
            AxiRegisters.Id => BinaryPrimitives.ReadUInt32BigEndian(Encoding.ASCII.GetBytes(block.Id)),
            AxiRegisters.Argument when block.Argument is not null => Argument,
            AxiRegisters.Status => Errors << 8,
            AxiRegisters.Control when block.Clear is not null => Clear ? 1u : 0u,
            AxiRegisters.Version => (uint)((block.Version.Major << 16) | block.Version.Minor),
            AxiRegisters.Shape => (uint)(
                block.Shape.ValueWidth | (block.Shape.Lanes << 8) | (block.Shape.Length << 15)),
            AxiRegisters.Format when block.Format.Count > 0 => block
                .Format.Reverse()
                .Aggregate(0u, (word, field) => (word << 8) | (uint)field.Value),
            _ => null,
        };
}

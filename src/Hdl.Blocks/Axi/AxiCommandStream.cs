using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi;

/// <summary>Commands of an AXI4 master: <c>address</c> in bytes, <c>length</c> in words less one.</summary>
public sealed class AxiCommandStream : StreamHandle
{
    /// <summary>A stream of commands.</summary>
    /// <param name="addressBits">Bits of a byte address.</param>
    /// <param name="lengthBits">Bits of a number of words less one.</param>
    public AxiCommandStream(int addressBits, int lengthBits)
    {
        Address = Field("address", addressBits);
        Length = Field("length", lengthBits);
    }

    /// <summary>Byte address of the first word; bits below a word are ignored.</summary>
    public FieldHandle Address { get; }

    /// <summary>Number of words less one.</summary>
    public FieldHandle Length { get; }
}

using Hdl.Core.Registers;

namespace Hdl.Blocks.Axi;

/// <summary>The register map of AXI forms (docs/axi.md): byte addresses on AXI4-Lite, one 32-bit word each.</summary>
public static class AxiRegisters
{
    /// <summary>Read-only: four characters that name the block.</summary>
    public const int Id = 0x000;

    /// <summary>The level of the block, LENGTH or THETA, where it has one.</summary>
    public const int Argument = 0x004;

    /// <summary>Bit 8 + i: error i of the block since reset, or since 1 was written to the bit.</summary>
    public const int Status = 0x008;

    /// <summary>
    /// Bit 0: the next packet begins with a cleared state; 0 again once that packet's first beat was accepted.
    /// </summary>
    public const int Control = 0x00C;

    /// <summary>Read-only: major 31:16 and minor 15:0 number of the register map's version.</summary>
    public const int Version = Identification.Version;

    /// <summary>Read-only: 7:0 width of a value, 14:8 lanes, 31:15 length (0: any).</summary>
    public const int Shape = Identification.Shape;

    /// <summary>Read-only: how items are coded, one number per byte; block by block.</summary>
    public const int Format = Identification.Format;
}

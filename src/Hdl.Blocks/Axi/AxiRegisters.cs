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

    /// <summary>Bit 0: the next packet begins with a cleared state; 0 again once that packet's first beat was accepted.</summary>
    public const int Control = 0x00C;
}

namespace Hdl.Core.Registers;

/// <summary>What software may do with a register or some of its bits.</summary>
public enum RegisterAccess
{
    /// <summary>Read and written.</summary>
    ReadWrite,

    /// <summary>Only read; a write is refused.</summary>
    ReadOnly,

    /// <summary>Only written; a read is refused.</summary>
    WriteOnly,

    /// <summary>Read; a 1 written to a bit clears it.</summary>
    OneToClear,
}

/// <summary>Some bits of a register that have a meaning of their own.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Low">Lowest bit, 0..31.</param>
/// <param name="Width">Bits.</param>
/// <param name="Description">What they are, a phrase without a full stop.</param>
public sealed record RegisterBits(string Name, int Low, int Width, string Description)
{
    /// <summary>What software may do with them; null for what it may do with the register.</summary>
    public RegisterAccess? Access { get; init; }
}

/// <summary>
/// One 32-bit register, or a row of equal ones. The one description of it: the emitted Verilog, the documents, the C
/// header and the IP-XACT component all take address, width and reset value from here.
/// </summary>
/// <param name="Name">snake_case.</param>
/// <param name="Address">Byte address, a multiple of 4.</param>
/// <param name="Description">What it is, a phrase without a full stop.</param>
public sealed record Register(string Name, int Address, string Description)
{
    /// <summary>What software may do with it. Default: read and write.</summary>
    public RegisterAccess Access { get; init; } = RegisterAccess.ReadWrite;

    /// <summary>
    /// Bits that are there, counted from bit 0, 1..32; the others read as 0, or as the sign. Default: 32.
    /// </summary>
    public int Width { get; init; } = 32;

    /// <summary>Whether the value is two's complement, sign-extended to 32 bits when read.</summary>
    public bool IsSigned { get; init; }

    /// <summary>
    /// Whether hardware changes what software has written. What is only read or cleared changes anyway.
    /// </summary>
    public bool IsVolatile { get; init; }

    /// <summary>Whether it always reads as the same: nothing but its address stands in the hardware.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Values after reset: one, or one for each register of a row. Default: 0.</summary>
    public IReadOnlyList<long> Resets { get; init; } = [0];

    /// <summary>Bits that have a meaning of their own; empty where the register is one value.</summary>
    public IReadOnlyList<RegisterBits> Bits { get; init; } = [];

    /// <summary>Registers in the row, 4 bytes apart. Default: 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The word that register <paramref name="index"/> of the row reads as after reset.</summary>
    public uint ResetWord(int index = 0) => unchecked((uint)Resets[Resets.Count == 1 ? 0 : index]);
}

/// <summary>The registers behind an AXI4-Lite port.</summary>
/// <param name="Bus">Prefix of the port: <c>s_axil</c>.</param>
/// <param name="AddressWidth">Bits of an address.</param>
/// <param name="Registers">By address.</param>
public sealed record RegisterMap(string Bus, int AddressWidth, IReadOnlyList<Register> Registers)
{
    /// <summary>
    /// Lowest bit of STATUS that an error may have; the bits below it say what is going on. See
    /// <see cref="ErrorsFirst"/> for the other way round.
    /// </summary>
    public const int FirstError = 8;

    /// <summary>
    /// Whether STATUS has its errors in the bits below <see cref="FirstError"/>, and what is going on from there on:
    /// where the definition of a target says so. Default: false.
    /// </summary>
    public bool ErrorsFirst { get; init; }

    /// <summary>What drivers do in several steps: the part of them that a target says itself. Default: none.</summary>
    public IReadOnlyList<Routine> Routines { get; init; } = [];
}

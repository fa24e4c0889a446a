namespace Hdl.Core.Registers;

/// <summary>
/// Registers by which a driver finds out what it talks to: constants without flip-flops, at the same addresses in every
/// map and behind all others, as in the identification of a peripheral at the end of its page of 4 KiB.
/// </summary>
public static class Identification
{
    /// <summary>Byte address of VERSION, that of the register map: major 31:16, minor 15:0.</summary>
    public const int Version = 0xFF0;

    /// <summary>Byte address of SHAPE: sizes that were chosen when the design was generated.</summary>
    public const int Shape = 0xFF4;

    /// <summary>Byte address of FORMAT, where a map has it: how data on the streams are coded.</summary>
    public const int Format = 0xFF8;

    /// <summary>The register VERSION.</summary>
    /// <param name="major">1..65535; grows where something moved or went, so that drivers must be changed.</param>
    /// <param name="minor">0..65535; grows where something was added.</param>
    public static Register OfVersion(int major, int minor) =>
        Constant(
            "version",
            Version,
            "version of this register map",
            new ConstantBits(new("minor", 0, 16, "grows where something is added"), minor),
            new ConstantBits(
                new("major", 16, 16, "grows where something moves or goes: a driver of another number does not fit"),
                major));

    /// <summary>A read-only register whose bits are constants.</summary>
    /// <param name="name">snake_case.</param>
    /// <param name="address">Byte address.</param>
    /// <param name="description">What it is, a phrase without a full stop.</param>
    /// <param name="bits">Its bits and what they read as.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value does not fit in its bits.</exception>
    public static Register Constant(
        string name, int address, string description, params IReadOnlyList<ConstantBits> bits) =>
        new(name, address, description)
        {
            Access = RegisterAccess.ReadOnly,
            IsConstant = true,
            Width = bits.Max(field => field.Bits.Low + field.Bits.Width),
            Bits = [.. bits.Select(field => field.Bits)],
            Resets = [bits.Sum(field => field.Word)],
        };
}
/// <summary>Bits of a register that always read as the same.</summary>
/// <param name="Bits">Which, and what they are.</param>
/// <param name="Value">What they read as.</param>
public sealed record ConstantBits(RegisterBits Bits, long Value)
{
    /// <summary>The value at its place in the word.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not fit in the bits.</exception>
    public long Word =>
        Value >= 0 && Value >> Bits.Width == 0
            ? Value << Bits.Low
            : throw new ArgumentOutOfRangeException(
                nameof(Bits), Value, $"Does not fit in the {Bits.Width} bits of {Bits.Name}.");
}

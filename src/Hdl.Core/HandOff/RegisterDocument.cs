using System.Globalization;
using System.Text;
using Hdl.Core.Designs;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff;

/// <summary>The registers of a design as a page for people, in Markdown.</summary>
internal static class RegisterDocument
{
    /// <summary>Its text.</summary>
    public static string Text(Design design, RegisterMap map, Provenance provenance)
    {
        var text = new StringBuilder();
        text.Append($"# Registers of {design.Top.Name}\n\n");
        text.Append(
            $"AXI4-Lite port `{map.Bus}`, byte addresses, 32 bits each. An address that is not listed, one that is no "
            + $"multiple of 4, a write of\n");
        text.Append("less than a word and a value that does not fit are answered with SLVERR and change nothing.\n\n");
        text.Append($"Regenerate with: `{provenance.Command}`\n\n");
        text.Append("| address | register | access | bits | reset | |\n|---|---|---|---|---|---|\n");
        foreach (Register register in map.Registers)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Address(register)} | {register.Name.ToUpperInvariant()} | {Access(register.Access)} ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Bits(0, register.Width)}{(register.IsSigned ? ", signed" : "")} | {Reset(register)} | "
                + $"{register.Description} |\n");
            foreach (RegisterBits bits in register.Bits)
            {
                text.Append(
                    CultureInfo.InvariantCulture, $"| | `{bits.Name}` | {Access(bits.Access ?? register.Access)} ");
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {Bits(bits.Low, bits.Width)} | {Value(register, bits)}| {bits.Description} |\n");
            }
        }

        return text.ToString();
    }

    private static string Address(Register register) => register.Count == 1
        ? string.Create(CultureInfo.InvariantCulture, $"0x{register.Address:X3}")
        : string.Create(CultureInfo.InvariantCulture, $"0x{register.Address:X3} + 4 i, i = 0..{register.Count - 1}");

    private static string Access(RegisterAccess access) => access switch
    {
        RegisterAccess.ReadOnly => "R",
        RegisterAccess.WriteOnly => "W",
        RegisterAccess.OneToClear => "R, 1 clears",
        _ => "RW",
    };

    private static string Bits(int low, int width) => width == 1
        ? low.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{low + width - 1}:{low}");

    // Of a constant word, what each of its parts says.
    private static string Value(Register register, RegisterBits bits) =>
        register.IsConstant
            ? string.Create(
                CultureInfo.InvariantCulture, $"{(register.ResetWord() >> bits.Low) & ((1UL << bits.Width) - 1)} ")
            : "";

    // A row of different values would fill the page; the header has them all.
    private static string Reset(Register register) => register.Access == RegisterAccess.WriteOnly ? ""
        : register.Resets.Count > 1 ? "see the header"
        : string.Create(CultureInfo.InvariantCulture, $"0x{register.ResetWord():X}");
}

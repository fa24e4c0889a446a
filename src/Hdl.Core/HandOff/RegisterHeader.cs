using System.Globalization;
using System.Text;
using Hdl.Core.Designs;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff;

/// <summary>The registers of a design as macros of a C header, C99 and freestanding.</summary>
internal static class RegisterHeader
{
    /// <summary>Its text.</summary>
    public static string Text(Design design, RegisterMap map, Provenance provenance)
    {
        string prefix = design.Top.Name.ToUpperInvariant();
        var text = new StringBuilder();
        text.Append($"/* SPDX-License-Identifier: {provenance.Parameters.Style.License} */\n");
        text.Append($"/* Registers of {design.Top.Name}: byte offsets from the base address, 32 bits each.\n");
        text.Append($"   Regenerate with: {provenance.Command} */\n");
        text.Append($"#ifndef {prefix}_REGISTERS_H\n#define {prefix}_REGISTERS_H\n");
        foreach (Register register in map.Registers)
        {
            string name = $"{prefix}_{register.Name.ToUpperInvariant()}";
            text.Append($"\n/* {register.Description}{(register.IsSigned ? "; two's complement" : "")} */\n");
            Define(text, name, $"0x{Hex(register.Address, 3)}u");
            if (register.Count > 1)
            {
                Define(text, $"{name}_COUNT", Decimal(register.Count));
                Define(text, $"{name}_AT(i)", $"(0x{Hex(register.Address, 3)}u + 4u * (i))");
            }

            if (register.Access != RegisterAccess.WriteOnly)
            {
                Resets(text, name, register);
            }

            foreach (RegisterBits bits in register.Bits)
            {
                string field = $"{name}_{bits.Name.ToUpperInvariant()}";
                Define(text, $"{field}_SHIFT", Decimal(bits.Low));
                Define(text, $"{field}_MASK", $"0x{Hex((uint)(((1UL << bits.Width) - 1) << bits.Low), 8)}u");
            }
        }

        text.Append($"\n#endif /* {prefix}_REGISTERS_H */\n");
        return text.ToString();
    }

    private static void Resets(StringBuilder text, string name, Register register)
    {
        if (register.Resets.Count == 1)
        {
            Define(text, $"{name}_RESET", $"0x{Hex(register.ResetWord(), 8)}u");
            return;
        }

        string[] words =
        [
            .. Enumerable.Range(0, register.Count).Select(index => $"0x{Hex(register.ResetWord(index), 8)}u"),
        ];
        text.Append(
            $"#define {name}_RESETS \\\n  {{ "
            + $"{string.Join(", \\\n    ", words.Chunk(8).Select(line => string.Join(", ", line)))} }}\n");
    }

    private static void Define(StringBuilder text, string name, string value) =>
        text.Append($"#define {name} {value}\n");

    private static string Hex(long value, int digits) =>
        value.ToString($"X{Decimal(digits)}", CultureInfo.InvariantCulture);

    private static string Decimal(int value) => value.ToString(CultureInfo.InvariantCulture);
}

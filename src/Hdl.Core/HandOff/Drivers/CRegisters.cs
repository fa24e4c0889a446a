using System.Globalization;
using System.Text;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary>
/// Inline functions of C for one register each: <c>read</c>, <c>write</c> and, of its bits, <c>get</c>, <c>set</c> (the
/// others stay), <c>put</c> (all at once), <c>clear</c>; <c>read64</c> and <c>write64</c> for two together.
/// </summary>
/// <param name="model">The registers.</param>
/// <param name="text">What the functions are added to.</param>
internal sealed class CRegisters(DriverModel model, StringBuilder text)
{
    private string Device => $"struct {model.Top}_device *device";

    private string Done => $"return {model.Prefix}_E_OK;";

    /// <summary>Adds those of a register.</summary>
    public void Append(Register register)
    {
        bool row = register.Count > 1;
        string i = row ? ", uint32_t i" : "";
        string offset = row ? $"{Macro(register)}_AT(i)" : Macro(register);
        string type = register.IsSigned ? "int32_t" : "uint32_t";
        string read = $"{Cast(register, type)}{model.Top}_bus_read32";
        string value = $"{Cast(register, "uint32_t")}value";
        string[] behind = row ? [$"i >= {Text(register.Count)}u"] : [];
        text.Append(CultureInfo.InvariantCulture, $"\n/* {Upper(register)}: {register.Description} */\n");
        if (DriverModel.IsRead(register))
        {
            text.Append($$"""
                static inline {{type}} {{model.Top}}_read_{{register.Name}}({{Device}}{{i}}) {
                {{If(behind, "return 0;")}}  return {{read}}(device, {{offset}});
                }

                """);
        }

        if (DriverModel.IsWritten(register))
        {
            text.Append($$"""
                static inline int {{model.Top}}_write_{{register.Name}}({{Device}}{{i}}, {{type}} value) {
                {{Refuse([.. behind, .. Range(register)])}}  {{model.Top}}_bus_write32(device, {{offset}}, {{value}});
                  {{Done}}
                }

                """);
        }

        if (!row)
        {
            Put(register);
            foreach (RegisterBits bits in register.Bits)
            {
                Bits(register, bits);
            }
        }
    }

    /// <summary>Adds those of two registers that are one number.</summary>
    public void Append(WideRegister wide)
    {
        string low = $"{model.Top}_read_{wide.Low.Name}(device)";
        string high = $"{model.Top}_read_{wide.High.Name}(device)";
        text.Append($$"""

            /* {{Upper(wide.High)}} and {{Upper(wide.Low)}} as 64 bits: high, low, high, and low again after a carry */
            static inline uint64_t {{model.Top}}_read64_{{wide.Name}}({{Device}}) {
              uint32_t high = {{high}};
              uint32_t low = {{low}};
              uint32_t after = {{high}};
              if (after != high) low = {{low}};
              return ((uint64_t)after << 32) | low;
            }

            """);
        if (wide.Low is { Access: RegisterAccess.ReadWrite, IsVolatile: false })
        {
            text.Append($$"""
                static inline int {{model.Top}}_write64_{{wide.Name}}({{Device}}, uint64_t value) {
                  if (value >> 32 >> {{Text(wide.High.Width)}}) return {{model.Prefix}}_E_RANGE;
                  {{model.Top}}_bus_write32(device, {{Macro(wide.Low)}}, (uint32_t)value);
                  {{model.Top}}_bus_write32(device, {{Macro(wide.High)}}, (uint32_t)(value >> 32));
                  {{Done}}
                }

                """);
        }
    }

    // All bits of a register at once.
    private void Put(Register register)
    {
        if (register.Bits.Count == 0 || !DriverModel.IsWritten(register))
        {
            return;
        }

        string names = string.Concat(register.Bits.Select(bits => $", uint32_t {bits.Name}"));
        IEnumerable<string> refusals = register.Bits
            .Where(bits => bits.Width < 32)
            .Select(bits => $"{bits.Name} >> {Text(bits.Width)}");
        string word = string.Join(
            " | ", register.Bits.Select(bits => bits.Low == 0 ? bits.Name : $"{bits.Name} << {Text(bits.Low)}"));
        text.Append($$"""
            static inline int {{model.Top}}_put_{{register.Name}}(
                {{Device}}{{names}}) {
            {{Refuse([.. refusals])}}  {{model.Top}}_bus_write32(
                  device, {{Macro(register)}}, {{word}});
              {{Done}}
            }

            """);
    }

    private void Bits(Register register, RegisterBits bits)
    {
        string name = $"{register.Name}_{bits.Name}";
        string macro = $"{model.Prefix}_{name.ToUpperInvariant()}";
        RegisterAccess access = DriverModel.Access(register, bits);
        text.Append(CultureInfo.InvariantCulture, $"/* {bits.Description} */\n");
        if (DriverModel.IsRead(register))
        {
            text.Append($$"""
                static inline uint32_t {{model.Top}}_get_{{name}}({{Device}}) {
                  return ({{model.Top}}_read_{{register.Name}}(device) & {{macro}}_MASK) >> {{macro}}_SHIFT;
                }

                """);
        }

        if (access == RegisterAccess.ReadWrite)
        {
            text.Append($$"""
                static inline int {{model.Top}}_set_{{name}}({{Device}}, uint32_t value) {
                {{Refuse(bits.Width < 32 ? [$"value >> {Text(bits.Width)}"] : [])}}  {{model.Top}}_bus_write32(
                      device, {{Macro(register)}},
                      ({{model.Top}}_bus_read32(device, {{Macro(register)}}) & ~{{macro}}_MASK)
                          | value << {{macro}}_SHIFT);
                  {{Done}}
                }

                """);
        }
        else if (access == RegisterAccess.OneToClear)
        {
            text.Append($$"""
                static inline void {{model.Top}}_clear_{{name}}({{Device}}) {
                  {{model.Top}}_bus_write32(device, {{Macro(register)}}, {{macro}}_MASK);
                }

                """);
        }
    }

    // What a write refuses.
    private static string[] Range(Register register)
    {
        if (register.IsSigned)
        {
            long limit = 1L << (register.Width - 1);
            return register.Width == 32 ? [] : [$"value < {Text(-limit)}", $"value > {Text(limit - 1)}"];
        }

        uint beside = ~DriverModel.Writable(register);
        return beside == 0 ? [] : [$"(value & 0x{beside:X8}u)"];
    }

    private string Refuse(string[] conditions) => If(conditions, $"return {model.Prefix}_E_RANGE;");

    private static string If(string[] conditions, string then) =>
        conditions.Length == 0 ? "" : $"  if ({string.Join(" || ", conditions)}) {then}\n";

    private static string Cast(Register register, string type) => register.IsSigned ? $"({type})" : "";

    private string Macro(Register register) => $"{model.Prefix}_{Upper(register)}";

    private static string Upper(Register register) => register.Name.ToUpperInvariant();

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}

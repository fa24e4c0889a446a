using System.Globalization;

namespace Hdl.Core.Registers;

/// <summary>A register map as the lines of a comment in Verilog.</summary>
public static class RegisterComment
{
    private const int Columns = 100;

    /// <summary>
    /// One line a register: address, name, meaning; then one for each group of bits. Lines too long go on below.
    /// </summary>
    /// <param name="registers">By address.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Register> registers)
    {
        int width = registers.Max(register => register.Name.Length);
        string indent = new(' ', 7 + width);
        List<string> lines = [];
        foreach (Register register in registers)
        {
            string head = string.Create(
                CultureInfo.InvariantCulture,
                $"0x{register.Address:X3} {register.Name.ToUpperInvariant().PadRight(width)} ");
            Wrap(lines, head, indent, $"{Extent(register)}{register.Description}{Rule(register.Access)}");
            foreach (RegisterBits bits in register.Bits)
            {
                Wrap(
                    lines, indent, indent + "  ",
                    $"{Range(bits)} {bits.Description}{(bits.Access is { } access ? Rule(access) : "")}");
            }
        }

        return lines;
    }

    /// <summary><c>15:8</c>, or <c>0</c> for a single bit.</summary>
    public static string Range(RegisterBits bits) => bits.Width == 1
        ? Text(bits.Low)
        : $"{Text(bits.Low + bits.Width - 1)}:{Text(bits.Low)}";

    private static string Extent(Register register) => register.Count == 1 ? "" : $"{Text(register.Count)} words: ";

    private static string Rule(RegisterAccess access) => access switch
    {
        RegisterAccess.ReadOnly => " (read only)",
        RegisterAccess.WriteOnly => " (write only)",
        RegisterAccess.OneToClear => " (1 clears)",
        _ => "",
    };

    private static void Wrap(List<string> lines, string head, string indent, string text)
    {
        // "//   " stands before every line.
        int room = Columns - 5;
        string line = head;
        bool empty = true;
        foreach (string word in text.Split(' '))
        {
            if (!empty && line.Length + 1 + word.Length > room)
            {
                lines.Add(line.TrimEnd());
                (line, empty) = (indent, true);
            }

            line += empty ? word : $" {word}";
            empty = false;
        }

        lines.Add(line.TrimEnd());
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

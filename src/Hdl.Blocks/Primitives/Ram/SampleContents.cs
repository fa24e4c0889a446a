using System.Numerics;
using System.Text;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.Primitives.Ram;

/// <summary>
/// Contents of the sample memory file: every 32-bit part j of word a is the low half of (a * 64 + j + 1) * 0x9E3779B1
/// (Fibonacci hashing), so that neighbouring words and parts differ in many bits.
/// </summary>
public static class SampleContents
{
    /// <summary>Part <paramref name="part"/> of the word at <paramref name="address"/>, before the word is cut to its width.</summary>
    /// <param name="address">0 or more.</param>
    /// <param name="part">Bits 32 * part and up.</param>
    public static uint Part(int address, int part) => unchecked(((uint)address * 64 + (uint)part + 1) * 0x9E3779B1u);

    /// <summary>The memory file: one word a line in hex.</summary>
    internal static string FileText(int depth, int width)
    {
        var text = new StringBuilder();
        for (int address = 0; address < depth; address++)
        {
            BigInteger word = 0;
            for (int part = (width + 31) / 32 - 1; part >= 0; part--)
            {
                word = (word << 32) | Part(address, part);
            }

            text.Append(Literal.HexDigits(word & ((BigInteger.One << width) - 1), width)).Append('\n');
        }

        return text.ToString();
    }
}

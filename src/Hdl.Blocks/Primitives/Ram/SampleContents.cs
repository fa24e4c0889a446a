using Hdl.Core.Generation;
using Hdl.Core.Numerics;

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
    internal static FileContent File(int depth, int width) =>
        FileContent.FromLines(depth, FixedPoint.CeilDivide(width, 4), () => Enumerable.Range(0, depth).Select(address => Line(address, width)));

    private static string Line(int address, int width) => string.Create(FixedPoint.CeilDivide(width, 4), (address, width), static (digits, word) =>
    {
        for (int digit = 0; digit < digits.Length; digit++)
        {
            uint nibble = Part(word.address, digit / 8) >> (4 * (digit % 8)) & 15;
            // The digit on top may hold fewer than four bits.
            int bits = Math.Min(4, word.width - (4 * digit));
            digits[^(digit + 1)] = "0123456789ABCDEF"[(int)(nibble & ((1u << bits) - 1))];
        }
    });
}

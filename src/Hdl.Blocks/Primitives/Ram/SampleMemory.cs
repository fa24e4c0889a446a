using Hdl.Core.Designs;
using Hdl.Core.Numerics;

namespace Hdl.Blocks.Primitives.Ram;

/// <summary>The sample memory file, made line by line: it can be a gigabyte.</summary>
internal static class SampleMemory
{
    /// <summary>The memory file: one word per line, in hex.</summary>
    public static FileContent Of(int depth, int width) =>
        FileContent.FromLines(
            depth, FixedPoint.CeilDivide(width, 4),
            () => Enumerable.Range(0, depth).Select(address => Line(address, width)));

    private static string Line(int address, int width) =>
        string.Create(
            FixedPoint.CeilDivide(width, 4),
            (address, width),
            static (digits, word) =>
            {
                for (int digit = 0; digit < digits.Length; digit++)
                {
                    uint nibble = SampleContents.Part(word.address, digit / 8) >> (4 * (digit % 8)) & 15;
                    // The digit on top may hold fewer than four bits.
                    int bits = Math.Min(4, word.width - (4 * digit));
                    digits[^(digit + 1)] = "0123456789ABCDEF"[(int)(nibble & ((1u << bits) - 1))];
                }
            });
}

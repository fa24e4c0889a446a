namespace Hdl.Blocks.Primitives.Ram;

/// <summary>
/// Contents of the sample memory file: every 32-bit part j of word a is the low half of (a * 64 + j + 1) * 0x9E3779B1
/// (Fibonacci hashing), so that neighbouring words and parts differ in many bits.
/// </summary>
public static class SampleContents
{
    /// <summary>
    /// Part <paramref name="part"/> of the word at <paramref name="address"/>, before the word is cut to its width.
    /// </summary>
    /// <param name="address">0 or more.</param>
    /// <param name="part">Bits 32 * part and up.</param>
    public static uint Part(int address, int part) => unchecked(((uint)address * 64 + (uint)part + 1) * 0x9E3779B1u);
}

using System.Globalization;
using System.Text;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>Lines of weights as memories and streams take them: lane 0 in the low bits.</summary>
internal static class WeightLines
{
    /// <summary>A memory file: a line of hexadecimal digits for each line of weights.</summary>
    public static string Hex(WeightImage image, DeltaRnnShape shape)
    {
        int digits = (shape.WeightLineBits + 3) / 4;
        var text = new StringBuilder();
        foreach (int[] line in image.Lines)
        {
            uint[] words = Words(line, shape.WeightBits);
            for (int digit = digits - 1; digit >= 0; digit--)
            {
                uint value = (words[digit / 8] >> (4 * (digit % 8))) & 0xF;
                text.Append(value.ToString("x", CultureInfo.InvariantCulture));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A line as words of 32 bits, low word first.</summary>
    /// <param name="line">Its weights.</param>
    /// <param name="weightBits">Bits of a weight: 4, 8 or 16.</param>
    public static uint[] Words(int[] line, int weightBits)
    {
        var words = new uint[((line.Length * weightBits) + 31) / 32];
        for (int lane = 0; lane < line.Length; lane++)
        {
            uint weight = (uint)line[lane] & ((1u << weightBits) - 1);
            words[lane * weightBits / 32] |= weight << (lane * weightBits % 32);
        }

        return words;
    }
}

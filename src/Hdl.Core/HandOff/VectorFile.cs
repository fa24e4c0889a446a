using System.Globalization;
using System.Numerics;
using System.Text;
using Hdl.Core.Golden;

namespace Hdl.Core.HandOff;

/// <summary>
/// Builds the text of a vector file: words for <c>$readmemh</c>, in hex without leading zeros, and comments.
/// </summary>
internal sealed class VectorFile
{
    private readonly StringBuilder _text = new();

    /// <summary>Words so far.</summary>
    public int Count { get; private set; }

    /// <summary>The file.</summary>
    public string Text => _text.ToString();

    /// <summary>The fields of a beat as one number, the first in the highest bits.</summary>
    public static BigInteger Pack(BeatSequence beats, int beat)
    {
        BigInteger word = 0;
        for (int field = 0; field < beats.Fields.Count; field++)
        {
            int width = beats.Fields[field].Width;
            for (int low = (width - 1) / 64 * 64; low >= 0; low -= 64)
            {
                int part = Math.Min(64, width - low);
                word = (word << part) | beats.GetBits(beat, field, low, part);
            }
        }

        return word;
    }

    /// <summary>A line of comment.</summary>
    public void Comment(string text) => _text.Append($"// {text}\n");

    /// <summary>A line of words.</summary>
    public void Line(params IEnumerable<BigInteger> words)
    {
        string[] digits = [.. words.Select(Hex)];
        Count += digits.Length;
        _text.Append(string.Join(' ', digits)).Append('\n');
    }

    private static string Hex(BigInteger value)
    {
        string digits = value.ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        return digits.Length == 0 ? "0" : digits;
    }
}

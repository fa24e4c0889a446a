namespace Hdl.Cnn.NullHop;

/// <summary>Bits in a row, the first one in the low bit of the first beat.</summary>
public sealed class BitString
{
    private readonly List<uint> _words = [];

    /// <summary>Bits so far.</summary>
    public int Length { get; private set; }

    /// <summary>Appends the low bits of a number, its lowest one first.</summary>
    /// <param name="value">The number; what lies above its width is left out.</param>
    /// <param name="width">Bits, 0..64.</param>
    public void Append(long value, int width)
    {
        for (int bit = 0; bit < width; bit++)
        {
            if (Length % 32 == 0)
            {
                _words.Add(0);
            }

            _words[^1] |= (uint)((value >> bit) & 1) << (Length % 32);
            Length++;
        }
    }

    /// <summary>Some bits as an unsigned number; bits past the end are 0.</summary>
    /// <param name="first">First bit, the lowest one of the number.</param>
    /// <param name="width">Bits, 0..63.</param>
    public long Get(int first, int width)
    {
        long value = 0;
        for (int bit = 0; bit < width && first + bit < Length; bit++)
        {
            value |= (long)((_words[(first + bit) / 32] >> ((first + bit) % 32)) & 1) << bit;
        }

        return value;
    }

    /// <summary>The bits as beats of 32-bit words, low word first; the last beat is filled up with 0.</summary>
    /// <param name="width">Bits of a beat, a multiple of 32.</param>
    public IReadOnlyList<uint[]> Beats(int width)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(width % 32, 0);
        return
        [
            .. _words.Chunk(width / 32).Select(words =>
            {
                Array.Resize(ref words, width / 32);
                return words;
            }),
        ];
    }

    /// <summary>The bits of beats, in 32-bit words, low word first; a whole number of beats.</summary>
    public static BitString Of(IEnumerable<uint[]> beats)
    {
        var bits = new BitString();
        foreach (uint[] beat in beats)
        {
            bits._words.AddRange(beat);
        }

        bits.Length = bits._words.Count * 32;
        return bits;
    }
}

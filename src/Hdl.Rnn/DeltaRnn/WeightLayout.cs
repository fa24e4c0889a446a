using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Hdl.Core.Numerics;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>
/// Where each column of weights lies in memory (delta_rnn, section 2.5): one behind the other, each a number of whole
/// words, or beginning at a multiple of the column stride; within a column the lines without gaps, lane 0 first, of
/// weights of 4 bits the first in the low half of a byte.
/// </summary>
public sealed class WeightLayout
{
    /// <summary>Bytes of the header that stands before the weights in a file.</summary>
    public const int HeaderBytes = 64;

    private static readonly byte[] Magic = "HDLDELTA"u8.ToArray();

    private readonly int[] _columns;
    private readonly int _lanes;
    private readonly int _weightBits;
    private readonly int _alignment;
    private readonly string _text;

    private WeightLayout(int[] columns, int lanes, int weightBits, int alignment, string text) =>
        (_columns, _lanes, _weightBits, _alignment, _text) = (columns, lanes, weightBits, alignment, text);

    /// <summary>Bytes of all columns.</summary>
    public long Bytes => _columns.Sum(lines => (long)ColumnBytes(lines));

    /// <summary>Columns of all layers, and of the read-out.</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>
    /// CRC-32 of all that decides where a weight lies and what it means: an image is one for this hardware if it has
    /// the same.
    /// </summary>
    public uint Checksum => Crc32.HashToUInt32(Encoding.ASCII.GetBytes(_text));

    /// <summary>The layout of valid parameters.</summary>
    public static WeightLayout Of(DeltaRnnResolvedParameters sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        List<int> columns = [];
        int inputs = sizes.Inputs;
        int biases = sizes.BiasColumns * (sizes.HiddenBias ? 2 : 1);
        foreach (int hidden in sizes.Layers)
        {
            int lines = sizes.Cell.Gates() * FixedPoint.CeilDivide(hidden, sizes.Lanes);
            columns.AddRange(Enumerable.Repeat(lines, biases + inputs + hidden));
            inputs = hidden;
        }

        int classes = sizes.HasReadout ? sizes.Classes : 0;
        if (classes > 0)
        {
            columns.AddRange(
                Enumerable.Repeat(FixedPoint.CeilDivide(classes, sizes.Lanes), sizes.BiasColumns + inputs));
        }

        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{sizes.Cell.ToString().ToLowerInvariant()} inputs={sizes.Inputs} layers={string.Join(',', sizes.Layers)} "
            + $"classes={classes} hidden-bias={(sizes.HiddenBias ? 1 : 0)} bias-columns={sizes.BiasColumns} "
            + $"act-int={sizes.ActInt} act-frac={sizes.ActFrac} gate-frac={sizes.GateFrac} "
            + $"weight-bits={sizes.WeightBits} weight-frac={sizes.WeightFrac} "
            + $"lanes={sizes.Lanes} alignment={sizes.ColumnAlignment}");
        return new WeightLayout([.. columns], sizes.Lanes, sizes.WeightBits, sizes.ColumnAlignment, text);
    }

    /// <summary>Lines as bytes.</summary>
    /// <param name="lines">All lines, column by column.</param>
    /// <exception cref="ArgumentException">Another number of lines than the columns have.</exception>
    public byte[] Pack(IReadOnlyList<int[]> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count != _columns.Sum())
        {
            throw new ArgumentException("Lines of another network.", nameof(lines));
        }

        var bytes = new byte[Bytes];
        int line = 0;
        long column = 0;
        foreach (int count in _columns)
        {
            for (int index = 0; index < count * _lanes; index++)
            {
                Put(bytes.AsSpan((int)column), index, lines[line + (index / _lanes)][index % _lanes]);
            }

            line += count;
            column += ColumnBytes(count);
        }

        return bytes;
    }

    /// <summary>Bytes as lines: the inverse of <see cref="Pack"/>.</summary>
    /// <param name="read">Fills a column of so many bytes from an offset.</param>
    public int[][] Unpack(ColumnReader read)
    {
        ArgumentNullException.ThrowIfNull(read);
        List<int[]> lines = [];
        long offset = 0;
        foreach (int count in _columns)
        {
            var column = new byte[ColumnBytes(count)];
            read(offset, column);
            for (int line = 0; line < count; line++)
            {
                var weights = new int[_lanes];
                for (int lane = 0; lane < _lanes; lane++)
                {
                    weights[lane] = Get(column, (line * _lanes) + lane);
                }

                lines.Add(weights);
            }

            offset += column.Length;
        }

        return [.. lines];
    }

    /// <summary>Reads the bytes of a column.</summary>
    /// <param name="offset">Its first byte, from that of the first column on.</param>
    /// <param name="column">Receives them.</param>
    public delegate void ColumnReader(long offset, Span<byte> column);

    /// <summary>Offset of each column, and the bytes of it that hold weights.</summary>
    public IEnumerable<(long Offset, int Bytes)> Columns()
    {
        long offset = 0;
        foreach (int lines in _columns)
        {
            yield return (offset, WeightBytes(lines));
            offset += ColumnBytes(lines);
        }
    }

    /// <summary>
    /// The header before the weights: "HDLDELTA"; then words of 32 bits, low byte first: version 1, LAYOUT, bytes of
    /// the weights, CRC-32 of the weights; zeros up to 64 bytes.
    /// </summary>
    /// <param name="weights">The packed weights.</param>
    public byte[] Header(ReadOnlySpan<byte> weights)
    {
        var header = new byte[HeaderBytes];
        Magic.CopyTo(header, 0);
        uint[] words = [1, Checksum, (uint)weights.Length, Crc32.HashToUInt32(weights)];
        for (int word = 0; word < words.Length; word++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(Magic.Length + (4 * word)), words[word]);
        }

        return header;
    }

    private int ColumnBytes(int lines)
    {
        int bytes = WeightBytes(lines);
        return _alignment == 0 ? bytes : FixedPoint.CeilDivide(bytes, _alignment) * _alignment;
    }

    private int WeightBytes(int lines) => FixedPoint.CeilDivide(lines * _lanes * _weightBits, 8);

    private void Put(Span<byte> column, int index, int weight)
    {
        switch (_weightBits)
        {
            case 4:
                column[index / 2] |= (byte)((weight & 0xF) << (4 * (index % 2)));
                break;
            case 8:
                column[index] = (byte)weight;
                break;
            default:
                BinaryPrimitives.WriteInt16LittleEndian(column[(2 * index)..], (short)weight);
                break;
        }
    }

    private int Get(ReadOnlySpan<byte> column, int index) => _weightBits switch
    {
        4 => (int)FixedPoint.Wrap(column[index / 2] >> (4 * (index % 2)), 4),
        8 => (sbyte)column[index],
        _ => BinaryPrimitives.ReadInt16LittleEndian(column[(2 * index)..]),
    };
}

using Hdl.Core.Ports;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>
/// Words of weight memories, to be written or to be read: <c>bank</c>, <c>row</c>, <c>word</c>; <c>data</c> where they
/// are written.
/// </summary>
public sealed class WordStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="bankWidth">Bits of a bank's number.</param>
    /// <param name="rowWidth">Bits of a row's number.</param>
    /// <param name="wordWidth">Bits of a word's number.</param>
    /// <param name="hasData">Whether the 32 bits of the word come along.</param>
    public WordStream(int bankWidth, int rowWidth, int wordWidth, bool hasData)
    {
        Bank = Field("bank", bankWidth);
        Row = Field("row", rowWidth);
        Word = Field("word", wordWidth);
        Data = OptionalField(hasData, "data", 32);
    }

    /// <summary>Lane whose weights it belongs to; the number of lanes for the biases.</summary>
    public FieldHandle Bank { get; }

    /// <summary>Row of the bank.</summary>
    public FieldHandle Row { get; }

    /// <summary>Which 32 bits of the row, the low ones first.</summary>
    public FieldHandle Word { get; }

    /// <summary>The bits, codes of 16 neurons; null where they are asked for.</summary>
    public FieldHandle? Data { get; }
}

namespace Hdl.Cnn.NullHop;

/// <summary>The sticky error bits, in their places.</summary>
[Flags]
public enum NullHopErrors
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>Bit 0: a map bit past the end of a row. No value belongs to it.</summary>
    Tail = 1 << 0,

    /// <summary>
    /// Bit 1: <c>last</c> early, which leaves something missing; or late, which leaves a surplus; or a beat that keeps
    /// less than all of its words without being the last, or has a gap.
    /// </summary>
    Framing = 1 << 1,

    /// <summary>Bit 2: a map word or a value missing, which reads as 0; always together with bit 1.</summary>
    Missing = 1 << 2,

    /// <summary>Bit 3: words behind the end of a row, dropped up to <c>last</c>; always together with bit 1.</summary>
    Surplus = 1 << 3,

    /// <summary>Bit 4: a descriptor was refused.</summary>
    Refused = 1 << 4,

    /// <summary>Bit 5: a parameter packet of another length than its command says, or past the memory's end.</summary>
    ParameterLength = 1 << 5,

    /// <summary>Bit 6: the row store overflowed, which overcommit alone allows.</summary>
    Overflow = 1 << 6,

    /// <summary>Bit 7: the memory answered a word that was read with an error; with memory ports alone.</summary>
    ReadFailed = 1 << 7,

    /// <summary>Bit 8: the memory answered words that were written with an error; with memory ports alone.</summary>
    WriteFailed = 1 << 8,

    /// <summary>Bit 9: an output region was too small; with memory ports alone.</summary>
    OutputFull = 1 << 9,
}

namespace Hdl.Cnn.NullHop;

/// <summary>
/// What a pass does: the registers 0x040..0x07C as fields (nullhop, section 3, "Registers"). Values are those of the
/// layer, not those of the registers, which hold some of them less 1. Bits of the registers that no field has are
/// ignored, and written as 0; 0x078 and 0x07C have no field.
/// </summary>
public sealed record Descriptor
{
    /// <summary>Registers of a descriptor.</summary>
    public const int Registers = 16;

    /// <summary>Address of the first register.</summary>
    public const int FirstAddress = 0x040;

    /// <summary>Slices that there are fields for.</summary>
    public const int MostSlices = 8;

    /// <summary>0x040 [11:0]: H.</summary>
    public int Height { get; init; }

    /// <summary>0x040 [27:16]: W.</summary>
    public int Width { get; init; }

    /// <summary>0x044 [11:0]: Cin, of the pass where it accumulates.</summary>
    public int Channels { get; init; }

    /// <summary>0x044 [18:16], less 1, and 0x068..0x074: channels of each of 1..8 slices, 12 bits each.</summary>
    public IReadOnlyList<int> Slices { get; init; } = [0];

    /// <summary>0x044 [20]: the input comes without map words.</summary>
    public bool InRaw { get; init; }

    /// <summary>0x044 [21]: input values are in two's complement.</summary>
    public bool InSigned { get; init; }

    /// <summary>0x044 [22]: no input comes; the one that the pass before kept is used again.</summary>
    public bool ReuseInput { get; init; }

    /// <summary>0x044 [23]: the input is kept for the next pass.</summary>
    public bool KeepInput { get; init; }

    /// <summary>0x048 [2:0], less 1: kh.</summary>
    public int KernelHeight { get; init; } = 1;

    /// <summary>0x048 [6:4], less 1: kw.</summary>
    public int KernelWidth { get; init; } = 1;

    /// <summary>0x048 [9:8], less 1: s.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>0x048 [14:12]: pt.</summary>
    public int PadTop { get; init; }

    /// <summary>0x048 [18:16]: pl.</summary>
    public int PadLeft { get; init; }

    /// <summary>0x048 [21:20], less 1: pw.</summary>
    public int PoolWindow { get; init; } = 1;

    /// <summary>0x048 [25:24], less 1: ps.</summary>
    public int PoolStride { get; init; } = 1;

    /// <summary>0x04C [11:0]: Ho.</summary>
    public int OutHeight { get; init; }

    /// <summary>0x04C [27:16]: Wo.</summary>
    public int OutWidth { get; init; }

    /// <summary>0x050 [11:0]: Hp.</summary>
    public int PooledHeight { get; init; }

    /// <summary>0x050 [27:16]: Wp.</summary>
    public int PooledWidth { get; init; }

    /// <summary>0x054 [3:0]: log2 n.</summary>
    public int WordsLog2 { get; init; }

    /// <summary>0x054 [7:4], less 1: channels in the last word.</summary>
    public int LastChannels { get; init; } = 1;

    /// <summary>0x054 [8].</summary>
    public bool Relu { get; init; }

    /// <summary>0x054 [9]: the output goes without map words.</summary>
    public bool OutRaw { get; init; }

    /// <summary>0x054 [10]: output values are in two's complement.</summary>
    public bool OutSigned { get; init; }

    /// <summary>0x054 [11]: rnd.</summary>
    public bool Round { get; init; }

    /// <summary>0x054 [12]: the accumulators start at 0.</summary>
    public bool AccumulateFirst { get; init; }

    /// <summary>0x054 [13]: the accumulators are quantised, and the output goes.</summary>
    public bool AccumulateLast { get; init; }

    /// <summary>0x058 [5:0]: r.</summary>
    public int Shift { get; init; }

    /// <summary>0x058 [12:8]: bs.</summary>
    public int BiasShift { get; init; }

    /// <summary>0x05C: first row of the weights.</summary>
    public uint WeightBase { get; init; }

    /// <summary>0x060: first row of the biases, and of the multipliers.</summary>
    public uint BiasBase { get; init; }

    /// <summary>0x064 [15:0]: frames.</summary>
    public int Frames { get; init; }

    /// <summary>
    /// 0x064 [31:16]: loads that must be done before, modulo 2^16: the pass waits while LOADS is behind it.
    /// </summary>
    public int Loads { get; init; }

    /// <summary>Words n of the pass.</summary>
    public int Words => 1 << WordsLog2;

    /// <summary>Rows of weights for each word: kh kw Cin.</summary>
    public int Taps => KernelHeight * KernelWidth * Channels;

    /// <summary>Whether the pass is one of several that accumulate.</summary>
    public bool Accumulates => !AccumulateFirst || !AccumulateLast;

    /// <summary>The registers, from 0x040 on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value that its field cannot hold.</exception>
    public uint[] Pack()
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Slices.Count, MostSlices);
        var words = new uint[Registers];
        words[0] = Bits(Height, 0, 12) | Bits(Width, 16, 12);
        words[1] = Bits(Channels, 0, 12) | Bits(Slices.Count - 1, 16, 3) | Bit(InRaw, 20) | Bit(InSigned, 21)
            | Bit(ReuseInput, 22) | Bit(KeepInput, 23);
        words[2] = Bits(KernelHeight - 1, 0, 3) | Bits(KernelWidth - 1, 4, 3) | Bits(Stride - 1, 8, 2)
            | Bits(PadTop, 12, 3) | Bits(PadLeft, 16, 3) | Bits(PoolWindow - 1, 20, 2) | Bits(PoolStride - 1, 24, 2);
        words[3] = Bits(OutHeight, 0, 12) | Bits(OutWidth, 16, 12);
        words[4] = Bits(PooledHeight, 0, 12) | Bits(PooledWidth, 16, 12);
        words[5] = Bits(WordsLog2, 0, 4) | Bits(LastChannels - 1, 4, 4) | Bit(Relu, 8) | Bit(OutRaw, 9)
            | Bit(OutSigned, 10) | Bit(Round, 11) | Bit(AccumulateFirst, 12) | Bit(AccumulateLast, 13);
        words[6] = Bits(Shift, 0, 6) | Bits(BiasShift, 8, 5);
        words[7] = WeightBase;
        words[8] = BiasBase;
        words[9] = Bits(Frames, 0, 16) | Bits(Loads, 16, 16);
        for (int slice = 0; slice < Slices.Count; slice++)
        {
            words[10 + (slice / 2)] |= Bits(Slices[slice], 16 * (slice % 2), 12);
        }

        return words;
    }

    /// <summary>The fields of registers.</summary>
    /// <param name="words">16 registers, from 0x040 on.</param>
    public static Descriptor Unpack(IReadOnlyList<uint> words)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(words.Count, Registers);
        int Field(int register, int low, int width) => (int)((words[register] >> low) & ((1u << width) - 1));
        bool Flag(int register, int bit) => Field(register, bit, 1) != 0;
        return new Descriptor
        {
            Height = Field(0, 0, 12),
            Width = Field(0, 16, 12),
            Channels = Field(1, 0, 12),
            Slices =
            [
                .. Enumerable.Range(0, Field(1, 16, 3) + 1).Select(slice =>
                    Field(10 + (slice / 2), 16 * (slice % 2), 12)),
            ],
            InRaw = Flag(1, 20),
            InSigned = Flag(1, 21),
            ReuseInput = Flag(1, 22),
            KeepInput = Flag(1, 23),
            KernelHeight = Field(2, 0, 3) + 1,
            KernelWidth = Field(2, 4, 3) + 1,
            Stride = Field(2, 8, 2) + 1,
            PadTop = Field(2, 12, 3),
            PadLeft = Field(2, 16, 3),
            PoolWindow = Field(2, 20, 2) + 1,
            PoolStride = Field(2, 24, 2) + 1,
            OutHeight = Field(3, 0, 12),
            OutWidth = Field(3, 16, 12),
            PooledHeight = Field(4, 0, 12),
            PooledWidth = Field(4, 16, 12),
            WordsLog2 = Field(5, 0, 4),
            LastChannels = Field(5, 4, 4) + 1,
            Relu = Flag(5, 8),
            OutRaw = Flag(5, 9),
            OutSigned = Flag(5, 10),
            Round = Flag(5, 11),
            AccumulateFirst = Flag(5, 12),
            AccumulateLast = Flag(5, 13),
            Shift = Field(6, 0, 6),
            BiasShift = Field(6, 8, 5),
            WeightBase = words[7],
            BiasBase = words[8],
            Frames = Field(9, 0, 16),
            Loads = Field(9, 16, 16),
        };
    }

    private static uint Bits(int value, int low, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, 1 << width);
        return (uint)value << low;
    }

    private static uint Bit(bool value, int place) => value ? 1u << place : 0;
}

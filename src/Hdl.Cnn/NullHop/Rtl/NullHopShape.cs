using System.Globalization;
using System.Numerics;
using Hdl.Core.Numerics;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>Widths and sizes that the modules of the accelerator share, as their templates name them.</summary>
/// <param name="parameters">Valid parameters.</param>
internal sealed record NullHopShape(NullHopParameters parameters)
{
    private const int UnitBits = 16;

    /// <summary>MACs N.</summary>
    public int Macs => parameters.Macs;

    /// <summary>Clusters C of 16 MACs.</summary>
    public int Clusters => parameters.Clusters;

    /// <summary>Entries F that are fetched per cycle.</summary>
    public int FetchWidth => parameters.FetchWidth;

    /// <summary>V.</summary>
    public int ValueWidth => parameters.ValueWidth;

    /// <summary>M.</summary>
    public int MapWidth => parameters.MapBits;

    /// <summary>Width of a word of a map stream.</summary>
    public int WordWidth => parameters.WordWidth;

    /// <summary>U.</summary>
    public int WeightWidth => parameters.WeightWidth;

    /// <summary>A.</summary>
    public int AccumulatorWidth => parameters.AccumulatorWidth;

    /// <summary>Multipliers of output channels.</summary>
    public NullHopScale Scale => parameters.Scale;

    /// <summary>Lines and columns of the greatest kernel.</summary>
    public int MaxKernel => parameters.MaxKernel;

    /// <summary>Most slices.</summary>
    public int MaxSlices => parameters.MaxSlices;

    /// <summary>Runs that are fetched per cycle, each from a part of the row store: even rows, odd rows.</summary>
    public int FetchRuns => parameters.FetchRuns;

    /// <summary>Whether two segments of a column may be loaded per cycle.</summary>
    public bool Pairs => parameters.MapSegments > 1;

    /// <summary>Whether the row store may be too small for what comes.</summary>
    public bool Overcommit => parameters.Overcommit;

    /// <summary>E, or E / 2: entries of a part of the row store.</summary>
    public int PartEntries => parameters.RowEntries / FetchRuns;

    /// <summary>R.</summary>
    public int RowSlots => parameters.RowSlots;

    /// <summary>Places of the pointers of a row.</summary>
    public int RowPointers => parameters.RowPointers;

    /// <summary>D.</summary>
    public int WeightRows => parameters.WeightRows;

    /// <summary>Rows of biases.</summary>
    public int BiasRows => parameters.BiasRows;

    /// <summary>Words of an input beat.</summary>
    public int InputWords => parameters.InputWords;

    /// <summary>Words of an output beat.</summary>
    public int OutputWords => parameters.OutputWords;

    /// <summary>Bits of a beat of parameters.</summary>
    public int ParamBits => parameters.ParamBits;

    /// <summary>Flags that a segment is found among: a map word, or as many values as are fetched.</summary>
    public int FlagCount => Math.Max(MapWidth, FetchWidth);

    /// <summary>Width of a flag's number.</summary>
    public int FlagIndexWidth => FixedPoint.IndexWidth(FlagCount);

    /// <summary>Width of a flag's number, that of the flags of a second segment included.</summary>
    public int FlagsIndexWidth => FlagIndexWidth + (Pairs ? 1 : 0);

    /// <summary>Width of the number of bits that are left of a map word.</summary>
    public int BitsWidth => FixedPoint.UnsignedWidth(MapWidth);

    /// <summary>Width of the number of entries of one cycle.</summary>
    public int CountWidth => FixedPoint.UnsignedWidth(FetchWidth);

    /// <summary>Width of a channel's number.</summary>
    public int ChannelWidth => FixedPoint.IndexWidth(parameters.MaxChannels);

    /// <summary>Bits of a flag's number that say which value of a raw map it is.</summary>
    public int RawPart => FixedPoint.IndexWidth(FetchWidth);

    /// <summary>Bits of a flag's number that anything depends on: a channel's, and those.</summary>
    public int PlacePart => Math.Max(RawPart, Math.Min(ChannelWidth, FlagIndexWidth));

    /// <summary>Width of an entry: value, channel, low bits of the column.</summary>
    public int EntryWidth => ValueWidth + ChannelWidth + 3;

    /// <summary>Width of an entry's address.</summary>
    public int EntryAddressWidth => FixedPoint.IndexWidth(PartEntries);

    /// <summary>Width of an address and of which time round the store it is.</summary>
    public int PointerWidth => EntryAddressWidth + 1;

    /// <summary>Whether addresses go round by themselves.</summary>
    public bool Pow2Entries => BitOperations.IsPow2(PartEntries);

    /// <summary>Width of a number of entries, all of a part included.</summary>
    public int UsedWidth => FixedPoint.UnsignedWidth(PartEntries);

    /// <summary>Words of a bank of the row store.</summary>
    public int BankDepth => PartEntries / FetchWidth;

    /// <summary>Width of an entry's place among those of one cycle.</summary>
    public int PlaceBits => FixedPoint.IndexWidth(FetchWidth);

    /// <summary>Whether entries of two runs are read into one row of items.</summary>
    public bool PlacesReads => FetchRuns > 1 && FetchWidth > 1;

    /// <summary>Kinds of errors that the loader tells.</summary>
    public int ErrorBits => Overcommit ? 5 : 4;

    /// <summary>Lines of a window in the half of the first one, as a mask.</summary>
    public string EvenLines => Mask(0);

    /// <summary>Lines of a window in the other half, as a mask.</summary>
    public string OddLines => Mask(1);

    /// <summary>Width of a row slot.</summary>
    public int SlotWidth => FixedPoint.IndexWidth(RowSlots);

    /// <summary>Width of a number of rows in the store.</summary>
    public int SlotsWidth => FixedPoint.UnsignedWidth(RowSlots);

    /// <summary>Rows of a bank of pointers: a bank has every eighth slot.</summary>
    public int SlotRows => RowSlots / 8;

    /// <summary>Width of their number; 1 where there is one row alone.</summary>
    public int SlotRowWidth => FixedPoint.IndexWidth(SlotRows);

    /// <summary>Pointers of a bank.</summary>
    public int PointerDepth => SlotRows * RowPointers;

    /// <summary>Width of a pointer's address in its bank.</summary>
    public int PointerAddress => FixedPoint.IndexWidth(PointerDepth);

    /// <summary>Width of a pointer's place in its row.</summary>
    public int PlaceWidth => FixedPoint.IndexWidth(RowPointers);

    /// <summary>Width of a weight row's address.</summary>
    public int WeightAddressWidth => FixedPoint.IndexWidth(WeightRows);

    /// <summary>Width of a bias row's address.</summary>
    public int BiasAddressWidth => FixedPoint.IndexWidth(BiasRows);

    /// <summary>Most lanes.</summary>
    public int LaneCount => parameters.Lanes;

    /// <summary>Width of a number of items that are taken.</summary>
    public int TakeWidth => FixedPoint.UnsignedWidth(LaneCount);

    /// <summary>Width of an item: value with sign, weight row, last, emit, flush, pass ends, fresh.</summary>
    public int ItemWidth => LastBit + 5;

    /// <summary>Place of the first of an item's flags.</summary>
    public int LastBit => ValueWidth + 1 + WeightAddressWidth;

    /// <summary>
    /// Width of what a lane is given: whether there is a value, whether it is behind the end, row, value.
    /// </summary>
    public int LaneWidth => LastBit + 2;

    /// <summary>Width of a number of words, all clusters included.</summary>
    public int WordsWidth => FixedPoint.UnsignedWidth(Clusters);

    /// <summary>Words that wait for the output: those of one window at least.</summary>
    public int Room => 16;

    /// <summary>Width of their number.</summary>
    public int RoomWidth => FixedPoint.UnsignedWidth(Room);

    /// <summary>Stages of the drain behind the choice of the word.</summary>
    public int Stages => Scale == NullHopScale.Channel ? 5 : 4;

    /// <summary>Width of Z.</summary>
    public int ZWidth => AccumulatorWidth + (Scale == NullHopScale.Channel ? 16 : 0);

    /// <summary>Width of a number of channels, as far as an address of weights goes.</summary>
    public int ChannelsWidth => Math.Min(12, WeightAddressWidth);

    /// <summary>2^(V-1) - 1.</summary>
    public int MostSigned => (1 << (ValueWidth - 1)) - 1;

    /// <summary>2^V - 1.</summary>
    public int MostUnsigned => (1 << ValueWidth) - 1;

    /// <summary>Beats in which a word of 16 values leaves.</summary>
    public int Parts => NullHopParameters.WordChannels / OutputWords;

    /// <summary>Units of 16 bits of a beat of parameters.</summary>
    public int BeatUnits => ParamBits / UnitBits;

    /// <summary>Units that are buffered: those of a row, or of a bias, and of a beat.</summary>
    public int BufferUnits => Math.Max(WeightWidth, 2) + BeatUnits;

    private string Mask(int first) =>
        $"{MaxKernel.ToString(CultureInfo.InvariantCulture)}'b"
        + string.Concat(Enumerable.Range(0, MaxKernel).Select(line => (MaxKernel - 1 - line) % 2 == first ? '1' : '0'));
}

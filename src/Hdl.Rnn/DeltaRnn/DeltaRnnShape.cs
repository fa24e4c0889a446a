using Hdl.Blocks.Axi.ReadMaster;
using Hdl.Core.Numerics;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>Widths and sizes that follow from the parameters of a delta network, for its modules.</summary>
public sealed class DeltaRnnShape
{
    /// <summary>Vectors of changes that wait at most, for a layer's input.</summary>
    public const int InputVectors = 2;

    // Words that wait for their sums; bits that a reader's length has.
    private const int MostWords = 512;
    private const int LeastLengthBits = 8;

    // What the gates of all layers take at most, of one element per cycle.
    private const int MostGateCycles = 20_000;

    // Larger queues are memories.
    private const int MostRegisterBits = 4096;

    /// <summary>Derives the sizes.</summary>
    /// <param name="parameters">Valid parameters.</param>
    public DeltaRnnShape(DeltaRnnResolvedParameters parameters)
    {
        Parameters = parameters;
        Formats = parameters.Formats;
        List<DeltaStage> stages = [];
        int inputs = parameters.Inputs;
        int line = 0;
        int alignment = Math.Max(1, 8 * parameters.ColumnAlignment / (parameters.Lanes * parameters.WeightBits));
        UnitBits = alignment * parameters.Lanes * parameters.WeightBits;
        foreach (int hidden in parameters.Layers)
        {
            stages.Add(new DeltaStage(
                stages.Count, inputs, hidden, parameters.Cell.Gates(), parameters.Lanes, parameters.BiasColumns,
                parameters.HiddenBias, line, alignment));
            line = stages[^1].EndLine;
            inputs = hidden;
        }

        LayerCount = stages.Count;
        if (parameters.HasReadout)
        {
            stages.Add(new DeltaStage(
                stages.Count, inputs, parameters.Classes, 1, parameters.Lanes, parameters.BiasColumns, false, line,
                alignment));
            line = stages[^1].EndLine;
        }

        Stages = stages;
        WeightLines = line;
    }

    /// <summary>The parameters.</summary>
    public DeltaRnnResolvedParameters Parameters { get; }

    /// <summary>Fixed-point formats.</summary>
    public DeltaFormats Formats { get; }

    /// <summary>Layers, then the read-out if there is one.</summary>
    public IReadOnlyList<DeltaStage> Stages { get; }

    /// <summary>Layers without the read-out.</summary>
    public int LayerCount { get; }

    /// <summary>Stages.</summary>
    public int StageCount => Stages.Count;

    /// <summary>Lines of K weights; in memory, of as many lines as begin a column.</summary>
    public int WeightLines { get; }

    /// <summary>Bits of a line, or of as many lines as begin a column.</summary>
    public int UnitBits { get; }

    /// <summary>Bits of the number of a line.</summary>
    public int LineWidth => FixedPoint.IndexWidth(WeightLines);

    /// <summary>Bits A of a value.</summary>
    public int ActBits => Formats.ActBits;

    /// <summary>Bits a of a value behind the point.</summary>
    public int ActFrac => Formats.ActFrac;

    /// <summary>Bits of a sum.</summary>
    public int AccBits => Formats.AccBits;

    /// <summary>Bits W of a weight.</summary>
    public int WeightBits => Formats.WeightBits;

    /// <summary>Bits f of a weight behind the point.</summary>
    public int WeightFrac => Formats.WeightFrac;

    /// <summary>Bits L of a gate behind the point.</summary>
    public int GateFrac => Formats.GateFrac;

    /// <summary>Bits of a hidden state.</summary>
    public int HiddenBits => Formats.HiddenBits;

    /// <summary>Bits of a change: those of a difference of inputs, and of what a bias is multiplied by.</summary>
    public int DeltaBits => Math.Max(
        ActBits + 1, Parameters.BiasColumns == 2 ? ActFrac + WeightFrac + 2 : 0);

    /// <summary>Weights K per cycle.</summary>
    public int Lanes => Parameters.Lanes;

    /// <summary>Elements P per cycle whose gates are computed.</summary>
    public int PointwiseLanes => Parameters.PointwiseLanes;

    /// <summary>Bits of a line of weights.</summary>
    public int WeightLineBits => Lanes * WeightBits;

    /// <summary>Bits of a word of sums.</summary>
    public int SumsBits => Lanes * AccBits;

    /// <summary>Bits of the number of a stage.</summary>
    public int StageWidth => FixedPoint.IndexWidth(StageCount);

    /// <summary>Bits of the number of a word of sums in its bank.</summary>
    public int BlockWidth => FixedPoint.IndexWidth(Stages.Max(stage => stage.Blocks));

    /// <summary>Bytes of a value on a stream.</summary>
    public int ActBytes => Parameters.ActBytes;

    /// <summary>Bits of the number of a class.</summary>
    public int ClassWidth => Parameters.ClassWidth;

    /// <summary>Bytes of the number of a class.</summary>
    public int ClassBytes => Parameters.ClassBytes;

    /// <summary>Bytes of a line of weights on a stream.</summary>
    public int WeightLineBytes => Parameters.WeightLineBytes;

    /// <summary>Whether a GRU keeps two sums for its candidate.</summary>
    public bool SplitsCandidate => Parameters.Cell == DeltaCell.Gru;

    /// <summary>Whether sums of the candidate must be told to be 0, as no column of a bias sets them.</summary>
    public bool KeepsZero => SplitsCandidate && !Parameters.HiddenBias;

    /// <summary>
    /// Digits of 8 bits of a change; 0 where it is multiplied as a whole, as one of no more than 8 bits always is.
    /// </summary>
    public int DigitCount =>
        Parameters.Digits == 0 || DeltaBits <= 8 ? 0 : FixedPoint.CeilDivide(DeltaBits + 1, 8);

    /// <summary>Bits of what a weight is multiplied by.</summary>
    public int FactorBits => DigitCount == 0 ? DeltaBits : 8;

    /// <summary>Layers whose states are the input of a layer or of the read-out.</summary>
    public int NextCount => StageCount - 1;

    /// <summary>Whether weights are in memory, behind an AXI4 port or a data mover.</summary>
    public bool IsFetched => Parameters.IsFetched;

    /// <summary>Whether weights can change.</summary>
    public bool Renews => Parameters.Weights != DeltaWeightStorage.Rom;

    /// <summary>Bits of a word of memory.</summary>
    public int BusBits => 8 * Parameters.BusBytes;

    /// <summary>What reads weights from memory.</summary>
    public AxiReadMasterParameters Reader
    {
        get
        {
            var reader = new AxiReadMasterParameters
            {
                BusBytes = Parameters.BusBytes,
                BurstBeats = Parameters.Given.BurstBeats,
                Outstanding = Parameters.Given.Outstanding,
                AddressBits = Parameters.AddressBits,
                LengthBits = Math.Max(LeastLengthBits, FixedPoint.IndexWidth(Stages.Max(ColumnWords))),
                Memory = Parameters.Memory,
            };
            // A burst is asked for when there is room for all of it: while one is asked for, another is used up.
            int burst = reader.LongestBurst;
            return reader with { FifoWords = Math.Max(2 * burst, Math.Min(burst * reader.Outstanding, MostWords)) };
        }
    }

    /// <summary>Columns that wait at most for their weights.</summary>
    public int ColumnsAhead => Parameters.ColumnsAhead;

    /// <summary>Words of memory that a column of weights has.</summary>
    public int ColumnWords(DeltaStage stage) => FixedPoint.CeilDivide(stage.Lines * WeightLineBits, BusBits);

    /// <summary>Bytes of a column of weights as it is read: from memory in whole words.</summary>
    public int ColumnBytes(DeltaStage stage) => IsFetched
        ? ColumnWords(stage) * Parameters.BusBytes
        : FixedPoint.CeilDivide(stage.Lines * WeightLineBits, 8);

    /// <summary>
    /// Cycles that a step takes at most, in which nothing comes or leaves: its columns, all of whose digits count,
    /// those of the step before, and the gates. Words from memory are no silence.
    /// </summary>
    public long LongestSilence => IsFetched
        ? 0
        : MostGateCycles + (2 * DenseLines * Math.Max(1, DigitCount));

    /// <summary>Lines of a step in which everything changes, biases included.</summary>
    public long DenseLines => Stages.Sum(stage => (long)stage.Lines * (stage.Columns + stage.FirstColumns));

    /// <summary>Bits of what a layer's step brings along.</summary>
    public int ThetaWidth(int stage) => ThetaCount(stage) * ThetaBits;

    /// <summary>Words of P elements of a layer.</summary>
    public int Words(int layer) => FixedPoint.CeilDivide(Parameters.Layers[layer], PointwiseLanes);

    /// <summary>First word of a layer in the memories that all layers share.</summary>
    public int FirstWord(int layer) => Enumerable.Range(0, layer).Sum(Words);

    /// <summary>Words of all layers.</summary>
    public int WordCount => FirstWord(LayerCount);

    /// <summary>Bits of the number of a word in the memories that all layers share.</summary>
    public int WordWidth => FixedPoint.IndexWidth(WordCount);

    /// <summary>
    /// Whether the words of changes of some vectors wait in a memory, of which they come a cycle later than from
    /// registers.
    /// </summary>
    /// <param name="length">Elements of a vector.</param>
    /// <param name="lanes">Elements of a word.</param>
    /// <param name="vectors">Vectors.</param>
    public bool IsInMemory(int length, int lanes, int vectors) =>
        FixedPoint.CeilDivide(length, lanes) * vectors * ChangeBits(lanes) > MostRegisterBits;

    /// <summary>Bits of a word of changes.</summary>
    /// <param name="lanes">Elements of a word.</param>
    public int ChangeBits(int lanes) => LineWidth + (lanes * (1 + DeltaBits));

    /// <summary>Bits of a threshold.</summary>
    public int ThetaBits => ActBits;

    /// <summary>
    /// Thresholds that a layer's step brings along: thh of the layer, then thx and thh of each layer behind it, then
    /// THO.
    /// </summary>
    public int ThetaCount(int stage) => stage >= LayerCount
        ? 0
        : (2 * (LayerCount - stage)) - 1 + (Parameters.HasReadout ? 1 : 0);
}

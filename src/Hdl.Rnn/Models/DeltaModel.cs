using Hdl.Networks.Data;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Models;

/// <summary>A trained delta network of integers, as <see cref="DeltaNetworkState"/> computes it.</summary>
public sealed record DeltaModel
{
    /// <summary>An identifier.</summary>
    public required string Name { get; init; }

    /// <summary>The cell of every layer.</summary>
    public required DeltaCell Cell { get; init; }

    /// <summary>Widths.</summary>
    public required DeltaFormats Formats { get; init; }

    /// <summary>
    /// Bits of an input, two's complement, 2..A: |x| is at most 2^(input-bits - 1). Bytes need 9.
    /// </summary>
    public required int InputBits { get; init; }

    /// <summary>Columns of a bias, 1 or 2: the second counts whole units, 2^f.</summary>
    public int BiasColumns { get; init; } = 1;

    /// <summary>Whether sums are known to fit, or wrap where they do not.</summary>
    public DeltaOverflow Overflow { get; init; }

    /// <summary>What leaves the network.</summary>
    public required DeltaReadout Readout { get; init; }

    /// <summary>When the read-out is computed.</summary>
    public required ReadoutWhen When { get; init; }

    /// <summary>What a sequence is made of.</summary>
    public required DeltaSequence Sequence { get; init; }

    /// <summary>The thresholds that it was trained for.</summary>
    public required DeltaThresholds Thresholds { get; init; }

    /// <summary>The weights.</summary>
    public required DeltaWeights Weights { get; init; }

    /// <summary>The command that trains it again; null where there is none.</summary>
    public string? Command { get; init; }

    /// <summary>Whose work it was trained on, and under which terms; null where nothing is to be said.</summary>
    public string? Attribution { get; init; }

    /// <summary>What its thresholds were chosen with; null where that is not known.</summary>
    public DeltaTuning? Tuning { get; init; }

    /// <summary>Measured accuracies; empty where none was measured.</summary>
    public IReadOnlyList<DeltaAccuracy> Accuracy { get; init; } = [];

    /// <summary>Classes; 0 where hidden states leave.</summary>
    public int Classes => Weights.Readout?.Bias.Length ?? 0;

    /// <summary>
    /// Whether it has biases of hidden states: all layers have them, or none does.
    /// </summary>
    public bool HasHiddenBias => Weights.Layers[0].HiddenBias is not null;

    /// <summary>The greatest magnitude of an input, 2^(input-bits - 1).</summary>
    public long MaxInput => 1L << (InputBits - 1);

    /// <summary>Weights of all layers, biases included.</summary>
    public long Parameters => Weights.Layers.Sum(layer => Cell.Gates() * (long)layer.Hidden
            * (layer.Inputs + layer.Hidden + (layer.HiddenBias is null ? 1 : 2)))
        + (Weights.Readout is { } readout ? (long)readout.Bias.Length * (Weights.Layers[^1].Hidden + 1) : 0);

    /// <summary>
    /// The data set that it was measured on, one of <see cref="DataSets.Names"/> or
    /// <see cref="SequenceFiles.DataSet"/>; null where none is known.
    /// </summary>
    public string? DataSet => Accuracy
        .Select(figure => figure.DataSet.Replace("-test", "", StringComparison.Ordinal))
        .FirstOrDefault(name => name == SequenceFiles.DataSet || DataSets.Names.Contains(name));

    /// <summary>Layers as text: GRU, 28-64-10.</summary>
    public string Shape => FormattableString.Invariant(
        $"{Cell.ToString().ToUpperInvariant()}, {string.Join('-', Sizes)}");

    private IEnumerable<int> Sizes =>
    [
        Weights.Layers[0].Inputs,
        .. Weights.Layers.Select(layer => layer.Hidden),
        .. Weights.Readout is null ? (int[])[] : [Classes],
    ];
}

/// <summary>What sums do beyond their width.</summary>
public enum DeltaOverflow
{
    /// <summary>They are proved to fit: <see cref="DeltaWidths"/>.</summary>
    Prove,

    /// <summary>They wrap, which is harmless as soon as the true sum is back in range.</summary>
    Wrap,
}

/// <summary>How data becomes a sequence: x = byte, which is byte / 2^a.</summary>
/// <param name="Kind">What a step is.</param>
/// <param name="Steps">Steps of every sequence; 0 where they differ.</param>
public sealed record DeltaSequence(DeltaStep Kind, int Steps);

/// <summary>What a step of a sequence is.</summary>
public enum DeltaStep
{
    /// <summary>A row of a grey image, top first; its pixels are the inputs.</summary>
    ImageRow,

    /// <summary>A frame of features.</summary>
    Frame,
}

/// <summary>What thresholds were chosen with.</summary>
/// <param name="DataSet">Which sequences; none of them is in the test set.</param>
/// <param name="Sequences">How many.</param>
public sealed record DeltaTuning(string DataSet, int Sequences);

/// <summary>What the integer network did over many sequences.</summary>
/// <param name="DataSet">Which sequences: <c>mnist-test</c>.</param>
/// <param name="Sequences">How many.</param>
/// <param name="Steps">Their steps.</param>
/// <param name="Correct">How many of them were classified right.</param>
/// <param name="Thresholds">The thresholds.</param>
/// <param name="Layers">Columns of each layer, over all steps.</param>
/// <param name="Readout">Columns of the read-out.</param>
public sealed record DeltaAccuracy(
    string DataSet, int Sequences, long Steps, int Correct, DeltaThresholds Thresholds,
    IReadOnlyList<DeltaColumns> Layers, DeltaColumns Readout)
{
    /// <summary>Share of right answers, 0..1.</summary>
    public double Share => (double)Correct / Sequences;

    /// <summary>Columns a step of inputs and of hidden states: biases and the read-out are not among them.</summary>
    public double ColumnsPerStep => Layers.Sum(layer => layer.Input + layer.Hidden) / (double)Steps;
}

/// <summary>Columns that were fetched.</summary>
/// <param name="Bias">Of biases.</param>
/// <param name="Input">Of inputs; of a read-out 0.</param>
/// <param name="Hidden">Of hidden states.</param>
public readonly record struct DeltaColumns(long Bias, long Input, long Hidden)
{
    /// <summary>All of them.</summary>
    public long All => Bias + Input + Hidden;

    /// <summary>The sum of two.</summary>
    public static DeltaColumns operator +(DeltaColumns left, DeltaColumns right) =>
        new(left.Bias + right.Bias, left.Input + right.Input, left.Hidden + right.Hidden);
}

using Hdl.Core.Numerics;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>What sums are kept for: a recurrent layer, or the read-out.</summary>
/// <param name="Number">0 for the first layer.</param>
/// <param name="Inputs">Columns of its input.</param>
/// <param name="Height">Elements, or classes.</param>
/// <param name="Gates">Gates of a column: 3, 4, or 1 of the read-out.</param>
/// <param name="Lanes">Weights K of a line.</param>
/// <param name="BiasColumns">Columns of a bias.</param>
/// <param name="HasHiddenBias">Whether the recurrent side has a bias.</param>
/// <param name="FirstLine">Line of weights, or unit of lines, with which it begins.</param>
/// <param name="Alignment">Lines of which a column takes a multiple: the unit in which its place is counted.</param>
public sealed record DeltaStage(
    int Number, int Inputs, int Height, int Gates, int Lanes, int BiasColumns, bool HasHiddenBias, int FirstLine,
    int Alignment = 1)
{
    /// <summary>Whether it has hidden states that come back.</summary>
    public bool IsRecurrent => Gates > 1;

    /// <summary>Words of K sums of a gate.</summary>
    public int Blocks => FixedPoint.CeilDivide(Height, Lanes);

    /// <summary>Lines of a column.</summary>
    public int Lines => Gates * Blocks;

    /// <summary>Units of lines from the beginning of a column to that of the next.</summary>
    public int Stride => FixedPoint.CeilDivide(Lines, Alignment);

    /// <summary>Banks of sums: 4 of a layer, 1 of the read-out.</summary>
    public int Banks => IsRecurrent ? 4 : 1;

    /// <summary>First line of the columns of inputs.</summary>
    public int InputLine => FirstLine + (BiasColumns * Stride);

    /// <summary>First line of the bias of the recurrent side.</summary>
    public int HiddenBiasLine => InputLine + (Inputs * Stride);

    /// <summary>First line of the columns of hidden states.</summary>
    public int HiddenLine => HiddenBiasLine + (HasHiddenBias ? BiasColumns * Stride : 0);

    /// <summary>The line behind its last.</summary>
    public int EndLine => HiddenLine + (IsRecurrent ? Height * Stride : 0);

    /// <summary>Columns of a step in which everything changes.</summary>
    public int Columns => Inputs + (IsRecurrent ? Height : 0);

    /// <summary>Columns of biases that a first step adds.</summary>
    public int FirstColumns => BiasColumns * (HasHiddenBias ? 2 : 1);
}

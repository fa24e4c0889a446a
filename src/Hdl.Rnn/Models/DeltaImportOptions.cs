using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Models;

/// <summary>What weights in floating point do not say about the network of integers that is made of them.</summary>
public sealed record DeltaImportOptions
{
    /// <summary>Its name, an identifier.</summary>
    public required string Name { get; init; }

    /// <summary>Bits of a value before the point, sign included, 2..8.</summary>
    public int ActInt { get; init; } = 8;

    /// <summary>Bits a of a value behind the point, 4..12.</summary>
    public int ActFrac { get; init; } = 8;

    /// <summary>Bits W of a weight: 4, 8 or 16.</summary>
    public int WeightBits { get; init; } = 8;

    /// <summary>Bits f of a weight behind the point, 0..W - 1; null for the most with which all weights fit.</summary>
    public int? WeightFrac { get; init; }

    /// <summary>Bits of a sum; null for those of a value and a weight.</summary>
    public int? AccBits { get; init; }

    /// <summary>Bits L of a gate behind the point, 2..a.</summary>
    public int GateFrac { get; init; } = 4;

    /// <summary>Bits of an input; 9 for bytes.</summary>
    public int InputBits { get; init; } = 9;

    /// <summary>Columns of a bias, 1 or 2: with 2 biases may be as great as 2^(W - 1).</summary>
    public int BiasColumns { get; init; } = 1;

    /// <summary>Whether sums that may not fit are refused, or wrap.</summary>
    public DeltaOverflow Overflow { get; init; }

    /// <summary>What leaves, where there is a read-out: scores or the class.</summary>
    public DeltaReadout Readout { get; init; } = DeltaReadout.Argmax;

    /// <summary>When.</summary>
    public ReadoutWhen When { get; init; } = ReadoutWhen.Last;

    /// <summary>Rows of an image that are a sequence; 0 for sequences of frames.</summary>
    public int ImageRows { get; init; }

    /// <summary>Threshold of inputs of the first layer, in units of 2^-a.</summary>
    public int InputThreshold { get; init; }

    /// <summary>Threshold of all hidden states.</summary>
    public int HiddenThreshold { get; init; }
}

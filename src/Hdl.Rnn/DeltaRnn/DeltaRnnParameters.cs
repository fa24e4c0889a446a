using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>Parameters of a delta network in hardware, of either cell (delta_rnn, section 2.1).</summary>
public abstract record DeltaRnnParameters : HdlParameters
{
    /// <summary>What <see cref="Model"/> is where there is no trained network.</summary>
    public const string NoModel = "none";

    /// <summary>The cell, which the target decides.</summary>
    public abstract DeltaCell Cell { get; }

    /// <summary>A network that ships, the path of a model file, or none. Default: none.</summary>
    [Parameter("Trained network: one that ships, a path to .json, or none", IsPath = true)]
    public string Model { get; init; } = NoModel;

    /// <summary>Inputs X, 1..4,096. Default: none, which is the model's, or 20 without one.</summary>
    [Parameter("Inputs; none: the model's, or 20", Unit = "elements", Min = 1, Max = 4096)]
    public int? Inputs { get; init; }

    /// <summary>Elements of each layer, one to four of 1..4,096. Default: empty: the model's, or 64.</summary>
    [Parameter("Elements of each layer, one to four; empty: the model's, or 64", Unit = "elements", Min = 1,
        Max = 4096)]
    public IReadOnlyList<int> Layers { get; init; } = [];

    /// <summary>Bits of a value before the point, sign included, 2..8. Default: none: the model's, or 8.</summary>
    [Parameter("Bits of a value before the point, sign included; none: the model's, or 8", Unit = "bits", Min = 2,
        Max = 8)]
    public int? ActInt { get; init; }

    /// <summary>Bits a of a value behind the point, 4..12; with act-int at most 16. Default: none: 8.</summary>
    [Parameter("Bits of a value behind the point; none: the model's, or 8", Unit = "bits", Min = 4, Max = 12)]
    public int? ActFrac { get; init; }

    /// <summary>Bits W of a weight: 4, 8 or 16. Default: none: the model's, or 8.</summary>
    [Parameter("Bits of a weight, 4, 8 or 16; none: the model's, or 8", Unit = "bits", Min = 4, Max = 16)]
    public int? WeightBits { get; init; }

    /// <summary>Bits f of a weight behind the point, 0..W - 1. Default: none: the model's, or W - 1.</summary>
    [Parameter("Bits of a weight behind the point; none: the model's, or weight-bits less 1", Unit = "bits", Min = 0,
        Max = 15)]
    public int? WeightFrac { get; init; }

    /// <summary>Bits of a sum, A + 1..48. Default: none: the model's, or A + W.</summary>
    [Parameter("Bits of a sum; none: the model's, or those of a value and a weight", Unit = "bits", Min = 7, Max = 48)]
    public int? AccBits { get; init; }

    /// <summary>Bits L behind the point of what sigmoid and tanh give, 2..12, at most a. Default: none: 4.</summary>
    [Parameter("Bits of a gate behind the point, at most act-frac; none: the model's, or 4", Unit = "bits", Min = 2,
        Max = 12)]
    public int? GateFrac { get; init; }

    /// <summary>Whether there is a second bias, of the recurrent side (PyTorch's b_hh). Default: none: true.</summary>
    [Parameter("A second column of biases, of the recurrent side; none: the model's, or true")]
    public bool? HiddenBias { get; init; }

    /// <summary>Columns of a bias, 1 or 2; the second counts whole units. Default: none: the model's, or 1.</summary>
    [Parameter("Columns of a bias, the second of whole units; none: the model's, or 1", Unit = "columns", Min = 1,
        Max = 2)]
    public int? BiasColumns { get; init; }

    /// <summary>Bits that an input needs at most, 2..A. Default: none: the model's, or A.</summary>
    [Parameter("Bits that an input needs; none: the model's, or those of a value", Unit = "bits", Min = 2, Max = 16)]
    public int? InputBits { get; init; }

    /// <summary>Whether sums are proved to fit. Default: none: the model's, or prove.</summary>
    [Parameter("Whether the widths of sums are proved, or sums may wrap; none: the model's, or prove")]
    public DeltaOverflow? Overflow { get; init; }

    /// <summary>Weights per cycle and accumulators K, a power of two in 1..64. Default: 8.</summary>
    [Parameter("Weights per cycle, a power of two", Unit = "lanes", Min = 1, Max = 64)]
    public int Lanes { get; init; } = 8;

    /// <summary>0: multipliers of A + 1 bits; 8: changes in digits of 8 bits. Default: 0.</summary>
    [Parameter("Bits of a digit of a change: 8, or 0 for whole changes", Unit = "bits", Min = 0, Max = 8)]
    public int Digits { get; init; }

    /// <summary>Elements per beat of the input, 1..16. Default: 8.</summary>
    [Parameter("Elements per beat of the input", Unit = "elements", Min = 1, Max = 16)]
    public int XLanes { get; init; } = 8;

    /// <summary>Elements P whose gates are computed per cycle, a power of two of at most K. Default: 8.</summary>
    [Parameter("Elements whose gates are computed per cycle, a power of two of at most lanes", Unit = "elements",
        Min = 1, Max = 64)]
    public int PointwiseLanes { get; init; } = 8;

    /// <summary>Where the weights are. Default: rom.</summary>
    [Parameter("Where the weights are")]
    public DeltaWeightStorage Weights { get; init; } = DeltaWeightStorage.Rom;

    /// <summary>
    /// Bytes of a word of memory, a power of two in 4..64; weights=axi4 and stream alone. Default: 8.
    /// </summary>
    [Parameter("Bytes of a word of memory, a power of two; of weights=axi4 and stream", Unit = "bytes", Min = 4,
        Max = 64)]
    public int BusBytes { get; init; } = 8;

    /// <summary>Most words of a burst, a power of two in 16..256; 4 KB end one too. Default: 256.</summary>
    [Parameter("Most words of a burst, a power of two; of weights=axi4", Unit = "words", Min = 16, Max = 256)]
    public int BurstBeats { get; init; } = 256;

    /// <summary>
    /// Most bursts in flight, 1..32; with weights=stream four columns fewer than are asked for. Default: 8.
    /// </summary>
    [Parameter("Most bursts in flight; with weights=stream 4 columns fewer than can be asked for", Unit = "bursts",
        Min = 1, Max = 32)]
    public int Outstanding { get; init; } = 8;

    /// <summary>Bits of a byte address, 32..64. Default: 32.</summary>
    [Parameter("Bits of a byte address; of weights=axi4 and stream", Unit = "bits", Min = 32, Max = 64)]
    public int AddressBits { get; init; } = 32;

    /// <summary>
    /// Bytes at a multiple of which each column in memory begins, 0 or a power of two, a word and a line of weights or
    /// more. Default: 0, which is the next word.
    /// </summary>
    [Parameter("Bytes at a multiple of which each column begins, a power of two; 0: the next word; in memory",
        Unit = "bytes", Min = 0, Max = 65_536)]
    public int ColumnStride { get; init; }

    /// <summary>What leaves. Default: none: the model's, or argmax.</summary>
    [Parameter("States of the last layer, a score for each class, or the best class; none: the model's, or argmax")]
    public DeltaReadout? Readout { get; init; }

    /// <summary>When the read-out is computed. Default: none: the model's, or last.</summary>
    [Parameter(
        "Whether each step has scores, or the last of a sequence; states leave with each; none: the model's, or last")]
    public ReadoutWhen? ReadoutWhen { get; init; }

    /// <summary>Classes of the read-out, 1..4,096. Default: none: the model's, or 10.</summary>
    [Parameter("Classes of the read-out; none: the model's, or 10", Unit = "classes", Min = 1, Max = 4096)]
    public int? Classes { get; init; }

    /// <summary>Steps after which a sequence ends by itself, 0: never. Default: 0.</summary>
    [Parameter("Steps after which a sequence ends by itself; 0: never", Unit = "steps", Min = 0, Max = 65_535)]
    public int SequenceLength { get; init; }

    /// <summary>Seed of the weights where there is no trained network. Default: 1.</summary>
    [Parameter("Seed of the weights where model=none", Min = 0)]
    public int WeightSeed { get; init; } = 1;

    /// <summary>What the memories become. Default: behavioural.</summary>
    [Parameter("What the memories become: inferred, or black boxes for SRAM macros")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations() => DeltaRnnChecks.Problems(this);
}

/// <summary>Parameters of <c>delta_gru</c>.</summary>
public sealed record DeltaGruParameters : DeltaRnnParameters
{
    /// <inheritdoc/>
    public override DeltaCell Cell => DeltaCell.Gru;
}

/// <summary>Parameters of <c>delta_lstm</c>.</summary>
public sealed record DeltaLstmParameters : DeltaRnnParameters
{
    /// <inheritdoc/>
    public override DeltaCell Cell => DeltaCell.Lstm;
}

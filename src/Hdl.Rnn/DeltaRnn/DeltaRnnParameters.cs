using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>Parameters of a delta network in hardware, of either cell (delta_rnn, section 2.1).</summary>
public abstract record DeltaRnnParameters : HdlParameters
{
    private const int MostLayers = 4;

    /// <summary>The cell, which the target decides.</summary>
    public abstract DeltaCell Cell { get; }

    /// <summary>Inputs X, 1..4,096. Default: 20.</summary>
    [Parameter("Inputs", Unit = "elements", Min = 1, Max = 4096)]
    public int Inputs { get; init; } = 20;

    /// <summary>Elements of each layer, one to four layers of 1..4,096. Default: 64.</summary>
    [Parameter("Elements of each layer, one to four", Unit = "elements", Min = 1, Max = 4096)]
    public IReadOnlyList<int> Layers { get; init; } = [64];

    /// <summary>Bits of a value before the point, sign included, 2..8. Default: 8.</summary>
    [Parameter("Bits of a value before the point, sign included", Unit = "bits", Min = 2, Max = 8)]
    public int ActInt { get; init; } = 8;

    /// <summary>Bits a of a value behind the point, 4..12; with act-int at most 16. Default: 8.</summary>
    [Parameter("Bits of a value behind the point", Unit = "bits", Min = 4, Max = 12)]
    public int ActFrac { get; init; } = 8;

    /// <summary>Bits W of a weight: 4, 8 or 16. Default: 8.</summary>
    [Parameter("Bits of a weight: 4, 8 or 16", Unit = "bits", Min = 4, Max = 16)]
    public int WeightBits { get; init; } = 8;

    /// <summary>Bits f of a weight behind the point, 0..W - 1. Default: 7.</summary>
    [Parameter("Bits of a weight behind the point, less than weight-bits", Unit = "bits", Min = 0, Max = 15)]
    public int WeightFrac { get; init; } = 7;

    /// <summary>Bits of a sum, A + 1..48. Default: none, which is A + W.</summary>
    [Parameter("Bits of a sum; none: those of a value and a weight", Unit = "bits", Min = 7, Max = 48)]
    public int? AccBits { get; init; }

    /// <summary>Bits L behind the point of what sigmoid and tanh give, 2..8, at most a. Default: 4.</summary>
    [Parameter("Bits of a gate behind the point, at most act-frac", Unit = "bits", Min = 2, Max = 8)]
    public int GateFrac { get; init; } = 4;

    /// <summary>Whether there is a second bias, of the recurrent side (PyTorch's b_hh). Default: true.</summary>
    [Parameter("A second column of biases, of the recurrent side")]
    public bool HiddenBias { get; init; } = true;

    /// <summary>Columns of a bias, 1 or 2; the second counts whole units. Default: 1.</summary>
    [Parameter("Columns of a bias; the second counts whole units", Unit = "columns", Min = 1, Max = 2)]
    public int BiasColumns { get; init; } = 1;

    /// <summary>Bits that an input needs at most, 2..A; none: A. Default: none.</summary>
    [Parameter("Bits that an input needs; none: those of a value", Unit = "bits", Min = 2, Max = 16)]
    public int? InputBits { get; init; }

    /// <summary>Whether sums are proved to fit. Default: prove.</summary>
    [Parameter("Whether the widths of sums are proved, or sums may wrap")]
    public SumOverflow Overflow { get; init; } = SumOverflow.Prove;

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
    public WeightStorage Weights { get; init; } = WeightStorage.Rom;

    /// <summary>What leaves. Default: argmax.</summary>
    [Parameter("What leaves: states of the last layer, a score for each class, or the best class")]
    public DeltaReadout Readout { get; init; } = DeltaReadout.Argmax;

    /// <summary>When the read-out is computed. Default: last.</summary>
    [Parameter("Whether each step has a read-out, or the last of a sequence")]
    public ReadoutWhen ReadoutWhen { get; init; } = ReadoutWhen.Last;

    /// <summary>Classes of the read-out, 1..4,096. Default: 10.</summary>
    [Parameter("Classes of the read-out", Unit = "classes", Min = 1, Max = 4096)]
    public int Classes { get; init; } = 10;

    /// <summary>Steps after which a sequence ends by itself, 0: never. Default: 0.</summary>
    [Parameter("Steps after which a sequence ends by itself; 0: never", Unit = "steps", Min = 0, Max = 65_535)]
    public int SequenceLength { get; init; }

    /// <summary>Seed of the weights where there is no trained network. Default: 1.</summary>
    [Parameter("Seed of the weights where model=none", Min = 0)]
    public int WeightSeed { get; init; } = 1;

    /// <summary>What the memories become. Default: behavioural.</summary>
    [Parameter("What the memories become: inferred, or black boxes for SRAM macros")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <summary>Fixed-point formats.</summary>
    public DeltaFormats Formats => new(
        ActInt, ActFrac, WeightBits, WeightFrac, AccBits ?? ActInt + ActFrac + WeightBits, GateFrac);

    /// <summary>Bits that an input needs.</summary>
    public int XBits => InputBits ?? ActInt + ActFrac;

    /// <summary>Whether scores are computed.</summary>
    public bool HasReadout => Readout != DeltaReadout.States;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        DeltaFormats formats = Formats;
        (bool Wrong, string What, string Key, int Value, string Remedy)[] checks =
        [
            (Layers.Count is < 1 or > MostLayers, "No such number of layers", "layers", Layers.Count,
                "Give one to four sizes, as layers=16,16."),
            (formats.ActBits > 16, "A value has more than 16 bits", "act-frac", ActFrac,
                $"Choose act-frac={Text(16 - ActInt)} or less, or a smaller act-int."),
            (WeightBits is not (4 or 8 or 16), "No such weights", "weight-bits", WeightBits, "Choose 4, 8 or 16."),
            (WeightFrac >= WeightBits, "More bits behind the point than a weight has", "weight-frac", WeightFrac,
                $"Choose {Text(WeightBits - 1)} or less."),
            (formats.AccBits <= formats.ActBits, "A sum is no wider than a value", "acc-bits", formats.AccBits,
                $"Choose {Text(formats.ActBits + 1)} or more."),
            (GateFrac > ActFrac, "More bits behind the point of a gate than of a value", "gate-frac", GateFrac,
                $"Choose act-frac, {Text(ActFrac)}, or less."),
            (XBits > formats.ActBits, "An input has more bits than a value", "input-bits", XBits,
                $"Choose {Text(formats.ActBits)} or less."),
            (!BitOperations.IsPow2(Lanes), "Not a power of two", "lanes", Lanes, "Choose 1, 2, 4, 8, 16, 32 or 64."),
            (!BitOperations.IsPow2(PointwiseLanes), "Not a power of two", "pointwise-lanes", PointwiseLanes,
                "Choose 1, 2, 4, 8, 16, 32 or 64, at most lanes."),
            (PointwiseLanes > Lanes, "More elements per cycle than a word of sums has", "pointwise-lanes",
                PointwiseLanes, $"Choose lanes, {Text(Lanes)}, or less."),
            (Digits is not (0 or 8), "No such digits", "digits", Digits, "Choose 0 or 8."),
            (Memory == MemoryForm.InitFile, "Only weights have contents", "memory", 0,
                "Choose behavioural or macro."),
        ];
        foreach ((_, string what, string key, int value, string remedy) in checks.Where(check => check.Wrong))
        {
            yield return new Problem(what, key, key == "memory" ? "init_file" : Text(value), remedy);
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
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

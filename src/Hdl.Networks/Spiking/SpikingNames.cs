using Hdl.Networks.Models;

namespace Hdl.Networks.Spiking;

/// <summary>How <see cref="SpikingNetworkFile"/> spells its choices, and what it has no choice of.</summary>
internal static class SpikingNames
{
    public const string Address = "(y * W + x) * C + c";
    public const string DenseInputs = "(c * H + y) * W + x";
    public const string StepOrder =
        "decay before_input, weights of events, bias, comparison, reset, decay after_fire";

    public const string Proven = "none";

    public static readonly ConventionNames.Names<PixelCoding> Coding = new(
        ("poisson", PixelCoding.Poisson), ("threshold", PixelCoding.Threshold), ("levels", PixelCoding.Levels));

    public static readonly ConventionNames.Names<NeuronDecay> Decay = new(
        ("none", NeuronDecay.None), ("shift", NeuronDecay.Shift), ("factor", NeuronDecay.Factor));

    public static readonly ConventionNames.Names<DecayMoment> Moment = new(
        ("before_input", DecayMoment.BeforeInput), ("after_fire", DecayMoment.AfterFire));

    public static readonly ConventionNames.Names<NeuronReset> Reset = new(
        ("zero", NeuronReset.Zero), ("subtract", NeuronReset.Subtract), ("value", NeuronReset.Value));

    public static readonly ConventionNames.Names<FireComparison> Fires = new(
        ("v > threshold", FireComparison.Above), ("v >= threshold", FireComparison.AtLeast));

    public static readonly ConventionNames.Names<WeightFormat> Format = new(
        ("ternary", WeightFormat.Ternary), ("signed", WeightFormat.Signed));

    public static readonly ConventionNames.Names<PoolKind> Pool = new(
        ("sum_pool", PoolKind.Sum), ("or_pool", PoolKind.Or));

    /// <summary>Overflow, or that none is possible.</summary>
    public static readonly IReadOnlyList<(string Name, Overflow? Value)> Overflow =
    [
        (Proven, null), ("saturate", Models.Overflow.Saturate), ("wrap", Models.Overflow.Wrap),
    ];
}

using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TernaryPe;

/// <summary>
/// How a processing element arrives at its decision; both give the same spikes where nothing overflows.
/// </summary>
public enum Datapath
{
    /// <summary>
    /// The membrane potential itself: scales are added, the potential is compared with the threshold.
    /// </summary>
    Potential,

    /// <summary>
    /// A signed count of the weights, compared with one of three constants of the layer; per-step membranes only.
    /// </summary>
    Count,
}

/// <summary>Where the counter of the count datapath begins a step.</summary>
public enum CountFrom
{
    /// <summary>At 0: Fire compares it with the constant.</summary>
    Zero,

    /// <summary>
    /// At minus the constant and 1, taken in the Fire or Clear before: its sign decides. No comparison, but no change
    /// of the constant within a step.
    /// </summary>
    Threshold,
}

/// <summary>Parameters of a ternary processing element (TW-SNN, section 4.1).</summary>
public sealed record TernaryPeParameters : HdlParameters
{
    /// <summary>Widths of the neuron's numbers.</summary>
    [ParameterGroup]
    public NeuronWidthParameters Widths { get; init; } = new();

    /// <summary>Weights taken in one cycle, 1..32. Default: 1.</summary>
    [Parameter("Weights taken in one cycle", Unit = "lanes", Min = 1, Max = 32)]
    public int Lanes { get; init; } = 1;

    /// <summary>
    /// Neurons that take turns on the element, each with a potential and a spike of its own, 1..4096. Default: 1.
    /// </summary>
    [Parameter("Neurons that take turns on the element", Unit = "neurons", Min = 1, Max = 4096)]
    public int Contexts { get; init; } = 1;

    /// <summary>What becomes of the potential when the neuron fires, and between two time steps.</summary>
    [ParameterGroup]
    public NeuronDynamicsParameters Dynamics { get; init; } = new();

    /// <summary>What happens to a sum that does not fit in the potential. Default: saturate.</summary>
    [Parameter("What happens to a sum that does not fit in the potential")]
    public Overflow Overflow { get; init; } = Overflow.Saturate;

    /// <summary>How the element arrives at its decision. Default: potential.</summary>
    [Parameter("How the element arrives at its decision")]
    public Datapath Datapath { get; init; } = Datapath.Potential;

    /// <summary>
    /// Inputs of the neuron, which give the counter its width, 1..65536; used by the count datapath alone. Default:
    /// 784.
    /// </summary>
    [Parameter("Inputs of the neuron, used by the count datapath alone", Unit = "inputs", Min = 1, Max = 65_536)]
    public int Inputs { get; init; } = 784;

    /// <summary>
    /// Where the counter of the count datapath begins a step; at the threshold with one neuron alone. Default: zero.
    /// </summary>
    [Parameter(
        "Where the counter begins a step: at 0, to be compared with the constant, or at minus the constant, so that "
        + "its sign decides")]
    public CountFrom CountFrom { get; init; } = CountFrom.Zero;

    /// <summary>
    /// Width of a counter that begins at the threshold, 2..32. To be set where a narrower one than the default is known
    /// to suffice, which has one bit more than a counter from 0. Default: unset.
    /// </summary>
    [Parameter(
        "Width of a counter that begins at the threshold; unset for one that holds every count and constant",
        Unit = "bits", Min = 2, Max = 32)]
    public int? CounterWidth { get; init; }

    /// <summary>
    /// Width of the counter of the count datapath and of its constant, signed: CeilLog2(inputs + 1) + 1 bits, one more
    /// where it begins at the threshold.
    /// </summary>
    public int CountWidth =>
        CountFrom == CountFrom.Zero
            ? FixedPoint.CeilLog2(Inputs + 1) + 1
            : CounterWidth ?? FixedPoint.CeilLog2(Inputs + 1) + 2;

    /// <summary>A leak takes away one part of the potential in so many.</summary>
    public int LeakDivisor => 1 << (Dynamics.LeakShift ?? 0);

    /// <summary>Width of one cycle's sum of weights, signed: holds -lanes .. +lanes.</summary>
    public int LaneSumWidth => FixedPoint.SignedWidth(Lanes);

    /// <summary>
    /// Width of the most that one cycle can add to the potential, signed: lanes times the greatest scale.
    /// </summary>
    public int StepWidth => FixedPoint.SignedWidth(Lanes * ((1L << Widths.ScaleWidth) - 1));

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (Dynamics.Membrane == Membrane.PerStep && Dynamics.LeakShift is { } shift)
        {
            yield return new Problem(
                "A per-step membrane starts every step from 0 and has no leak",
                "leak-shift",
                Text(shift),
                "Leave leak-shift unset, or set membrane=persistent.");
        }

        if (Dynamics.Membrane == Membrane.PerStep && Dynamics.Reset == MembraneReset.Subtract)
        {
            yield return new Problem(
                "A per-step membrane starts every step from 0 and cannot keep what is above the threshold",
                "reset",
                "subtract",
                "Set reset=zero, or membrane=persistent.");
        }

        if (Datapath == Datapath.Count && Dynamics.Membrane == Membrane.Persistent)
        {
            yield return new Problem(
                "The count datapath keeps no potential from one step to the next",
                "datapath",
                "count",
                "Set membrane=per_step, or datapath=potential.");
        }

        if (Datapath == Datapath.Count && Lanes > Inputs)
        {
            yield return new Problem(
                "More lanes than the neuron has inputs",
                "lanes",
                Text(Lanes),
                $"Choose at most {Text(Inputs)}, the value of inputs.");
        }

        if (CountFrom == CountFrom.Threshold && Datapath != Datapath.Count)
        {
            yield return new Problem(
                "The potential datapath has no counter", "count-from", "threshold",
                "Set datapath=count, or count-from=zero.");
        }

        if (CountFrom == CountFrom.Threshold && Contexts > 1)
        {
            yield return new Problem(
                "Neurons that take turns cannot all take a new constant before a step", "count-from", "threshold",
                "Set contexts=1, or count-from=zero.");
        }

        if (CounterWidth is { } counter && CountFrom == CountFrom.Zero)
        {
            yield return new Problem(
                "A counter that begins at 0 has the width that the inputs need", "counter-width", Text(counter),
                "Leave it unset, or set count-from=threshold.");
        }

        if (CounterWidth is { } narrow && CountFrom == CountFrom.Threshold && narrow < LaneSumWidth)
        {
            yield return new Problem(
                "The counter does not hold what a single cycle can add to it", "counter-width", Text(narrow),
                $"Choose at least {Text(LaneSumWidth)}, or fewer lanes.");
        }

        if (Datapath == Datapath.Potential && Widths.PotentialWidth < StepWidth)
        {
            yield return new Problem(
                "The potential does not hold what a single cycle can add to it",
                "potential-width",
                Text(Widths.PotentialWidth),
                $"Choose at least {Text(StepWidth)}, or a smaller scale-width or fewer lanes.");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

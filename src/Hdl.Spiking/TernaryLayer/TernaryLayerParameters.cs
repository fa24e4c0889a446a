using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>Where a layer's weights are.</summary>
public enum WeightStorage
{
    /// <summary>In ROMs, fixed when the layer is generated.</summary>
    Rom,

    /// <summary>In RAMs, loaded at run time.</summary>
    Ram,
}

/// <summary>Parameters of a fully connected layer of ternary neurons.</summary>
public sealed record TernaryLayerParameters : HdlParameters
{
    /// <summary>Name of the module. Default: ternary_layer.</summary>
    [Parameter("Name of the module, and the first part of its memory files' names")]
    public override string Module { get; init; } = "ternary_layer";

    /// <summary>Inputs I, 1..65536. Default: 784.</summary>
    [Parameter("Inputs", Unit = "inputs", Min = 1, Max = 65_536)]
    public int Inputs { get; init; } = 784;

    /// <summary>Neurons N, 1..4096. Default: 256.</summary>
    [Parameter("Neurons", Unit = "neurons", Min = 1, Max = 4096)]
    public int Neurons { get; init; } = 256;

    /// <summary>
    /// Processing elements P, 1..2048, a divisor of N; as many as neurons when null. Default: as many as neurons.
    /// </summary>
    [Parameter(
        "Processing elements, a divisor of the neurons; unset for one per neuron", Unit = "elements", Min = 1,
        Max = 2048)]
    public int? ProcessingElements { get; init; }

    /// <summary>Lanes K: weight banks, and events taken in one cycle, 1..32. Default: 1.</summary>
    [Parameter("Weight banks, and events taken in one cycle", Unit = "lanes", Min = 1, Max = 32)]
    public int Lanes { get; init; } = 1;

    /// <summary>
    /// Width of a tag that each packet carries through to its spikes, 0..32 bits; 0 for none. Default: 0.
    /// </summary>
    [Parameter(
        "Width of a tag that a packet carries through to its spikes; 0 for none", Unit = "bits", Min = 0, Max = 32)]
    public int TagWidth { get; init; }

    /// <summary>
    /// Whether the potentials that were compared with the threshold go out with the spikes. Default: false.
    /// </summary>
    [Parameter("Send out, beside the spikes, the potentials that were compared with the threshold")]
    public bool EmitPotential { get; init; }

    /// <summary>Widths of the neurons' numbers.</summary>
    [ParameterGroup]
    public NeuronWidthParameters Widths { get; init; } = new();

    /// <summary>What becomes of the potential when a neuron fires, and between two time steps.</summary>
    [ParameterGroup]
    public NeuronDynamicsParameters Dynamics { get; init; } = new();

    /// <summary>
    /// Whether bit 0 of the tag marks the last step of a sequence, after which persistent potentials are cleared: F
    /// cycles, begun when the step's spikes are taken. Default: false.
    /// </summary>
    [Parameter("Clear persistent potentials after a step whose tag has bit 0 set")]
    public bool ClearAfterLast { get; init; }

    /// <summary>
    /// What happens to a sum that does not fit. Unset: it is proven that none does, and a layer where one could is
    /// refused (as far as the weights are known); setting it states that overflow is meant to happen. Default: unset.
    /// </summary>
    [Parameter("What happens to a sum that does not fit; unset to have it proven that all sums fit")]
    public Overflow? Overflow { get; init; }

    /// <summary>How the elements arrive at their decision. Default: potential.</summary>
    [Parameter("How the processing elements arrive at their decision")]
    public Datapath Datapath { get; init; } = Datapath.Potential;

    /// <summary>
    /// Where the counters of the count datapath begin a step. At minus their constant: the constant must not change
    /// once the step's first event has been accepted. At 0: the constant is compared with, and sampled, when the step
    /// fires. Unset: at minus the constant where every element has one neuron, else at 0. Default: unset.
    /// </summary>
    [Parameter(
        "Where counters begin a step: at minus their constant, or at 0; unset for the former where each element has "
        + "one neuron")]
    public CountFrom? CountFrom { get; init; }

    /// <summary>Where the weights are. Default: rom.</summary>
    [Parameter("Where the weights are: in ROMs, or in RAMs that are loaded at run time")]
    public WeightStorage WeightStorage { get; init; } = WeightStorage.Rom;

    /// <summary>Whether weights and biases in RAMs can be read back; one lane, no folding. Default: false.</summary>
    [Parameter("Let weights and biases in RAMs be read back, a word of 32 bits at a time")]
    public bool ReadBack { get; init; }

    /// <summary>
    /// What the weight memories become; a RAM of form init_file starts with the weights in it. ROMs always read their
    /// contents from a file. Default: behavioural.
    /// </summary>
    [Parameter("What the weight memories become: inferred, inferred with first contents, or SRAM macros")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <summary>Seed of the weights of a layer that is generated on its own. Default: 1.</summary>
    [Parameter("Seed of the random weights of a layer that is generated on its own")]
    public int WeightSeed { get; init; } = 1;

    /// <summary>The weights; drawn from <see cref="WeightSeed"/> when null.</summary>
    public TernaryLayerWeights? Weights { get; init; }

    /// <summary>P.</summary>
    public int Elements => ProcessingElements ?? Neurons;

    /// <summary>Folding F: neurons that share an element.</summary>
    public int Folds => Neurons / Elements;

    /// <summary>Whether the number of a row is that of an input followed by that of a fold, without adding.</summary>
    public bool FoldsArePowerOfTwo => int.IsPow2(Folds);

    /// <summary>Rows of a weight bank: ceil(I / K) * F.</summary>
    public int BankRows => FixedPoint.CeilDivide(Inputs, Lanes) * Folds;

    /// <summary>Width of a row: P codes of 2 bits.</summary>
    public int RowWidth => 2 * Elements;

    /// <summary>Width of an event's address within its lane.</summary>
    public int AddressWidth => FixedPoint.IndexWidth(FixedPoint.CeilDivide(Inputs, Lanes));

    /// <summary>32-bit words that a row is loaded in.</summary>
    public int LoadWords => FixedPoint.CeilDivide(RowWidth, 32);

    /// <summary>Whether the elements count from minus their constants on: where each has one neuron alone.</summary>
    public bool CountsFromThreshold => CanCountFromThreshold && CountFrom != TernaryPe.CountFrom.Zero;

    /// <summary>Whether they could: with neurons that take turns there is no cycle to take a new constant in.</summary>
    public bool CanCountFromThreshold =>
        Datapath == Datapath.Count && Dynamics.Membrane == Membrane.PerStep && Folds == 1;

    /// <summary>
    /// Whether a sum may saturate, so that the order of events counts: where that is asked for, and where nothing is,
    /// but weights that come at run time could add up to more than the potential holds.
    /// </summary>
    public bool MaySaturate =>
        Datapath == Datapath.Potential
        && (
            Overflow == Networks.Models.Overflow.Saturate
            || (Overflow is null && WeightStorage == WeightStorage.Ram && Widths.PotentialWidth < WidestSum));

    // Every input at the greatest scale, and the bias.
    private int WidestSum => FixedPoint.SignedWidth((Inputs + 1L) * ((1L << Widths.ScaleWidth) - 1));

    /// <summary>The processing element of this layer.</summary>
    public TernaryPeParameters Element =>
        new()
        {
            CountFrom = CountsFromThreshold ? TernaryPe.CountFrom.Threshold : TernaryPe.CountFrom.Zero,
            CounterWidth = CountsFromThreshold
                ? Math.Max(CountBounds.Of(this).CounterWidth, FixedPoint.SignedWidth(Lanes))
                : null,
            Style = Style,
            Widths = Widths,
            Lanes = Lanes,
            Contexts = Folds,
            Dynamics = Dynamics,
            Overflow = Overflow ?? Networks.Models.Overflow.Saturate,
            Datapath = Datapath,
            Inputs = Inputs,
        };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations() => TernaryLayerChecks.Problems(this);
}

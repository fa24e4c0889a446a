using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnn;

/// <summary>What feeds the network.</summary>
public enum TwSnnInput
{
    /// <summary>Images of 8-bit pixels, turned into spikes by the rate encoder.</summary>
    Pixels,

    /// <summary>Address events, one packet a time step.</summary>
    Events,
}

/// <summary>Where the seeds of the rate encoder's lanes come from.</summary>
public enum TwSnnSeeds
{
    /// <summary>One register per lane.</summary>
    Lanes,

    /// <summary>One register; the others are derived from it (docs/rate_encoder.md).</summary>
    One,
}

/// <summary>
/// Parameters of the fixed ternary-weight spiking network (TW-SNN, section 4.2). The trained network decides the layers
/// and everything that training and hardware must agree on; the parameters that repeat such a convention default to
/// "as the network says", and another value than the network's is refused.
/// </summary>
public sealed record TwSnnParameters : HdlParameters
{
    /// <summary>Name of the top module and prefix of the others'. Default: twsnn.</summary>
    [Parameter("Name of the top module and prefix of the layers' modules")]
    public override string Module { get; init; } = "twsnn";

    /// <summary>A network that ships (mnist), the path of a model file, or none. Default: mnist.</summary>
    [Parameter("Trained network: one that ships, a path to .json or .npz, or none", IsPath = true)]
    public string Model { get; init; } = "mnist";

    /// <summary>Neurons a layer, inputs first; empty for the network's own. Needed with model=none.</summary>
    [Parameter("Inputs, then neurons of each layer; empty for the model's", Unit = "neurons", Min = 1, Max = 65_535)]
    public IReadOnlyList<int> Layers { get; init; } = [];

    /// <summary>Events integrated per cycle by every layer, and weight banks, 1..16. Default: 1.</summary>
    [Parameter("Events integrated per cycle, and banks of weight memory", Unit = "lanes", Min = 1, Max = 16)]
    public int Lanes { get; init; } = 1;

    /// <summary>Pixels per beat of the input stream, and lanes of the rate encoder, 1..128. Default: 16.</summary>
    [Parameter("Pixels per beat of the input stream", Unit = "pixels", Min = 1, Max = 128)]
    public int PixelsPerBeat { get; init; } = 16;

    /// <summary>Pixels or events. Default: pixels.</summary>
    [Parameter("What feeds the network")]
    public TwSnnInput Input { get; init; } = TwSnnInput.Pixels;

    /// <summary>Datapath of the processing elements. Default: potential.</summary>
    [Parameter("Datapath of the processing elements")]
    public Datapath Datapath { get; init; } = Datapath.Potential;

    /// <summary>Where the weights are. Default: rom.</summary>
    [Parameter("Where the weights are")]
    public WeightStorage Weights { get; init; } = WeightStorage.Rom;

    /// <summary>
    /// Form of the memories. Default: behavioural (ROMs are initialised from files in every form but macro).
    /// </summary>
    [Parameter("What the memories become: inferred, or black boxes for SRAM macros")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <summary>Processing elements per layer; empty, or 0 for a layer, means one per neuron.</summary>
    [Parameter("Processing elements of each layer; empty for one per neuron", Unit = "PEs", Min = 0, Max = 65_535)]
    public IReadOnlyList<int> ProcessingElements { get; init; } = [];

    /// <summary>Greatest number of time steps the STEPS register accepts, 1..255. Default: 16.</summary>
    [Parameter("Greatest number of time steps per image", Unit = "steps", Min = 1, Max = 255)]
    public int MaxSteps { get; init; } = 16;

    /// <summary>Time steps per image after reset, 1..max-steps. Default: the model's.</summary>
    [Parameter("Time steps per image after reset; none for the model's", Unit = "steps", Min = 1, Max = 255)]
    public int? Steps { get; init; }

    /// <summary>Widths of the network's numbers.</summary>
    [ParameterGroup]
    public NetworkWidthParameters Widths { get; init; } = new();

    /// <summary>
    /// A seed register per lane, or one from which the seeds of all lanes are derived; poisson coding. Default: lanes.
    /// </summary>
    [Parameter("A seed register per lane, or one for all lanes")]
    public TwSnnSeeds Seeds { get; init; } = TwSnnSeeds.Lanes;

    /// <summary>Whether IMAGES, TIME_STEPS, CYCLES and CLEAR are there. Default: true.</summary>
    [Parameter("Count images, time steps and cycles in registers")]
    public bool Counters { get; init; } = true;

    /// <summary>Conventions that a trained network was trained for.</summary>
    [ParameterGroup("conventions")]
    public TwSnnConventions Conventions { get; init; } = new();

    /// <summary>Seed of the random weights that model=none stands in with, 0 or more. Default: 1.</summary>
    [Parameter("Seed of the weights where model=none", Min = 0)]
    public int WeightSeed { get; init; } = 1;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations() =>
        Identifier.CheckModule(Module).Concat(TwSnnResolvedParameters.Problems(this));
}

/// <summary>
/// What training and hardware must agree on. Every value defaults to the network's; without a network to: per_step,
/// zero, no leak, saturate, poisson, level 128, seed 0xACE1, spikes.
/// </summary>
public sealed record TwSnnConventions
{
    /// <summary>Membrane between steps.</summary>
    [Parameter("Membrane between steps; none for the model's")]
    public Membrane? Membrane { get; init; }

    /// <summary>Reset of a persistent membrane.</summary>
    [Parameter("Reset of a persistent membrane; none for the model's")]
    public MembraneReset? Reset { get; init; }

    /// <summary>Leak of a persistent membrane, 1..15.</summary>
    [Parameter(
        "Leak of a persistent membrane, u - (u >>> shift); none for the model's", Unit = "bits", Min = 1, Max = 15)]
    public int? LeakShift { get; init; }

    /// <summary>Overflow of the potential; setting it accepts that the potential may overflow.</summary>
    [Parameter("Overflow of the potential; setting it waives the proof that there is none")]
    public Overflow? Overflow { get; init; }

    /// <summary>How pixels become spikes.</summary>
    [Parameter("How pixels become spikes; none for the model's")]
    public InputCoding? Coding { get; init; }

    /// <summary>Pixel level of coding=threshold after reset, 1..255.</summary>
    [Parameter("Pixel level from which coding=threshold spikes; none for the model's", Min = 1, Max = 255)]
    public int? ThresholdLevel { get; init; }

    /// <summary>LFSR seed of lane 0 after reset, 1..65535.</summary>
    [Parameter("LFSR seed of lane 0; none for the model's", Min = 1, Max = 65_535)]
    public int? Seed { get; init; }

    /// <summary>How the output layer is read.</summary>
    [Parameter("How the output layer is read; none for the model's")]
    public Readout? Readout { get; init; }
}

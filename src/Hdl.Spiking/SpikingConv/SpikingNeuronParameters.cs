using Hdl.Core.Parameters;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>What the neurons of a layer do (networks, network description).</summary>
public sealed record SpikingNeuronParameters
{
    /// <summary>Width V of the potential, signed, 2..32 bits. Default: 12.</summary>
    [Parameter("Width of the membrane potential, signed", Unit = "bits", Min = 2, Max = 32)]
    public int PotentialWidth { get; init; } = 12;

    /// <summary>What becomes of the potential between two time steps. Default: per_step.</summary>
    [Parameter("What becomes of the potential between two time steps")]
    public Membrane Membrane { get; init; } = Membrane.PerStep;

    /// <summary>Decay of a persistent potential. Default: none.</summary>
    [Parameter("Decay of a persistent potential: v - (v >>> amount), or (v * amount + 128) >>> 8")]
    public NeuronDecay Decay { get; init; } = NeuronDecay.None;

    /// <summary>Shift 1..15, or factor 0..256; 0 without decay. Default: 0.</summary>
    [Parameter("Shift 1..15 or factor 0..256 of the decay", Min = 0, Max = 256)]
    public int DecayAmount { get; init; }

    /// <summary>When a potential decays. Default: before_input.</summary>
    [Parameter("Whether the potential decays before the inputs of a step or after the comparison")]
    public DecayMoment DecayMoment { get; init; } = DecayMoment.BeforeInput;

    /// <summary>What firing does to a persistent potential. Default: zero.</summary>
    [Parameter("What firing does to a persistent potential")]
    public NeuronReset Reset { get; init; } = NeuronReset.Zero;

    /// <summary>Value of <see cref="NeuronReset.Value"/>, signed, of the potential's width. Default: 0.</summary>
    [Parameter("Potential of a neuron that has fired, with reset=value", Min = -(1 << 30), Max = 1 << 30)]
    public int ResetValue { get; init; }

    /// <summary>When a neuron fires. Default: above.</summary>
    [Parameter("Whether a neuron fires above its threshold, or at it as well")]
    public FireComparison Fires { get; init; } = FireComparison.Above;

    /// <summary>Steps, 0..15, in which a neuron that has fired holds its reset value. Default: 0.</summary>
    [Parameter("Steps in which a neuron that has fired holds its reset value", Unit = "steps", Min = 0, Max = 15)]
    public int Refractory { get; init; }

    /// <summary>
    /// What becomes of a sum that does not fit; unset to have it proven that all do. Default: unset.
    /// </summary>
    [Parameter("What happens to a sum that does not fit; unset to have it proven that all sums fit")]
    public Overflow? Overflow { get; init; }

    /// <summary>The neurons as a network describes them.</summary>
    /// <param name="thresholds">One for each channel.</param>
    /// <param name="biases">One for each channel.</param>
    public NeuronModel Model(IReadOnlyList<int> thresholds, IReadOnlyList<int> biases) => new()
    {
        PotentialWidth = PotentialWidth,
        Membrane = Membrane,
        Decay = Decay,
        DecayAmount = DecayAmount,
        DecayMoment = DecayMoment,
        Reset = Reset,
        ResetValue = ResetValue,
        Fires = Fires,
        Refractory = Refractory,
        Overflow = Overflow,
        Thresholds = thresholds,
        Biases = biases,
    };

    /// <summary>The neurons of a network, without what each has of its own.</summary>
    /// <param name="model">Their description.</param>
    public static SpikingNeuronParameters Of(NeuronModel model) => new()
    {
        PotentialWidth = model.PotentialWidth,
        Membrane = model.Membrane,
        Decay = model.Decay,
        DecayAmount = model.DecayAmount,
        DecayMoment = model.DecayMoment,
        Reset = model.Reset,
        ResetValue = model.ResetValue,
        Fires = model.Fires,
        Refractory = model.Refractory,
        Overflow = model.Overflow,
    };
}

using Hdl.Networks.Models;

namespace Hdl.Networks.Spiking;

/// <summary>How a membrane potential decays from one step to the next.</summary>
public enum NeuronDecay
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>v - (v >>> s).</summary>
    Shift,

    /// <summary>(v * k + 128) >>> 8, where k / 256 is what is left.</summary>
    Factor,
}

/// <summary>When it decays.</summary>
public enum DecayMoment
{
    /// <summary>Before the inputs of a step: v' = decay(v) + I (snnTorch, NIR's Euler step).</summary>
    BeforeInput,

    /// <summary>After the comparison and the reset (the leak of <c>ternary_pe</c>).</summary>
    AfterFire,
}

/// <summary>What firing does to a potential.</summary>
public enum NeuronReset
{
    /// <summary>Back to 0.</summary>
    Zero,

    /// <summary>Less the threshold.</summary>
    Subtract,

    /// <summary>To a value.</summary>
    Value,
}

/// <summary>When a neuron fires.</summary>
public enum FireComparison
{
    /// <summary>v &gt; threshold.</summary>
    Above,

    /// <summary>v &gt;= threshold.</summary>
    AtLeast,
}

/// <summary>
/// The neurons of a layer, in the order of a step: decay where it comes before the inputs, inputs, bias, comparison,
/// reset, decay where it comes after. Where <see cref="SpikingNetwork.Integrates"/>, without comparison and reset:
/// what is said of these says nothing then.
/// </summary>
public sealed record NeuronModel
{
    /// <summary>Whether the potential persists from step to step.</summary>
    public Membrane Membrane { get; init; } = Membrane.PerStep;

    /// <summary>Decay of a persistent potential.</summary>
    public NeuronDecay Decay { get; init; } = NeuronDecay.None;

    /// <summary>Shift s, 1..15, or factor k, 0..256 (k = round(256 beta)); 0 without decay.</summary>
    public int DecayAmount { get; init; }

    /// <summary>When it decays.</summary>
    public DecayMoment DecayMoment { get; init; } = DecayMoment.BeforeInput;

    /// <summary>What firing does to a persistent potential.</summary>
    public NeuronReset Reset { get; init; } = NeuronReset.Zero;

    /// <summary>The value of <see cref="NeuronReset.Value"/>.</summary>
    public int ResetValue { get; init; }

    /// <summary>When a neuron fires.</summary>
    public FireComparison Fires { get; init; } = FireComparison.Above;

    /// <summary>
    /// Thresholds: one of the layer, or one for each neuron, of a convolution for each channel; none of integrators.
    /// </summary>
    public required IReadOnlyList<int> Thresholds { get; init; }

    /// <summary>Biases, added once per step: none, or one for each neuron, of a convolution for each channel.</summary>
    public IReadOnlyList<int> Biases { get; init; } = [];

    /// <summary>
    /// Steps, 0..15, in which a neuron that has fired holds its reset value (0 where reset subtracts): it neither
    /// decays nor adds, and does not fire.
    /// </summary>
    public int Refractory { get; init; }

    /// <summary>Width of the potential, signed, 2..32 bits.</summary>
    public int PotentialWidth { get; init; } = 18;

    /// <summary>What becomes of a sum that does not fit; null where it is proven that all do.</summary>
    public Overflow? Overflow { get; init; }
}

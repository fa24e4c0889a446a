namespace Hdl.Networks.Models;

/// <summary>What becomes of a membrane potential between two time steps.</summary>
public enum Membrane
{
    /// <summary>Every step starts from 0 (TW-SNN, section 3.1).</summary>
    PerStep,

    /// <summary>The potential persists until the neuron fires, less the leak.</summary>
    Persistent,
}

/// <summary>What a neuron that fires does to a persistent membrane potential.</summary>
public enum MembraneReset
{
    /// <summary>Back to 0.</summary>
    Zero,

    /// <summary>Less the threshold.</summary>
    Subtract,
}

/// <summary>What happens to a sum that does not fit in the potential's width.</summary>
public enum Overflow
{
    /// <summary>It is clamped.</summary>
    Saturate,

    /// <summary>It is truncated.</summary>
    Wrap,
}

/// <summary>How the inputs of a network become spikes.</summary>
public enum InputCoding
{
    /// <summary>
    /// A pixel p of 8 bits spikes iff r &lt; p, r drawn each step from an LFSR (TW-SNN, Algorithm 1).
    /// </summary>
    Poisson,

    /// <summary>A pixel p of 8 bits spikes iff p &gt;= level, in every step.</summary>
    Threshold,
}

/// <summary>How the output layer is read.</summary>
public enum Readout
{
    /// <summary>
    /// Each output neuron's spikes are counted over the steps; the highest count wins, the lowest index on a tie.
    /// </summary>
    Spikes,

    /// <summary>Each output neuron's potential, before it fires, is summed over the steps; same choice.</summary>
    Potential,
}

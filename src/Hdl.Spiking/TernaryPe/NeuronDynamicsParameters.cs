using Hdl.Core.Parameters;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TernaryPe;

/// <summary>What becomes of a neuron's membrane potential when it fires, and from one time step to the next.</summary>
public sealed record NeuronDynamicsParameters
{
    /// <summary>What becomes of the potential between two time steps. Default: per_step.</summary>
    [Parameter("What becomes of the potential between two time steps")]
    public Membrane Membrane { get; init; } = Membrane.PerStep;

    /// <summary>What firing does to a persistent potential. Default: zero.</summary>
    [Parameter("What firing does to a persistent potential")]
    public MembraneReset Reset { get; init; } = MembraneReset.Zero;

    /// <summary>
    /// Leak of a persistent potential: u - (u >>> shift) after Fire, 1..15; none when null. Default: none.
    /// </summary>
    [Parameter(
        "Right shift that gives the leak of a persistent potential; unset for no leak", Unit = "bits", Min = 1,
        Max = 15)]
    public int? LeakShift { get; init; }
}

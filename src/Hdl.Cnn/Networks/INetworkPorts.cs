using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.Networks;

/// <summary>How a target that runs networks is given parameters and maps, and gives maps.</summary>
internal interface INetworkPorts
{
    /// <summary>Whether a phase brings parameters.</summary>
    bool Loads(Phase phase);

    /// <summary>The passes of a scenario, in their order.</summary>
    /// <param name="scenario">What went in.</param>
    /// <param name="observed">What came out, phase by phase.</param>
    IEnumerable<ObservedPass> Passes(Scenario scenario, IReadOnlyList<PhaseObservation> observed);
}

/// <summary>A pass that was simulated.</summary>
/// <param name="Given">Packets of its input.</param>
/// <param name="Result">Packets of its output; none where its sums stay in the accumulators.</param>
/// <param name="Cycles">Clock cycles.</param>
internal sealed record ObservedPass(
    IReadOnlyList<MapPacket> Given, IReadOnlyList<MapPacket> Result, long Cycles);

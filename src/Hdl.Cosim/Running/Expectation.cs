using Hdl.Core.Golden;

namespace Hdl.Cosim.Running;

/// <summary>What the golden model answers to a scenario; the same for all its passes.</summary>
/// <param name="Phases">Beats of each phase; none in lockstep.</param>
/// <param name="Cycles">Outputs of every cycle of each phase; none where there are streams.</param>
internal sealed record Expectation(IReadOnlyList<PhaseResult> Phases, IReadOnlyList<uint[]> Cycles);

using Hdl.Core.Golden;
using Hdl.Cosim.Native;
using Hdl.Cosim.Running;

namespace Hdl.Cosim.Mutation;

/// <summary>
/// In which order a fault meets the passes of the scenarios: those without stalls before the others, short scenarios
/// before long ones, and before all of them what found the faults before it. Neighbouring faults, which are in one
/// module, mostly show in the same scenario; which faults are found does not depend on the order.
/// </summary>
/// <param name="scenarios">All passes of each scenario, and the cycles of the first.</param>
internal sealed class MutationPlan(IEnumerable<PlannedScenario> scenarios)
{
    private readonly LinkedList<Run> _runs = new(
        scenarios
            .OrderBy(planned => planned.Cycles)
            .SelectMany(planned => planned.Passes.Select(pass => new Run(planned.Scenario, planned.Expected, pass)))
            .OrderBy(run => run.Pass.Kind != PassKind.FreeFlow));

    /// <summary>Runs a fault until something shows it; null where nothing does.</summary>
    /// <param name="passes">Runs passes.</param>
    /// <param name="library">The instrumented model.</param>
    /// <param name="mutant">The fault.</param>
    /// <param name="brief">Whether to run every scenario without stalls, and nothing else.</param>
    /// <param name="hooks">What happens between batches.</param>
    public Kill? Find(PassRunner passes, ModelLibrary library, Mutant mutant, bool brief, BenchHooks hooks)
    {
        for (LinkedListNode<Run>? node = _runs.First; node is not null; node = node.Next)
        {
            Run run = node.Value;
            if (brief && run.Pass.Kind != PassKind.FreeFlow)
            {
                continue;
            }

            PassResult result = passes.Run(library, run.Scenario, run.Expected, run.Pass, hooks, mutant.Number);
            if (result.Mismatch is { } mismatch)
            {
                _runs.Remove(node);
                _runs.AddFirst(node);
                return new Kill(mutant, run.Scenario.Name, mismatch.Kind);
            }
        }

        return null;
    }

    private sealed record Run(Scenario Scenario, Expectation Expected, Pass Pass);
}

/// <summary>A scenario that the design without a fault has passed.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Expected">What the golden model answers.</param>
/// <param name="Passes">Its passes, the one without stalls first.</param>
/// <param name="Cycles">Cycles of that one.</param>
internal sealed record PlannedScenario(Scenario Scenario, Expectation Expected, List<Pass> Passes, long Cycles);

using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Performance;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopCore;

/// <summary>What the performance model says of the phases of a scenario that have no gaps.</summary>
internal static class NullHopCorePerformance
{
    /// <summary>The counts of each phase, from reset on.</summary>
    /// <param name="parameters">Sizes.</param>
    /// <param name="scenario">The phases.</param>
    public static IReadOnlyList<PerformanceCounts> Of(NullHopParameters parameters, Scenario scenario)
    {
        var golden = new NullHopCoreGolden(parameters);
        golden.Reset();
        List<PerformanceCounts> counts = [];
        foreach (Phase phase in scenario.Phases)
        {
            golden.Run(phase);
            counts.Add(golden.Counts ?? new PerformanceCounts());
        }

        return counts;
    }
}

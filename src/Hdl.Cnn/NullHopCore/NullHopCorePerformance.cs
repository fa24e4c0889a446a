using System.Globalization;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Performance;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopCore;

/// <summary>What the performance model says of scenarios without gaps.</summary>
internal static class NullHopCorePerformance
{
    /// <summary>The counts of each phase, from reset on; none where there is no model.</summary>
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
            counts.AddRange(golden.Counts is { } one ? [one] : []);
        }

        return counts;
    }

    /// <summary>The cycles that are predicted of the last phase, and whether they are those that were measured.
    /// </summary>
    /// <param name="parameters">Sizes.</param>
    /// <param name="scenario">The phases.</param>
    /// <param name="observed">What they did.</param>
    public static IEnumerable<Figure> Figures(
        NullHopParameters parameters, Scenario scenario, IReadOnlyList<PhaseObservation> observed)
    {
        IReadOnlyList<PerformanceCounts> counts = Of(parameters, scenario);
        if (counts.Count == observed.Count)
        {
            bool agrees = counts[^1].Cycles == observed[^1].CycleCount;
            yield return new Figure(
                "predicted", counts[^1].Cycles.ToString(CultureInfo.InvariantCulture), "cycles",
                agrees ? "by the performance model: the same" : "by the performance model: NOT THE SAME");
        }
    }
}

using System.Text.Json;
using Hdl.Flows.Asic;

namespace Hdl.Flows.Loads;

/// <summary>How many of some flip-flops load in an average cycle.</summary>
/// <param name="Name">What they belong to.</param>
/// <param name="FlipFlops">How many there are.</param>
/// <param name="Enabled">How many of them have an enable.</param>
/// <param name="Loads">How many load in an average cycle.</param>
public sealed record LoadRow(string Name, int FlipFlops, int Enabled, double Loads)
{
    /// <summary>Share that loads in an average cycle.</summary>
    public double Share => Loads / Math.Max(1, FlipFlops);
}

/// <summary>What the flip-flops of a design did in simulation.</summary>
/// <param name="Target">Target and parameters, as the command names them.</param>
/// <param name="Design">The design.</param>
/// <param name="Free">Counts of the simulations in which no stream was stalled.</param>
/// <param name="Stalled">Counts of the others: random stalls, and a reset in the middle.</param>
public sealed record LoadReport(
    string Target, LoadDesign Design, IReadOnlyList<SimulationCounts> Free, IReadOnlyList<SimulationCounts> Stalled)
{
    /// <summary>Cycles without stalls.</summary>
    public long FreeCycles => Free.Sum(counts => counts.Cycles);

    /// <summary>Cycles with stalls.</summary>
    public long StalledCycles => Stalled.Sum(counts => counts.Cycles);

    /// <summary>All flip-flops, in cycles without stalls.</summary>
    public LoadRow Total => Of(Design.Source.Top.Name, Design.FlipFlops, Free);

    /// <summary>All flip-flops, in cycles with stalls.</summary>
    public LoadRow TotalStalled => Of(Design.Source.Top.Name, Design.FlipFlops, Stalled);

    /// <summary>In cycles without stalls, a row for each module instance; instances of a loop are one row.</summary>
    /// <param name="levels">How many levels below the top are told apart.</param>
    public IReadOnlyList<LoadRow> Instances(int levels) =>
        Rows(flipFlops => flipFlops.Instance(levels) is { Length: > 0 } name ? name : Design.Source.Top.Name);

    /// <summary>In cycles without stalls, a row for each register; those of a loop's instances are one row.</summary>
    public IReadOnlyList<LoadRow> Registers => Rows(flipFlops => flipFlops.Family);

    /// <summary>Every figure as JSON; shares from 0 to 1.</summary>
    /// <param name="levels">See <see cref="Instances"/>.</param>
    public string ToJson(int levels)
    {
        IEnumerable<LoadRow> stalled = StalledCycles > 0 ? [TotalStalled] : [];
        var figures = new LoadJson(
            Target, FreeCycles, [LoadRowJson.Of(Total)], StalledCycles, stalled.Select(LoadRowJson.Of),
            Instances(levels).Select(LoadRowJson.Of), Registers.Select(LoadRowJson.Of));
        return JsonSerializer.Serialize(figures, ReportJson.Default.LoadJson);
    }

    private LoadRow[] Rows(Func<FlipFlops, string> name) =>
        [
            .. Design
                .FlipFlops.GroupBy(name)
                .Select(group => Of(group.Key, group, Free))
                .OrderByDescending(row => row.FlipFlops)
                .ThenBy(row => row.Name, StringComparer.Ordinal),
        ];

    private static LoadRow Of(
        string name, IEnumerable<FlipFlops> flipFlops, IReadOnlyList<SimulationCounts> simulations)
    {
        long cycles = simulations.Sum(counts => counts.Cycles);
        int count = 0;
        int enabled = 0;
        long loads = 0;
        foreach (FlipFlops some in flipFlops)
        {
            count += some.Count;
            enabled += some.Enable is null ? 0 : some.Count;
            loads +=
                some.Count * (some.Enable is { } enable ? simulations.Sum(counts => counts.Highs[enable]) : cycles);
        }

        return new LoadRow(name, count, enabled, loads / (double)Math.Max(1, cycles));
    }
}

using Hdl.Core.Golden;
using Hdl.Core.Problems;
using Hdl.Cosim.Native;

namespace Hdl.Cosim.Running;

/// <summary>Runs the scenarios of a job one after the other, each in all its passes, up to the first failure.</summary>
internal sealed class Session(
    CosimJob job, CosimOptions options, PassRunner passes, IProgress<CosimProgress>? progress,
    CancellationToken cancellationToken)
{
    private readonly List<ScenarioReport> _reports = [];

    /// <summary>Scenarios so far.</summary>
    public IReadOnlyList<ScenarioReport> Reports => _reports;

    /// <summary>Longest time between two handshakes.</summary>
    public long LongestQuiet { get; private set; }

    /// <summary>Runs everything; returns the failing pass, or else the first one.</summary>
    public (Scenario Scenario, Pass Pass, Mismatch? Mismatch)? Run(ModelLibrary library)
    {
        (Scenario, Pass, Mismatch?)? first = null;
        List<string> names = [];
        foreach (Scenario scenario in job.Scenarios)
        {
            names.Add(scenario.Name);
            if (options.Scenario is { } wanted && wanted != scenario.Name)
            {
                continue;
            }

            (Pass pass, Mismatch? mismatch) = RunScenario(library, scenario);
            first ??= (scenario, pass, mismatch);
            if (mismatch is not null)
            {
                return (scenario, pass, mismatch);
            }
        }

        return first ?? throw new InvalidInputException(new Problem(
            options.Scenario is null ? "The target has no scenario for these options" : "No such scenario",
            "scenario", options.Scenario ?? "none", $"Choose one of: {string.Join(", ", names.Distinct())}."));
    }

    private (Pass Pass, Mismatch? Mismatch) RunScenario(ModelLibrary library, Scenario scenario)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Expectation expected = passes.Predict(scenario);
        long beats = Beats(scenario, expected);
        var free = new Pass(PassKind.FreeFlow, Pass.SeedOf(options.Seed, scenario.Name, 0), 0, long.MaxValue);
        PassResult result = passes.Run(library, scenario, expected, free, Hooks(scenario, free, beats));
        IReadOnlyList<PhaseObservation> observed = result.Observations;
        Dictionary<string, long> transactions = new(result.Transactions);
        long cycles = result.Cycles;
        long freeCycles = observed.Sum(observation => observation.CycleCount);
        LongestQuiet = Math.Max(LongestQuiet, result.LongestQuiet);
        int count = 1;
        Pass pass = free;
        if (result.Mismatch is null)
        {
            foreach (Pass further in passes.FurtherPasses(scenario, options, freeCycles))
            {
                pass = further;
                result = passes.Run(library, scenario, expected, further, Hooks(scenario, further, beats));
                count++;
                cycles += result.Cycles;
                foreach ((string stream, long exchanged) in result.Transactions)
                {
                    transactions[stream] = transactions.GetValueOrDefault(stream) + exchanged;
                }

                if (result.Mismatch is not null)
                {
                    break;
                }
            }
        }

        IReadOnlyList<Figure> figures = result.Mismatch is null ? job.Summarize(scenario, observed) : [];
        _reports.Add(new ScenarioReport(scenario.Name, count, cycles, transactions, figures));
        return (result.Mismatch is null ? free : pass, result.Mismatch);
    }

    private BenchHooks Hooks(Scenario scenario, Pass pass, long beats) =>
        new(
            null,
            progress is null
                ? null
                : (cycles, done) => progress.Report(new CosimProgress(scenario.Name, pass.Name, cycles, done, beats)),
            cancellationToken);

    private static long Beats(Scenario scenario, Expectation expected) =>
        scenario.Phases.Sum(phase => phase.Inputs.Values.Sum(beats => (long)beats.Count) + (phase.Cycles?.Count ?? 0))
        + expected.Phases.Sum(result => result.Outputs.Values.Sum(beats => (long)beats.Count));
}

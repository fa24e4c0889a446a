using System.Diagnostics;
using Hdl.Core.Golden;
using Hdl.Core.Processes;
using Hdl.Cosim.Building;
using Hdl.Cosim.Native;
using Hdl.Cosim.Running;

namespace Hdl.Cosim.Mutation;

/// <summary>
/// Measures how much a target's scenarios see: builds one model that holds many faults, runs the scenarios on each
/// until one fails. A model that hangs or ends by itself counts as found.
/// </summary>
/// <param name="runner">Starts Verilator and the compiler.</param>
public sealed class MutationRunner(IProcessRunner runner)
{
    private const int BatchCycles = 2048;
    private const int SlowestHandshakeFactor = 4;
    private const int MinimumWatchdog = 500;

    /// <summary>Runs the faults of a design.</summary>
    /// <param name="job">Design, golden model and scenarios; these are kept in memory.</param>
    /// <param name="options">Seed, number of faults, explanations.</param>
    /// <param name="progress">Told after each fault.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="ModelBuildException">The instrumented design does not build.</exception>
    /// <exception cref="ToolMissingException">Verilator or the compiler is not installed.</exception>
    public async Task<MutationReport> RunAsync(
        CosimJob job, MutationOptions options, IProgress<MutationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        InstrumentedDesign instrumented = Instrumenter.Instrument(
            job.Design, options.Limit, options.Seed, options.Files);
        var builder = new ModelBuilder(runner, new BuildCache(options.CacheFolder));
        BuiltModel built = await builder
            .BuildAsync(instrumented.Design, BuildVariant.Plain, cancellationToken)
            .ConfigureAwait(false);
        using var memories = new MemoryFolder(job.Design);
        using var library = new ModelLibrary(built.Path);
        return await Task.Run(
                () =>
                    Run(
                        job, options, instrumented.Mutants, library, memories.Path, built.Elapsed, progress,
                        cancellationToken),
                cancellationToken)
            .ConfigureAwait(false);
    }

    private static MutationReport Run(
        CosimJob job,
        MutationOptions options,
        IReadOnlyList<Mutant> mutants,
        ModelLibrary library,
        string memories,
        TimeSpan buildTime,
        IProgress<MutationProgress>? progress, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        var hooks = new BenchHooks(null, null, cancellationToken);
        var cosim = new CosimOptions { Seed = options.Seed, Effort = options.Effort };
        IGoldenModel golden = job.CreateGolden();
        var patient = new PassRunner(
            job.Design.Top, golden, memories, new BenchLimits(cosim.WatchdogOf(job.Design), BatchCycles));
        (List<PlannedScenario> scenarios, string? baseline, long quiet, long traffic) = PlanOf(
            job, cosim, patient, library, hooks);
        List<Kill> kills = [];
        List<Survivor> survivors = [];
        if (baseline is null)
        {
            // The faultless model tells how long a pause can be; waiting much longer for a faulty one would be wasted.
            var limits = new BenchLimits(Math.Max(MinimumWatchdog, SlowestHandshakeFactor * quiet), BatchCycles)
            {
                Traffic = SlowestHandshakeFactor * Math.Max(BatchCycles, traffic),
            };
            var passes = new PassRunner(job.Design.Top, golden, memories, limits);
            var plan = new MutationPlan(scenarios);
            foreach (Mutant mutant in mutants)
            {
                string? reason = options.Explanations.ReasonOf(mutant, job.Design);
                bool brief = options.BriefWhereExplained && reason is not null;
                if (plan.Find(passes, library, mutant, brief, hooks) is { } kill)
                {
                    kills.Add(kill);
                }
                else
                {
                    survivors.Add(new Survivor(mutant, reason));
                }

                progress?.Report(new MutationProgress(mutant.Number, mutants.Count, kills.Count));
            }
        }

        return new MutationReport(job.Block, kills, survivors, baseline, buildTime, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Every pass of every scenario, after each has passed without a fault.</summary>
    private static (List<PlannedScenario> Scenarios, string? Baseline, long LongestQuiet, long LongestTraffic) PlanOf(
        CosimJob job, CosimOptions options, PassRunner passes, ModelLibrary library, BenchHooks hooks)
    {
        List<PlannedScenario> plans = [];
        long quiet = 0;
        long traffic = 0;
        foreach (Scenario scenario in job.Scenarios)
        {
            Expectation expected = passes.Predict(scenario);
            var free = new Pass(PassKind.FreeFlow, Pass.SeedOf(options.Seed, scenario.Name, 0), 0, long.MaxValue);
            PassResult result = passes.Run(library, scenario, expected, free, hooks);
            List<Pass> all = [free];
            if (result.Mismatch is null)
            {
                long cycles = result.Observations.Sum(observation => observation.CycleCount);
                plans.Add(new PlannedScenario(scenario, expected, all, cycles));
                foreach (Pass further in passes.FurtherPasses(scenario, options, cycles))
                {
                    PassResult again = passes.Run(library, scenario, expected, further, hooks);
                    quiet = Math.Max(quiet, again.LongestQuiet);
                    traffic = Math.Max(traffic, again.LongestTraffic);
                    all.Add(further);
                    if (again.Mismatch is not null)
                    {
                        result = again;
                        break;
                    }
                }
            }

            quiet = Math.Max(quiet, result.LongestQuiet);
            traffic = Math.Max(traffic, result.LongestTraffic);
            if (result.Mismatch is { } failed)
            {
                return ([], $"{scenario.Name}: {failed}", quiet, traffic);
            }
        }

        return (plans, null, quiet, traffic);
    }
}

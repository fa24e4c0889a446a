using System.Diagnostics;
using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Cosim.Building;
using Hdl.Cosim.Native;
using Hdl.Cosim.Running;

namespace Hdl.Cosim;

/// <summary>
/// Proves a design against its golden model: builds it, runs every scenario, compares every transaction.
/// </summary>
/// <param name="runner">Starts Verilator and the compiler.</param>
public sealed class CosimRunner(IProcessRunner runner)
{
    /// <summary>Co-simulates a target.</summary>
    /// <param name="target">Knows the golden model and the scenarios.</param>
    /// <param name="parameters">The target's parameters.</param>
    /// <param name="design">What the target generated from them.</param>
    /// <param name="options">Seed, effort, filter, waveform.</param>
    /// <param name="progress">Told how far the run has come, after each batch of cycles.</param>
    /// <param name="cancellationToken">Ends the run between two batches.</param>
    /// <exception cref="ModelBuildException">The design does not build.</exception>
    /// <exception cref="ToolMissingException">Verilator or the compiler is not installed.</exception>
    /// <exception cref="InvalidInputException">No scenario has the name asked for.</exception>
    public Task<CosimReport> RunAsync(
        ITarget target, HdlParameters parameters, Design design, CosimOptions options,
        IProgress<CosimProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var scenarios = new ScenarioOptions
        {
            Seed = options.Seed,
            Effort = options.Effort,
            Data = options.Data,
            Model = options.Model,
        };
        var job = new CosimJob(
            target.Name, design, () => target.CreateGolden(parameters), target.CreateScenarios(parameters, scenarios))
        {
            Summarize = (scenario, observed) => target.Summarize(parameters, scenarios, scenario, observed),
        };
        return RunAsync(job, options, progress, cancellationToken);
    }

    /// <summary>Co-simulates a design that need not come from a target.</summary>
    /// <param name="job">Design, golden model and scenarios.</param>
    /// <param name="options">Seed, effort, filter, waveform.</param>
    /// <param name="progress">Told how far the run has come, after each batch of cycles.</param>
    /// <param name="cancellationToken">Ends the run between two batches.</param>
    public async Task<CosimReport> RunAsync(
        CosimJob job, CosimOptions options, IProgress<CosimProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var builder = new ModelBuilder(runner, new BuildCache(options.CacheFolder));
        BuiltModel built = await builder
            .BuildAsync(job.Design, BuildVariant.Plain, cancellationToken)
            .ConfigureAwait(false);
        using var memories = new MemoryFolder(job.Design);
        using var library = new ModelLibrary(built.Path);
        var passes = new PassRunner(
            job.Design.Top, job.CreateGolden(), memories.Path, new BenchLimits(options.WatchdogOf(job.Design)));
        var session = new Session(job, options, passes, progress, cancellationToken);
        long start = Stopwatch.GetTimestamp();
        (Scenario Scenario, Pass Pass, Mismatch? Mismatch)? shown =
            await Task.Run(() => session.Run(library), cancellationToken).ConfigureAwait(false);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start) - passes.GoldenTime;

        string? waveform = null;
        if (shown is { } last && options.WaveformPath is { } path && (last.Mismatch is not null || options.AlwaysTrace))
        {
            waveform = await TraceAsync(builder, job, passes, last, Path.GetFullPath(path), cancellationToken)
                .ConfigureAwait(false);
        }

        return new CosimReport
        {
            Block = job.Block,
            Preset = options.Preset,
            Seed = options.Seed,
            Scenarios = session.Reports,
            Failure = shown is { Mismatch: { } mismatch } failed
                ? FailureOf(job, options, failed.Scenario, failed.Pass, mismatch, waveform)
                : null,
            Waveform = waveform,
            BuildTime = built.Elapsed,
            FromCache = built.FromCache,
            GoldenTime = passes.GoldenTime,
            SimulationTime = elapsed,
            LongestQuiet = session.LongestQuiet,
        };
    }

    /// <summary>
    /// Writes the waveform of a pass; null where that fails, as a failure without waveform is worth more than none.
    /// </summary>
    private static async Task<string?> TraceAsync(
        ModelBuilder builder,
        CosimJob job,
        PassRunner passes,
        (Scenario Scenario, Pass Pass, Mismatch? Mismatch) run,
        string path,
        CancellationToken cancellationToken)
    {
        try
        {
            BuiltModel traced = await builder
                .BuildAsync(job.Design, BuildVariant.Traced, cancellationToken)
                .ConfigureAwait(false);
            using var library = new ModelLibrary(traced.Path);
            bool written = await Task.Run(
                    () =>
                        TraceWriter.Write(
                            library, passes, run.Scenario, run.Pass, run.Mismatch, path, cancellationToken),
                    cancellationToken)
                .ConfigureAwait(false);
            return written ? path : null;
        }
        catch (Exception problem)
            when (problem is ModelBuildException or IOException or UnauthorizedAccessException or InvalidInputException)
        {
            return null;
        }
    }

    private static CosimFailure FailureOf(
        CosimJob job, CosimOptions options, Scenario scenario, Pass pass, Mismatch mismatch, string? waveform) =>
        new()
        {
            Kind = mismatch.Kind,
            Block = job.Block,
            Preset = options.Preset,
            Seed = options.Seed,
            Scenario = scenario.Name,
            Pass = pass.Name,
            Phase = mismatch.Phase,
            Cycle = mismatch.Cycle,
            SimulationCycle = mismatch.SimulationCycle,
            Port = mismatch.Port,
            Beat = mismatch.Beat,
            Expected = mismatch.Expected,
            Actual = mismatch.Actual,
            Message = mismatch.Message,
            Waveform = waveform,
            ReplayCommand = string.Create(
                CultureInfo.InvariantCulture,
                $"{options.ReplayCommand} --seed "
                + $"{options.Seed}{(options.Effort == 1 ? "" : $" --effort {options.Effort}")} --scenario "
                + $"{scenario.Name} --trace"),
        };
}

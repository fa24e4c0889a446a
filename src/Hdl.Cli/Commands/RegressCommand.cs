using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Flows;

namespace Hdl.Cli.Commands;

/// <summary>
/// <c>hdl regress</c>: co-simulates every preset of every target, runs every emitted test bench, sends random values
/// through every codec, and runs every soak.
/// </summary>
internal sealed class RegressCommand(
    TargetCatalog catalog, ITemplateRenderer renderer, CosimRunner runner, BenchSweep benches,
    Terminal terminal) : IHdlCommand<RegressCommand>
{
    private const long ValuesPerTrial = 100_000;

    /// <inheritdoc/>
    public static Command Describe(Func<RegressCommand> self)
    {
        var command = new Command(
            "regress",
            "Co-simulate every preset of every target and random networks, run every emitted test bench, send random "
            + "values through every codec, and run the soaks of networks");
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of everything random (default: 1)",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var effort = new Option<int>("--effort")
        {
            Description = "How much random material, as a multiple (default: 1)",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var values = new Option<int>("--values")
        {
            Description = "Values that go through encoders and decoders of random parameters (default: 10000000)",
            HelpName = "N",
            DefaultValueFactory = _ => 10_000_000,
        };
        var codecs = new Option<bool>("--codecs-only") { Description = "Leave presets and soaks out" };
        var soaks = new Option<bool>("--soaks-only") { Description = "Leave presets and codecs out" };
        var drawn = new Option<int?>("--networks")
        {
            Description = "Random networks of each target that has them, and nothing else (default: 500, and all else)",
            HelpName = "N",
        };
        command.Add(seed);
        command.Add(effort);
        command.Add(values);
        command.Add(codecs);
        command.Add(soaks);
        command.Add(drawn);
        Checks.AtLeast(effort, 1);
        Checks.AtLeast(values, 0);
        Checks.AtLeast(drawn, 1);
        command.SetAction(async (parsed, cancellation) =>
        {
            RegressCommand regress = self();
            (int seeds, int efforts) = (parsed.GetValue(seed), parsed.GetValue(effort));
            return parsed.GetValue(drawn) is { } only
                ? Code(await regress.NetworksAsync(seeds, _ => only, cancellation).ConfigureAwait(false))
                : await regress.RunAsync(
                    seeds, efforts, parsed.GetValue(values), parsed.GetValue(codecs), parsed.GetValue(soaks),
                    cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private async Task<int> RunAsync(
        int seed, int effort, long values, bool codecsOnly, bool soaksOnly, CancellationToken cancellation)
    {
        bool fine = codecsOnly || soaksOnly || await PresetsAsync(seed, effort, cancellation).ConfigureAwait(false);
        fine &=
            codecsOnly
            || soaksOnly
            || await NetworksAsync(seed, target => target.DrawnSets * effort, cancellation).ConfigureAwait(false);
        fine &=
            codecsOnly
            || soaksOnly
            || await benches.RunAsync(catalog.EveryPreset(), Benches(seed), cancellation).ConfigureAwait(false) == 0;
        fine &= (soaksOnly && !codecsOnly) || await CodecsAsync(seed, values, cancellation).ConfigureAwait(false);
        fine &=
            (codecsOnly && !soaksOnly)
            || await Task.Run(() => Soaks(seed, effort, cancellation), cancellation).ConfigureAwait(false);
        return Code(fine);
    }

    private static int Code(bool fine) => fine ? ExitCode.Fine : ExitCode.Failed;

    // A line for each hundred, and one for each that fails.
    private async Task<bool> NetworksAsync(
        int seed, Func<IDrawnTarget, int> sets, CancellationToken cancellation)
    {
        const int Together = 100;
        (int done, int failed, long transactions) = (0, 0, 0);
        var watch = Stopwatch.StartNew();
        foreach (IDrawnTarget target in catalog.All.OfType<IDrawnTarget>())
        {
            Preset start = target.Presets[0];
            for (int number = 0; number < sets(target); number++)
            {
                int drawn = unchecked(seed + number);
                var selection = new Selection(target, start, target.Draw(drawn));
                CosimReport report = await RunAsync(selection, drawn, 1, cancellation).ConfigureAwait(false);
                (done, transactions) = (done + 1, transactions + report.Transactions);
                if (!report.Passed)
                {
                    failed++;
                    terminal.Output.WriteLine($"FAILED hdl cosim {selection.Words}");
                    terminal.Output.WriteLine(report.Failure!.ToString());
                }

                if (done % Together == 0)
                {
                    Write($"{done} networks, {failed} failed, {watch.Elapsed.TotalSeconds:0} s");
                }
            }
        }

        Write($"{done:N0} random networks, {transactions:N0} transactions, {failed} with mismatches");
        return failed == 0;
    }

    // Every tool and generation of the language, every output with a wrong bit.
    private static BenchOptions Benches(int seed) =>
        new() { Corruptions = int.MaxValue, Verilator = true, VerilatorRuns = true, Seed = seed };

    private async Task<bool> PresetsAsync(int seed, int effort, CancellationToken cancellation)
    {
        int passed = 0;
        List<CosimReport> failed = [];
        foreach (ITarget target in catalog.All)
        {
            foreach (Preset preset in target.Presets)
            {
                var watch = Stopwatch.StartNew();
                CosimReport report = await RunAsync(
                        new Selection(target, preset, preset.Parameters),
                        seed,
                        effort * target.RegressEffort,
                        cancellation)
                    .ConfigureAwait(false);
                string run = $"{Verdict(report.Passed)} {target.Name}, {preset.Name}: ";
                double seconds = watch.Elapsed.TotalSeconds;
                Write($"{run}{report.Transactions:N0} transactions, {report.Cycles:N0} cycles, {seconds:0.0} s");
                if (report.Passed)
                {
                    passed++;
                }
                else
                {
                    failed.Add(report);
                }
            }
        }

        foreach (CosimReport report in failed)
        {
            terminal.Output.WriteLine(report.Failure!.ToString());
        }

        Write($"{passed} presets passed, {failed.Count} failed");
        return failed.Count == 0;
    }

    // The codecs in turn, so that each gets its share.
    private async Task<bool> CodecsAsync(int seed, long values, CancellationToken cancellation)
    {
        var round = new RoundTripRunner(runner, renderer);
        var seeds = new Random(seed);
        long done = 0;
        int failures = 0;
        for (int trial = 0; done < values; trial++)
        {
            ICodec codec = catalog.Codecs[trial % catalog.Codecs.Count];
            int trialSeed = seeds.Next();
            var watch = Stopwatch.StartNew();
            CodecTrial drawn = codec.Draw(trialSeed, Math.Min(ValuesPerTrial, values - done));
            RoundTripResult result = await round
                .RunAsync(drawn, new CosimOptions { Seed = trialSeed }, cancellation)
                .ConfigureAwait(false);
            done += result.Values;
            failures += result.Difference is null ? 0 : 1;
            string trip = $"{Verdict(result.Difference is null)} {codec.Name} {result.Parameters}: ";
            double seconds = watch.Elapsed.TotalSeconds;
            Write($"{trip}{result.Values:N0} values, {result.Cycles:N0} cycles, {seconds:0.0} s");
            if (result.Difference is not null)
            {
                terminal.Output.WriteLine(result.Difference);
            }
        }

        Write($"{done:N0} values through encoder and decoder, {failures} trials with differences");
        return failures == 0;
    }

    private bool Soaks(int seed, int effort, CancellationToken cancellation)
    {
        int trials = 0;
        int failures = 0;
        foreach (ISoak soak in catalog.Soaks)
        {
            var watch = Stopwatch.StartNew();
            foreach (SoakTrial trial in soak.Run(seed, effort, cancellation))
            {
                trials++;
                failures += trial.Failure is null ? 0 : 1;
                string run = $"{Verdict(trial.Failure is null)} {soak.Name}, {trial.What}: {trial.Amount}, ";
                Write($"{run}{watch.Elapsed.TotalSeconds:0.0} s");
                if (trial.Failure is not null)
                {
                    terminal.Output.WriteLine(trial.Failure);
                }

                watch.Restart();
            }
        }

        Write($"{trials} soak trials, {failures} failed");
        return failures == 0;
    }

    private static string Verdict(bool passed) => passed ? "ok    " : "FAILED";

    private void Write(FormattableString line) =>
        terminal.Output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private Task<CosimReport> RunAsync(Selection selection, int seed, int effort, CancellationToken cancellation)
    {
        var options = new CosimOptions
        {
            Seed = seed,
            Effort = effort,
            Preset = selection.Preset.Name,
            ReplayCommand = $"hdl cosim {selection.Words}",
        };
        Design design = selection.Target.Generate(selection.Parameters, renderer, selection.Provenance.Command);
        return runner.RunAsync(selection.Target, selection.Parameters, design, options, progress: null, cancellation);
    }
}

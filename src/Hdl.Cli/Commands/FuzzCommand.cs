using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Flows;

namespace Hdl.Cli.Commands;

/// <summary>
/// <c>hdl fuzz</c>: random legal parameter sets of every target, through everything that <c>hdl gen</c> makes.
/// </summary>
internal sealed class FuzzCommand(TargetCatalog catalog, FuzzFlow flow, Terminal terminal) : IHdlCommand<FuzzCommand>
{
    private static readonly TimeSpan SimulationLimit = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public static Command Describe(Func<FuzzCommand> self)
    {
        var command = new Command(
            "fuzz",
            "Generate, lint and simulate random legal parameter sets, and check every file that comes with them");
        var name = new Argument<string>("TARGET")
        {
            Description = "A target, or 'all' for every one in turn",
            DefaultValueFactory = _ => TargetCatalog.Everything,
        };
        var minutes = new Option<int?>("--minutes")
        {
            Description = "How long (default: 5, unless --sets is given)",
            HelpName = "N",
        };
        var sets = new Option<int?>("--sets") { Description = "How many sets", HelpName = "N" };
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of the first set; each further one has the next (default: 1)",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var jobs = new Option<int>("--jobs")
        {
            Description = "Sets side by side (default: one per core)",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        command.Add(name);
        command.Add(minutes);
        command.Add(sets);
        command.Add(seed);
        command.Add(jobs);
        Checks.AtLeast(minutes, 1);
        Checks.AtLeast(sets, 1);
        Checks.AtLeast(jobs, 1);
        command.SetAction(
            (parsed, cancellation) =>
                self()
                    .RunAsync(
                        parsed.GetRequiredValue(name), parsed.GetValue(minutes), parsed.GetValue(sets),
                        parsed.GetValue(seed), parsed.GetValue(jobs), cancellation));
        return command;
    }

    private async Task<int> RunAsync(
        string name, int? minutes, int? sets, int seed, int jobs, CancellationToken cancellation)
    {
        ITarget[] targets = [.. catalog.FindMany(name)];
        var watch = Stopwatch.StartNew();
        TimeSpan limit =
            minutes is { } given ? TimeSpan.FromMinutes(given)
            : sets is null ? TimeSpan.FromMinutes(5)
            : TimeSpan.MaxValue;
        var counts = new int[Enum.GetValues<FuzzVerdict>().Length];
        int done = 0;
        IEnumerable<int> numbers = Enumerable.Range(0, sets ?? int.MaxValue).TakeWhile(_ => watch.Elapsed < limit);
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        await Parallel
            .ForEachAsync(
                numbers,
                options,
                async (number, token) =>
                {
                    FuzzTrial trial = await flow.TryAsync(
                            targets[number % targets.Length],
                            unchecked(seed + number),
                            SimulationLimit,
                            token)
                        .ConfigureAwait(false);
                    lock (counts)
                    {
                        counts[(int)trial.Verdict]++;
                        done++;
                        if (trial.Verdict != FuzzVerdict.Passed)
                        {
                            string verdict = trial.Verdict switch
                            {
                                FuzzVerdict.Failed => "FAILED",
                                FuzzVerdict.Refused => "refused",
                                _ => "too long",
                            };
                            terminal.Output.WriteLine($"{verdict} {trial.Command}");
                            terminal.Output.WriteLine($"  {trial.What.ReplaceLineEndings("\n  ")}");
                        }

                        if (done % 10 == 0)
                        {
                            terminal.Output.WriteLine(string.Create(
                                CultureInfo.InvariantCulture,
                                $"{done} sets, {counts[(int)FuzzVerdict.Failed]} failures, "
                                + $"{watch.Elapsed.TotalSeconds:0} s"));
                        }
                    }
                })
            .ConfigureAwait(false);

        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{done} random legal sets of {targets.Length} targets from seed {seed}: "
            + $"{counts[(int)FuzzVerdict.Passed]} passed, "
                + $"{counts[(int)FuzzVerdict.Refused]} refused with a message, {counts[(int)FuzzVerdict.TooLong]} too "
                + $"long to simulate, {counts[(int)FuzzVerdict.Failed]} failures"));
        return counts[(int)FuzzVerdict.Failed] == 0 ? ExitCode.Fine : ExitCode.Failed;
    }
}

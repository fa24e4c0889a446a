using System.CommandLine;
using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Cosim.Mutation;

namespace Hdl.Cli.Commands;

/// <summary>
/// <c>hdl mutate</c>: injects faults into a target's Verilog and counts those that co-simulation finds.
/// </summary>
internal sealed class MutateCommand(
    TargetCatalog catalog, ITemplateRenderer renderer, MutationRunner runner,
    Terminal terminal) : IHdlCommand<MutateCommand>
{
    private const int LeastPercent = 95;

    /// <inheritdoc/>
    public static Command Describe(Func<MutateCommand> self)
    {
        var command = new Command("mutate", "Inject faults into the Verilog and count those that co-simulation finds");
        var selection = new SelectionOptions(command);
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
        var limit = new Option<int>("--limit")
        {
            Description = "Most faults (default: 400)",
            HelpName = "N",
            DefaultValueFactory = _ => 400,
        };
        var files = new Option<string>("--files")
        {
            Description = "Files that get faults, names separated by commas, * for any text (default: all)",
            HelpName = "NAMES",
            DefaultValueFactory = _ => "*",
        };
        foreach (Option<int> option in (Option<int>[])[seed, effort, limit])
        {
            command.Add(option);
        }

        command.Add(files);
        Checks.AtLeast(effort, 1);
        Checks.AtLeast(limit, 1);
        command.SetAction(
            (parsed, cancellation) =>
                self()
                    .RunAsync(
                        selection,
                        parsed,
                        new MutationOptions
                        {
                            Seed = parsed.GetValue(seed),
                            Effort = parsed.GetValue(effort),
                            Limit = parsed.GetValue(limit),
                            Files = parsed
                                .GetValue(files)!
                                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                        },
                        cancellation));
        return command;
    }

    private async Task<int> RunAsync(
        SelectionOptions chosen, ParseResult parsed, MutationOptions options, CancellationToken cancellation)
    {
        Selection selection = chosen.Resolve(parsed, catalog)[0];
        LargeMemories.Announce(selection, terminal);
        (ITarget target, HdlParameters parameters) = (selection.Target, selection.Parameters);
        Design design = target.Generate(parameters, renderer, selection.Provenance.Command);
        var scenarios = new ScenarioOptions { Seed = options.Seed, Effort = options.Effort };
        options = options with { Explanations = Explanations.For(target) };
        MutationReport report;
        using (var status = new StatusLine(terminal))
        {
            var job = new CosimJob(
                target.Name, design, () => target.CreateGolden(parameters),
                target.CreateScenarios(parameters, scenarios));
            report = await runner
                .RunAsync(job, options, new MutationStatus(status, target.Name), cancellation)
                .ConfigureAwait(false);
        }

        return Print(report);
    }

    private int Print(MutationReport report)
    {
        if (report.Baseline is { } baseline)
        {
            terminal.Error.WriteLine($"{report.Block} fails without any fault, so faults say nothing: {baseline}");
            return ExitCode.Failed;
        }

        foreach (Survivor survivor in report.Survivors)
        {
            terminal.Output.WriteLine($"survived: {survivor.Mutant.Id}: {survivor.Reason ?? "NOT EXPLAINED"}");
        }

        if (report.Unexplained.FirstOrDefault() is { } open)
        {
            terminal.Output.WriteLine(
                $"A reason is a line of cocosim/mutation/{report.Block}.yaml: "
                + $"\"{open.Mutant.Id}\": why nothing can show it.");
        }

        bool enough = report.Kills.Count * 100 >= report.Total * LeastPercent;
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Block}: {report.Kills.Count} of {report.Total} faults found ({100 * report.KilledShare:0.0} %), "
                + $"{report.Unexplained.Count()} survivors not explained; built in "
                + $"{report.BuildTime.TotalSeconds:0.0} s, run in {report.RunTime.TotalSeconds:0.0} s"));
        return enough && !report.Unexplained.Any() ? ExitCode.Fine : ExitCode.Failed;
    }

    private sealed class MutationStatus(StatusLine line, string target) : IProgress<MutationProgress>
    {
        public void Report(MutationProgress value) =>
            line.Show(() =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{target}: fault {value.Done} of {value.Total}, {value.Killed} found"));
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hdl.Core.Generation;
using Hdl.Cosim;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl regress</c>: co-simulates every preset of every target.</summary>
internal sealed class RegressCommand(TargetCatalog catalog, ITemplateRenderer renderer, CosimRunner runner, Terminal terminal)
    : IHdlCommand<RegressCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<RegressCommand> self)
    {
        var command = new Command("regress", "Co-simulate every preset of every target");
        var seed = new Option<int>("--seed") { Description = "Seed of everything random (default: 1)", HelpName = "N", DefaultValueFactory = _ => 1 };
        var effort = new Option<int>("--effort") { Description = "How much random material, as a multiple (default: 1)", HelpName = "N", DefaultValueFactory = _ => 1 };
        command.Add(seed);
        command.Add(effort);
        Checks.AtLeast(effort, 1);
        command.SetAction((parsed, cancellation) => self().RunAsync(parsed.GetValue(seed), parsed.GetValue(effort), cancellation));
        return command;
    }

    private async Task<int> RunAsync(int seed, int effort, CancellationToken cancellation)
    {
        int passed = 0;
        List<CosimReport> failed = [];
        foreach (ITarget target in catalog.All)
        {
            foreach (Preset preset in target.Presets)
            {
                var watch = Stopwatch.StartNew();
                CosimReport report = await RunAsync(new Selection(target, preset, preset.Parameters), seed, effort, cancellation).ConfigureAwait(false);
                terminal.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(report.Passed ? "ok    " : "FAILED")} {target.Name}, {preset.Name}: {report.Transactions:N0} transactions, {report.Cycles:N0} cycles, {watch.Elapsed.TotalSeconds:0.0} s"));
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

        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} presets passed, {failed.Count} failed"));
        return failed.Count == 0 ? ExitCode.Fine : ExitCode.Failed;
    }

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

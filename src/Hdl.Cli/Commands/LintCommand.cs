using System.CommandLine;
using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Templates;
using Hdl.Flows;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl lint</c>: reads a target's Verilog with every tool that users will.</summary>
internal sealed class LintCommand(TargetCatalog catalog, ITemplateRenderer renderer, LintFlow flow, Terminal terminal)
    : IHdlCommand<LintCommand>
{
    private const int MostMessages = 20;

    /// <inheritdoc/>
    public static Command Describe(Func<LintCommand> self)
    {
        var command = new Command(
            "lint", "Check the Verilog with Verilator, Yosys and Icarus Verilog; a warning is an error");
        var selection = new SelectionOptions(command, everything: true);
        command.SetAction((parsed, cancellation) => self().RunAsync(selection, parsed, cancellation));
        return command;
    }

    private async Task<int> RunAsync(SelectionOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        bool everything = options.Name(parsed) == TargetCatalog.Everything;
        List<IReadOnlyList<string>> rows = [];
        int failed = 0;
        foreach (Selection selection in everything ? catalog.EveryPreset() : options.Resolve(parsed, catalog))
        {
            Design design = new TestBench(renderer).Complete(
                selection.Target, selection.Parameters, selection.Provenance.Command);
            LintReport report = await flow.RunAsync(design, cancellation).ConfigureAwait(false);
            foreach (LintRow row in report.Rows.Where(row => !row.Passed))
            {
                failed++;
                terminal.Error.WriteLine($"{selection.Target.Name}, preset {selection.Preset.Name}: {row.Tool}");
                foreach (string message in row.Messages.Take(MostMessages))
                {
                    terminal.Error.WriteLine($"  {message}");
                }
            }

            rows.Add([
                selection.Target.Name,
                selection.Preset.Name,
                .. report.Rows.Select(row => row.Passed ? "ok" : "FAILED"),
            ]);
            if (rows.Count == 1)
            {
                rows.Insert(0, ["Target", "Preset", .. report.Rows.Select(row => row.Tool)]);
            }
        }

        terminal.Table(rows[0], rows.Skip(1));
        terminal.Output.WriteLine(failed == 0 ? "no warnings" : $"{failed} checks failed");
        return failed == 0 ? ExitCode.Fine : ExitCode.Failed;
    }
}

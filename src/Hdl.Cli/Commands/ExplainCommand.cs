using System.CommandLine;
using Hdl.Core.Golden;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl explain</c>: what follows from a parameter set, before anything is generated.</summary>
internal sealed class ExplainCommand(TargetCatalog catalog, Terminal terminal) : IHdlCommand<ExplainCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<ExplainCommand> self)
    {
        var command = new Command("explain", "Print derived values: widths, depths, memory bits, predicted cycles");
        var selection = new SelectionOptions(command);
        command.SetAction(parsed => self().Run(selection, parsed));
        return command;
    }

    private int Run(SelectionOptions options, ParseResult parsed)
    {
        foreach (Selection selection in options.Resolve(parsed, catalog))
        {
            terminal.Output.WriteLine(selection.Arguments);
            terminal.Table(
                ["Figure", "Value", "Unit", "Note"],
                selection.Target.Explain(selection.Parameters).Select((Figure figure) => (string[])
                [
                    figure.Name, figure.Value, figure.Unit, figure.Note,
                ]));
        }

        return ExitCode.Fine;
    }
}

using System.CommandLine;
using Hdl.Core.Golden;
using Hdl.Core.Problems;
using Hdl.Networks.Targets;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl explain</c>: what follows from a parameter set, before anything is generated.</summary>
internal sealed class ExplainCommand(TargetCatalog catalog, Terminal terminal) : IHdlCommand<ExplainCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<ExplainCommand> self)
    {
        var command = new Command(
            "explain", "Print derived values: widths, depths, memory bits, predicted cycles, and how a network fits");
        var selection = new SelectionOptions(command);
        var model = new ModelOption(command);
        command.SetAction(parsed => self().Run(selection, model.Of(parsed), parsed));
        return command;
    }

    private int Run(SelectionOptions options, string? model, ParseResult parsed)
    {
        foreach (Selection selection in options.Resolve(parsed, catalog))
        {
            ModelOption.Check(model, selection);
            NetworkReport? network = (selection.Target as INetworkTarget)?.Explain(selection.Parameters, model);
            // Of presets that are not for the network that ships, nothing is wrong until it is asked for.
            if (model is not null && network is { Problems.Count: > 0 })
            {
                throw new InvalidInputException(network.Problems);
            }

            terminal.Output.WriteLine(selection.Arguments);
            terminal.Table(
                ["Figure", "Value", "Unit", "Note"],
                selection.Target.Explain(selection.Parameters).Select((Figure figure) => (string[])
                [
                    figure.Name, figure.Value, figure.Unit, figure.Note,
                ]));
            if (network is not null)
            {
                Print(network);
            }
        }

        return ExitCode.Fine;
    }

    private void Print(NetworkReport network)
    {
        terminal.Output.WriteLine(network.Network + (network.Problems.Count == 0 ? "" : ", which does not fit"));
        foreach (Problem problem in network.Problems)
        {
            terminal.Output.WriteLine(problem.ToString());
        }

        if (network.Rows.Count > 0)
        {
            terminal.Table([.. network.Columns], network.Rows.Select(row => (string[])[.. row]));
        }

        foreach (string note in network.Notes)
        {
            terminal.Output.WriteLine(note);
        }
    }
}

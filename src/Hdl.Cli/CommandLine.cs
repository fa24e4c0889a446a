using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using Hdl.Cli.Commands;
using Hdl.Core.Problems;
using Microsoft.Extensions.DependencyInjection;

namespace Hdl.Cli;

/// <summary>The <c>hdl</c> command line: parses, runs one command, reports failures.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Messages.</param>
/// <param name="replace">Puts other classes behind the interfaces: tests bring their own targets.</param>
internal sealed class CommandLine(TextWriter output, TextWriter error, Action<IServiceCollection>? replace = null)
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var report = new ErrorReport(error);
        try
        {
            Assembly[] plugins = [.. Plugin.Take(arguments, out arguments).Select(Plugin.Load)];
            await using ServiceProvider services = Composition.Build(
                output, error, (services => services.AddTargets(plugins)) + replace);
            RootCommand root = Root(services);
            // An argument that begins with '@' is a text like any other, not the name of a file to read.
            ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction || (parsed.Action is null && parsed.Errors.Count > 0))
            {
                throw Misuse(parsed);
            }

            // An empty value usually comes from an unset variable in a script; it is valid for no option.
            if (parsed
                    .CommandResult.Children.OfType<OptionResult>()
                    .FirstOrDefault(option => option.Tokens.Any(token => token.Value.Length == 0)) is
                { } empty)
            {
                throw new InvalidInputException(
                    new Problem("An empty text", empty.Option.Name, "''", "Give a value, or leave it out."));
            }

            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            return report.Report(failure);
        }
    }

    private static RootCommand Root(IServiceProvider services)
    {
        var root = new RootCommand(
            "Generates Verilog for sparse and neuromorphic accelerators and proves it against golden models.");
        root.Directives.Clear();
        // Taken out before anything is parsed; it stands here for the help.
        root.Add(
            new Option<string[]>(Plugin.Option)
            {
                Description = "An assembly with more targets",
                HelpName = "file",
                Recursive = true,
            });
        foreach (ICommandFactory command in Composition.Commands)
        {
            root.Add(command.Create(services));
        }

        return root;
    }

    // The command with those it belongs to: hdl noc sweep.
    private static string Words(CommandResult? result) =>
        result is null or { Command: RootCommand }
            ? "hdl"
            : $"{Words(result.Parent as CommandResult)} {result.Command.Name}";

    // The parser names types of the run-time: "... as expected type 'System.Nullable`1[System.Int32]'."
    private static string InWords(string message)
    {
        int type = message.IndexOf(" as expected type '", StringComparison.Ordinal);
        return type < 0
            ? message.TrimEnd('.')
            : message[..type]
                + (
                    message[type..].Contains("Int", StringComparison.Ordinal)
                        ? ": a whole number is due"
                        : ": a number is due");
    }

    private static InvalidInputException Misuse(ParseResult parsed)
    {
        string command = Words(parsed.CommandResult);
        string[] known = [.. parsed.RootCommandResult.Command.Children.OfType<Command>().Select(child => child.Name)];
        string? wrong = command == "hdl" && parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (wrong is not null)
        {
            return new InvalidInputException(new Problem(
                "Unknown command", "hdl", $"'{wrong}'",
                $"{Suggestion.Remedy(wrong, known)} 'hdl --help' explains them."));
        }

        string given = string.Join(' ', parsed.Tokens.Select(token => token.Value));
        return new InvalidInputException([.. parsed.Errors.Select(fault =>
            new Problem(InWords(fault.Message), command, $"'{given}'", $"'{command} --help' shows the usage."))]);
    }
}

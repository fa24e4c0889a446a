using System.CommandLine;
using Hdl.Core.Processes;
using Hdl.Networks.Data;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl data</c>: obtains data sets.</summary>
internal sealed class DataCommand(IProcessRunner runner, Terminal terminal) : IHdlCommand<DataCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<DataCommand> self)
    {
        var command = new Command(
            "data", $"Obtain data sets into {ImageSource.Folder}/, checked against pinned checksums");
        var names = new Argument<string[]>("NAME")
        {
            Description = "Data sets (default: all)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        command.Add(names);
        command.SetAction((parsed, cancellation) => self().RunAsync(parsed.GetValue(names) ?? [], cancellation));
        return command;
    }

    private async Task<int> RunAsync(string[] names, CancellationToken cancellation)
    {
        foreach (string name in names.Length > 0 ? names : DataSets.Names)
        {
            await DataSets
                .ObtainAsync(
                    name, ImageSource.Folder, runner, new Lines(terminal.Output), cancellationToken: cancellation)
                .ConfigureAwait(false);
        }

        return ExitCode.Fine;
    }

    private sealed class Lines(TextWriter output) : IProgress<string>
    {
        public void Report(string value) => output.WriteLine(value);
    }
}

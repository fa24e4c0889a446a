using System.CommandLine;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl clean</c>: removes built models and waveforms, which can all be made again.</summary>
internal sealed class CleanCommand(Terminal terminal) : IHdlCommand<CleanCommand>
{
    private const string Folder = ".build";

    /// <inheritdoc/>
    public static Command Describe(Func<CleanCommand> self)
    {
        var command = new Command("clean", $"Remove built models and waveforms ({Folder}/); generated Verilog stays");
        command.SetAction(parsed => self().Run());
        return command;
    }

    private int Run()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
            terminal.Output.WriteLine($"removed {Folder}/");
        }
        else
        {
            terminal.Output.WriteLine("nothing to remove");
        }

        return ExitCode.Fine;
    }
}

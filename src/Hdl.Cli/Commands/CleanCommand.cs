using System.CommandLine;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl clean</c>: removes built models and waveforms, which can all be made again.</summary>
internal sealed class CleanCommand(Terminal terminal) : IHdlCommand<CleanCommand>
{
    private const string Folder = ".build";

    // What `make` keeps there of this program itself.
    private static readonly string[] Program = ["hdl", "built", "build.log"];

    /// <inheritdoc/>
    public static Command Describe(Func<CleanCommand> self)
    {
        var command = new Command("clean", $"Remove built models and waveforms ({Folder}/); generated Verilog stays");
        command.SetAction(parsed => self().Run());
        return command;
    }

    private int Run()
    {
        int removed = 0;
        if (Directory.Exists(Folder))
        {
            foreach (FileSystemInfo entry in new DirectoryInfo(Folder)
                    .EnumerateFileSystemInfos()
                    .Where(entry => !Program.Contains(entry.Name)))
            {
                if (entry is DirectoryInfo folder)
                {
                    folder.Delete(recursive: true);
                }
                else
                {
                    entry.Delete();
                }

                removed++;
            }
        }

        terminal.Output.WriteLine(removed > 0 ? $"cleaned {Folder}/" : "nothing to remove");
        return ExitCode.Fine;
    }
}

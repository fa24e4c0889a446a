using Hdl.Core.Processes;

namespace Hdl.Tests.Support;

/// <summary>Runs a script of Yosys over a few files.</summary>
internal static class YosysBench
{
    private static readonly CliWrapProcessRunner Processes = new();

    /// <summary>Exit code, and all that Yosys says.</summary>
    /// <param name="script">Commands, one per line.</param>
    /// <param name="files">What they read.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string script, params (string Name, string Text)[] files)
    {
        string folder = Directory.CreateTempSubdirectory("hdl-yosys-").FullName;
        try
        {
            foreach ((string name, string text) in files)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), text);
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "script.ys"), script + "\n");
            ProcessResult result = await Processes.RunAsync(
                new ProcessRequest("yosys", ["-s", "script.ys"])
                {
                    WorkingDirectory = folder,
                    Timeout = TimeSpan.FromMinutes(30),
                });
            return (result.ExitCode, result.StandardOutput + result.StandardError);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A file of <c>cocosim/formal</c>.</summary>
    public static string Formal(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cocosim", "formal", file));
}

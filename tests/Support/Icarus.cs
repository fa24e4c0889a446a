using Hdl.Core.Processes;

namespace Hdl.Tests.Support;

/// <summary>
/// Runs a bench of a few lines in Icarus Verilog: for unknown values, for what a protocol forbids and co-simulation
/// never does, and for places that a co-simulation would take too long to reach.
/// </summary>
internal static class Icarus
{
    /// <summary>What the bench prints.</summary>
    /// <param name="bench">A module <c>bench</c> without ports.</param>
    /// <param name="modules">What it instantiates, by file name.</param>
    public static async Task<string> RunAsync(string bench, params (string Name, string Text)[] modules)
    {
        string folder = Directory.CreateTempSubdirectory("hdl-icarus-").FullName;
        try
        {
            foreach ((string name, string text) in (IEnumerable<(string, string)>)[.. modules, ("bench.v", bench)])
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), text);
            }

            var runner = new CliWrapProcessRunner();
            ProcessResult compiled = await runner.RunAsync(
                new ProcessRequest(
                    "iverilog",
                    ["-g2005", "-s", "bench", "-o", "b.vvp", .. modules.Select(module => module.Name), "bench.v"])
                {
                    WorkingDirectory = folder,
                });
            Assert.True(compiled.Succeeded, compiled.StandardError);
            return (
                await runner.RunAsync(new ProcessRequest("vvp", "-n", "b.vvp") { WorkingDirectory = folder }))
                    .StandardOutput.Trim();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

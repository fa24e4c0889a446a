using Hdl.Core.Generation;
using Hdl.Core.Processes;

namespace Hdl.Blocks.Tests.Support;

/// <summary>Runs a bench of a few lines in Icarus Verilog: for unknown values, and for what a protocol forbids and co-simulation never does.</summary>
internal static class IcarusBench
{
    /// <summary>What the bench prints.</summary>
    /// <param name="design">Its Verilog files are compiled with the bench.</param>
    /// <param name="bench">A module without ports.</param>
    public static async Task<string> RunAsync(Design design, string bench)
    {
        string folder = Directory.CreateTempSubdirectory("hdl-icarus-").FullName;
        try
        {
            string[] names = [.. design.OfKind(DesignFileKind.Verilog).Select(file => file.Name)];
            foreach (DesignFile file in design.OfKind(DesignFileKind.Verilog))
            {
                await File.WriteAllTextAsync(Path.Combine(folder, file.Name), file.Text);
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "bench.v"), bench);
            var runner = new MedallionProcessRunner();
            ProcessResult compiled = await runner.RunAsync(
                new ProcessRequest("iverilog", ["-g2005", "-s", "bench", "-o", "b.vvp", .. names, "bench.v"]) { WorkingDirectory = folder });
            Assert.True(compiled.Succeeded, compiled.StandardError);
            return (await runner.RunAsync(new ProcessRequest("vvp", "-n", "b.vvp") { WorkingDirectory = folder })).StandardOutput.Trim();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

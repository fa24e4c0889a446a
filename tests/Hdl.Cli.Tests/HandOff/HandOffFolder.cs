using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Core.Writing;

namespace Hdl.Cli.Tests.HandOff;

/// <summary>
/// A folder with everything that <c>hdl gen</c> writes for a selection, and the tools that take it on.
/// </summary>
internal sealed class HandOffFolder : IDisposable
{
    private static readonly ScribanTemplateRenderer Renderer = new();
    private static readonly CliWrapProcessRunner Processes = new();

    public HandOffFolder(string target, string? preset = null, string set = "")
    {
        Selection selection = Selection.Of(new TargetCatalog().Find(target), preset, null, [set]);
        Design = new TestBench(Renderer).Complete(selection.Target, selection.Parameters, selection.Provenance.Command);
        new DesignWriter().Write(Design, Path, selection.Provenance);
    }

    public Design Design { get; }

    public string Path { get; } = Directory.CreateTempSubdirectory("hdl-handoff-").FullName;

    public string Top => Design.Top.Name;

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    /// <summary>What the test bench prints in Icarus Verilog; a warning is an error.</summary>
    public async Task<string> SimulateAsync()
    {
        Assert.Equal(
            "",
            await RunAsync(
                "iverilog", "-g2005", "-Wall", "-s", $"{Top}_tb", "-o", "tb.vvp", "-f", $"{Top}.f", $"{Top}_tb.v"));
        return await RunAsync("vvp", "-n", "tb.vvp");
    }

    public async Task<string> RunAsync(string tool, params string[] arguments)
    {
        ProcessResult result = await Processes.RunAsync(
            new ProcessRequest(tool, arguments) { WorkingDirectory = Path });
        Assert.True(result.Succeeded, $"{tool}: {result.StandardOutput}{result.StandardError}");
        return result.StandardOutput + result.StandardError;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

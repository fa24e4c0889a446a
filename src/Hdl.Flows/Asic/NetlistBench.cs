using System.Globalization;
using System.Text.RegularExpressions;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Processes;

namespace Hdl.Flows.Asic;

/// <summary>What the emitted test bench made of a netlist.</summary>
/// <param name="Comparisons">How many comparisons there were; 0 where it was not run.</param>
/// <param name="Passed">Whether all of them agreed; true where it was not run.</param>
/// <param name="Said">What it said, or why it was not run.</param>
public sealed record BenchResult(int Comparisons, bool Passed, string Said);

/// <summary>
/// Runs the emitted test bench of a design on the netlist as it is handed over, with the cell models that go with it,
/// in Icarus Verilog: mapping is not trusted either.
/// </summary>
/// <param name="runner">Starts Icarus Verilog.</param>
public sealed partial class NetlistBench(IProcessRunner runner)
{
    /// <summary>Most cells of a netlist that is simulated: Icarus takes some 12 kB of memory for each.</summary>
    public const int MostCells = 250_000;

    private const string Program = "bench.vvp";
    private const int ShownLines = 5;

    /// <summary>Runs the bench.</summary>
    /// <param name="design">The mapped design.</param>
    /// <param name="bench">The same design with its test bench.</param>
    /// <param name="cancellationToken">Ends the simulator.</param>
    /// <exception cref="ToolMissingException">Icarus Verilog is not installed.</exception>
    public async Task<BenchResult> RunAsync(
        MappedDesign design, Design bench, CancellationToken cancellationToken = default)
    {
        string[] benches = [.. bench.OfKind(DesignFileKind.TestBench).Select(file => file.Name)];
        int cells = design.Buffered.Cells.Count;
        if (benches.Length == 0 || cells > MostCells)
        {
            return new BenchResult(
                0,
                true,
                benches.Length == 0
                    ? "NOT RUN: the target has no bench"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"NOT RUN: {cells:N0} cells, over {MostCells:N0}; prove the netlist with hdl cosim --netlist"));
        }

        string[] memories = [.. MemoryBlock.ModulesOf(design.Source).Select(module => module + ".v")];
        using var folder = new DesignFolder(
            bench with
            {
                Files =
                [
                    .. bench.Files.Where(file =>
                        file.Kind is DesignFileKind.Memory or DesignFileKind.TestBench or DesignFileKind.TestVectors
                        || memories.Contains(file.Name)),
                    new DesignFile("cells.v", DesignFileKind.Verilog, design.CellModels),
                    new DesignFile("netlist.v", DesignFileKind.Verilog, design.Netlist),
                ],
            });
        ProcessResult built = await RunAsync(
                folder,
                "iverilog",
                [
                    "-g2005",
                    "-s",
                    Path.GetFileNameWithoutExtension(benches[0]),
                    "-o",
                    Program,
                    .. folder.Sources,
                    .. benches,
                ],
                cancellationToken)
            .ConfigureAwait(false);
        if (!built.Succeeded)
        {
            return new BenchResult(0, false, Shown(built.StandardOutput + built.StandardError));
        }

        ProcessResult run = await RunAsync(folder, "vvp", ["-n", Program], cancellationToken).ConfigureAwait(false);
        Match passed = Pass().Match(run.StandardOutput);
        return passed.Success && run.Succeeded
            ? new BenchResult(NumberText.Natural(passed.Groups["count"].ValueSpan), true, passed.Value)
            : new BenchResult(0, false, Shown(run.StandardOutput + run.StandardError));
    }

    // Its own files lie in the folder too, and are gone with it.
    private Task<ProcessResult> RunAsync(
        DesignFolder folder, string tool, string[] arguments,
        CancellationToken cancellationToken) =>
        runner.RunAsync(new ProcessRequest(tool, arguments) { WorkingDirectory = folder.Path }, cancellationToken);

    private static string Shown(string output)
    {
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(
            Environment.NewLine, lines.Length <= ShownLines ? lines : [.. lines[..(ShownLines - 1)], "...", lines[^1]]);
    }

    [GeneratedRegex(@"^PASS: (?<count>[1-9]\d{0,8}) comparisons.*$", RegexOptions.Multiline)]
    private static partial Regex Pass();
}

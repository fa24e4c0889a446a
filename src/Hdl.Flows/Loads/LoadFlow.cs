using Hdl.Core.Designs;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Flows.Asic;

namespace Hdl.Flows.Loads;

/// <summary>
/// Finds with Yosys which flip-flops of a design have an enable: a register that keeps its value in a branch of the
/// RTL, or takes itself through a multiplexer. Nothing is deduced from data (no SAT, no <c>-simple-dffe</c>), nothing
/// is recoded.
/// </summary>
/// <param name="runner">Starts Yosys.</param>
public sealed class LoadFlow(IProcessRunner runner)
{
    private const string Script = "loads.ys";
    private const string Netlist = "flat.json";
    private const string Verilog = "flat.v";

    /// <summary>Reads a design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <exception cref="ToolMissingException">Yosys is not installed.</exception>
    /// <exception cref="InvalidInputException">The design has no flip-flops to count.</exception>
    public async Task<LoadDesign> RunAsync(Design design, CancellationToken cancellationToken = default)
    {
        string top = design.Top.Name;
        string[] memories = [.. MemoryBlock.ModulesOf(design)];
        if (memories.Contains(top))
        {
            throw new InvalidInputException(new Problem(
                "A memory alone has no flip-flops to count", "TARGET", top, "Choose a target with logic."));
        }

        using var folder = new DesignFolder(design);

        // Arrays that are no memory primitive become flip-flops, as in the mapping to cells. opt holds opt_dff, which
        // finds the enables.
        folder.Write(Script, $"""
            read_verilog {string.Join(' ', folder.Sources)}
            {(memories.Length == 0 ? "" : $"blackbox {string.Join(' ', memories)}")}
            hierarchy -check -top {top}
            proc
            flatten
            opt
            memory -nomap
            memory_map
            opt
            write_json {Netlist}
            write_verilog -noattr -norename {Verilog}

            """);
        ProcessResult result = await runner
            .RunAsync(new ProcessRequest("yosys", "-q", Script) { WorkingDirectory = folder.Path }, cancellationToken)
            .ConfigureAwait(false);
        if (!result.Succeeded || !folder.Has(Verilog))
        {
            throw new InvalidOperationException($"Yosys failed: {result.StandardError.Trim()}");
        }

        byte[] json = await File.ReadAllBytesAsync(Path.Combine(folder.Path, Netlist), cancellationToken)
            .ConfigureAwait(false);
        (IReadOnlyList<FlipFlops> flipFlops, IReadOnlyList<string> enables) = FlipFlopReader.Read(json, top);
        return new LoadDesign(design, folder.Read(Verilog), flipFlops, enables);
    }
}

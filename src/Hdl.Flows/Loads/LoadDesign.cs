using System.Text;
using Hdl.Core.Designs;
using Hdl.Flows.Asic;

namespace Hdl.Flows.Loads;

/// <summary>A design whose flip-flops are known with what enables them.</summary>
/// <param name="Source">The RTL.</param>
/// <param name="Flat">The same as one module over its memories, Verilog of Yosys.</param>
/// <param name="FlipFlops">All flip-flops.</param>
/// <param name="Enables">Expressions over the nets of <paramref name="Flat"/>: 1 in the cycles at whose end flip-flops
/// load.</param>
public sealed record LoadDesign(
    Design Source, string Flat, IReadOnlyList<FlipFlops> FlipFlops, IReadOnlyList<string> Enables)
{
    private const string End = "endmodule";

    /// <summary>A design that co-simulates like the RTL, and counts the cycles in which each enable is 1.</summary>
    /// <param name="countsFile">File to which each simulation appends its counts.</param>
    public Design Simulated(string countsFile)
    {
        string[] memories = [.. MemoryBlock.ModulesOf(Source).Select(module => module + ".v")];
        var text = new StringBuilder(Flat[..Flat.LastIndexOf(End, StringComparison.Ordinal)]);
        // A design in which nothing is enabled is counted too: its cycles are.
        ActivityCounters.Write(text, Enables.Count == 0 ? ["1'b0"] : Enables, countsFile);
        return Source with
        {
            Files =
            [
                .. Source.Files.Where(file => file.Kind != DesignFileKind.Verilog || memories.Contains(file.Name)),
                new DesignFile(
                    $"{Source.Top.Name}_flat.v", DesignFileKind.Verilog, text.Append(End).Append('\n').ToString()),
            ],
        };
    }

    /// <summary>Reads what the simulations of <see cref="Simulated"/> appended, in their order.</summary>
    /// <param name="countsFile">The file.</param>
    public IReadOnlyList<SimulationCounts> Read(string countsFile) =>
        [.. SimulationCounts.Read(countsFile, Math.Max(1, Enables.Count))];
}

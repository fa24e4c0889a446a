using System.Text.RegularExpressions;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Processes;

namespace Hdl.Flows;

/// <summary>Synthesises a design to generic gates, for sizes that compare variants; no library, no wires, no clock.</summary>
/// <param name="runner">Starts Yosys.</param>
public sealed partial class YosysFlow(IProcessRunner runner)
{
    private const string Script = "size.ys";

    /// <summary>Transistors of a static CMOS gate over the four of a NAND2.</summary>
    private static readonly Dictionary<string, double> Gates = new()
    {
        ["$_NOT_"] = 0.5,
        ["$_NAND_"] = 1,
        ["$_NOR_"] = 1,
        ["$_AND_"] = 1.5,
        ["$_OR_"] = 1.5,
        ["$_XOR_"] = 2.5,
        ["$_XNOR_"] = 2.5,
        ["$_ANDNOT_"] = 1.5,
        ["$_ORNOT_"] = 1.5,
        ["$_MUX_"] = 2.5,
        ["$_NMUX_"] = 2.5,
        ["$_AOI3_"] = 1.5,
        ["$_OAI3_"] = 1.5,
        ["$_AOI4_"] = 2,
        ["$_OAI4_"] = 2,
        ["$_BUF_"] = 1,
    };

    /// <summary>Synthesises a design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <exception cref="ToolMissingException">Yosys is not installed.</exception>
    /// <exception cref="InvalidOperationException">Yosys failed; its messages.</exception>
    public async Task<YosysReport> RunAsync(Design design, CancellationToken cancellationToken = default)
    {
        using var folder = new DesignFolder(design);

        // Memories stay memories: as flip-flops they would dwarf the logic that the figure is about.
        folder.Write(Script, $"""
            read_verilog {string.Join(' ', folder.Sources)}
            synth -flatten -run begin:coarse -top {design.Top.Name}
            stat
            synth -flatten -run coarse:fine -top {design.Top.Name}
            opt -fast -full
            techmap
            opt -fast
            abc -g AND,NAND,OR,NOR,XOR,XNOR,MUX,AOI3,OAI3
            opt_clean
            stat
            ltp -noff

            """);
        ProcessResult result = await runner
            .RunAsync(new ProcessRequest("yosys", "-Q", "-T", Script) { WorkingDirectory = folder.Path }, cancellationToken)
            .ConfigureAwait(false);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"Yosys failed: {result.StandardError.Trim()}");
        }

        return Parse(result.StandardOutput);
    }

    /// <summary>Reads the last statistics and the longest path from Yosys' log.</summary>
    internal static YosysReport Parse(string log)
    {
        string statistics = log[Math.Max(0, log.LastIndexOf("Number of wires:", StringComparison.Ordinal))..];
        var cells = new Dictionary<string, long>();
        foreach (Match match in CellLine().Matches(statistics))
        {
            cells[match.Groups["type"].Value] = NumberText.Whole(match.Groups["count"].ValueSpan);
        }

        long flipFlops = cells.Where(cell => cell.Key.Contains("DFF", StringComparison.Ordinal)).Sum(cell => cell.Value);
        double gates = (flipFlops * YosysReport.FlipFlopGates) + cells.Sum(cell => Gates.GetValueOrDefault(cell.Key) * cell.Value);
        return new YosysReport(cells, gates, flipFlops, MemoryBits().Matches(log).Select(Number).DefaultIfEmpty().Max(), (int)Number(PathLength().Match(log)));
    }

    private static long Number(Match match) =>
        match.Success ? NumberText.Whole(match.Groups["count"].ValueSpan) : 0;

    [GeneratedRegex(@"^\s+(?<type>\$\w+|[A-Za-z_]\w*)\s+(?<count>\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex CellLine();

    [GeneratedRegex(@"Number of memory bits:\s+(?<count>\d+)")]
    private static partial Regex MemoryBits();

    [GeneratedRegex(@"Longest topological path in \S+ \(length=(?<count>\d+)\)")]
    private static partial Regex PathLength();
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Hdl.Core.Numerics;

namespace Hdl.Flows.Fpga;

/// <summary>Reads what Yosys and nextpnr wrote.</summary>
internal static partial class FpgaLogs
{
    private const int Femto = 3;
    private const string Edge = "posedge";

    /// <summary>Cells by type, from the last statistics of a log.</summary>
    public static IReadOnlyDictionary<string, long> Cells(string statistics)
    {
        string last = statistics[
            Math.Max(
                0,
                Math.Max(
                    statistics.LastIndexOf("Number of cells:", StringComparison.Ordinal),
                    statistics.LastIndexOf("===", StringComparison.Ordinal)))..
        ];
        var cells = new Dictionary<string, long>();
        foreach (Match match in CellLine().Matches(last))
        {
            cells[match.Groups["type"].Value] = Number(match, "count");
        }

        return cells.Count > 0
            ? cells
            : throw new FpgaException(
                "The statistics of Yosys are not understood; the flow is made for Yosys 0.23 and later.");
    }

    /// <summary>Memories among the cells that <c>dump t:$mem_v2</c> printed, the largest first.</summary>
    public static IReadOnlyList<RegisterMemory> Memories(string dump) =>
        [
            .. MemoryCell()
                .Matches(dump)
                .Select(match => new RegisterMemory(
                    match.Groups["name"].Value, Number(match, "size") * Number(match, "width")))
                .OrderByDescending(memory => memory.Bits)
                .ThenBy(memory => memory.Name, StringComparer.Ordinal),
        ];

    /// <summary>Use of the device, Fmax and slowest path from nextpnr's report.</summary>
    public static (IReadOnlyDictionary<string, long> Used, double Fmax, IReadOnlyList<FpgaPathStep> Path) Placed(
        string json)
    {
        NextpnrReport report;
        try
        {
            report = JsonSerializer.Deserialize(json, ToolJson.Default.NextpnrReport) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new FpgaException(
                "The report of nextpnr is not understood; the flow is made for nextpnr 0.4 and later.");
        }

        // The path within the clock's domain; those from and to pins are the board's.
        NextpnrPath? slowest = Array.Find(report.CriticalPaths, path =>
            path.From.StartsWith(Edge, StringComparison.Ordinal) && path.To.StartsWith(Edge, StringComparison.Ordinal));
        return (
            report.Utilization.ToDictionary(entry => entry.Key, entry => entry.Value.Used),
            report.Fmax.Values.Select(clock => clock.Achieved).DefaultIfEmpty(double.PositiveInfinity).Min(),
            [
                .. (slowest?.Path ?? []).Select(step => new FpgaPathStep(
                    step.Type, Math.Round(step.Delay, Femto), step.Net ?? step.To.Cell)),
            ]);
    }

    private static long Number(Match match, string group) => NumberText.Whole(match.Groups[group].ValueSpan);

    // Type and count, or the other way round, as newer versions of Yosys print it.
    [GeneratedRegex(
        @"^\s+(?:(?<type>\$?[A-Za-z_]\w*)\s+(?<count>\d+)|(?<count>\d+)\s+(?<type>\$?[A-Za-z_]\w*))\s*$",
        RegexOptions.Multiline)]
    private static partial Regex CellLine();

    [GeneratedRegex(
        @"cell \$mem_v2 (?<name>\S+).*?parameter \\SIZE (?<size>\d+).*?parameter \\WIDTH (?<width>\d+)",
        RegexOptions.Singleline)]
    private static partial Regex MemoryCell();
}

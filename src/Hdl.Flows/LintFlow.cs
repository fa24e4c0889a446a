using System.Diagnostics;
using Hdl.Core.Designs;
using Hdl.Core.Processes;
using Hdl.Core.Verilog;

namespace Hdl.Flows;

/// <summary>
/// Reads a design with every tool that users will: Verilator with all warnings, Yosys with its structural checks and no
/// latch, Icarus Verilog as Verilog-2005. A warning is as bad as an error. The ports that Yosys finds must be those
/// that the interface tells benches, IP-XACT and co-simulation; no name may be a word of SystemVerilog or VHDL, or be
/// used above its declaration; no register that is cleared asynchronously may reach a pin of a memory.
/// </summary>
/// <param name="runner">Starts the tools.</param>
public sealed class LintFlow(IProcessRunner runner)
{
    private const string Script = "lint.ys";
    private const string PortList = "ports.txt";

    /// <summary>Checks a design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="cancellationToken">Ends the tools.</param>
    /// <exception cref="ToolMissingException">One of the tools is not installed.</exception>
    public async Task<LintReport> RunAsync(Design design, CancellationToken cancellationToken = default)
    {
        using var folder = new DesignFolder(design);
        string top = design.Top.Name;
        // Elaborated as they are instantiated: a memory with a file for its contents would first be read without one,
        // and each of its words set to 0, one by one, which takes most of the time.
        folder.Write(Script, $"""
            read_verilog -defer {string.Join(' ', folder.Sources)}
            hierarchy -check -top {top}
            tee -q -o {PortList} portlist {top}
            proc
            check -assert
            select -assert-none t:$dlatch t:$adlatch t:$dlatchsr
            {(design.HoldsMemory ? MemoryPinsFlow.Commands : "")}
            """);
        // Side by side: they read the same files and write none.
        LintRow[] rows = await Task.WhenAll(
                CheckAsync(
                    folder, "verilator --lint-only -Wall", "verilator",
                    ["--lint-only", "-Wall", "--top-module", top, .. folder.Sources], cancellationToken),
                CheckAsync(folder, "yosys check, no latch", "yosys", ["-q", Script], cancellationToken),
                CheckAsync(
                    folder, "iverilog -g2005 -Wall", "iverilog",
                    ["-g2005", "-Wall", "-t", "null", "-s", top, .. folder.Sources], cancellationToken))
            .ConfigureAwait(false);
        string[] ports = folder.Has(PortList)
            ? [.. PortListing.Differences(design.Top, folder.Read(PortList))]
            : ["Yosys did not read the design"];
        string[] words = [.. ReservedNames(design)];
        string[] early = [.. EarlyNames(design)];
        return new LintReport(
        [
            Pragmas(design),
            new LintRow("no word of SystemVerilog or VHDL", words.Length == 0, words, TimeSpan.Zero),
            new LintRow("names declared before use", early.Length == 0, early, TimeSpan.Zero),
            .. rows,
            MemoryRow(folder, design),
            new LintRow("ports as the interface says", ports.Length == 0, ports, TimeSpan.Zero),
        ]);
    }

    /// <summary>Names that a tool of another language would refuse, test bench included.</summary>
    private static IEnumerable<string> ReservedNames(Design design) =>
        from file in design.Files
        where file.Kind is DesignFileKind.Verilog or DesignFileKind.TestBench
        from word in ReservedWords.UsedIn(file.Text)
        select $"{file.Name}: '{word}' is reserved in {ReservedWords.LanguageOf(word)}";

    /// <summary>Names that a strict tool takes for other ones, test bench included.</summary>
    private static IEnumerable<string> EarlyNames(Design design) =>
        from file in design.Files
        where file.Kind is DesignFileKind.Verilog or DesignFileKind.TestBench
        from problem in DeclarationOrder.Problems(file.Text)
        select $"{file.Name}, {problem}";

    // Arrays that are no memory primitive are flip-flops or small RAM, whose contents nobody needs after a reset.
    private static LintRow MemoryRow(DesignFolder folder, Design design)
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<string> hazards =
            !design.HoldsMemory ? []
            : MemoryPinsFlow.TryRead(folder, design) is { } pins ? pins.Hazards
            : ["Yosys did not get so far"];
        return new LintRow(
            "memory pins, no asynchronous clear", hazards.Count == 0, hazards, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Emitted code silences no tool.</summary>
    private static LintRow Pragmas(Design design)
    {
        string[] found =
        [
            .. design
                .OfKind(DesignFileKind.Verilog)
                .SelectMany(file =>
                    file.Text.Split('\n')
                        .Index()
                        .Where(line =>
                            line.Item.Contains("lint_off", StringComparison.Ordinal)
                            || line.Item.Contains("verilator ", StringComparison.Ordinal))
                        .Select(line =>
                            FormattableString.Invariant($"{file.Name}:{line.Index + 1}: {line.Item.Trim()}"))),
        ];
        return new LintRow("no inline pragma", found.Length == 0, found, TimeSpan.Zero);
    }

    private async Task<LintRow> CheckAsync(
        DesignFolder folder, string name, string tool, string[] arguments, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        ProcessResult result = await runner
            .RunAsync(new ProcessRequest(tool, arguments) { WorkingDirectory = folder.Path }, cancellationToken)
            .ConfigureAwait(false);
        string[] messages = (result.StandardOutput + result.StandardError).Split(
            '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new LintRow(name, result.Succeeded && messages.Length == 0, messages, Stopwatch.GetElapsedTime(start));
    }
}

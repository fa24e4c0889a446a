using System.Diagnostics;
using System.Text.RegularExpressions;
using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Processes;

namespace Hdl.Flows;

/// <summary>What is to be done with an emitted test bench, besides running it.</summary>
public sealed record BenchOptions
{
    /// <summary>
    /// Vector files with a wrong bit that the bench must find; more than there are means all. Default: 0.
    /// </summary>
    public int Corruptions { get; init; }

    /// <summary>
    /// Whether Verilator reads the bench too, with the ports of the design alone: the design itself is what
    /// <see cref="LintFlow"/> has it read, with all warnings. Default: false.
    /// </summary>
    public bool Verilator { get; init; }

    /// <summary>
    /// Whether Verilator builds and runs it (<c>verilator --binary</c>), which takes a while. Default: false.
    /// </summary>
    public bool VerilatorRuns { get; init; }

    /// <summary>
    /// Time a simulation may take; one that is not over then is too long, not wrong. None by default.
    /// </summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>
    /// Whether benches that <see cref="BenchFlow.IsLarge"/> names are only read, not run. Default: false.
    /// </summary>
    public bool SkipsLarge { get; init; }

    /// <summary>Seed of the choice of wrong bits.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>
/// Runs the self-checking test bench of a design as a user would, who has Icarus Verilog or Verilator and nothing else:
/// as Verilog-2005, and as SystemVerilog of 2009 and 2012. Shows that the bench can fail.
/// </summary>
/// <param name="runner">Starts the tools.</param>
public sealed partial class BenchFlow(IProcessRunner runner)
{
    private const string Plain = "2005";
    private const long LargeProgram = 20_000_000;
    private const int LargeVectors = 200_000;

    private static readonly string[] Later = ["2009", "2012"];

    /// <summary>
    /// Whether a bench takes minutes to run: more than 200,000 characters of vectors, or a program of more than 20 MB
    /// that Icarus Verilog makes of it.
    /// </summary>
    /// <param name="design">A design with its test bench.</param>
    /// <param name="program">Bytes of the program.</param>
    public static bool IsLarge(Design design, long program) =>
        program > LargeProgram
        || design.OfKind(DesignFileKind.TestVectors).Any(file => file.Text.Length > LargeVectors);

    /// <summary>Runs it.</summary>
    /// <param name="design">A design with its test bench.</param>
    /// <param name="options">What else is to be done.</param>
    /// <param name="cancellationToken">Ends the tools.</param>
    /// <returns>A row for each tool and generation of the language, and for each wrong bit.</returns>
    /// <exception cref="ToolMissingException">One of the tools is not installed.</exception>
    /// <exception cref="TimeoutException">The simulation takes longer than was allowed.</exception>
    public async Task<LintReport> RunAsync(
        Design design, BenchOptions options, CancellationToken cancellationToken = default)
    {
        using var folder = new DesignFolder(design);
        var run = new Run(runner, folder, design, options, cancellationToken);
        List<LintRow> rows = [await run.CompileAsync(Plain).ConfigureAwait(false)];
        bool runs = rows[0].Passed && !(options.SkipsLarge && IsLarge(design, run.ProgramBytes(Plain)));
        if (rows[0].Passed && !runs)
        {
            rows.Add(new LintRow("vvp", true, ["too large to run here: hdl simulate runs it"], TimeSpan.Zero));
        }

        if (runs)
        {
            BenchCorruption.Corrupted[] chosen = [.. Chosen(design, options)];
            rows.Add(await run.SimulateAsync(Plain).ConfigureAwait(false));
            await run.AddLaterAsync(rows, chosen.FirstOrDefault()).ConfigureAwait(false);
            foreach (BenchCorruption.Corrupted corrupted in chosen.Skip(1))
            {
                rows.Add((await run.FindAsync(corrupted, Plain).ConfigureAwait(false)).Row);
            }
        }

        if (options.Verilator || options.VerilatorRuns)
        {
            rows.Add(await run.VerilatorAsync(options.VerilatorRuns).ConfigureAwait(false));
        }

        return new LintReport(rows);
    }

    private static IEnumerable<BenchCorruption.Corrupted> Chosen(Design design, BenchOptions options)
    {
        var random = new Random(options.Seed);
        if (options.Corruptions == 0)
        {
            return [];
        }

        BenchCorruption.Corrupted[] all = [.. BenchCorruption.Of(design, random)];
        random.Shuffle(all);
        return all.Take(options.Corruptions);
    }

    [GeneratedRegex(
        @"^PASS: [1-9]\d* comparisons, 0 errors, [1-9]\d* of \d+ output ports compared\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Pass();

    [GeneratedRegex(@"^FAIL: [1-9]\d* errors", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Fail();

    private sealed class Run(
        IProcessRunner runner, DesignFolder folder, Design design, BenchOptions options,
        CancellationToken cancellationToken)
    {
        private readonly string _bench = TestBench.NameOf(design);

        public async Task<LintRow> CompileAsync(string year)
        {
            long start = Stopwatch.GetTimestamp();
            ProcessResult result = await StartAsync(
                    "iverilog",
                    [$"-g{year}", "-Wall", "-s", _bench, "-o", Program(year), .. folder.Sources, $"{_bench}.v"])
                .ConfigureAwait(false);
            string[] messages = Lines(result);
            return new LintRow(
                $"iverilog -g{year}", result.Succeeded && messages.Length == 0, messages,
                Stopwatch.GetElapsedTime(start));
        }

        public async Task<LintRow> SimulateAsync(string year)
        {
            long start = Stopwatch.GetTimestamp();
            ProcessResult result = await StartAsync("vvp", "-n", Program(year)).ConfigureAwait(false);
            return new LintRow(
                RunOf(year), result.Succeeded && Pass().IsMatch(result.StandardOutput), Lines(result),
                Stopwatch.GetElapsedTime(start));
        }

        /// <summary>
        /// Compiles for each later generation, and runs what differs from the one before. The first of them runs with
        /// a wrong bit, where there is one: that it finds this bit in every pass, and nothing else in all comparisons,
        /// shows as much as a run without it, which it then does not need.
        /// </summary>
        public async Task AddLaterAsync(List<LintRow> rows, BenchCorruption.Corrupted? corrupted)
        {
            string? ran = null;
            foreach (string year in Later)
            {
                rows.Add(await CompileAsync(year).ConfigureAwait(false));
                if (!rows[^1].Passed)
                {
                    continue;
                }

                if (ran is not null && IcarusProgram.AreSame(PathOf(ran), PathOf(year)))
                {
                    rows.Add(rows.Single(row => row.Tool == RunOf(ran)) with
                    {
                        Tool = RunOf(year),
                        Elapsed = TimeSpan.Zero,
                    });
                    continue;
                }

                bool alone = false;
                if (ran is null && corrupted is not null)
                {
                    (LintRow found, alone) = await FindAsync(corrupted, year).ConfigureAwait(false);
                    rows.Add(found);
                }

                rows.Add(
                    alone
                        ? new LintRow(RunOf(year), true, ["nothing but the wrong bit"], TimeSpan.Zero)
                        : await SimulateAsync(year).ConfigureAwait(false));
                ran = year;
            }
        }

        public long ProgramBytes(string year) => new FileInfo(PathOf(year)).Length;

        /// <summary>Runs a program with a wrong bit; whether it is found, and whether it is all that is.</summary>
        public async Task<(LintRow Row, bool Alone)> FindAsync(BenchCorruption.Corrupted corrupted, string year)
        {
            DesignFile vectors = design.OfKind(DesignFileKind.TestVectors).Single();
            long start = Stopwatch.GetTimestamp();
            folder.Write(vectors.Name, corrupted.Text);
            ProcessResult result = await StartAsync("vvp", "-n", Program(year)).ConfigureAwait(false);
            folder.Write(vectors.Name, vectors.Text);
            var row = new LintRow(
                $"finds a wrong bit of {corrupted.What}", Fail().IsMatch(result.StandardOutput), Lines(result),
                Stopwatch.GetElapsedTime(start));
            return (row, result.Succeeded && WrongBit.IsAll(result.StandardOutput));
        }

        public async Task<LintRow> VerilatorAsync(bool runs)
        {
            const string Work = "verilated";
            long start = Stopwatch.GetTimestamp();
            string[] mode = runs ? ["--binary", "--Mdir", Work, "-o", "bench"] : ["--lint-only"];
            ProcessResult result = await StartAsync(
                    "verilator",
                    [
                        .. mode,
                        "--timing",
                        "--timescale",
                        "1ns/1ns",
                        "-Wno-fatal",
                        "-Wno-lint",
                        "-Wno-style",
                        "--top-module",
                        _bench,
                        .. runs ? folder.Sources : PortsAlone(),
                        $"{_bench}.v",
                    ])
                .ConfigureAwait(false);
            if (!result.Succeeded || !runs)
            {
                return new LintRow(
                    "verilator --lint-only of the bench", result.Succeeded, Lines(result),
                    Stopwatch.GetElapsedTime(start));
            }

            result = await StartAsync(Path.Combine(folder.Path, Work, "bench")).ConfigureAwait(false);
            return new LintRow(
                "verilator --binary", Pass().IsMatch(result.StandardOutput), Lines(result),
                Stopwatch.GetElapsedTime(start));
        }

        // The top module without what is in it, from its own text; every file, where that does not look as expected.
        private IReadOnlyList<string> PortsAlone()
        {
            const string Ports = "ports_alone.v";
            const string EndOfPorts = "\n);";
            string text = design.Files.Single(file => file.Name == $"{design.Top.Name}.v").Text;
            int end = text.IndexOf(EndOfPorts, StringComparison.Ordinal);
            if (end < 0)
            {
                return folder.Sources;
            }

            folder.Write(Ports, $"{text[..end]}{EndOfPorts}\nendmodule\n\n`default_nettype wire\n");
            return [Ports];
        }

        private static string RunOf(string year) => $"vvp -g{year}";

        private static string Program(string year) => $"bench-{year}.vvp";

        private string PathOf(string year) => Path.Combine(folder.Path, Program(year));

        private static string[] Lines(ProcessResult result) =>
            (result.StandardOutput + result.StandardError).Split(
                '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        private Task<ProcessResult> StartAsync(string tool, params string[] arguments) =>
            runner.RunAsync(
                new ProcessRequest(tool, arguments) { WorkingDirectory = folder.Path, Timeout = options.TimeLimit },
                cancellationToken);
    }
}

using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.HandOff;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Cosim.Drivers;
using Hdl.Cosim.Mutation;
using Hdl.Flows;
using Hdl.Testing.Drivers;
using Hdl.Testing.HandOff;

namespace Hdl.Testing;

/// <summary>What any target must pass, each as one call that throws what xUnit reports.</summary>
public static class TargetChecks
{
    private const int MostColumns = 100;
    private const double LeastShare = 0.95;

    private const int LeastOfSystem = 1000;

    // Of very long scenarios; the regression takes them whole.
    private const long ResetPassCycles = 200_000;

    // A block answers within this many cycles; a system may take longer.
    private const int BlockWatchdog = 10_000;

    private static readonly ScribanTemplateRenderer Renderer = new();
    private static readonly CliWrapProcessRunner Processes = new();

    /// <summary>The design of some parameters.</summary>
    /// <param name="target">The target.</param>
    /// <param name="parameters">Legal parameters of it.</param>
    public static Design Generate(ITarget target, HdlParameters parameters)
    {
        lock (Renderer)
        {
            return target.Generate(parameters, Renderer, $"make gen TARGET={target.Name}");
        }
    }

    /// <summary>
    /// Verilator, Yosys and Icarus Verilog find nothing; no line is longer than 100 columns or ends in blanks.
    /// </summary>
    /// <param name="design">The design.</param>
    public static async Task LintsAsync(Design design)
    {
        LintReport report = await new LintFlow(Processes).RunAsync(design).ConfigureAwait(false);
        Assert.True(report.Passed, report.ToString());
        foreach (DesignFile file in design.OfKind(DesignFileKind.Verilog))
        {
            Assert.All(
                file.Text.Split('\n'),
                line => Assert.True(line.Length <= MostColumns && line.TrimEnd() == line, $"{file.Name}: {line}"));
        }
    }

    /// <summary>
    /// The Verilated model agrees with the golden model, and something was compared; of a system, a thousand
    /// transactions.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="parameters">Legal parameters of it.</param>
    /// <param name="seed">Seed of everything random.</param>
    public static async Task AgreesAsync(ITarget target, HdlParameters parameters, int seed = 1)
    {
        CosimReport report = await CosimulateAsync(target, parameters, seed).ConfigureAwait(false);
        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.True(
            report.Transactions > (target.IsSystem ? LeastOfSystem : 0),
            $"{report.Transactions} transactions compared.");
    }

    /// <summary>Co-simulates at effort 1.</summary>
    /// <param name="target">The target.</param>
    /// <param name="parameters">Legal parameters of it.</param>
    /// <param name="seed">Seed of everything random.</param>
    public static async Task<CosimReport> CosimulateAsync(ITarget target, HdlParameters parameters, int seed = 1)
    {
        int watchdog = target.IsSystem ? new CosimOptions().Watchdog : BlockWatchdog;
        var options = new CosimOptions { Seed = seed, Watchdog = watchdog, ResetPassCycles = ResetPassCycles };
        return await new CosimRunner(Processes)
            .RunAsync(target, parameters, Generate(target, parameters), options)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// The emitted bench passes in Icarus Verilog, finds a wrong bit in its vectors, and is Verilog-2005 and
    /// SystemVerilog; one that takes minutes is read, not run.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="preset">One of its presets.</param>
    public static async Task BenchPassesAndCanFailAsync(ITarget target, Preset preset)
    {
        var provenance = Provenance.Of(target, preset, preset.Parameters);
        Design design = new TestBench(new ScribanTemplateRenderer()).Complete(
            target, preset.Parameters, provenance.Command);
        Assert.True(TestBench.IsIn(design), "There is no bench.");
        var options = new BenchOptions { Corruptions = 1, Verilator = true, SkipsLarge = true };
        LintReport report = await new BenchFlow(Processes).RunAsync(design, options).ConfigureAwait(false);
        Assert.Empty(
            report.Rows.Where(row => !row.Passed).Select(row => $"{row.Tool}: {string.Join('\n', row.Messages)}"));
    }

    /// <summary>
    /// The IP-XACT component and the FuseSoC core are as their formats have them, and name files that exist and ports
    /// as they are.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="preset">One of its presets.</param>
    public static void HandOffFilesAreWellFormed(ITarget target, Preset preset)
    {
        Design design = Generate(target, preset.Parameters);
        string bench = design.Top.Name + Design.TestBenchSuffix;
        // An empty bench stands for the real one, whose vectors take a golden model to make.
        design = design with
        {
            Files =
            [
                .. design.Files, new DesignFile($"{bench}.v", DesignFileKind.TestBench, ""),
                new DesignFile($"{bench}.mem", DesignFileKind.TestVectors, ""),
            ],
        };
        IReadOnlyList<DesignFile> files = HandOffFiles.For(design, Provenance.Of(target, preset, preset.Parameters));
        HashSet<string> names = [.. design.Files.Concat(files).Select(file => file.Name)];
        string Text(string extension) => files.Single(file => file.Name == design.Top.Name + extension).Text;

        Assert.Empty(IpXactCheck.Problems(Text(".xml")));
        Assert.Subset(names, IpXactCheck.NamesOf("file", Text(".xml")).ToHashSet());
        Assert.Equal(design.Top.Ports.Select(port => port.Name), IpXactCheck.NamesOf("port", Text(".xml")));
        Assert.Empty(CoreFileCheck.Problems(Text(".core"), names.Contains));
    }

    /// <summary>
    /// The drivers, in C and in Python, run on the Verilated RTL: each function for each register does what the
    /// register map says and nothing else, and the RTL answers as the golden model does.
    /// </summary>
    /// <param name="target">The target; one without registers passes.</param>
    /// <param name="preset">One of its presets.</param>
    public static async Task DriversReachEveryRegisterAsync(ITarget target, Preset preset)
    {
        Design design = Generate(target, preset.Parameters);
        if (design.Registers is not { } map)
        {
            return;
        }

        var check = new DriverCheck(target, preset, design);
        var scenario = new ScenarioCalls(design, map, (IStreamGolden)target.CreateGolden(preset.Parameters));
        DriverCall[] calls =
        [
            .. scenario.Of(target.CreateScenarios(preset.Parameters, new ScenarioOptions()).First()),
            .. new DriverCalls(design, map).All(),
        ];
        using DriverBoard board = await check.BuildAsync().ConfigureAwait(false);
        await board.CompileEveryWayAsync().ConfigureAwait(false);
        foreach (DriverLanguage language in Enum.GetValues<DriverLanguage>())
        {
            string? problem = await check.RunAsync(board, language, calls).ConfigureAwait(false);
            Assert.True(problem is null, $"{language}: {problem}");
        }
    }

    /// <summary>
    /// Of faults put into the Verilog, the scenarios find at least 95 %, or a reason is written for each that they do
    /// not find.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="parameters">Legal parameters of it.</param>
    /// <param name="limit">Most faults.</param>
    public static async Task FaultsAreFoundAsync(ITarget target, HdlParameters parameters, int limit)
    {
        MutationReport report = await MutateAsync(target, parameters, limit).ConfigureAwait(false);

        Assert.Null(report.Baseline);
        Assert.True(report.Total > 0, "There is nothing to put a fault into.");
        Assert.True(
            report.KilledShare >= LeastShare || !report.Unexplained.Any(),
            $"{report.Kills.Count} of {report.Total} faults found; not "
            + $"found:\n{string.Join('\n', report.Unexplained)}");
    }

    /// <summary>
    /// Puts faults into the Verilog and co-simulates each at effort 1, with the reasons that are written.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="parameters">Legal parameters of it.</param>
    /// <param name="limit">Most faults.</param>
    public static async Task<MutationReport> MutateAsync(ITarget target, HdlParameters parameters, int limit)
    {
        var job = new CosimJob(
            target.Name,
            Generate(target, parameters),
            () => target.CreateGolden(parameters),
            target.CreateScenarios(parameters, new ScenarioOptions()));
        var options = new MutationOptions
        {
            Limit = limit,
            Explanations = Explanations.For(target),
            BriefWhereExplained = true,
        };
        return await new MutationRunner(Processes).RunAsync(job, options).ConfigureAwait(false);
    }
}

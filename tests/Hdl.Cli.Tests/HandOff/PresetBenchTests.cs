using System.Collections.Concurrent;
using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Flows;

namespace Hdl.Cli.Tests.HandOff;

/// <summary>
/// The emitted test bench of every preset of every target, as a user runs it: it passes in Icarus Verilog, compares something,
/// finds a wrong bit in its vectors, and is Verilog-2005 and SystemVerilog. Benches that take minutes are read here, and run by
/// <c>hdl regress</c>.
/// </summary>
public sealed class PresetBenchTests
{
    private static readonly ScribanTemplateRenderer Renderer = new();
    private static readonly BenchFlow Flow = new(new CliWrapProcessRunner());

    public static TheoryData<string> Targets => [.. new TargetCatalog().All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task The_bench_of_every_preset_passes_and_can_fail(string target)
    {
        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            new TargetCatalog().EveryPreset().Where(selection => selection.Target.Name == target),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (selection, token) =>
            {
                Design design = new TestBench(Renderer).Complete(selection.Target, selection.Parameters, selection.Provenance.Command);
                if (!TestBench.IsIn(design))
                {
                    faults.Enqueue($"{selection.Preset.Name}: no test bench");
                    return;
                }

                LintReport report = await Flow.RunAsync(design, new BenchOptions { Corruptions = 1, Verilator = true, SkipsLarge = true }, token);
                foreach (LintRow row in report.Rows.Where(row => !row.Passed))
                {
                    faults.Enqueue($"{selection.Preset.Name}, {row.Tool}: {string.Join('\n', row.Messages)}");
                }
            });

        Assert.Empty(faults);
    }
}

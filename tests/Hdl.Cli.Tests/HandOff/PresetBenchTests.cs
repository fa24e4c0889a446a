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

    public static TheoryData<string, string> Presets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (ITarget target in new TargetCatalog().All)
            {
                foreach (Preset preset in target.Presets)
                {
                    data.Add(target.Name, preset.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task The_bench_of_every_preset_passes_and_can_fail(string target, string preset)
    {
        Selection selection = Selection.Of(new TargetCatalog().Find(target), preset, null, []);
        Design design = new TestBench(Renderer).Complete(selection.Target, selection.Parameters, selection.Provenance.Command);
        Assert.True(TestBench.IsIn(design));

        LintReport report = await Flow.RunAsync(design, new BenchOptions { Corruptions = 1, Verilator = true, SkipsLarge = true });

        Assert.Empty(report.Rows.Where(row => !row.Passed).Select(row => $"{row.Tool}: {string.Join('\n', row.Messages)}"));
    }
}

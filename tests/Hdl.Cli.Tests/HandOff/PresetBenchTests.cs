using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Flows;
using Hdl.Tests.Support;

namespace Hdl.Cli.Tests.HandOff;

/// <summary>
/// The emitted test benches of the default and of some other presets of every target, as a user runs them: they pass in Icarus Verilog, compare
/// something, find a wrong bit in their vectors, and are Verilog-2005 and SystemVerilog. The others, and benches that take minutes, which
/// are only read here, are run by <c>hdl regress</c>.
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
                foreach (Preset preset in PresetSample.Of(target))
                {
                    data.Add(target.Name, preset.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task The_bench_of_a_preset_passes_and_can_fail(string target, string preset)
    {
        Selection selection = Selection.Of(new TargetCatalog().Find(target), preset, null, []);
        Design design = new TestBench(Renderer).Complete(selection.Target, selection.Parameters, selection.Provenance.Command);
        Assert.True(TestBench.IsIn(design));

        LintReport report = await Flow.RunAsync(design, new BenchOptions { Corruptions = 1, Verilator = true, SkipsLarge = true });

        Assert.Empty(report.Rows.Where(row => !row.Passed).Select(row => $"{row.Tool}: {string.Join('\n', row.Messages)}"));
    }
}

using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Templates;
using Hdl.Flows;

namespace Hdl.Cli;

/// <summary>Runs the emitted test benches of any number of designs and tells of each as it ends.</summary>
/// <param name="renderer">Renders templates.</param>
/// <param name="flow">Runs one bench.</param>
/// <param name="terminal">Where results go.</param>
internal sealed class BenchSweep(ITemplateRenderer renderer, BenchFlow flow, Terminal terminal)
{
    private const int MostMessages = 20;

    /// <summary>Runs them, as many side by side as there are cores.</summary>
    /// <returns>How many failed.</returns>
    public async Task<int> RunAsync(
        IEnumerable<Selection> selections, BenchOptions options, CancellationToken cancellation)
    {
        int passed = 0;
        int failed = 0;
        object turn = new();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        await Parallel
            .ForEachAsync(
                selections,
                parallel,
                async (selection, token) =>
                {
                    Design design = new TestBench(renderer).Complete(
                        selection.Target, selection.Parameters, selection.Provenance.Command);
                    LintReport report = TestBench.IsIn(design)
                        ? await flow.RunAsync(design, options, token).ConfigureAwait(false)
                        : new LintReport([
                            new LintRow(
                                "test bench", false,
                                ["there is none: none of a size that can be handed on would compare anything"],
                                TimeSpan.Zero),
                        ]);
                    lock (turn)
                    {
                        _ = report.Passed ? passed++ : failed++;
                        Write(selection, report);
                    }
                })
            .ConfigureAwait(false);

        terminal.Output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{passed} test benches passed and can fail, {failed} failed"));
        return failed;
    }

    private void Write(Selection selection, LintReport report)
    {
        terminal.Output.WriteLine(
            $"{(report.Passed ? "ok    " : "FAILED")} {selection.Target.Name}, preset {selection.Preset.Name}");
        foreach (LintRow row in report.Rows)
        {
            terminal.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {(row.Passed ? "ok    " : "FAILED")} {row.Tool}, {row.Elapsed.TotalSeconds:0.0} "
                + $"s{(row.Messages.Count > 0 ? $": {row.Messages[^1]}" : "")}"));
            foreach (string message in row.Passed ? [] : row.Messages.Take(MostMessages))
            {
                terminal.Output.WriteLine($"    {message}");
            }
        }
    }
}

using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Cosim.Building;
using Hdl.Noc.NocMesh;
using Hdl.Noc.NocMesh.Measurement;

namespace Hdl.Cli;

/// <summary>Puts Verilated meshes through the traffic of a sweep: every port is compared in every cycle.</summary>
/// <param name="renderer">Writes the Verilog.</param>
/// <param name="runner">Compares.</param>
/// <param name="builder">Builds the models.</param>
/// <param name="terminal">Where to.</param>
internal sealed class NocReplay(ITemplateRenderer renderer, CosimRunner runner, ModelBuilder builder, Terminal terminal)
{
    /// <summary>
    /// Builds the models, so that a missing tool is told before a long sweep; the comparison finds them in the cache.
    /// </summary>
    /// <param name="sweep">The meshes.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task BuildAsync(NocSweep sweep, CancellationToken cancellation)
    {
        using var status = new StatusLine(terminal);
        foreach (NocConfiguration configuration in sweep.Configurations)
        {
            status.Show(() => $"{configuration}: building the Verilated mesh");
            await builder.BuildAsync(Generate(configuration), BuildVariant.Plain, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Runs every point.</summary>
    /// <param name="sweep">The meshes and the traffic.</param>
    /// <param name="quiet">Whether the table is left out; what differs is told nevertheless, as an error.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether everything agreed.</returns>
    public async Task<bool> RunAsync(NocSweep sweep, bool quiet, CancellationToken cancellation)
    {
        bool agreed = true;
        foreach (NocConfiguration configuration in sweep.Configurations)
        {
            List<long> flits = [];
            CosimReport report = await RunAsync(sweep, configuration, flits, cancellation).ConfigureAwait(false);
            agreed &= report.Passed;
            if (!quiet)
            {
                Print(configuration, report, flits);
            }

            if (report.Failure is { } failure)
            {
                terminal.Error.WriteLine($"{configuration}: {failure}");
            }
        }

        return agreed;
    }

    private Design Generate(NocConfiguration configuration) =>
        new NocMeshGenerator().Generate(configuration.Parameters, renderer, "hdl gen noc_mesh");

    private async Task<CosimReport> RunAsync(
        NocSweep sweep, NocConfiguration configuration, List<long> flits, CancellationToken cancellation)
    {
        NocMeshParameters parameters = configuration.Parameters;
        var target = new NocMeshGenerator();
        using var status = new StatusLine(terminal);
        var job = new CosimJob(
            target.Name, Generate(configuration), () => target.CreateGolden(parameters),
            sweep.Record(configuration, (_, delivered) => flits.Add(delivered), cancellation));
        return await runner.RunAsync(
            job,
            new CosimOptions { Preset = configuration.ToString(), ReplayCommand = "hdl noc sweep --cosim" },
            new Progress(status, configuration),
            cancellation).ConfigureAwait(false);
    }

    private void Print(NocConfiguration configuration, CosimReport report, List<long> flits)
    {
        terminal.Output.WriteLine($"\nVerilated mesh, {configuration}");
        terminal.Table(
            ["Traffic", "Flits", "Cycles", "Mismatches"],
            report.Scenarios.Select((scenario, index) => (string[])
            [
                scenario.Name, Number(flits[index]), Number(scenario.Cycles),
                report.Failure?.Scenario == scenario.Name ? "FAILED" : "0",
            ]));
        terminal.Output.WriteLine(
            $"{Number(report.Mismatches)} mismatches, {Number(report.Cycles)} cycles, resets in the middle included, "
            + $"in {Seconds(report.SimulationTime)}; "
                + $"model {(report.FromCache ? "from the cache" : "built")} in {Seconds(report.BuildTime)}");
    }

    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private sealed class Progress(StatusLine status, NocConfiguration configuration) : IProgress<CosimProgress>
    {
        public void Report(CosimProgress value) =>
            status.Show(() =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{configuration}: {value.Scenario} ({value.Pass}) in the Verilated mesh, cycle {value.Cycles:N0}")
            );
    }
}

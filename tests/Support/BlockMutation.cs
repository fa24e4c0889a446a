using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Processes;
using Hdl.Cosim;
using Hdl.Cosim.Mutation;

namespace Hdl.Tests.Support;

/// <summary>Faults put into the emitted Verilog, which the scenarios must find.</summary>
internal static class BlockMutation
{
    private const double LeastShare = 0.95;

    public static async Task<MutationReport> AssertFoundAsync(
        ITarget target, string presetName, int limit = 400, double leastShare = LeastShare)
    {
        Preset preset = target.Presets.Single(entry => entry.Name == presetName);
        var job = new CosimJob(
            target.Name,
            BlockBench.Generate(target, preset.Parameters),
            () => target.CreateGolden(preset.Parameters),
            target.CreateScenarios(preset.Parameters, new ScenarioOptions()));

        MutationReport report = await new MutationRunner(new CliWrapProcessRunner())
            .RunAsync(job, new MutationOptions
            {
                Limit = limit,
                Explanations = Explanations.For(target),
            });

        Assert.Null(report.Baseline);
        Assert.True(report.Total >= 40, $"{report.Total} faults");
        Assert.True(
            report.KilledShare >= leastShare,
            $"{report.Kills.Count} of {report.Total} faults found; not "
            + $"found:{Environment.NewLine}{string.Join(Environment.NewLine, report.Survivors)}");
        return report;
    }
}

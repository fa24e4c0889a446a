using Hdl.Core.Designs;
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
        MutationReport report = await TargetChecks.MutateAsync(target, preset.Parameters, limit);

        Assert.Null(report.Baseline);
        Assert.True(report.Total >= 40, $"{report.Total} faults");
        Assert.True(
            report.KilledShare >= leastShare,
            $"{report.Kills.Count} of {report.Total} faults found; not "
            + $"found:{Environment.NewLine}{string.Join(Environment.NewLine, report.Survivors)}");
        return report;
    }
}

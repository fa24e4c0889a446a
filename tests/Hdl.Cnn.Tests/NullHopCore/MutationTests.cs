using Hdl.Cnn.NullHopCore;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Cosim.Mutation;

namespace Hdl.Cnn.Tests.NullHopCore;

/// <summary>Faults put into the emitted Verilog, which the scenarios must find.</summary>
public sealed class MutationTests
{
    // Of all faults 92 % are found; the others are not explained yet (docs/nullhop_core.md).
    private const double LeastShare = 0.88;

    [Fact]
    public async Task Faults_in_the_datapath_are_found()
    {
        ITarget target = new NullHopCoreGenerator();
        HdlParameters parameters = target.Presets.Single(preset => preset.Name == "least").Parameters;

        MutationReport report = await TargetChecks.MutateAsync(target, parameters, 200);

        Assert.Null(report.Baseline);
        Assert.Equal(200, report.Total);
        Assert.True(
            report.KilledShare >= LeastShare,
            $"{report.Kills.Count} of {report.Total} faults found; not found:\n"
            + string.Join('\n', report.Unexplained));
    }
}

using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Cosim.Mutation;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.Tests.TwSnn;

/// <summary>Faults put into the emitted Verilog of whole networks, which the scenarios must find.</summary>
public sealed class MutationTests
{
    private const double LeastShare = 0.95;

    // All faults: in a sample there may by chance be more of those that nothing can show.
    [Theory]
    [InlineData("small")]
    [InlineData("small-persistent")]
    public async Task Faults_in_twsnn_are_found_and_the_others_explained(string presetName)
    {
        ITarget target = new TwSnnGenerator();
        Preset preset = target.Presets.Single(entry => entry.Name == presetName);
        var job = new CosimJob(
            target.Name,
            target.Generate(preset.Parameters, new ScribanTemplateRenderer(), "make gen TARGET=twsnn"),
            () => target.CreateGolden(preset.Parameters),
            [.. target.CreateScenarios(preset.Parameters, new ScenarioOptions())]);
        string reasons = Path.Combine(AppContext.BaseDirectory, "cocosim", "mutation", "twsnn.yaml");
        Assert.True(File.Exists(reasons), reasons);

        MutationReport report = await new MutationRunner(new CliWrapProcessRunner()).RunAsync(
            job,
            new MutationOptions
            {
                Limit = 10_000,
                Explanations = Explanations.Read(reasons),
                BriefWhereExplained = true,
                Files = Files(job.Design),
            });

        Assert.Null(report.Baseline);
        Assert.True(report.Total >= 500, $"{report.Total} faults");
        Assert.True(
            !report.Unexplained.Any(),
            $"not found and not explained:{Environment.NewLine}{string.Join(Environment.NewLine, report.Unexplained)}");
        Assert.True(report.KilledShare >= LeastShare, $"{report.Kills.Count} of {report.Total} faults found");
    }

    // A design with its reset in the middle of it cannot tell a reset of two edges from one at once: reset_sample has a
    // bench of its own, which finds all its faults (ResetSampleTests).
    private static string[] Files(Design design) =>
        [.. design.OfKind(DesignFileKind.Verilog).Select(file => file.Name).Where(name => name != "reset_sample.v")];
}

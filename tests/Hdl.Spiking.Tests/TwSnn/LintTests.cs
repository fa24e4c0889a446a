using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Flows;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.Tests.TwSnn;

public sealed class LintTests
{
    // With the reset that they have all presets are linted as those of every target are.
    public static TheoryData<string, ResetStyle> Presets => new()
    {
        { "default", ResetStyle.SyncHigh },
        { "small-ram", ResetStyle.SyncHigh },
        { "small-ram", ResetStyle.SyncLow },
        { "small-events", ResetStyle.SyncHigh },
    };

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Other_resets_are_clean_in_all_tools(string preset, ResetStyle reset)
    {
        ITarget target = new TwSnnGenerator();
        HdlParameters parameters = target.Presets.Single(candidate => candidate.Name == preset).Parameters;
        Design design = target.Generate(
            parameters with
            {
                Style = parameters.Style with { ResetStyle = reset },
            },
            new ScribanTemplateRenderer(),
            "make gen TARGET=twsnn");
        LintReport report = await new LintFlow(new CliWrapProcessRunner()).RunAsync(design);
        Assert.True(report.Passed, report.ToString());
    }
}

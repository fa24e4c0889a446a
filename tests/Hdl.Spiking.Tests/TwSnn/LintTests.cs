using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Flows;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.Tests.TwSnn;

public sealed class LintTests
{
    public static TheoryData<string, ResetStyle> Presets
    {
        get
        {
            var data = new TheoryData<string, ResetStyle>();
            // The presets that differ from these in numbers alone are linted by `make lint`.
            string[] alike = ["count", "fast", "one-step", "loadable"];
            foreach (Preset preset in new TwSnnGenerator().Presets.Where(preset => !alike.Contains(preset.Name)))
            {
                data.Add(preset.Name, ResetStyle.AsyncLow);
            }

            data.Add("small-ram", ResetStyle.SyncHigh);
            data.Add("small-ram", ResetStyle.SyncLow);
            data.Add("small-events", ResetStyle.SyncHigh);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Every_preset_is_clean_in_Verilator_Yosys_and_Icarus(string preset, ResetStyle reset)
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

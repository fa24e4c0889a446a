using Hdl.Core.Designs;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Flows;

namespace SampleBlock.Tests;

/// <summary>What every preset must pass: clean in all tools, and equal to the golden model.</summary>
public sealed class SampleBlockTests
{
    private static readonly ITarget Target = new SampleBlockGenerator();

    public static TheoryData<string> Presets => [.. Target.Presets.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task A_preset_is_clean_and_agrees_with_its_golden_model(string name)
    {
        Preset preset = Target.Presets.Single(candidate => candidate.Name == name);
        Design design = Target.Generate(preset.Parameters, new ScribanTemplateRenderer(), "hdl --plugin SampleBlock.dll gen sample_block");
        var processes = new CliWrapProcessRunner();

        LintReport lint = await new LintFlow(processes).RunAsync(design);
        CosimReport cosim = await new CosimRunner(processes).RunAsync(Target, preset.Parameters, design, new CosimOptions());

        Assert.True(lint.Passed, lint.ToString());
        Assert.True(cosim.Passed, cosim.Failure?.ToString());
        Assert.True(cosim.Transactions > 0);
    }
}

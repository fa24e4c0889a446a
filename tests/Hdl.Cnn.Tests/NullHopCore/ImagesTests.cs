using Hdl.Cnn.NullHopCore;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Cosim;

namespace Hdl.Cnn.Tests.NullHopCore;

/// <summary>The network that ships, on real images.</summary>
public sealed class ImagesTests
{
    [Theory]
    [InlineData("default")]
    [InlineData("lanes")]
    public async Task The_shipped_network_classifies_real_images_bit_by_bit_in_all_layers(string preset)
    {
        ITarget target = new NullHopCoreGenerator();
        HdlParameters parameters = target.Presets.Single(entry => entry.Name == preset).Parameters;

        CosimReport report = await new CosimRunner(new CliWrapProcessRunner()).RunAsync(
            target, parameters, TargetChecks.Generate(target, parameters),
            new CosimOptions { Data = TestImages.Mnist300().Take(40) });

        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.Equal(["images"], report.Scenarios.Select(scenario => scenario.Name));
        Assert.Equal(
            "100.00 %", report.Scenarios[0].Figures.Single(figure => figure.Name == "accuracy").Value);
    }
}

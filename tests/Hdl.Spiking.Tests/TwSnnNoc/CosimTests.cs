using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Flows;
using Hdl.Networks.Data;
using Hdl.Spiking.TwSnn;
using Hdl.Spiking.TwSnnNoc;

namespace Hdl.Spiking.Tests.TwSnnNoc;

public sealed class CosimTests
{
    private static readonly TwSnnNocGenerator Target = new();

    [Fact]
    public async Task One_input_and_one_neuron_with_a_synchronous_reset_agree_too()
    {
        TwSnnNocParameters parameters = new()
        {
            Model = "none",
            Layers = [1, 1],
            PixelsPerBeat = 1,
            Steps = 1,
            Size = new MeshSize(1, 1, 2),
            Style = new() { ResetStyle = ResetStyle.SyncHigh },
        };

        CosimReport report = await Run(parameters, images: null);

        Assert.True(report.Passed, report.Failure?.ToString());
    }

    [Theory]
    [InlineData("small", ResetStyle.SyncHigh)]
    [InlineData("small-multicast", ResetStyle.SyncLow)]
    public async Task With_other_resets_it_is_clean_in_Verilator_Yosys_and_Icarus(string preset, ResetStyle reset)
    {
        HdlParameters parameters = Parameters(preset);
        Design design = Generate(parameters with { Style = parameters.Style with { ResetStyle = reset } });

        LintReport report = await new LintFlow(new CliWrapProcessRunner()).RunAsync(design);

        Assert.True(report.Passed, report.ToString());
        Assert.All(
            design
                .OfKind(DesignFileKind.Verilog)
                .SelectMany(file => file.Text.Split('\n').Select(line => (file.Name, line))),
            entry =>
                Assert.True(
                    entry.line.Length <= 100 && entry.line.TrimEnd() == entry.line, $"{entry.Name}: {entry.line}"));
    }

    [Theory]
    [InlineData("default")]
    [InlineData("wide")]
    public void Its_golden_model_gives_the_answers_of_the_fixed_network_image_by_image(string preset)
    {
        var parameters = (TwSnnNocParameters)Parameters(preset);
        TwSnnNocResolvedParameters configuration = TwSnnNocResolvedParameters.Of(parameters);
        var mesh = new TwSnnNocGolden(parameters);
        TernaryNetworkGolden network = TwSnnGolden.CreateNetwork(configuration.Fixed);
        Scenario scenario = Target
            .CreateScenarios(parameters, new ScenarioOptions { Data = TestImages.Mnist300().Take(60) })
            .First();
        BeatSequence results = scenario
            .Phases.Select(phase => mesh.Run(phase).Outputs["m_axis_result"])
            .Single(beats => beats.Count > 0);

        int beat = 0;
        for (int image = 0; image < 60; image++)
        {
            int answer = network.Classify(TestImages.Mnist300()[image], configuration.Network.Steps);
            foreach (long score in network.Scores)
            {
                Assert.Equal((ulong)score, results.Get(beat++, 0));
            }

            Assert.Equal((ulong)answer, results.Get(beat++, 0));
        }

        Assert.Equal(beat, results.Count);
    }

    private static HdlParameters Parameters(string preset) =>
        Target.Presets.Single(entry => entry.Name == preset).Parameters;

    private static Design Generate(HdlParameters parameters) =>
        Target.Generate(parameters, new ScribanTemplateRenderer(), "make gen TARGET=twsnn_noc");

    private static async Task<CosimReport> Run(HdlParameters parameters, ImageSet? images)
    {
        var options = new CosimOptions { Data = images, Watchdog = 20_000 };
        return await new CosimRunner(new CliWrapProcessRunner()).RunAsync(
            Target, parameters, Generate(parameters), options);
    }
}

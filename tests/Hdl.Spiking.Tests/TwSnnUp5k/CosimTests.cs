using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Flows;
using Hdl.Flows.Fpga;
using Hdl.Networks.Data;
using Hdl.Spiking.TwSnn;
using Hdl.Spiking.TwSnnUp5k;

namespace Hdl.Spiking.Tests.TwSnnUp5k;

public sealed class CosimTests
{
    private static readonly TwSnnUp5kGenerator Target = new();

    [Theory]
    [InlineData("small", ResetStyle.AsyncLow)]
    [InlineData("small", ResetStyle.SyncHigh)]
    [InlineData("small", ResetStyle.SyncLow)]
    [InlineData("small-bytes", ResetStyle.AsyncLow)]
    [InlineData("small-bytes", ResetStyle.SyncHigh)]
    public async Task A_small_network_and_its_golden_model_agree(string preset, ResetStyle reset)
    {
        HdlParameters parameters = Parameters(preset);
        CosimReport report = await Run(
            parameters with
            {
                Style = parameters.Style with { ResetStyle = reset },
            },
            images: null);

        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.True(report.Transactions > 1000, $"only {report.Transactions} transactions");
    }

    [Fact]
    public async Task Layers_that_fill_no_row_and_a_class_alone_agree_too()
    {
        CosimReport report = await Run(
            new TwSnnUp5kParameters
            {
                Model = "none",
                Layers = [33, 1, 32, 40, 1],
                ProcessingElements = 32,
                Link = SerialLink.Bytes,
                MaxSteps = 255,
                WeightSeed = 3,
            },
            images: null);

        Assert.True(report.Passed, report.Failure?.ToString());
    }

    [Fact]
    public async Task The_trained_network_agrees_on_real_images()
    {
        CosimReport report = await Run(Parameters("bytes"), TestImages.Mnist300().Take(30));

        Assert.True(report.Passed, report.Failure?.ToString());
    }

    [Theory]
    [InlineData("default", ResetStyle.AsyncLow)]
    [InlineData("small", ResetStyle.SyncHigh)]
    [InlineData("bytes", ResetStyle.SyncHigh)]
    [InlineData("small-bytes", ResetStyle.AsyncLow)]
    public async Task It_is_clean_in_Verilator_Yosys_and_Icarus(string preset, ResetStyle reset)
    {
        HdlParameters parameters = Parameters(preset);
        LintReport report = await new LintFlow(new CliWrapProcessRunner()).RunAsync(
            Generate(parameters with { Style = parameters.Style with { ResetStyle = reset } }));

        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void Its_answers_are_those_of_the_fixed_network()
    {
        var parameters = (TwSnnUp5kParameters)Parameters("bytes");
        TernaryNetworkGolden network = TwSnnGolden.CreateNetwork(
            TwSnnResolvedParameters.Of(new TwSnnParameters { PixelsPerBeat = 1 }));
        Scenario scenario = Target
            .CreateScenarios(parameters, new ScenarioOptions { Data = TestImages.Mnist300().Take(60) })
            .First();
        var golden = (IStreamGolden)Target.CreateGolden(parameters);
        BeatSequence answers = golden.Run(Assert.Single(scenario.Phases)).Outputs["m_axis_answer"];

        int beat = answers.Count - (60 * 12);
        for (int image = 0; image < 60; image++)
        {
            int answer = network.Classify(TestImages.Mnist300()[image], 4);
            Assert.Equal('P', (char)answers.Get(beat++, 0));
            foreach (long score in network.Scores)
            {
                Assert.Equal((ulong)score, answers.Get(beat++, 0));
            }

            Assert.Equal((ulong)answer, answers.Get(beat++, 0));
        }
    }

    [Fact]
    public async Task The_trained_network_fits_an_UP5K_with_its_pins_at_12_MHz()
    {
        Design design = Generate(Parameters("default"));
        FpgaReport report = await new FpgaFlow(new CliWrapProcessRunner()).RunAsync(
            design, FpgaDevice.All.Single(device => device.Name == "up5k"), 12);

        Assert.Empty(report.Exceeded);
        Assert.Equal(
            4, report.Resources.Single(use => use.Resource.StartsWith("SPRAM", StringComparison.Ordinal)).Used);
        Assert.Equal(0, report.HarnessFlipFlops);
        // The scores, 50 bits, are cheaper there.
        Assert.DoesNotContain(report.RegisterMemories, memory => memory.Bits >= 1024);
        Assert.True(report.Fmax >= 12, $"{report.Fmax} MHz");
        Assert.NotNull(report.Bitstream);
        Assert.Equal("35", design.Pins["clk_i"]);
        Assert.Equal(design.Top.Ports.Select(port => port.Name).Order(), design.Pins.Keys.Order());
    }

    private static HdlParameters Parameters(string preset) =>
        Target.Presets.Single(entry => entry.Name == preset).Parameters;

    private static Design Generate(HdlParameters parameters) =>
        Target.Generate(parameters, new ScribanTemplateRenderer(), "make gen TARGET=twsnn_up5k");

    private static async Task<CosimReport> Run(HdlParameters parameters, ImageSet? images)
    {
        var options = new CosimOptions { Data = images, Watchdog = 1_000_000 };
        return await new CosimRunner(new CliWrapProcessRunner()).RunAsync(
            Target, parameters, Generate(parameters), options);
    }
}

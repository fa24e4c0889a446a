using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.Tests.TwSnn;

public sealed class CosimTests
{
    private static readonly TwSnnGenerator Target = new();

    public static TheoryData<string, TwSnnParameters> Odd =>
        new()
        {
            { "one input, one neuron", Untrained(1, 1) with { PixelsPerBeat = 1, MaxSteps = 1 } },
            { "as many lanes as inputs", Untrained(5, 3) with { Lanes = 3, PixelsPerBeat = 5 } },
            {
                "synchronous reset, ragged banks and beats",
                Untrained(33, 17, 6) with
                {
                    Lanes = 6,
                    PixelsPerBeat = 7,
                    MaxSteps = 3,
                    Style = new() { ResetStyle = ResetStyle.SyncHigh },
                }
            },
            {
                "potentials that wrap",
                Untrained(20, 10, 4) with
                {
                    Lanes = 4,
                    PixelsPerBeat = 4,
                    MaxSteps = 4,
                    Widths = new() { PotentialWidth = 12 },
                    Conventions = new() { Overflow = Overflow.Wrap, Readout = Readout.Potential },
                }
            },
        };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task An_odd_network_and_its_golden_model_agree(string why, TwSnnParameters parameters)
    {
        CosimReport report = await Run(parameters, images: null);
        Assert.True(report.Passed, $"{why}: {report.Failure}");
    }

    [Theory]
    [InlineData("default")]
    [InlineData("fast-count")]
    public async Task The_shipped_network_classifies_real_images_bit_and_cycle_exactly(string preset)
    {
        CosimReport report = await Run(Parameters(preset), TestImages.Mnist300().Take(40));
        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.Equal(["images", "images-stalled"], report.Scenarios.Select(scenario => scenario.Name));
        Assert.Contains(report.Scenarios[0].Figures, figure => figure.Name == "accuracy");
    }

    private static TwSnnParameters Untrained(params int[] layers) => new() { Model = "none", Layers = layers };

    private static TwSnnParameters Parameters(string preset) =>
        (TwSnnParameters)Target.Presets.Single(candidate => candidate.Name == preset).Parameters;

    private static Task<CosimReport> Run(TwSnnParameters parameters, ImageSet? images)
    {
        Design design = ((ITarget)Target).Generate(parameters, new ScribanTemplateRenderer(), "make gen TARGET=twsnn");
        return new CosimRunner(new CliWrapProcessRunner())
            .RunAsync(Target, parameters, design, new CosimOptions { Data = images });
    }
}

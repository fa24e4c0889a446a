using System.Globalization;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Models;

namespace Hdl.Spiking.RateEncoder;

/// <summary>Turns images into spike vectors, one per time step, with an LFSR a lane or a fixed level.</summary>
public sealed class RateEncoderGenerator : Generator<RateEncoderParameters>
{
    /// <inheritdoc/>
    public override string Name => "rate_encoder";

    /// <inheritdoc/>
    public override string Summary => "Image to spike vectors, Poisson or threshold coded, double-buffered";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "784 pixels, 8 per beat, Poisson", new RateEncoderParameters()),
            new(
                "threshold", "784 pixels, 64 per beat, fixed level",
                new RateEncoderParameters { PixelsPerBeat = 64, Coding = InputCoding.Threshold }),
            new("wide", "784 pixels, 64 per beat, Poisson", new RateEncoderParameters { PixelsPerBeat = 64 }),
            new(
                "small",
                "Ten pixels, three per beat",
                new RateEncoderParameters
                {
                    Pixels = 10,
                    PixelsPerBeat = 3,
                    MaxSteps = 5,
                }),
            new(
                "serial",
                "One pixel per beat",
                new RateEncoderParameters
                {
                    Pixels = 7,
                    PixelsPerBeat = 1,
                    MaxSteps = 3,
                }),
            new(
                "row",
                "The whole image in a beat",
                new RateEncoderParameters
                {
                    Pixels = 6,
                    PixelsPerBeat = 6,
                    MaxSteps = 4,
                }),
            new(
                "pixel",
                "One pixel, one step",
                new RateEncoderParameters
                {
                    Pixels = 1,
                    PixelsPerBeat = 1,
                    MaxSteps = 1,
                }),
            new(
                "level",
                "Two rows, fixed level",
                new RateEncoderParameters
                {
                    Pixels = 9,
                    PixelsPerBeat = 5,
                    MaxSteps = 2,
                    Coding = InputCoding.Threshold,
                }),
        ];

    /// <summary><c>rate_encoder_n784_b8_t16</c>, with <c>_threshold</c> for that coding.</summary>
    public static string ModuleName(RateEncoderParameters parameters)
    {
        string coding = parameters.Coding == InputCoding.Poisson ? "" : "_threshold";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"rate_encoder_n{parameters.Pixels}_b{parameters.PixelsPerBeat}_t{parameters.MaxSteps}{coding}");
    }

    /// <inheritdoc/>
    public override ModuleInterface Generate(RateEncoderParameters parameters, DesignBuilder design)
    {
        string ram = new RamGenerator().Generate(parameters.Buffer, design).Name;
        bool poisson = parameters.Coding == InputCoding.Poisson;
        string lanes = poisson
            ? AddPoissonLanes(parameters.PixelsPerBeat, design)
            : AddThresholdLanes(parameters.PixelsPerBeat, design);
        ModuleInterface ports = new RateEncoderPorts(parameters).Build(ModuleName(parameters), design.Style);
        return design.AddModule(
            "rate_encoder", ports, parameters, new ViewModel { ["ram_module"] = ram, ["lanes_module"] = lanes });
    }

    /// <summary>The outputs that tell of errors: an image of one beat cannot be short.</summary>
    public static IReadOnlyList<string> Errors(RateEncoderParameters parameters) =>
        new RateEncoderPorts(parameters).Errors;

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(RateEncoderParameters parameters) =>
    [
        new("rows", Text(parameters.Rows), "beats", "a complete image"),
        new("step width", Text(parameters.StepWidth), "bits"),
        new("image buffer", Text(parameters.Buffer.Depth * parameters.Buffer.Width), "bits", "two images"),
        new("cycles per step", Text(parameters.Rows), "cycles", "while the consumer is ready"),
        new("latency", Text(parameters.Rows + 2), "cycles", "from an image's last beat to its first vector"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(RateEncoderParameters parameters) => new RateEncoderGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        RateEncoderParameters parameters, ScenarioOptions options) => RateEncoderScenarios.Create(parameters, options);

    private static string AddPoissonLanes(int lanes, DesignBuilder design)
    {
        string module = $"poisson_lanes_b{Text(lanes)}";
        ModuleInterface ports = InterfaceBuilder
            .WithoutReset(module)
            .Group("The LFSRs stand at their seeds, lane 0 in the low bits, none of them 0")
            .Input("start_i", 1)
            .Input("seeds_i", 16 * lanes)
            .Group("Move on to the next random numbers")
            .Input("draw_i", 1)
            .Input("pixels_i", 8 * lanes)
            .Note("The pixels read as 0, which never spikes")
            .Input("missing_i", 1)
            .Output("spikes_o", lanes)
            .AsVector()
            .Build();
        return design.AddModule("poisson_lanes", ports, new ViewModel { ["lane_count"] = lanes }).Name;
    }

    private static string AddThresholdLanes(int lanes, DesignBuilder design)
    {
        string module = $"threshold_lanes_b{Text(lanes)}";
        ModuleInterface ports = InterfaceBuilder.Combinational(module)
            .Input("level_i", 8)
            .Group("Pixels, lane 0 in the low byte").Input("pixels_i", 8 * lanes)
            .Note("The pixels read as 0").Input("missing_i", 1)
            .Output("spikes_o", lanes).AsVector()
            .Build();
        return design.AddModule("threshold_lanes", ports, new ViewModel { ["lane_count"] = lanes }).Name;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

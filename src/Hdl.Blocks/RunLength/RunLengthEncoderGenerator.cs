using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.RunLength;

/// <summary>Turns packets of pixels into packets of run-length code words, a beat per cycle.</summary>
public sealed class RunLengthEncoderGenerator : StreamBlockGenerator<RunLengthEncoderParameters>
{
    /// <inheritdoc/>
    public override string Name => "run_length_encoder";

    /// <inheritdoc/>
    public override string Summary =>
        "Pixels to run-length code words, any number of lanes, a beat per cycle at any sparsity";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new(
                "default", "Words of 64 bits: three pairs of a 5-bit run and a 16-bit level",
                new RunLengthEncoderParameters()),
            new("plain", "The same with plain ports", new RunLengthEncoderParameters { Ports = PortStyle.Plain }),
            new(
                "lanes8", "Eight pixels per beat, three words per beat",
                new RunLengthEncoderParameters { Ports = PortStyle.Plain, Lanes = 8 }),
            new(
                "smallest",
                "Two-bit pixels, runs of one zero, one pair per word",
                new RunLengthEncoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 2,
                    RunWidth = 1,
                    PairsPerWord = 1,
                }),
            new(
                "pair",
                "Two pixels per beat, as many as a longest run and its level",
                new RunLengthEncoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 3,
                    RunWidth = 1,
                    PairsPerWord = 1,
                    Lanes = 2,
                }),
            new(
                "quad",
                "Four pixels per beat, two words per beat, the second never full",
                new RunLengthEncoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 5,
                    RunWidth = 3,
                    PairsPerWord = 3,
                    Lanes = 4,
                }),
            new(
                "octet",
                "Eight pixels per beat, one word of eight pairs",
                new RunLengthEncoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 4,
                    RunWidth = 3,
                    PairsPerWord = 8,
                    Lanes = 8,
                }),
            new(
                "wide",
                "Two pixels of 32 bits per beat, runs of up to 255, eight pairs per word",
                new RunLengthEncoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 32,
                    RunWidth = 8,
                    PairsPerWord = 8,
                    Lanes = 2,
                }),
            new(
                "lanes16",
                "Sixteen pixels per beat, as many as a longest run and its level, three words per beat",
                new RunLengthEncoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 3,
                    RunWidth = 4,
                    PairsPerWord = 7,
                    Lanes = 16,
                }),
            new(
                "axi-lanes",
                "AXI: four pixels of 5 bits and two words of 25 bits per beat",
                new RunLengthEncoderParameters
                {
                    ValueWidth = 5,
                    RunWidth = 3,
                    PairsPerWord = 3,
                    Lanes = 4,
                }),
            new(
                "axi-wide",
                "AXI: one pixel of 32 bits and one word of 321 bits per beat",
                new RunLengthEncoderParameters
                {
                    ValueWidth = 32,
                    RunWidth = 8,
                    PairsPerWord = 8,
                }),
        ];

    /// <summary><c>run_length_encoder_v16_r5_p3</c>, with <c>_k8</c> for lanes.</summary>
    public static string ModuleName(RunLengthEncoderParameters parameters) =>
        $"run_length_encoder{RunLengthView.Suffix(parameters)}";

    /// <inheritdoc/>
    protected override ModuleInterface GeneratePlain(RunLengthEncoderParameters parameters, DesignBuilder design)
    {
        var packer = new LanePackerParameters
        {
            Style = parameters.Style,
            InputItems = parameters.Lanes,
            BeatItems = parameters.PairsPerBeat,
            ItemWidth = parameters.PairWidth,
        };
        var model = new ViewModel { ["packer_module"] = new LanePackerGenerator().Generate(packer, design).Name };
        ModuleInterface ports = new RunLengthEncoderPorts(parameters).Build(ModuleName(parameters), design.Style);
        return design.AddModule("run_length_encoder", ports, parameters, model);
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(RunLengthEncoderParameters parameters)
    {
        var ports = new RunLengthEncoderPorts(parameters);
        return new AxiBlockParameters
        {
            Id = "RLE1",
            Shape = new AxiShapeParameters(parameters.ValueWidth, parameters.Lanes, 0, AxiShapeParameters.AnyLength),
            Format = RunLengthView.AxiFormat(parameters),
            Streams = RunLengthView.AxiStreams(ports, encodes: true),
            ErrorClear = ports.ErrorClear,
            Error = ports.Error,
            Errors = parameters.Lanes == 1 ? [] : [new("bad_keep", "a beat kept other pixels than it should")],
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(RunLengthEncoderParameters parameters) =>
        [
            .. RunLengthView.Figures(parameters),
            new("throughput", Text(parameters.Lanes), "pixels/cycle", "any sparsity"),
            new(
                "latency, full beat", Text(RunLengthEncoderGolden.FullDelay), "cycles",
                "from the first pair that no longer fits"),
            new(
                "latency, last beat", Text(RunLengthEncoderGolden.LastDelay), "cycles",
                "from the pixel beat with last"),
        ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(RunLengthEncoderParameters parameters) =>
        new RunLengthEncoderGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(
        RunLengthEncoderParameters parameters,
        ScenarioOptions options) => new RunLengthEncoderScenarios(parameters).Create(options);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Blocks.Primitives.LaneUnpacker;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.RunLength;

/// <summary>Turns packets of run-length code words into packets of pixels, a beat per cycle.</summary>
public sealed class RunLengthDecoderGenerator : StreamBlockGenerator<RunLengthDecoderParameters>
{
    /// <inheritdoc/>
    public override string Name => "run_length_decoder";

    /// <inheritdoc/>
    public override string Summary => "Run-length code words to pixels, any number of lanes, a beat per cycle";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new(
                "default", "Words of 64 bits: three pairs of a 5-bit run and a 16-bit level",
                new RunLengthDecoderParameters()),
            new("plain", "The same with plain ports", new RunLengthDecoderParameters { Ports = PortStyle.Plain }),
            new(
                "lanes8", "Eight pixels per beat, three words per beat",
                new RunLengthDecoderParameters { Ports = PortStyle.Plain, Lanes = 8 }),
            new(
                "smallest",
                "Two-bit pixels, runs of one zero, one pair per word, packets of one pixel",
                new RunLengthDecoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 2,
                    RunWidth = 1,
                    PairsPerWord = 1,
                    MaxLength = 1,
                }),
            new(
                "pair",
                "Two pixels per beat, as many as a longest run and its level",
                new RunLengthDecoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 3,
                    RunWidth = 1,
                    PairsPerWord = 1,
                    Lanes = 2,
                    MaxLength = 12,
                }),
            new(
                "quad",
                "Four pixels per beat, two words per beat, the second never needed whole",
                new RunLengthDecoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 5,
                    RunWidth = 3,
                    PairsPerWord = 3,
                    Lanes = 4,
                    MaxLength = 60,
                }),
            new(
                "octet",
                "Eight pixels per beat, one word of eight pairs",
                new RunLengthDecoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 4,
                    RunWidth = 3,
                    PairsPerWord = 8,
                    Lanes = 8,
                    MaxLength = 5,
                }),
            new(
                "wide",
                "Two pixels of 32 bits per beat, runs of up to 255, eight pairs per word",
                new RunLengthDecoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 32,
                    RunWidth = 8,
                    PairsPerWord = 8,
                    Lanes = 2,
                    MaxLength = 65_536,
                }),
            new(
                "lanes16",
                "Sixteen pixels per beat, as many as a longest run and its level, three words per beat",
                new RunLengthDecoderParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 3,
                    RunWidth = 4,
                    PairsPerWord = 7,
                    Lanes = 16,
                    MaxLength = 1000,
                }),
            new(
                "axi-lanes",
                "AXI: four pixels of 5 bits and two words of 25 bits per beat",
                new RunLengthDecoderParameters
                {
                    ValueWidth = 5,
                    RunWidth = 3,
                    PairsPerWord = 3,
                    Lanes = 4,
                    MaxLength = 60,
                }),
            new(
                "axi-short",
                "AXI: packets no longer than a word has pairs, so that no code ends early",
                new RunLengthDecoderParameters
                {
                    ValueWidth = 4,
                    RunWidth = 3,
                    PairsPerWord = 8,
                    Lanes = 8,
                    MaxLength = 5,
                }),
            new(
                "axi-wide",
                "AXI: one pixel of 32 bits and one word of 321 bits per beat",
                new RunLengthDecoderParameters
                {
                    ValueWidth = 32,
                    RunWidth = 8,
                    PairsPerWord = 8,
                    MaxLength = 65_536,
                }),
        ];

    /// <summary><c>run_length_decoder_n4096_v16_r5_p3</c>, with <c>_k8</c> for lanes.</summary>
    public static string ModuleName(RunLengthDecoderParameters parameters) =>
        $"run_length_decoder_n{Text(parameters.MaxLength)}{RunLengthView.Suffix(parameters)}";

    /// <inheritdoc/>
    protected override ModuleInterface GeneratePlain(RunLengthDecoderParameters parameters, DesignBuilder design)
    {
        ModuleInterface unpacker = LaneUnpackerModule.Add(
            design, parameters.PairsPerBeat, parameters.Lanes, parameters.ItemWidth, UnpackerView.Plain);
        ModuleInterface ports = new RunLengthDecoderPorts(parameters).Build(ModuleName(parameters), design.Style);
        var model = new ViewModel { ["unpacker_module"] = unpacker.Name };
        return design.AddModule("run_length_decoder", ports, parameters, model);
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(RunLengthDecoderParameters parameters)
    {
        var ports = new RunLengthDecoderPorts(parameters);
        string disagreed = parameters.WordsPerBeat > 1 ? "an end bit or tkeep disagreed" : "an end bit disagreed";
        return new AxiBlockParameters
        {
            Id = "RLD1",
            Shape = new AxiShapeParameters(
                parameters.ValueWidth, parameters.Lanes, parameters.MaxLength, AxiShapeParameters.MostPixels),
            Format = RunLengthView.AxiFormat(parameters),
            Streams = RunLengthView.AxiStreams(ports, encodes: false),
            Argument = new AxiArgumentParameters(ports.Length, "pixels of a packet; 0: all pixels of its pairs"),
            ErrorClear = ports.ErrorClear,
            Error = ports.Error,
            Errors =
            [
                new("missing_pixels", "the code ended before LENGTH pixels") { IsPossible = parameters.CanMissPixels },
                new("surplus_code", "more than padding followed them"),
                new("last_mismatch", $"{disagreed} with tlast"),
            ],
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(RunLengthDecoderParameters parameters) =>
    [
        .. RunLengthView.Figures(parameters),
        new("width of the length", Text(parameters.LengthWidth), "bits"),
        new("throughput", Text(parameters.Lanes), "pixels/cycle", "while code words are offered early enough"),
        new("latency", "2", "cycles", "from the code beat that a pixel beat needs"),
    ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(RunLengthDecoderParameters parameters) =>
        new RunLengthDecoderGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(
        RunLengthDecoderParameters parameters,
        ScenarioOptions options) => new RunLengthDecoderScenarios(parameters).Create(options);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

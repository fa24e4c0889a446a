using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Blocks.Primitives.LaneUnpacker;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.RunLength;

/// <summary>Turns packets of run-length code words into packets of pixels, a beat per cycle.</summary>
public sealed class RunLengthDecoderGenerator : StreamBlockGenerator<RunLengthDecoderParameters>
{
    private const int ErrorWidth = 3;

    /// <inheritdoc/>
    public override string Name => "run_length_decoder";

    /// <inheritdoc/>
    public override string Summary => "Run-length code words to pixels, any number of lanes, a beat per cycle";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "Words of 64 bits: three pairs of a 5-bit run and a 16-bit level", new RunLengthDecoderParameters()),
        new("plain", "The same with plain ports", new RunLengthDecoderParameters { Ports = PortStyle.Plain }),
        new("lanes8", "Eight pixels per beat, three words per beat", new RunLengthDecoderParameters { Ports = PortStyle.Plain, Lanes = 8 }),
        new("smallest", "Two-bit pixels, runs of one zero, one pair per word, packets of one pixel", new RunLengthDecoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 2, RunWidth = 1, PairsPerWord = 1, MaxLength = 1,
        }),
        new("pair", "Two pixels per beat, as many as a longest run and its level", new RunLengthDecoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 3, RunWidth = 1, PairsPerWord = 1, Lanes = 2, MaxLength = 12,
        }),
        new("quad", "Four pixels per beat, two words per beat, the second never needed whole", new RunLengthDecoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 5, RunWidth = 3, PairsPerWord = 3, Lanes = 4, MaxLength = 60,
        }),
        new("octet", "Eight pixels per beat, one word of eight pairs", new RunLengthDecoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 4, RunWidth = 3, PairsPerWord = 8, Lanes = 8, MaxLength = 5,
        }),
        new("wide", "Two pixels of 32 bits per beat, runs of up to 255, eight pairs per word", new RunLengthDecoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 32, RunWidth = 8, PairsPerWord = 8, Lanes = 2, MaxLength = 65_536,
        }),
        new("lanes16", "Sixteen pixels per beat, as many as a longest run and its level, three words per beat", new RunLengthDecoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 3, RunWidth = 4, PairsPerWord = 7, Lanes = 16, MaxLength = 1000,
        }),
        new("axi-lanes", "AXI: four pixels of 5 bits and two words of 25 bits per beat", new RunLengthDecoderParameters
        {
            ValueWidth = 5, RunWidth = 3, PairsPerWord = 3, Lanes = 4, MaxLength = 60,
        }),
        new("axi-short", "AXI: packets no longer than a word has pairs, so that no code ends early", new RunLengthDecoderParameters
        {
            ValueWidth = 4, RunWidth = 3, PairsPerWord = 8, Lanes = 8, MaxLength = 5,
        }),
        new("axi-wide", "AXI: one pixel of 32 bits and one word of 321 bits per beat", new RunLengthDecoderParameters
        {
            ValueWidth = 32, RunWidth = 8, PairsPerWord = 8, MaxLength = 65_536,
        }),
    ];

    /// <summary><c>run_length_decoder_n4096_v16_r5_p3</c>, with <c>_k8</c> for lanes.</summary>
    public static string ModuleName(RunLengthDecoderParameters parameters) =>
        $"run_length_decoder_n{Text(parameters.MaxLength)}{RunLengthView.Suffix(parameters)}";

    /// <inheritdoc/>
    protected override ModuleInterface GeneratePlain(RunLengthDecoderParameters parameters, DesignBuilder design)
    {
        int items = parameters.PairsPerBeat;
        ModuleInterface unpacker = LaneUnpackerModule.Add(design, items, parameters.Lanes, parameters.ItemWidth, UnpackerView.Plain);
        ViewModel instance = InstanceView.Of(unpacker, "u_unpacker", new Dictionary<string, string>
        {
            ["beat_valid_i"] = "code_valid_i",
            ["beat_ready_o"] = "code_ready_o",
            ["beat_data_i"] = "items",
            ["beat_keep_i"] = parameters.WordsPerBeat > 1 ? "items_keep" : Literal.Binary((1L << items) - 1, items),
            ["beat_last_i"] = "code_last_i",
            ["window_data_o"] = "window",
            ["window_present_o"] = "present",
            ["drop_o"] = "dropping",
            ["go_i"] = "make",
            ["take_i"] = "take",
            ["close_i"] = "last",
        });
        ModuleInterface ports = Ports(parameters, new InterfaceBuilder(ModuleName(parameters), design.Style));
        int farBit = FixedPoint.CeilLog2(parameters.Lanes);
        return design.AddModule("run_length_decoder", ports, parameters, new ViewModel
        {
            ["beat_note"] = RunLengthView.BeatNote(parameters),
            ["word_note"] = RunLengthView.WordNote(parameters),
            ["place_far"] = Literal.Binary(1L << farBit, farBit + 1),
            ["unpacker"] = instance,
        });
    }

    private static ModuleInterface Ports(RunLengthDecoderParameters parameters, InterfaceBuilder ports)
    {
        string kept = parameters.WordsPerBeat > 1 ? " or a keep" : "";
        return ports
            .Group("Pixels of a packet; 0: not known").Input("length_i", parameters.LengthWidth)
            .Group(parameters.CanMissPixels
                ? $"""
                Since the last clear: bit 0 the code ended before length_i pixels, bit 1 more than padding
                followed them, bit 2 an end bit{kept} disagreed with `last`
                """
                : $"""
                Since the last clear: bit 1 more than padding followed the length_i pixels, bit 2 an end
                bit{kept} disagreed with `last`. Bit 0 is 0: a word is length_i pixels or more.
                """)
            .Input("error_clear_i", 1)
            .Output("error_o", ErrorWidth)
            .Group("Code words" + (parameters.WordsPerBeat > 1 ? ", word 0 first" : ""))
            .InputStream("code", RunLengthView.Fields(parameters.WordWidth, parameters.WordsPerBeat))
            .Group("Pixels" + (parameters.Lanes > 1 ? ", lane 0 first" : ""))
            .OutputStream("pixel", RunLengthView.Fields(parameters.ValueWidth, parameters.Lanes))
            .Build();
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(RunLengthDecoderParameters parameters) => new()
    {
        Id = "RLD1",
        Shape = new AxiShapeParameters(parameters.ValueWidth, parameters.Lanes, parameters.MaxLength, AxiShapeParameters.MostPixels),
        Format = RunLengthView.AxiFormat(parameters),
        Streams = RunLengthView.AxiStreams(parameters, encodes: false),
        Argument = new AxiArgumentParameters("length", parameters.LengthWidth, "pixels of a packet; 0: all pixels of its pairs"),
        Errors =
        [
            new("missing_pixels", "the code ended before LENGTH pixels") { IsPossible = parameters.CanMissPixels },
            new("surplus_code", "more than padding followed them"),
            new("last_mismatch", parameters.WordsPerBeat > 1 ? "an end bit or tkeep disagreed with tlast" : "an end bit disagreed with tlast"),
        ],
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(RunLengthDecoderParameters parameters) =>
    [
        .. RunLengthView.Figures(parameters),
        new("width of the length", Text(parameters.LengthWidth), "bits"),
        new("throughput", Text(parameters.Lanes), "pixels/cycle", "while code words are offered early enough"),
        new("latency", "2", "cycles", "from the code beat that a pixel beat needs"),
    ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(RunLengthDecoderParameters parameters) => new RunLengthDecoderGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(RunLengthDecoderParameters parameters, ScenarioOptions options) =>
        RunLengthDecoderScenarios.Create(parameters, options);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

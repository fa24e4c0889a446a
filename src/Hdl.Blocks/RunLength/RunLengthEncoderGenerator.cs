using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Core.Generation;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.RunLength;

/// <summary>Turns packets of pixels into packets of run-length code words, a beat a cycle.</summary>
public sealed class RunLengthEncoderGenerator : StreamBlockGenerator<RunLengthEncoderParameters>
{
    /// <inheritdoc/>
    public override string Name => "run_length_encoder";

    /// <inheritdoc/>
    public override string Summary => "Pixels to run-length code words, any number of lanes, a beat a cycle at any sparsity";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "Words of 64 bits: three pairs of a 5-bit run and a 16-bit level", new RunLengthEncoderParameters()),
        new("plain", "The same with plain ports", new RunLengthEncoderParameters { Ports = PortStyle.Plain }),
        new("lanes8", "Eight pixels a beat, three words a beat", new RunLengthEncoderParameters { Ports = PortStyle.Plain, Lanes = 8 }),
        new("smallest", "Two-bit pixels, runs of one zero, one pair a word", new RunLengthEncoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 2, RunWidth = 1, PairsPerWord = 1,
        }),
        new("pair", "Two pixels a beat, as many as a longest run and its level", new RunLengthEncoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 3, RunWidth = 1, PairsPerWord = 1, Lanes = 2,
        }),
        new("quad", "Four pixels a beat, two words a beat, the second never full", new RunLengthEncoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 5, RunWidth = 3, PairsPerWord = 3, Lanes = 4,
        }),
        new("octet", "Eight pixels a beat, one word of eight pairs", new RunLengthEncoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 4, RunWidth = 3, PairsPerWord = 8, Lanes = 8,
        }),
        new("wide", "Two pixels of 32 bits a beat, runs of up to 255, eight pairs a word", new RunLengthEncoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 32, RunWidth = 8, PairsPerWord = 8, Lanes = 2,
        }),
        new("lanes16", "Sixteen pixels a beat, as many as a longest run and its level, three words a beat", new RunLengthEncoderParameters
        {
            Ports = PortStyle.Plain, ValueWidth = 3, RunWidth = 4, PairsPerWord = 7, Lanes = 16,
        }),
        new("axi-lanes", "AXI: four pixels of 5 bits and two words of 25 bits a beat", new RunLengthEncoderParameters
        {
            ValueWidth = 5, RunWidth = 3, PairsPerWord = 3, Lanes = 4,
        }),
        new("axi-wide", "AXI: one pixel of 32 bits and one word of 321 bits a beat", new RunLengthEncoderParameters
        {
            ValueWidth = 32, RunWidth = 8, PairsPerWord = 8,
        }),
    ];

    /// <summary><c>run_length_encoder_v16_r5_p3</c>, with <c>_k8</c> for lanes.</summary>
    public static string ModuleName(RunLengthEncoderParameters parameters) => $"run_length_encoder{RunLengthView.Suffix(parameters)}";

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
        string module = ModuleName(parameters);
        ViewModel model = Model(parameters);
        model["packer"] = InstanceView.Of(new LanePackerGenerator().Generate(packer, design), "u_packer", new Dictionary<string, string>
        {
            ["items_valid_i"] = "items_valid_q",
            ["items_ready_o"] = "advance",
            ["items_data_i"] = "items_data_q",
            ["items_keep_i"] = "items_keep_q",
            ["items_last_i"] = "items_last_q",
            ["beat_valid_o"] = "code_valid_o",
            ["beat_ready_i"] = "code_ready_i",
            ["beat_data_o"] = "beat_pairs",
            ["beat_keep_o"] = "beat_keep",
            ["beat_last_o"] = "code_last_o",
        });
        var ports = new InterfaceBuilder(module, design.Style);
        if (parameters.Lanes > 1)
        {
            ports.Group("Since the last clear, a beat kept less than all without `last`, or with it nothing or a gap")
                .Input("error_clear_i", 1).Output("error_o", 1);
        }

        ports
            .Group("Pixels" + (parameters.Lanes > 1 ? ", lane 0 first" : ""))
            .InputStream("pixel", RunLengthView.Fields(parameters.ValueWidth, parameters.Lanes))
            .Group("Code words" + (parameters.WordsPerBeat > 1 ? ", word 0 first" : ""))
            .OutputStream("code", RunLengthView.Fields(parameters.WordWidth, parameters.WordsPerBeat));
        return design.AddModule("run_length_encoder", ports.Build(), model);
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(RunLengthEncoderParameters parameters) => new()
    {
        Id = "RLE1",
        Shape = new AxiShapeParameters(parameters.ValueWidth, parameters.Lanes, 0, AxiShapeParameters.AnyLength),
        Format = RunLengthView.AxiFormat(parameters),
        Streams = RunLengthView.AxiStreams(parameters, encodes: true),
        Errors = parameters.Lanes == 1 ? [] : [new("bad_keep", "a beat kept other pixels than it should")],
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(RunLengthEncoderParameters parameters) =>
    [
        .. RunLengthView.Figures(parameters),
        new("throughput", Text(parameters.Lanes), "pixels/cycle", "any sparsity"),
        new("latency, full beat", Text(RunLengthEncoderGolden.FullDelay), "cycles", "from the first pair that no longer fits"),
        new("latency, last beat", Text(RunLengthEncoderGolden.LastDelay), "cycles", "from the pixel beat with last"),
    ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(RunLengthEncoderParameters parameters) => new RunLengthEncoderGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(RunLengthEncoderParameters parameters, ScenarioOptions options) =>
        RunLengthEncoderScenarios.Create(parameters, options);

    private static ViewModel Model(RunLengthEncoderParameters parameters)
    {
        int words = parameters.WordsPerBeat;
        int lanes = parameters.Lanes;
        var model = new ViewModel
        {
            ["beat_note"] = RunLengthView.BeatNote(parameters),
            ["word_note"] = RunLengthView.WordNote(parameters),
            ["longest"] = (1 << parameters.RunWidth) - 1,
            ["several"] = lanes > 1,
            ["lanes"] = lanes,
            ["words"] = words > 1,
            ["spare"] = words == 1 || parameters.PairsPerWord > 1,
            ["run_range"] = VectorRange.Of(parameters.RunWidth),
            ["run_zero"] = Literal.Decimal(0, parameters.RunWidth),
            ["items_range"] = VectorRange.Of(lanes * parameters.PairWidth),
            ["beat_range"] = VectorRange.Of(parameters.PairsPerBeat * parameters.PairWidth),
            ["beat_keep_range"] = VectorRange.Of(parameters.PairsPerBeat),
            ["word_keep"] = Concatenation(Enumerable.Range(0, words).Select(word => KeepOf(parameters, word))),
            ["code_words"] = Enumerable.Range(0, words).Select(word => Word(parameters, word)).ToList(),
            // One lane alone.
            ["value_range"] = VectorRange.Of(parameters.ValueWidth),
            ["run_one"] = Literal.Decimal(1, parameters.RunWidth),
        };
        foreach ((string key, object? value) in Lanes(parameters))
        {
            model[key] = value;
        }

        return model;
    }

    // What the partial for several lanes needs.
    private static ViewModel Lanes(RunLengthEncoderParameters parameters)
    {
        int lanes = parameters.Lanes;
        int steps = FixedPoint.CeilLog2(lanes);
        // A whole beat of zeros is 0 where a run of it wraps: sums of runs are modulo 2^RunWidth.
        int countWidth = Math.Min(parameters.RunWidth, steps + 1);
        int above = parameters.RunWidth - countWidth;
        return new ViewModel
        {
            ["value_width"] = parameters.ValueWidth,
            ["pair_width"] = parameters.PairWidth,
            ["count_width"] = countWidth,
            ["count_steps"] = steps,
            ["bad_last_keep"] = RunLengthView.BadLastKeep("pixel_keep_i", lanes),
            ["values_range"] = VectorRange.Of(lanes * parameters.ValueWidth),
            ["value_zero"] = Literal.Decimal(0, parameters.ValueWidth),
            ["lanes_range"] = VectorRange.Of(lanes),
            ["lanes_zero"] = Literal.Decimal(0, lanes),
            ["counts_range"] = VectorRange.Of((lanes + 1) * countWidth),
            ["count_zero"] = Literal.Decimal(0, countWidth),
            ["count_one"] = Literal.Decimal(1, countWidth),
            ["lane_zeros"] = Extended("zeros[CountWidth*lane +: CountWidth]", above),
            ["end_zeros"] = Extended("zeros[CountWidth*Lanes +: CountWidth]", above),
        };
    }

    private static ViewModel Word(RunLengthEncoderParameters parameters, int word)
    {
        int words = parameters.WordsPerBeat;
        int pairs = parameters.PairsPerWord * parameters.PairWidth;
        string end = words == 1 ? "code_last_o"
            : word == words - 1 ? $"code_last_o && {KeepOf(parameters, word)}"
            : $"code_last_o && {KeepOf(parameters, word)} && !{KeepOf(parameters, word + 1)}";
        string value = words == 1 ? "beat_pairs" : Select("beat_pairs", ((word + 1) * pairs) - 1, word * pairs);
        return new ViewModel
        {
            ["bits"] = words == 1 ? "" : Select("", ((word + 1) * parameters.WordWidth) - 1, word * parameters.WordWidth),
            ["value"] = $"{{{end}, {value}}}",
        };
    }

    private static string KeepOf(RunLengthEncoderParameters parameters, int word) =>
        parameters.PairsPerBeat == 1 ? "beat_keep" : $"beat_keep[{Text(word * parameters.PairsPerWord)}]";

    private static string Concatenation(IEnumerable<string> bits) => $"{{{string.Join(", ", bits.Reverse())}}}";

    private static string Extended(string value, int zeros) => zeros == 0 ? value : $"{{{Literal.Decimal(0, zeros)}, {value}}}";

    private static string Select(string signal, int high, int low) =>
        high == low ? $"{signal}[{Text(low)}]" : $"{signal}[{Text(high)}:{Text(low)}]";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

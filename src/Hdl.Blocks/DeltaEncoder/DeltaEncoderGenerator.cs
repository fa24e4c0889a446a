using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.DeltaEncoder;

/// <summary>Sends of each vector only the elements that moved far enough since they were last sent.</summary>
public sealed class DeltaEncoderGenerator : StreamBlockGenerator<DeltaEncoderParameters>
{
    /// <inheritdoc/>
    public override string Name => "delta_encoder";

    /// <inheritdoc/>
    public override string Summary => "Vectors to the differences that reach a threshold, packed densely, no bubbles";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "64 elements of 16 bits, one lane", new DeltaEncoderParameters()),
        new("plain", "The same with plain ports", new DeltaEncoderParameters { Ports = PortStyle.Plain }),
        new("single", "One element of the least width", new DeltaEncoderParameters { Ports = PortStyle.Plain, Length = 1, ValueWidth = 2 }),
        new("two-words", "Two words, saturating", new DeltaEncoderParameters { Ports = PortStyle.Plain, Length = 2, ValueWidth = 3, Delta = DeltaRange.Saturate }),
        new("one-word", "More lanes than elements", new DeltaEncoderParameters { Ports = PortStyle.Plain, Length = 3, ValueWidth = 5, Lanes = 4, Delta = DeltaRange.Saturate }),
        new("odd", "A last beat that is not full", new DeltaEncoderParameters { Ports = PortStyle.Plain, Length = 7, ValueWidth = 4, Lanes = 2 }),
        new("lanes4", "Four lanes, saturating", new DeltaEncoderParameters { Ports = PortStyle.Plain, Length = 22, ValueWidth = 9, Lanes = 4, Delta = DeltaRange.Saturate }),
        new("wide", "Eight lanes of the greatest width", new DeltaEncoderParameters { Ports = PortStyle.Plain, Length = 40, ValueWidth = 32, Lanes = 8 }),
        new("longest", "The greatest length and number of lanes, in a macro", new DeltaEncoderParameters
        {
            Ports = PortStyle.Plain, Length = 4096, ValueWidth = 8, Lanes = 16, Memory = MemoryForm.Macro,
        }),
        new("axi-two-words", "AXI: two words, saturating", new DeltaEncoderParameters { Length = 2, ValueWidth = 3, Delta = DeltaRange.Saturate }),
        new("axi-one-word", "AXI: more lanes than elements, so that no vector ends early", new DeltaEncoderParameters { Length = 3, ValueWidth = 5, Lanes = 4 }),
        new("axi-odd", "AXI: two lanes, a last beat that is not full", new DeltaEncoderParameters { Length = 7, ValueWidth = 8, Lanes = 2 }),
        new("axi-wide", "AXI: four lanes of the greatest width", new DeltaEncoderParameters { Length = 300, ValueWidth = 32, Lanes = 4 }),
        new("axi-registered", "AXI: two lanes, outputs through a register", new DeltaEncoderParameters { Length = 9, ValueWidth = 6, Lanes = 2, RegisteredReady = true }),
    ];

    /// <summary><c>delta_encoder_n64_v16</c>, with <c>_k4</c> for lanes and <c>_sat</c> for deltas that saturate.</summary>
    public static string ModuleName(DeltaEncoderParameters parameters) => $"delta_encoder_{Shape(parameters)}";

    /// <inheritdoc/>
    protected override ModuleInterface GeneratePlain(DeltaEncoderParameters parameters, DesignBuilder design)
    {
        int used = parameters.UsedLanes;
        int item = parameters.IndexWidth + parameters.DeltaWidth;
        var packer = new LanePackerParameters { InputItems = used, BeatItems = parameters.Lanes, ItemWidth = item, Style = parameters.Style };
        var model = new ViewModel
        {
            ["lane_module"] = Lane(parameters, design),
            ["lanes_from_top"] = Enumerable.Range(0, used).Reverse().ToList(),
            ["packer"] = InstanceView.Of(new LanePackerGenerator().Generate(packer, design), "u_packer", new Dictionary<string, string>
            {
                ["items_valid_i"] = "item_valid_q",
                ["items_ready_o"] = "items_ready",
                ["items_data_i"] = "items",
                ["items_keep_i"] = "item_keep_q",
                ["items_last_i"] = "item_last_q",
                ["beat_valid_o"] = "pair_valid_o",
                ["beat_ready_i"] = "pair_ready_i",
                ["beat_data_o"] = "beat",
                ["beat_keep_o"] = "pair_keep_o",
                ["beat_last_o"] = "pair_last_o",
            }),
        };
        if (parameters.Words > 1)
        {
            model["ram"] = InstanceView.Of(new RamGenerator().Generate(parameters.Ram, design), "u_state", new Dictionary<string, string>
            {
                ["read_enable_i"] = "accept",
                ["read_address_i"] = "word_q",
                ["read_data_o"] = "state",
                ["write_enable_i"] = "visit_write",
                ["write_address_i"] = "visit_word_q",
                ["write_data_i"] = "next_state",
            });
        }

        return design.AddModule("delta_encoder", Ports(parameters, new InterfaceBuilder(ModuleName(parameters), design.Style)), parameters, model);
    }

    private static ModuleInterface Ports(DeltaEncoderParameters parameters, InterfaceBuilder ports)
    {
        string early = parameters.Words > 1
            ? "Bit 0: a vector ended early; the rest of the state stays as it was."
            : "Bit 0 is 0, for a vector of one beat cannot end early.";
        return ports
            .Group("Taken with the first beat of a vector, for all of it")
            .Input("theta_i", parameters.ValueWidth)
            .Input("clear_i", 1)
            .Group($"Errors since reset or error_clear_i.\n{early}\nBit 1: beats beyond the vector's length were dropped.")
            .Input("error_clear_i", 1)
            .Output("error_o", 2)
            .Group(parameters.Lanes == 1 ? "Vectors, an element per beat" : $"Vectors, {Text(parameters.Lanes)} elements per beat, the first in the low bits")
            .InputStream("vector", ("data", parameters.Lanes * parameters.ValueWidth), ("last", 1))
            .Group("Pairs").OutputStream("pair", DeltaStreams.PairFields(parameters))
            .Build();
    }

    /// <summary>What the module names of encoder and accumulator say: <c>n64_v16_k4_sat</c>.</summary>
    internal static string Shape(DeltaParameters parameters)
    {
        string lanes = parameters.Lanes == 1 ? "" : $"_k{Text(parameters.Lanes)}";
        string delta = parameters.Delta == DeltaRange.Exact ? "" : "_sat";
        return $"n{Text(parameters.Length)}_v{Text(parameters.ValueWidth)}{lanes}{delta}";
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(DeltaEncoderParameters parameters) => new()
    {
        Id = "DEN1",
        Shape = new AxiShapeParameters(parameters.ValueWidth, parameters.Lanes, parameters.Length, AxiShapeParameters.Elements),
        Format = DeltaStreams.Format(parameters),
        Streams = DeltaStreams.Of(parameters, encodes: true),
        Argument = new AxiArgumentParameters("theta", parameters.ValueWidth, "threshold"),
        ClearedStream = "vector",
        Errors =
        [
            // A vector of one beat cannot end early.
            new("early_end", "a vector ended early") { IsPossible = parameters.Words > 1 },
            new("surplus_beats", "beats beyond the vector's length were dropped"),
        ],
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(DeltaEncoderParameters parameters) =>
    [
        new("index width", Text(parameters.IndexWidth), "bits"),
        new("delta width", Text(parameters.DeltaWidth), "bits"),
        new("state", Text(parameters.Length * parameters.ValueWidth), "bits", parameters.Words > 1
            ? $"in a memory of {Text(parameters.Words)} words of {Text(parameters.UsedLanes * parameters.ValueWidth)} bits"
            : "in registers"),
        new("cycles per vector", Text(parameters.Words), "cycles", "while the pairs leave at once"),
        new("latency", "5", "cycles", "from a vector's last beat to its last pair"),
    ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(DeltaEncoderParameters parameters) => new DeltaEncoderGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(DeltaEncoderParameters parameters, ScenarioOptions options) =>
        new DeltaEncoderScenarios(parameters, options).Create();

    private static string Lane(DeltaEncoderParameters parameters, DesignBuilder design)
    {
        int width = parameters.ValueWidth;
        string sign = Text(width - 1);
        string module = $"delta_encoder_lane_v{Text(width)}{(parameters.Delta == DeltaRange.Exact ? "" : "_sat")}";
        ModuleInterface ports = InterfaceBuilder.Combinational(module)
            .Input("value_i", width)
            .Input("fresh_i", 1).Aside("h is 0, whatever state_i is")
            .Input("state_i", width)
            .Input("theta_i", width)
            .Output("changed_o", 1)
            .Output("delta_o", parameters.DeltaWidth)
            .Output("state_o", width)
            .Build();
        return design.AddModule("delta_encoder_lane", ports, parameters, new ViewModel
        {
            ["limit"] = $"{{!held[{sign}], {{{sign}{{held[{sign}]}}}}}}",
        }).Name;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

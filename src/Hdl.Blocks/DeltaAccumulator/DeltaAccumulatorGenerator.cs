using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Blocks.Primitives.LaneUnpacker;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Generation;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.DeltaAccumulator;

/// <summary>Sums deltas into a state and sends the state after each packet: the inverse of the delta encoder.</summary>
public sealed class DeltaAccumulatorGenerator : StreamBlockGenerator<DeltaAccumulatorParameters>
{
    /// <inheritdoc/>
    public override string Name => "delta_accumulator";

    /// <inheritdoc/>
    public override string Summary => "Packets of index and delta back to vectors, one beat a cycle";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "64 elements of 16 bits, one lane", new DeltaAccumulatorParameters()),
        new("plain", "The same with plain ports", new DeltaAccumulatorParameters { Ports = PortStyle.Plain }),
        new("single", "One element of the least width", new DeltaAccumulatorParameters { Ports = PortStyle.Plain, Length = 1, ValueWidth = 2 }),
        new("two-words", "Two words, saturating", new DeltaAccumulatorParameters { Ports = PortStyle.Plain, Length = 2, ValueWidth = 3, Delta = DeltaRange.Saturate }),
        new("one-word", "More lanes than elements", new DeltaAccumulatorParameters { Ports = PortStyle.Plain, Length = 3, ValueWidth = 5, Lanes = 4, Delta = DeltaRange.Saturate }),
        new("odd", "A last beat that is not full", new DeltaAccumulatorParameters { Ports = PortStyle.Plain, Length = 7, ValueWidth = 4, Lanes = 2 }),
        new("lanes4", "Four lanes, saturating", new DeltaAccumulatorParameters { Ports = PortStyle.Plain, Length = 22, ValueWidth = 9, Lanes = 4, Delta = DeltaRange.Saturate }),
        new("wide", "Eight lanes of the greatest width", new DeltaAccumulatorParameters { Ports = PortStyle.Plain, Length = 40, ValueWidth = 32, Lanes = 8 }),
        new("longest", "The greatest length and number of lanes, in a macro", new DeltaAccumulatorParameters
        {
            Ports = PortStyle.Plain, Length = 4096, ValueWidth = 8, Lanes = 16, Memory = MemoryForm.Macro,
        }),
        new("axi-two-words", "AXI: two words, saturating", new DeltaAccumulatorParameters { Length = 2, ValueWidth = 3, Delta = DeltaRange.Saturate }),
        new("axi-odd", "AXI: two lanes, a last beat that is not full", new DeltaAccumulatorParameters { Length = 7, ValueWidth = 8, Lanes = 2 }),
        new("axi-wide", "AXI: four lanes of the greatest width", new DeltaAccumulatorParameters { Length = 300, ValueWidth = 32, Lanes = 4 }),
        new("axi-registered", "AXI: an output whose items are always there, through a register", new DeltaAccumulatorParameters { Length = 9, ValueWidth = 6, Lanes = 2, RegisteredReady = true }),
    ];

    /// <summary><c>delta_accumulator_n64_v16</c>, with <c>_k4</c> for lanes and <c>_sat</c> for deltas that saturate.</summary>
    public static string ModuleName(DeltaAccumulatorParameters parameters) => $"delta_accumulator_{DeltaEncoderGenerator.Shape(parameters)}";

    /// <inheritdoc/>
    protected override ModuleInterface GeneratePlain(DeltaAccumulatorParameters parameters, DesignBuilder design)
    {
        string module = ModuleName(parameters);
        int lanes = parameters.Lanes;
        int used = parameters.UsedLanes;
        int width = parameters.ValueWidth;
        int item = parameters.IndexWidth + width;
        bool memory = parameters.Words > 1;
        bool several = used > 1;
        int word = FixedPoint.IndexWidth(parameters.Words);
        int take = FixedPoint.UnsignedWidth(used);
        var model = new ViewModel
        {
            ["length"] = parameters.Length,
            ["width"] = width,
            ["words"] = parameters.Words,
            ["plural"] = memory,
            ["elements"] = parameters.Length > 1,
            ["used"] = used,
            ["exact"] = parameters.Delta == DeltaRange.Exact,
            ["memory"] = memory,
            ["several"] = several,
            ["items_range"] = VectorRange.Of(lanes * item),
            ["window_range"] = VectorRange.Of(used * item),
            ["lanes_range"] = VectorRange.Of(used),
            ["lanes_zero"] = Literal.Decimal(0, used),
            ["take_range"] = VectorRange.Of(take),
            ["state_range"] = VectorRange.Of(used * width),
            ["state_zero"] = Literal.Decimal(0, used * width),
            ["value_range"] = VectorRange.Of(width),
            ["value_zero"] = Literal.Decimal(0, width),
            ["word_range"] = VectorRange.Of(word),
            ["word_zero"] = Literal.Decimal(0, word),
            ["word_one"] = Literal.Decimal(1, word),
            ["last_word"] = Literal.Decimal(parameters.Words - 1, word),
            ["index_range"] = VectorRange.Of(parameters.IndexWidth),
            ["index_select"] = Select(parameters.IndexWidth - 1, 0),
            ["value_select"] = Select(item - 1, parameters.IndexWidth),
            ["bounded"] = IsBounded(parameters),
            ["length_literal"] = IsBounded(parameters) ? Literal.Decimal(parameters.Length, parameters.IndexWidth) : "",
            ["data"] = used == lanes ? "sum" : $"{{{Literal.Decimal(0, (lanes - used) * width)}, sum}}",
            ["rows"] = Enumerable.Range(0, lanes).Reverse().Select(slot => Row(parameters, slot)).ToList(),
            ["unpacker"] = InstanceView.Of(LaneUnpackerModule.Add(design, lanes, used, item, UnpackerView.Checked), "u_unpacker", new Dictionary<string, string>
            {
                ["beat_valid_i"] = "pair_valid_i",
                ["beat_ready_o"] = "pair_ready_o",
                ["beat_data_i"] = "items",
                ["beat_keep_i"] = "pair_keep_i",
                ["beat_last_i"] = "pair_last_i",
                ["window_data_o"] = "window",
                ["window_present_o"] = "kept",
                ["window_known_o"] = "known",
                ["drop_o"] = "unused_drop",
                ["go_i"] = "visit_free",
                ["take_i"] = "taken",
                ["close_i"] = "close",
                ["surplus_o"] = "surplus",
            }),
        };
        if (several)
        {
            model["match"] = Match(parameters, design);
        }

        if (memory)
        {
            model["ram"] = InstanceView.Of(new RamGenerator().Generate(parameters.Ram, design), "u_state", new Dictionary<string, string>
            {
                ["read_enable_i"] = "visit_free",
                ["read_address_i"] = "word_q",
                ["read_data_o"] = "state",
                ["write_enable_i"] = "write",
                ["write_address_i"] = "visit_word_q",
                ["write_data_i"] = "sum",
            });
        }

        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Taken with the first beat of a packet, for all of it").Input("clear_i", 1)
            .Group("""
                Since reset or error_clear_i, a pair was dropped: its index was beyond the vector, or not
                greater than those before it, or it came behind a slot that was not kept.
                """)
            .Input("error_clear_i", 1)
            .Output("error_o", 1)
            .Group($"Pairs, {Text(lanes)} a beat, the first in the low bits").InputStream("pair", DeltaStreams.PairFields(parameters))
            .Group("Vectors").OutputStream("vector", ("data", lanes * width), ("last", 1))
            .Build();
        return design.AddModule("delta_accumulator", ports, model);
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(DeltaAccumulatorParameters parameters) => new()
    {
        Id = "DAC1",
        Shape = new AxiShapeParameters(parameters.ValueWidth, parameters.Lanes, parameters.Length, AxiShapeParameters.Elements),
        Format = DeltaStreams.Format(parameters),
        Streams = DeltaStreams.Of(parameters, encodes: false),
        ClearedStream = "pair",
        Errors = [new("dropped_pair", "a pair was dropped: its index too great or out of order, or behind a gap")],
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(DeltaAccumulatorParameters parameters) =>
    [
        new("index width", Text(parameters.IndexWidth), "bits"),
        new("delta width", Text(parameters.DeltaWidth), "bits"),
        new("state", Text(parameters.Length * parameters.ValueWidth), "bits", parameters.Words > 1
            ? $"in a memory of {Text(parameters.Words)} words of {Text(parameters.UsedLanes * parameters.ValueWidth)} bits"
            : "in registers"),
        new("cycles a packet", Text(parameters.Words), "cycles", "while its vector leaves at once"),
        new("latency", "2", "cycles", "from a packet's first beat to its vector's first, which it decides"),
    ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(DeltaAccumulatorParameters parameters) => new DeltaAccumulatorGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(DeltaAccumulatorParameters parameters, ScenarioOptions options) =>
        new DeltaAccumulatorScenarios(parameters, options).Create();

    // Whether an index can be beyond the vector.
    private static bool IsBounded(DeltaAccumulatorParameters parameters) => parameters.Length != 1 << parameters.IndexWidth;

    private static ViewModel Match(DeltaAccumulatorParameters parameters, DesignBuilder design)
    {
        int used = parameters.UsedLanes;
        int width = parameters.ValueWidth;
        int index = parameters.IndexWidth;
        int item = index + width;
        bool memory = parameters.Words > 1;
        bool bounded = IsBounded(parameters);
        bool partial = memory && parameters.Length % parameters.Lanes != 0;
        int lane = memory ? FixedPoint.CeilLog2(parameters.Lanes) : index;
        int take = FixedPoint.UnsignedWidth(used);
        string module = $"delta_accumulator_match_{DeltaEncoderGenerator.Shape(parameters)}";
        InterfaceBuilder ports = InterfaceBuilder.Combinational(module)
            .Note("The next pairs, {value, index} each, the first in the low bits").Input("window_i", used * item)
            .Input("present_i", used).Aside("there is such a pair")
            .Input("known_i", used).Aside("there is, or the packet ends before it");
        var nets = new Dictionary<string, string>
        {
            ["window_i"] = "window",
            ["present_i"] = "present",
            ["known_i"] = "known",
            ["hit_i"] = "hit_q",
            ["hit_o"] = "hit",
            ["value_o"] = "addend",
            ["finished_o"] = "finished",
            ["bad_o"] = "bad",
            ["taken_o"] = "taken",
        };
        if (memory)
        {
            ports.Input("word_i", index - lane);
            nets.Add("word_i", "word_q");
        }

        ports.Input("hit_i", used).Aside("lanes of the word that had their pair earlier")
            .Group("Lanes that have their pair here, and its value; 0 for the others")
            .Output("hit_o", used)
            .Output("value_o", used * width)
            .Output("finished_o", 1).Aside("no more pairs of this word will come")
            .Output("bad_o", 1).Aside("the first pair cannot be used")
            .Output("taken_o", take).Aside("pairs used or dropped");
        ModuleInterface match = design.AddModule("delta_accumulator_match", ports.Build(), new ViewModel
        {
            ["used"] = used,
            ["memory"] = memory,
            ["bounded"] = bounded,
            ["partial"] = partial,
            ["width"] = width,
            ["item_width"] = item,
            ["index_width"] = index,
            ["lane_width"] = lane,
            ["items_range"] = VectorRange.Of(used * item),
            ["lanes_range"] = VectorRange.Of(used),
            ["lanes_one"] = Literal.Decimal(1, used),
            ["places_range"] = VectorRange.Of(used + 1),
            ["masks_range"] = VectorRange.Of(used * used),
            ["lane_numbers_range"] = VectorRange.Of(used * lane),
            ["first_number"] = $"number{Select(lane - 1, 0)}",
            ["index_range"] = VectorRange.Of(index),
            ["lane_select"] = memory ? Select(lane - 1, 0) : "",
            ["word_select"] = memory ? Select(index - 1, lane) : "",
            ["length_literal"] = bounded ? Literal.Decimal(parameters.Length, index) : "",
            ["last_index"] = Literal.Decimal(parameters.Length - 1, index),
            ["value_range"] = VectorRange.Of(width),
            ["value_zero"] = Literal.Decimal(0, width),
            ["chosen_mask"] = $"{{{Text(width)}{{chosen[place]}}}}",
            ["take_range"] = VectorRange.Of(take),
            ["take_zero"] = Literal.Decimal(0, take),
            ["take_one"] = Literal.Decimal(1, take),
            ["take_msb"] = take - 1,
            ["used_msb"] = used - 1,
        });
        return InstanceView.Of(match, "u_match", nets);
    }

    // Modulo 2^V the sign bit of a longer delta does not count.
    private static ViewModel Row(DeltaAccumulatorParameters parameters, int slot)
    {
        int delta = slot * parameters.DeltaWidth;
        int index = slot * parameters.IndexWidth;
        bool whole = parameters.Lanes == 1 && parameters.IndexWidth == 1;
        return new ViewModel
        {
            ["delta"] = $"pair_delta_i{Select(delta + parameters.ValueWidth - 1, delta)}",
            ["index"] = whole ? "pair_index_i" : $"pair_index_i{Select(index + parameters.IndexWidth - 1, index)}",
            ["separator"] = slot == 0 ? "" : ",",
        };
    }

    private static string Select(int high, int low) => high == low ? $"[{Text(low)}]" : $"[{Text(high)}:{Text(low)}]";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Blocks.Primitives.LaneUnpacker;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.DeltaAccumulator;

/// <summary>Sums deltas into a state and sends the state after each packet: the inverse of the delta encoder.</summary>
public sealed class DeltaAccumulatorGenerator : StreamBlockGenerator<DeltaAccumulatorParameters>
{
    /// <inheritdoc/>
    public override string Name => "delta_accumulator";

    /// <inheritdoc/>
    public override string Summary => "Packets of index and delta back to vectors, one beat per cycle";

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
        int lanes = parameters.Lanes;
        int used = parameters.UsedLanes;
        int width = parameters.ValueWidth;
        int item = parameters.IndexWidth + width;
        var model = new ViewModel
        {
            ["slots_from_top"] = Enumerable.Range(0, lanes).Reverse().ToList(),
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
        if (used > 1)
        {
            model["match"] = Match(parameters, design);
        }

        if (parameters.Words > 1)
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

        ModuleInterface ports = new InterfaceBuilder(ModuleName(parameters), design.Style)
            .Group("Taken with the first beat of a packet, for all of it").Input("clear_i", 1)
            .Group("""
                Since reset or error_clear_i, a pair was dropped: its index was beyond the vector, or not
                greater than those before it, or it came behind a slot that was not kept.
                """)
            .Input("error_clear_i", 1)
            .Output("error_o", 1)
            .Group(lanes == 1 ? "Pairs, one per beat" : $"Pairs, {Text(lanes)} per beat, the first in the low bits").InputStream("pair", DeltaStreams.PairFields(parameters))
            .Group("Vectors").OutputStream("vector", ("data", lanes * width), ("last", 1))
            .Build();
        return design.AddModule("delta_accumulator", ports, parameters, model);
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
        new("cycles per packet", Text(parameters.Words), "cycles", "while its vector leaves at once"),
        new("latency", "2", "cycles", "from a packet's first beat to its vector's first, which it decides"),
    ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(DeltaAccumulatorParameters parameters) => new DeltaAccumulatorGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(DeltaAccumulatorParameters parameters, ScenarioOptions options) =>
        new DeltaAccumulatorScenarios(parameters, options).Create();

    private static ViewModel Match(DeltaAccumulatorParameters parameters, DesignBuilder design)
    {
        int used = parameters.UsedLanes;
        int width = parameters.ValueWidth;
        bool memory = parameters.Words > 1;
        string module = $"delta_accumulator_match_{DeltaEncoderGenerator.Shape(parameters)}";
        InterfaceBuilder ports = InterfaceBuilder.Combinational(module)
            .Note("The next pairs, {value, index} each, the first in the low bits").Input("window_i", used * (parameters.IndexWidth + width))
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
            ports.Input("word_i", parameters.AddressWidth);
            nets.Add("word_i", "word_q");
        }

        ports.Input("hit_i", used).Aside("lanes of the word that had their pair earlier")
            .Group("Lanes that have their pair here, and its value; 0 for the others")
            .Output("hit_o", used)
            .Output("value_o", used * width)
            .Output("finished_o", 1).Aside("no more pairs of this word will come")
            .Output("bad_o", 1).Aside("the first pair cannot be used")
            .Output("taken_o", FixedPoint.UnsignedWidth(used)).Aside("pairs used or dropped");
        ModuleInterface match = design.AddModule("delta_accumulator_match", ports.Build(), parameters);
        return InstanceView.Of(match, "u_match", nets);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

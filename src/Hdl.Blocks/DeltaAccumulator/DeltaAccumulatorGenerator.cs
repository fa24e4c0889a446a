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
            new(
                "single",
                "One element of the least width",
                new DeltaAccumulatorParameters
                {
                    Ports = PortStyle.Plain,
                    Length = 1,
                    ValueWidth = 2,
                }),
            new(
                "two-words",
                "Two words, saturating",
                new DeltaAccumulatorParameters
                {
                    Ports = PortStyle.Plain,
                    Length = 2,
                    ValueWidth = 3,
                    Delta = DeltaRange.Saturate,
                }),
            new(
                "one-word",
                "More lanes than elements",
                new DeltaAccumulatorParameters
                {
                    Ports = PortStyle.Plain,
                    Length = 3,
                    ValueWidth = 5,
                    Lanes = 4,
                    Delta = DeltaRange.Saturate,
                }),
            new(
                "odd",
                "A last beat that is not full",
                new DeltaAccumulatorParameters
                {
                    Ports = PortStyle.Plain,
                    Length = 7,
                    ValueWidth = 4,
                    Lanes = 2,
                }),
            new(
                "lanes4",
                "Four lanes, saturating",
                new DeltaAccumulatorParameters
                {
                    Ports = PortStyle.Plain,
                    Length = 22,
                    ValueWidth = 9,
                    Lanes = 4,
                    Delta = DeltaRange.Saturate,
                }),
            new(
                "wide",
                "Eight lanes of the greatest width",
                new DeltaAccumulatorParameters
                {
                    Ports = PortStyle.Plain,
                    Length = 40,
                    ValueWidth = 32,
                    Lanes = 8,
                }),
            new(
                "longest",
                "The greatest length and number of lanes, in a macro",
                new DeltaAccumulatorParameters
                {
                    Ports = PortStyle.Plain,
                    Length = 4096,
                    ValueWidth = 8,
                    Lanes = 16,
                    Memory = MemoryForm.Macro,
                }),
            new(
                "axi-two-words",
                "AXI: two words, saturating",
                new DeltaAccumulatorParameters
                {
                    Length = 2,
                    ValueWidth = 3,
                    Delta = DeltaRange.Saturate,
                }),
            new(
                "axi-odd",
                "AXI: two lanes, a last beat that is not full",
                new DeltaAccumulatorParameters
                {
                    Length = 7,
                    ValueWidth = 8,
                    Lanes = 2,
                }),
            new(
                "axi-wide",
                "AXI: four lanes of the greatest width",
                new DeltaAccumulatorParameters
                {
                    Length = 300,
                    ValueWidth = 32,
                    Lanes = 4,
                }),
            new(
                "axi-registered",
                "AXI: an output whose items are always there, through a register",
                new DeltaAccumulatorParameters
                {
                    Length = 9,
                    ValueWidth = 6,
                    Lanes = 2,
                    RegisteredReady = true,
                }),
        ];

    /// <summary>
    /// <c>delta_accumulator_n64_v16</c>, with <c>_k4</c> for lanes and <c>_sat</c> for deltas that saturate.
    /// </summary>
    public static string ModuleName(DeltaAccumulatorParameters parameters) =>
        $"delta_accumulator_{DeltaEncoderGenerator.Shape(parameters)}";

    /// <inheritdoc/>
    protected override ModuleInterface GeneratePlain(DeltaAccumulatorParameters parameters, DesignBuilder design)
    {
        int lanes = parameters.Lanes;
        int used = parameters.UsedLanes;
        int item = parameters.IndexWidth + parameters.ValueWidth;
        string unpacker = LaneUnpackerModule.Add(design, lanes, used, item, UnpackerView.Checked).Name;
        string match = used > 1 ? Match(parameters, design) : "";
        ModuleInterface ports = new DeltaAccumulatorPorts(parameters).Build(ModuleName(parameters), design.Style);
        return design.AddModule("delta_accumulator", ports, parameters, new ViewModel
        {
            ["slots_from_top"] = Enumerable.Range(0, lanes).Reverse().ToList(),
            ["unpacker_module"] = unpacker,
            ["match_module"] = match,
            ["ram_module"] = parameters.Words > 1 ? new RamGenerator().Generate(parameters.Ram, design).Name : "",
        });
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(DeltaAccumulatorParameters parameters)
    {
        var ports = new DeltaAccumulatorPorts(parameters);
        return new AxiBlockParameters
        {
            Id = "DAC1",
            Shape = new AxiShapeParameters(
                parameters.ValueWidth, parameters.Lanes, parameters.Length, AxiShapeParameters.Elements),
            Format = DeltaStreams.Format(parameters),
            Streams = [DeltaStreams.Pair(ports.Pair), DeltaStreams.Vector(ports.Vector)],
            Clear = new AxiClearParameters(ports.Pair, ports.Clear),
            ErrorClear = ports.ErrorClear,
            Error = ports.Error,
            Errors = [new("dropped_pair", "a pair was dropped: its index too great or out of order, or behind a gap")],
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(DeltaAccumulatorParameters parameters) =>
        [
            new("index width", Text(parameters.IndexWidth), "bits"),
            new("delta width", Text(parameters.DeltaWidth), "bits"),
            new(
                "state",
                Text(parameters.Length * parameters.ValueWidth),
                "bits",
                parameters.Words > 1
                    ? $"in a memory of {Text(parameters.Words)} words of "
                        + $"{Text(parameters.UsedLanes * parameters.ValueWidth)} bits"
                    : "in registers"),
            new("cycles per packet", Text(parameters.Words), "cycles", "while its vector leaves at once"),
            new("latency", "2", "cycles", "from a packet's first beat to its vector's first, which it decides"),
        ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(DeltaAccumulatorParameters parameters) =>
        new DeltaAccumulatorGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(
        DeltaAccumulatorParameters parameters,
        ScenarioOptions options) => new DeltaAccumulatorScenarios(parameters, options).Create();

    private static string Match(DeltaAccumulatorParameters parameters, DesignBuilder design)
    {
        int used = parameters.UsedLanes;
        int width = parameters.ValueWidth;
        string module = $"delta_accumulator_match_{DeltaEncoderGenerator.Shape(parameters)}";
        InterfaceBuilder ports = InterfaceBuilder
            .Combinational(module)
            .Note("The next pairs, {value, index} each, the first in the low bits")
            .Input("window_i", used * (parameters.IndexWidth + width))
            .Input("present_i", used)
            .Aside("there is such a pair")
            .Input("known_i", used)
            .Aside("there is, or the packet ends before it");
        if (parameters.Words > 1)
        {
            ports.Input("word_i", parameters.AddressWidth);
        }

        ports.Input("hit_i", used).Aside("lanes of the word that had their pair earlier")
            .Group("Lanes that have their pair here, and its value; 0 for the others")
            .Output("hit_o", used)
            .Output("value_o", used * width)
            .Output("finished_o", 1).Aside("no more pairs of this word will come")
            .Output("bad_o", 1).Aside("the first pair cannot be used")
            .Output("taken_o", FixedPoint.UnsignedWidth(used)).Aside("pairs used or dropped");
        return design.AddModule("delta_accumulator_match", ports.Build(), parameters).Name;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

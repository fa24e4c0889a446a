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
            new(
                "single",
                "One element of the least width",
                new DeltaEncoderParameters
                {
                    Ports = PortStyle.Plain,
                    Length = 1,
                    ValueWidth = 2,
                }),
            new(
                "two-words",
                "Two words, saturating",
                new DeltaEncoderParameters
                {
                    Ports = PortStyle.Plain,
                    Length = 2,
                    ValueWidth = 3,
                    Delta = DeltaRange.Saturate,
                }),
            new(
                "one-word",
                "More lanes than elements",
                new DeltaEncoderParameters
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
                new DeltaEncoderParameters
                {
                    Ports = PortStyle.Plain,
                    Length = 7,
                    ValueWidth = 4,
                    Lanes = 2,
                }),
            new(
                "lanes4",
                "Four lanes, saturating",
                new DeltaEncoderParameters
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
                new DeltaEncoderParameters
                {
                    Ports = PortStyle.Plain,
                    Length = 40,
                    ValueWidth = 32,
                    Lanes = 8,
                }),
            new(
                "longest",
                "The greatest length and number of lanes, in a macro",
                new DeltaEncoderParameters
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
                new DeltaEncoderParameters
                {
                    Length = 2,
                    ValueWidth = 3,
                    Delta = DeltaRange.Saturate,
                }),
            new(
                "axi-one-word",
                "AXI: more lanes than elements, so that no vector ends early",
                new DeltaEncoderParameters
                {
                    Length = 3,
                    ValueWidth = 5,
                    Lanes = 4,
                }),
            new(
                "axi-odd",
                "AXI: two lanes, a last beat that is not full",
                new DeltaEncoderParameters
                {
                    Length = 7,
                    ValueWidth = 8,
                    Lanes = 2,
                }),
            new(
                "axi-wide",
                "AXI: four lanes of the greatest width",
                new DeltaEncoderParameters
                {
                    Length = 300,
                    ValueWidth = 32,
                    Lanes = 4,
                }),
            new(
                "axi-registered",
                "AXI: two lanes, outputs through a register",
                new DeltaEncoderParameters
                {
                    Length = 9,
                    ValueWidth = 6,
                    Lanes = 2,
                    RegisteredReady = true,
                }),
        ];

    /// <summary>
    /// <c>delta_encoder_n64_v16</c>, with <c>_k4</c> for lanes and <c>_sat</c> for deltas that saturate.
    /// </summary>
    public static string ModuleName(DeltaEncoderParameters parameters) => $"delta_encoder_{Shape(parameters)}";

    /// <summary>Adds the combinational module of one element, for blocks that keep states of their own.</summary>
    /// <param name="parameters">Width of an element, and range of its deltas; the rest does not matter.</param>
    /// <param name="design">The design.</param>
    public static ModuleInterface AddLane(DeltaEncoderParameters parameters, DesignBuilder design)
    {
        int width = parameters.ValueWidth;
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
        return design.AddModule("delta_encoder_lane", ports, parameters);
    }

    /// <inheritdoc/>
    protected override ModuleInterface GeneratePlain(DeltaEncoderParameters parameters, DesignBuilder design)
    {
        int used = parameters.UsedLanes;
        int item = parameters.IndexWidth + parameters.DeltaWidth;
        var packer = new LanePackerParameters
        {
            InputItems = used,
            BeatItems = parameters.Lanes,
            ItemWidth = item,
            Style = parameters.Style,
        };
        string lane = AddLane(parameters, design).Name;
        string packerModule = new LanePackerGenerator().Generate(packer, design).Name;
        ModuleInterface ports = new DeltaEncoderPorts(parameters).Build(ModuleName(parameters), design.Style);
        return design.AddModule("delta_encoder", ports, parameters, new ViewModel
        {
            ["lane_module"] = lane,
            ["lanes_from_top"] = Enumerable.Range(0, used).Reverse().ToList(),
            ["packer_module"] = packerModule,
            ["ram_module"] = parameters.Words > 1 ? new RamGenerator().Generate(parameters.Ram, design).Name : "",
        });
    }

    /// <summary>What the module names of encoder and accumulator say: <c>n64_v16_k4_sat</c>.</summary>
    internal static string Shape(DeltaParameters parameters)
    {
        string lanes = parameters.Lanes == 1 ? "" : $"_k{Text(parameters.Lanes)}";
        string delta = parameters.Delta == DeltaRange.Exact ? "" : "_sat";
        return $"n{Text(parameters.Length)}_v{Text(parameters.ValueWidth)}{lanes}{delta}";
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(DeltaEncoderParameters parameters)
    {
        var ports = new DeltaEncoderPorts(parameters);
        return new AxiBlockParameters
        {
            Id = "DEN1",
            Shape = new AxiShapeParameters(
                parameters.ValueWidth, parameters.Lanes, parameters.Length, AxiShapeParameters.Elements),
            Format = DeltaStreams.Format(parameters),
            Streams = [DeltaStreams.Vector(ports.Vector), DeltaStreams.Pair(ports.Pair)],
            Argument = new AxiArgumentParameters(ports.Theta, "threshold"),
            Clear = new AxiClearParameters(ports.Vector, ports.Clear),
            ErrorClear = ports.ErrorClear,
            Error = ports.Error,
            Errors =
            [
                // A vector of one beat cannot end early.
                new("early_end", "a vector ended early") { IsPossible = parameters.Words > 1 },
                new("surplus_beats", "beats beyond the vector's length were dropped"),
            ],
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(DeltaEncoderParameters parameters) =>
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
            new("cycles per vector", Text(parameters.Words), "cycles", "while the pairs leave at once"),
            new("latency", "5", "cycles", "from a vector's last beat to its last pair"),
        ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(DeltaEncoderParameters parameters) =>
        new DeltaEncoderGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(
        DeltaEncoderParameters parameters,
        ScenarioOptions options) => new DeltaEncoderScenarios(parameters, options).Create();

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.SparsityMap;

/// <summary>Pixels to sparsity maps and the values that are not 0.</summary>
public sealed class SparsityMapCompressorGenerator : StreamBlockGenerator<SparsityMapCompressorParameters>
{
    /// <inheritdoc/>
    public override string Name => "sparsity_map_compressor";

    /// <inheritdoc/>
    public override string Summary =>
        "Pixels to sparsity map and non-zero values (NullHop), interleaved or split, 1 to 16 lanes";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "NullHop: 16 bits, maps of 16, one pixel per cycle", new SparsityMapCompressorParameters()),
            new("plain", "The same with plain ports", new SparsityMapCompressorParameters { Ports = PortStyle.Plain }),
            new(
                "split", "Plain on two streams",
                new SparsityMapCompressorParameters { Ports = PortStyle.Plain, Layout = SparsityMapLayout.Split }),
            new(
                "narrow",
                "Pixels of 2 bits, maps of 8, two lanes",
                new SparsityMapCompressorParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 2,
                    MapWidth = 8,
                    Lanes = 2,
                }),
            new(
                "wide",
                "Pixels of 32 bits, maps of 32, four lanes",
                new SparsityMapCompressorParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 32,
                    MapWidth = 32,
                    Lanes = 4,
                }),
            new(
                "beat",
                "A map word per beat",
                new SparsityMapCompressorParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 8,
                    MapWidth = 8,
                    Lanes = 8,
                }),
            new(
                "two-words",
                "Two map words per beat",
                new SparsityMapCompressorParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 5,
                    MapWidth = 8,
                    Lanes = 16,
                }),
            new(
                "split-two-words",
                "Two map words per beat, on two streams",
                new SparsityMapCompressorParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 9,
                    MapWidth = 8,
                    Lanes = 16,
                    Layout = SparsityMapLayout.Split,
                }),
            new(
                "split-wide",
                "Maps of 32 bits, eight lanes, on two streams",
                new SparsityMapCompressorParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 32,
                    MapWidth = 32,
                    Lanes = 8,
                    Layout = SparsityMapLayout.Split,
                }),
            new(
                "axi-lanes",
                "AXI: four pixels of 13 bits per beat, in two bytes each",
                new SparsityMapCompressorParameters
                {
                    ValueWidth = 13,
                    MapWidth = 8,
                    Lanes = 4,
                }),
            new(
                "axi-split",
                "AXI: two map words and 16 pixels of 5 bits per beat, on two streams",
                new SparsityMapCompressorParameters
                {
                    ValueWidth = 5,
                    MapWidth = 8,
                    Lanes = 16,
                    Layout = SparsityMapLayout.Split,
                }),
            new(
                "axi-narrow",
                "AXI: one pixel of 3 bits per beat, on two streams",
                new SparsityMapCompressorParameters
                {
                    ValueWidth = 3,
                    MapWidth = 16,
                    Layout = SparsityMapLayout.Split,
                }),
            new(
                "axi-registered",
                "AXI: two streams, each through a register",
                new SparsityMapCompressorParameters
                {
                    ValueWidth = 5,
                    MapWidth = 8,
                    Layout = SparsityMapLayout.Split,
                    RegisteredReady = true,
                }),
        ];

    /// <summary>
    /// <c>sparsity_map_compressor_v16_m16_k4_split</c>: width of a pixel, of a map word, lanes, layout.
    /// </summary>
    public static string ModuleName(SparsityMapCompressorParameters parameters) =>
        SparsityMapView.ModuleName("sparsity_map_compressor", parameters);

    /// <inheritdoc/>
    protected override ModuleInterface GeneratePlain(SparsityMapCompressorParameters parameters, DesignBuilder design)
    {
        bool split = parameters.Layout == SparsityMapLayout.Split;
        bool collects = !split && parameters.BeatsPerWord > 1;
        int lanes = parameters.Lanes;
        // A whole word's beats, and one that comes while the first of them leaves.
        int wait = parameters.BeatsPerWord + 1;
        LanePackerParameters packer = split
            ? new() { InputItems = lanes, BeatItems = lanes, ItemWidth = parameters.ValueWidth, Style = design.Style }
            : new()
            {
                InputItems = lanes + parameters.WordsPerBeat,
                BeatItems = 2 * lanes,
                ItemWidth = parameters.WordWidth,
                Style = design.Style,
            };
        int queued = (2 * lanes * (parameters.WordWidth + 1)) + 1;
        string queue = split ? "" : Fifo(design, (parameters.Queue + 1) / 2, queued);
        string packerModule = new LanePackerGenerator().Generate(packer, design).Name;
        ModuleInterface ports = new SparsityMapCompressorPorts(parameters).Build(ModuleName(parameters), design.Style);
        return design.AddModule("sparsity_map_compressor", ports, parameters, new ViewModel
        {
            ["queue_module"] = queue,
            ["packer_module"] = packerModule,
            ["pixels_module"] = collects ? Fifo(design, wait, (lanes * parameters.ValueWidth) + 2) : "",
            ["maps_module"] = collects ? Fifo(design, wait, parameters.MapWidth) : "",
        });
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(SparsityMapCompressorParameters parameters)
    {
        var ports = new SparsityMapCompressorPorts(parameters);
        return new AxiBlockParameters
        {
            Id = "SMC1",
            Shape = new AxiShapeParameters(parameters.ValueWidth, parameters.Lanes, 0, AxiShapeParameters.AnyLength),
            Format = SparsityMapView.AxiFormat(parameters),
            Streams = SparsityMapView.AxiStreams(ports, compresses: true),
            ErrorClear = ports.ErrorClear,
            Error = ports.Error,
            Errors = parameters.Lanes == 1
                ? []
                : [new("bad_keep", "a beat kept less than all without tlast, or nothing, or had a gap")],
        };
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(SparsityMapCompressorParameters parameters) =>
        [
            new("map words per beat of pixels", SparsityMapView.Text(parameters.WordsPerBeat)),
            new("beats of pixels a map word", SparsityMapView.Text(parameters.BeatsPerWord)),
            new(
                "size",
                $"{SparsityMapView.Text(parameters.MapWidth)} ceil(n / {SparsityMapView.Text(parameters.MapWidth)}) + "
                + $"{SparsityMapView.Text(parameters.ValueWidth)} nnz",
                "bits", "of a packet of n pixels"),
            new(
                "worth it above a sparsity of",
                (1.0 / parameters.ValueWidth).ToString("0.0 %", CultureInfo.InvariantCulture), "", "1 / value-width"),
        ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(SparsityMapCompressorParameters parameters) =>
        new SparsityMapCompressorGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(
        SparsityMapCompressorParameters parameters,
        ScenarioOptions options) => new SparsityMapCompressorScenarios(parameters).Create(options);

    private static string Fifo(DesignBuilder design, int depth, int width)
    {
        var fifo = new FifoParameters { Depth = depth, Width = width, Style = design.Style };
        return new FifoGenerator().Generate(fifo, design).Name;
    }
}

using Hdl.Blocks.Axi;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Blocks.Primitives.LaneSpreader;
using Hdl.Blocks.Primitives.LaneUnpacker;
using Hdl.Blocks.Primitives.SkidBuffer;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.SparsityMap;

/// <summary>Sparsity maps and values back to pixels.</summary>
public sealed class SparsityMapDecompressorGenerator : StreamBlockGenerator<SparsityMapDecompressorParameters>
{
    /// <inheritdoc/>
    public override string Name => "sparsity_map_decompressor";

    /// <inheritdoc/>
    public override string Summary =>
        "Sparsity map and non-zero values back to pixels, interleaved or split, 1 to 16 lanes";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new(
                "default", "NullHop: 16 bits, maps of 16, one pixel per cycle",
                new SparsityMapDecompressorParameters()),
            new(
                "plain", "The same with plain ports",
                new SparsityMapDecompressorParameters { Ports = PortStyle.Plain }),
            new(
                "split", "Plain from two streams",
                new SparsityMapDecompressorParameters { Ports = PortStyle.Plain, Layout = SparsityMapLayout.Split }),
            new(
                "narrow",
                "Pixels of 2 bits, maps of 8, two lanes",
                new SparsityMapDecompressorParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 2,
                    MapWidth = 8,
                    Lanes = 2,
                    MaxLength = 60,
                }),
            new(
                "wide",
                "Pixels of 32 bits, maps of 32, four lanes",
                new SparsityMapDecompressorParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 32,
                    MapWidth = 32,
                    Lanes = 4,
                }),
            new(
                "beat",
                "A map word per beat",
                new SparsityMapDecompressorParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 8,
                    MapWidth = 8,
                    Lanes = 8,
                }),
            new(
                "two-words",
                "Two map words per beat",
                new SparsityMapDecompressorParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 5,
                    MapWidth = 8,
                    Lanes = 16,
                }),
            new(
                "split-two-words",
                "Two map words per beat, from two streams",
                new SparsityMapDecompressorParameters
                {
                    Ports = PortStyle.Plain,
                    ValueWidth = 9,
                    MapWidth = 8,
                    Lanes = 16,
                    Layout = SparsityMapLayout.Split,
                }),
            new(
                "split-wide",
                "Maps of 32 bits, eight lanes, from two streams",
                new SparsityMapDecompressorParameters
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
                new SparsityMapDecompressorParameters
                {
                    ValueWidth = 13,
                    MapWidth = 8,
                    Lanes = 4,
                    MaxLength = 60,
                }),
            new(
                "axi-short",
                "AXI: one pixel per beat, packets no longer than a map word stands for",
                new SparsityMapDecompressorParameters
                {
                    ValueWidth = 9,
                    MapWidth = 8,
                    MaxLength = 7,
                }),
            new(
                "axi-split",
                "AXI: two map words and 16 pixels of 5 bits per beat, from two streams",
                new SparsityMapDecompressorParameters
                {
                    ValueWidth = 5,
                    MapWidth = 8,
                    Lanes = 16,
                    Layout = SparsityMapLayout.Split,
                }),
            new(
                "axi-narrow",
                "AXI: one pixel of 9 bits per beat, from two streams",
                new SparsityMapDecompressorParameters
                {
                    ValueWidth = 9,
                    MapWidth = 8,
                    MaxLength = 1,
                    Layout = SparsityMapLayout.Split,
                }),
        ];

    /// <summary>
    /// <c>sparsity_map_decompressor_v16_m16_k4_split</c>: width of a pixel, of a map word, lanes, layout.
    /// </summary>
    public static string ModuleName(SparsityMapDecompressorParameters parameters) =>
        SparsityMapView.ModuleName("sparsity_map_decompressor", parameters);

    /// <inheritdoc/>
    protected override ModuleInterface GeneratePlain(SparsityMapDecompressorParameters parameters, DesignBuilder design)
    {
        bool split = parameters.Layout == SparsityMapLayout.Split;
        bool single = split || parameters.BeatsPerWord > 1;
        int spread = single ? parameters.Lanes : parameters.MapWidth;
        string spreader = LaneSpreaderModule.Add(design, spread, parameters.ValueWidth).Name;
        string register = split ? MapRegister(parameters, design) : "";
        string queue = split ? "" : WordQueue(parameters, design);
        var ports = new SparsityMapDecompressorPorts(parameters);
        ModuleInterface module = ports.Build(ModuleName(parameters), design.Style);
        return design.AddModule("sparsity_map_decompressor", module, parameters, new ViewModel
        {
            ["spreader"] = spreader,
            ["register_module"] = register,
            ["queue_module"] = queue,
            ["unpacker_module"] = Unpacker(parameters, design),
            ["rows_from_top"] = RowsFromTop(parameters.MapWidth).ToList(),
        });
    }

    // The dense values of a map word stand behind it, in rows of four: place of the lowest of each row.
    private static IEnumerable<int> RowsFromTop(int values)
    {
        for (int place = values - 3; place > 0; place -= 4)
        {
            yield return place;
        }
    }

    private static string MapRegister(SparsityMapDecompressorParameters parameters, DesignBuilder design)
    {
        int keep = parameters.WordsPerBeat > 1 ? parameters.WordsPerBeat : 0;
        var skid = new SkidBufferParameters
        {
            DataWidth = (parameters.WordsPerBeat * parameters.MapWidth) + keep + 1,
            Style = design.Style,
        };
        return new SkidBufferGenerator().Generate(skid, design).Name;
    }

    private static string WordQueue(SparsityMapDecompressorParameters parameters, DesignBuilder design)
    {
        int width = (2 * parameters.Lanes * (parameters.WordWidth + 1)) + 1;
        var fifo = new FifoParameters { Depth = (parameters.Queue + 1) / 2, Width = width, Style = design.Style };
        return new FifoGenerator().Generate(fifo, design).Name;
    }

    private static string Unpacker(SparsityMapDecompressorParameters parameters, DesignBuilder design)
    {
        int lanes = parameters.Lanes;
        int window = parameters.WindowItems;
        ModuleInterface module = parameters.Layout == SparsityMapLayout.Split
            ? LaneUnpackerModule.Add(design, lanes, window, parameters.ValueWidth, UnpackerView.Checked)
            : LaneUnpackerModule.Add(design, 2 * lanes, window, parameters.WordWidth, UnpackerView.CheckedWithEnd);
        return module.Name;
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(SparsityMapDecompressorParameters parameters)
    {
        var ports = new SparsityMapDecompressorPorts(parameters);
        string kept = HasKeeps(parameters) ? ", or a beat kept what it should not" : "";
        return new AxiBlockParameters
        {
            Id = "SMD1",
            Shape = new AxiShapeParameters(
                parameters.ValueWidth, parameters.Lanes, parameters.MaxLength, AxiShapeParameters.MostPixels),
            Format = SparsityMapView.AxiFormat(parameters),
            Streams = SparsityMapView.AxiStreams(ports, compresses: false),
            Argument = new AxiArgumentParameters(
                ports.Length, "pixels of a packet; 0: as many as its map words stand for"),
            ErrorClear = ports.ErrorClear,
            Error = ports.Error,
            Errors =
            [
                new("map_past_end", "a map bit past the end of the packet was 1"),
                new("last_mismatch", $"tlast disagreed with LENGTH{kept}") { IsPossible = parameters.HasFraming },
                new("missing_word", "a value or map word was missing"),
                new("left_over", "a value or word was left over"),
            ],
        };
    }

    // Interleaved words one by one have none.
    private static bool HasKeeps(SparsityMapDecompressorParameters parameters) =>
        parameters.Layout == SparsityMapLayout.Split || parameters.Lanes > 1;

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(SparsityMapDecompressorParameters parameters) =>
    [
        new("map words per beat of pixels", SparsityMapView.Text(parameters.WordsPerBeat)),
        new("beats of pixels a map word", SparsityMapView.Text(parameters.BeatsPerWord)),
        new("width of length_i", SparsityMapView.Text(parameters.LengthWidth), "bits"),
        new("latency", "2", "cycles", "from the beat that completes what a beat of pixels needs"),
        new("throughput", SparsityMapView.Text(parameters.Lanes), "pixels/cycle", "while words come early enough"),
    ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(SparsityMapDecompressorParameters parameters) =>
        new SparsityMapDecompressorGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(
        SparsityMapDecompressorParameters parameters,
        ScenarioOptions options) => new SparsityMapDecompressorScenarios(parameters).Create(options);
}

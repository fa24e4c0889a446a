using Hdl.Blocks.Axi;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.SparsityMap;

/// <summary>Sparsity maps and values back to pixels.</summary>
public sealed class SparsityMapDecompressorGenerator : StreamBlockGenerator<SparsityMapDecompressorParameters>
{
    /// <inheritdoc/>
    public override string Name => "sparsity_map_decompressor";

    /// <inheritdoc/>
    public override string Summary => "Sparsity map and non-zero values back to pixels, interleaved or split, 1 to 16 lanes";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "NullHop: 16 bits, maps of 16, one pixel per cycle", new SparsityMapDecompressorParameters()),
        new("plain", "The same with plain ports", new SparsityMapDecompressorParameters { Ports = PortStyle.Plain }),
        new("split", "Plain from two streams", new SparsityMapDecompressorParameters { Ports = PortStyle.Plain, Layout = SparsityMapLayout.Split }),
        new("narrow", "Pixels of 2 bits, maps of 8, two lanes", new SparsityMapDecompressorParameters { Ports = PortStyle.Plain, ValueWidth = 2, MapWidth = 8, Lanes = 2, MaxLength = 60 }),
        new("wide", "Pixels of 32 bits, maps of 32, four lanes", new SparsityMapDecompressorParameters { Ports = PortStyle.Plain, ValueWidth = 32, MapWidth = 32, Lanes = 4 }),
        new("beat", "A map word per beat", new SparsityMapDecompressorParameters { Ports = PortStyle.Plain, ValueWidth = 8, MapWidth = 8, Lanes = 8 }),
        new("two-words", "Two map words per beat", new SparsityMapDecompressorParameters { Ports = PortStyle.Plain, ValueWidth = 5, MapWidth = 8, Lanes = 16 }),
        new("split-two-words", "Two map words per beat, from two streams", new SparsityMapDecompressorParameters { Ports = PortStyle.Plain, ValueWidth = 9, MapWidth = 8, Lanes = 16, Layout = SparsityMapLayout.Split }),
        new("split-wide", "Maps of 32 bits, eight lanes, from two streams", new SparsityMapDecompressorParameters { Ports = PortStyle.Plain, ValueWidth = 32, MapWidth = 32, Lanes = 8, Layout = SparsityMapLayout.Split }),
        new("axi-lanes", "AXI: four pixels of 13 bits per beat, in two bytes each", new SparsityMapDecompressorParameters { ValueWidth = 13, MapWidth = 8, Lanes = 4, MaxLength = 60 }),
        new("axi-short", "AXI: one pixel per beat, packets no longer than a map word stands for", new SparsityMapDecompressorParameters { ValueWidth = 9, MapWidth = 8, MaxLength = 7 }),
        new("axi-split", "AXI: two map words and 16 pixels of 5 bits per beat, from two streams", new SparsityMapDecompressorParameters { ValueWidth = 5, MapWidth = 8, Lanes = 16, Layout = SparsityMapLayout.Split }),
        new("axi-narrow", "AXI: one pixel of 9 bits per beat, from two streams", new SparsityMapDecompressorParameters { ValueWidth = 9, MapWidth = 8, MaxLength = 1, Layout = SparsityMapLayout.Split }),
    ];

    /// <summary><c>sparsity_map_decompressor_v16_m16_k4_split</c>: width of a pixel, of a map word, lanes, layout.</summary>
    public static string ModuleName(SparsityMapDecompressorParameters parameters) =>
        SparsityMapView.ModuleName("sparsity_map_decompressor", parameters);

    /// <inheritdoc/>
    protected override ModuleInterface GeneratePlain(SparsityMapDecompressorParameters parameters, DesignBuilder design)
    {
        ModuleInterface ports = Ports(parameters, new InterfaceBuilder(ModuleName(parameters), design.Style));
        return design.AddModule("sparsity_map_decompressor", ports, parameters, DecompressorView.Of(parameters, design));
    }

    private static ModuleInterface Ports(SparsityMapDecompressorParameters parameters, InterfaceBuilder ports)
    {
        int lanes = parameters.Lanes;
        (string, int)[] keep = lanes > 1 ? [("keep", lanes)] : [];
        (string, int)[] mapKeep = parameters.WordsPerBeat > 1 ? [("keep", parameters.WordsPerBeat)] : [];
        ports.Group("""
            Pixels of a packet, read as its first beat of pixels is made; 0: as many as the map words
            stand for. To be changed while no packet is under way.
            """).Input("length_i", parameters.LengthWidth);
        if (parameters.Layout == SparsityMapLayout.Split)
        {
            ports.Group("Map words").InputStream("map", [("data", parameters.WordsPerBeat * parameters.MapWidth), .. mapKeep, ("last", 1)]);
            ports.Group("Values").InputStream("value", ("data", lanes * parameters.ValueWidth), ("keep", lanes), ("last", 1));
        }
        else
        {
            ports.Group($"Words of {SparsityMapView.Text(parameters.WordWidth)} bits: map words and values").InputStream("word", [("data", lanes * parameters.WordWidth), .. keep, ("last", 1)]);
        }

        return ports
            .Group("Pixels").OutputStream("pixel", [("data", lanes * parameters.ValueWidth), .. keep, ("last", 1)])
            .Group("A new error wins over error_clear_i").Input("error_clear_i", 1)
            .Output("error_o", 4)
            .Build();
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(SparsityMapDecompressorParameters parameters) => new()
    {
        Id = "SMD1",
        Shape = new AxiShapeParameters(parameters.ValueWidth, parameters.Lanes, parameters.MaxLength, AxiShapeParameters.MostPixels),
        Format = SparsityMapView.AxiFormat(parameters),
        Streams = SparsityMapView.AxiStreams(parameters, compresses: false),
        Argument = new AxiArgumentParameters(
            "length", parameters.LengthWidth, "pixels of a packet; 0: as many as its map words stand for"),
        Errors =
        [
            new("map_past_end", "a map bit past the end of the packet was 1"),
            new("last_mismatch", "tlast disagreed with LENGTH" + (HasKeeps(parameters) ? ", or a beat kept what it should not" : "")) { IsPossible = parameters.HasFraming },
            new("missing_word", "a value or map word was missing"),
            new("left_over", "a value or word was left over"),
        ],
    };

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
    protected override IStreamGolden CreatePlainGolden(SparsityMapDecompressorParameters parameters) => new SparsityMapDecompressorGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(SparsityMapDecompressorParameters parameters, ScenarioOptions options) =>
        SparsityMapDecompressorScenarios.Create(parameters, options);
}

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
    public override string Summary => "Pixels to sparsity map and non-zero values (NullHop), interleaved or split, 1 to 16 lanes";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "NullHop: 16 bits, maps of 16, one pixel per cycle", new SparsityMapCompressorParameters()),
        new("plain", "The same with plain ports", new SparsityMapCompressorParameters { Ports = PortStyle.Plain }),
        new("split", "Plain on two streams", new SparsityMapCompressorParameters { Ports = PortStyle.Plain, Layout = SparsityMapLayout.Split }),
        new("narrow", "Pixels of 2 bits, maps of 8, two lanes", new SparsityMapCompressorParameters { Ports = PortStyle.Plain, ValueWidth = 2, MapWidth = 8, Lanes = 2 }),
        new("wide", "Pixels of 32 bits, maps of 32, four lanes", new SparsityMapCompressorParameters { Ports = PortStyle.Plain, ValueWidth = 32, MapWidth = 32, Lanes = 4 }),
        new("beat", "A map word per beat", new SparsityMapCompressorParameters { Ports = PortStyle.Plain, ValueWidth = 8, MapWidth = 8, Lanes = 8 }),
        new("two-words", "Two map words per beat", new SparsityMapCompressorParameters { Ports = PortStyle.Plain, ValueWidth = 5, MapWidth = 8, Lanes = 16 }),
        new("split-two-words", "Two map words per beat, on two streams", new SparsityMapCompressorParameters { Ports = PortStyle.Plain, ValueWidth = 9, MapWidth = 8, Lanes = 16, Layout = SparsityMapLayout.Split }),
        new("split-wide", "Maps of 32 bits, eight lanes, on two streams", new SparsityMapCompressorParameters { Ports = PortStyle.Plain, ValueWidth = 32, MapWidth = 32, Lanes = 8, Layout = SparsityMapLayout.Split }),
        new("axi-lanes", "AXI: four pixels of 13 bits per beat, in two bytes each", new SparsityMapCompressorParameters { ValueWidth = 13, MapWidth = 8, Lanes = 4 }),
        new("axi-split", "AXI: two map words and 16 pixels of 5 bits per beat, on two streams", new SparsityMapCompressorParameters { ValueWidth = 5, MapWidth = 8, Lanes = 16, Layout = SparsityMapLayout.Split }),
        new("axi-narrow", "AXI: one pixel of 3 bits per beat, on two streams", new SparsityMapCompressorParameters { ValueWidth = 3, MapWidth = 16, Layout = SparsityMapLayout.Split }),
        new("axi-registered", "AXI: two streams, each through a register", new SparsityMapCompressorParameters { ValueWidth = 5, MapWidth = 8, Layout = SparsityMapLayout.Split, RegisteredReady = true }),
    ];

    /// <summary><c>sparsity_map_compressor_v16_m16_k4_split</c>: width of a pixel, of a map word, lanes, layout.</summary>
    public static string ModuleName(SparsityMapCompressorParameters parameters) =>
        SparsityMapView.ModuleName("sparsity_map_compressor", parameters);

    /// <inheritdoc/>
    protected override ModuleInterface GeneratePlain(SparsityMapCompressorParameters parameters, DesignBuilder design)
    {
        bool split = parameters.Layout == SparsityMapLayout.Split;
        ModuleInterface ports = Ports(parameters, new InterfaceBuilder(ModuleName(parameters), design.Style));
        return design.AddModule("sparsity_map_compressor", ports, parameters, new ViewModel
        {
            ["word_queue"] = split ? [] : WordQueue(parameters, design),
            ["packer"] = split ? SplitPacker(parameters, design) : WordPacker(parameters, design),
            ["pixel_fifo"] = PixelFifo(parameters, design),
            ["map_fifo"] = MapFifo(parameters, design),
        });
    }

    /// <inheritdoc/>
    protected override AxiBlockParameters Describe(SparsityMapCompressorParameters parameters) => new()
    {
        Id = "SMC1",
        Shape = new AxiShapeParameters(parameters.ValueWidth, parameters.Lanes, 0, AxiShapeParameters.AnyLength),
        Format = SparsityMapView.AxiFormat(parameters),
        Streams = SparsityMapView.AxiStreams(parameters, compresses: true),
        Errors = parameters.Lanes == 1 ? [] : [new("bad_keep", "a beat kept less than all without tlast, or nothing, or had a gap")],
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(SparsityMapCompressorParameters parameters) =>
    [
        new("map words per beat of pixels", SparsityMapView.Text(parameters.WordsPerBeat)),
        new("beats of pixels a map word", SparsityMapView.Text(parameters.BeatsPerWord)),
        new("size", $"{SparsityMapView.Text(parameters.MapWidth)} ceil(n / {SparsityMapView.Text(parameters.MapWidth)}) + {SparsityMapView.Text(parameters.ValueWidth)} nnz", "bits", "of a packet of n pixels"),
        new("worth it above a sparsity of", (1.0 / parameters.ValueWidth).ToString("0.0 %", CultureInfo.InvariantCulture), "", "1 / value-width"),
    ];

    /// <inheritdoc/>
    protected override IStreamGolden CreatePlainGolden(SparsityMapCompressorParameters parameters) => new SparsityMapCompressorGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreatePlainScenarios(SparsityMapCompressorParameters parameters, ScenarioOptions options) =>
        SparsityMapCompressorScenarios.Create(parameters, options);

    private static ModuleInterface Ports(SparsityMapCompressorParameters parameters, InterfaceBuilder ports)
    {
        int lanes = parameters.Lanes;
        (string, int)[] keep = lanes > 1 ? [("keep", lanes)] : [];
        (string, int)[] mapKeep = parameters.WordsPerBeat > 1 ? [("keep", parameters.WordsPerBeat)] : [];
        ports.Group("Pixels, the first one in the low bits" + (lanes > 1 ? "; only the beat with `last` may keep less than all" : ""))
            .InputStream("pixel", [("data", lanes * parameters.ValueWidth), .. keep, ("last", 1)]);
        if (parameters.Layout == SparsityMapLayout.Split)
        {
            ports.Group("Map words").OutputStream("map", [("data", parameters.WordsPerBeat * parameters.MapWidth), .. mapKeep, ("last", 1)]);
            ports.Group("Values").OutputStream("value", [("data", lanes * parameters.ValueWidth), ("keep", lanes), ("last", 1)]);
        }
        else
        {
            ports.Group($"Words of {SparsityMapView.Text(parameters.WordWidth)} bits: map words and values").OutputStream("word", [("data", lanes * parameters.WordWidth), .. keep, ("last", 1)]);
        }

        if (lanes > 1)
        {
            ports.Group("Set by a beat that keeps less than all without being the last, keeps nothing, or has a gap")
                .Input("error_clear_i", 1).Output("error_o", 1);
        }

        return ports.Build();
    }

    private static ViewModel SplitPacker(SparsityMapCompressorParameters parameters, DesignBuilder design)
    {
        var packer = new LanePackerParameters { InputItems = parameters.Lanes, BeatItems = parameters.Lanes, ItemWidth = parameters.ValueWidth, Style = design.Style };
        return InstanceView.Of(new LanePackerGenerator().Generate(packer, design), "u_packer", new Dictionary<string, string>
        {
            ["items_valid_i"] = "pixel_valid_i && map_free",
            ["items_ready_o"] = "items_ready",
            ["items_data_i"] = "pixels",
            ["items_keep_i"] = "bits",
            ["items_last_i"] = "pixel_last_i",
            ["beat_valid_o"] = "value_valid_o",
            ["beat_ready_i"] = "value_ready_i",
            ["beat_data_o"] = "value_data_o",
            ["beat_keep_o"] = "value_keep_o",
            ["beat_last_o"] = "value_last_o",
        });
    }

    private static ViewModel WordPacker(SparsityMapCompressorParameters parameters, DesignBuilder design)
    {
        bool collects = parameters.BeatsPerWord > 1;
        int slots = parameters.Lanes + parameters.WordsPerBeat;
        var packer = new LanePackerParameters { InputItems = slots, BeatItems = 2 * parameters.Lanes, ItemWidth = parameters.WordWidth, Style = design.Style };
        return InstanceView.Of(new LanePackerGenerator().Generate(packer, design), "u_packer", new Dictionary<string, string>
        {
            ["items_valid_i"] = collects ? "map_valid" : "pixel_valid_i",
            ["items_ready_o"] = collects ? "items_ready" : "pixel_ready_o",
            ["items_data_i"] = "slots_data",
            ["items_keep_i"] = "slots_keep",
            ["items_last_i"] = collects ? "wait_last" : "pixel_last_i",
            ["beat_valid_o"] = "wide_valid",
            ["beat_ready_i"] = "wide_ready",
            ["beat_data_o"] = "wide_data",
            ["beat_keep_o"] = "wide_keep",
            ["beat_last_o"] = "wide_last",
        });
    }

    private static ViewModel WordQueue(SparsityMapCompressorParameters parameters, DesignBuilder design)
    {
        var fifo = new FifoParameters { Depth = (parameters.Queue + 1) / 2, Width = (2 * parameters.Lanes * (parameters.WordWidth + 1)) + 1, Style = design.Style };
        return InstanceView.Of(new FifoGenerator().Generate(fifo, design), "u_queue", new Dictionary<string, string>
        {
            ["in_valid_i"] = "wide_valid",
            ["in_ready_o"] = "wide_ready",
            ["in_data_i"] = "{wide_last, wide_keep, wide_data}",
            ["out_valid_o"] = "word_valid_o",
            ["out_ready_i"] = "queue_leaves",
            ["out_data_o"] = "{queue_last, queue_keep, queue_data}",
        });
    }

    // A whole word's beats, and one that comes while the first of them leaves.
    private static int WaitDepth(SparsityMapCompressorParameters parameters) => parameters.BeatsPerWord + 1;

    private static ViewModel PixelFifo(SparsityMapCompressorParameters parameters, DesignBuilder design)
    {
        if (parameters.Layout == SparsityMapLayout.Split || parameters.BeatsPerWord == 1)
        {
            return [];
        }

        var fifo = new FifoParameters { Depth = WaitDepth(parameters), Width = (parameters.Lanes * parameters.ValueWidth) + 2, Style = design.Style };
        return InstanceView.Of(new FifoGenerator().Generate(fifo, design), "u_pixels", new Dictionary<string, string>
        {
            ["in_valid_i"] = "pixel_valid_i",
            ["in_ready_o"] = "wait_ready",
            ["in_data_i"] = "{pixel_last_i, word_end, pixels}",
            ["out_valid_o"] = "unused_wait_valid",
            ["out_ready_i"] = "items_fire",
            ["out_data_o"] = "{wait_last, wait_end, wait_pixels}",
        });
    }

    private static ViewModel MapFifo(SparsityMapCompressorParameters parameters, DesignBuilder design)
    {
        if (parameters.Layout == SparsityMapLayout.Split || parameters.BeatsPerWord == 1)
        {
            return [];
        }

        var fifo = new FifoParameters { Depth = WaitDepth(parameters), Width = parameters.MapWidth, Style = design.Style };
        return InstanceView.Of(new FifoGenerator().Generate(fifo, design), "u_maps", new Dictionary<string, string>
        {
            ["in_valid_i"] = "pixel_fire && word_end",
            ["in_ready_o"] = "unused_map_ready",
            ["in_data_i"] = "word_d",
            ["out_valid_o"] = "map_valid",
            ["out_ready_i"] = "items_fire && wait_end",
            ["out_data_o"] = "map",
        });
    }
}

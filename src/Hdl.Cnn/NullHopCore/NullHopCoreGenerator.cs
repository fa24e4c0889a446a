using System.Globalization;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Blocks.Primitives.LaneUnpacker;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Rtl;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Data;
using Hdl.Networks.Targets;

namespace Hdl.Cnn.NullHopCore;

/// <summary>The zero-skipping accelerator without its registers: streams of commands and packets.</summary>
public sealed class NullHopCoreGenerator : Generator<NullHopCoreParameters>, INetworkTarget
{
    private const int PassesAhead = 2;
    private const int WindowsAhead = 4;
    private const int ClosesBit = (5 * 32) + 13;

    /// <inheritdoc/>
    public override string Name => "nullhop_core";

    /// <inheritdoc/>
    public override string Summary => "Zero-skipping convolutions on sparsity maps: datapath without registers";

    /// <summary>Over all presets more than 2,000 random layers.</summary>
    public override int RegressEffort => 6;

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets => NullHopCorePresets.All;

    /// <inheritdoc/>
    public override ModuleInterface Generate(NullHopCoreParameters parameters, DesignBuilder design) =>
        Add(parameters.Module, parameters, design);

    /// <summary>Adds the datapath to a design.</summary>
    /// <param name="module">Its name.</param>
    /// <param name="parameters">Valid parameters.</param>
    /// <param name="design">The design.</param>
    internal static ModuleInterface Add(string module, NullHopParameters parameters, DesignBuilder design)
    {
        var shape = new NullHopShape(parameters);
        Queue[] queues =
        [
            new("loader", PassField.OfLoader(shape)),
            new("windows", PassField.OfWindows),
            new("fetch", PassField.OfFetch(shape)),
            new("issue", PassField.OfIssue),
            new("drain", PassField.OfDrain(shape)),
        ];
        Instance loader = new Instance(LoaderModule.Add(design, shape, queues[0].Fields), "u_loader")
            .Stream("pass", "loader_pass").Through("word", "map").Net("end_o", "end_at").Net("error_o", "loader_error")
            .Net("ends_o", "loader_ends_o");
        loader = (shape.Overcommit ? loader.Net("starved_i", "idle") : loader).Rest();
        Instance store = new Instance(StoreModule.Add(design, shape), "u_store")
            .Stream("run", "looked").Net("end_i", "end_at").Rest();
        Instance windows = new Instance(WindowsModule.Add(design, shape), "u_windows")
            .Stream("pass", "windows_pass")
            .Net("run_first_o", "look_column").Net("run_last_o", "look_closes").Stream("run", "look").Rest();
        Instance fetch = new Instance(FetchModule.Add(design, shape), "u_fetch").Stream("pass", "fetch_pass").Rest();
        Instance issue = new Instance(IssueModule.Add(design, shape), "u_issue")
            .Stream("pass", "issue_pass").Stream("item", "issue").Net("start_o", "drain_start")
            .Net("ends_o", "issue_ends_o").Net("items_o", "event_items_o").Net("nulls_o", "event_nulls_o")
            .Net("waits_drain_o", "wait_drain_o").Net("waits_room_o", "wait_output_o").Rest();
        Instance parametersIn = new Instance(ParamsModule.Add(design, shape), "u_params")
            .Through("load").Through("param").Net("error_o", "params_error").Rest();
        Instance drain = new Instance(DrainModule.Add(design, shape), "u_drain")
            .Net("free_o", "drain_free").Net("ends_o", "drain_ends_o").Net("start_i", "drain_start")
            .Stream("pass", "drain_pass")
            .Net("bias_enable_o", "look_bias").Net("bias_row_o", "look_bias_row").Rest();
        Instance output = new Instance(OutputModule.Add(design, shape), "u_output")
            .Through("map", "result").Net("busy_o", "result_busy_o").Rest();
        string cluster = ClusterModule.Add(design, shape).Name;
        ModuleInterface ports = new NullHopCorePorts(parameters).Build(module, design.Style);
        return design.AddModule("nullhop_core", ports, shape, new ViewModel
        {
            ["queues"] = queues.Select(queue => queue.View(design)).ToList(),
            ["loader"] = loader.View(),
            ["store"] = store.View(),
            ["windows"] = windows.View(),
            ["fetch"] = fetch.View(),
            ["issue"] = issue.View(),
            ["params"] = parametersIn.View(),
            ["drain"] = drain.View(),
            ["output"] = output.View(),
            ["cluster_module"] = cluster,
            ["run_queue"] = Fifo(design, WindowsAhead, RunStream.Width(shape)),
            ["item_queue_module"] = ItemQueue(parameters, shape, design),
            ["packer_module"] = shape.FetchWidth > 1 ? Packer(shape, design) : "",
            ["item_window_module"] = shape.FetchWidth > 1 ? ItemWindow(shape, design) : "",
            ["bias_module"] = Ram(design, shape.BiasRows, 512),
            ["scale_module"] = shape.Scale == NullHopScale.Channel ? Ram(design, shape.BiasRows, 256) : "",
        });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(NullHopCoreParameters parameters) => Sizes(parameters);

    /// <summary>Sizes of the datapath.</summary>
    internal static IReadOnlyList<Figure> Sizes(NullHopParameters shape)
    {
        var widths = new NullHopShape(shape);
        return
        [
            new("clusters", Text(shape.Clusters), "", "of 16 multipliers"),
            new("weights", Text((long)shape.WeightRows * shape.Macs * shape.WeightWidth), "bits"),
            new("row store", Text((long)shape.RowEntries * widths.EntryWidth), "bits"),
            new("pointers", Text(16L * widths.PointerDepth * widths.PointerWidth), "bits"),
            new("products", Text(shape.Macs), "per cycle", "of values that are not 0"),
        ];
    }

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(NullHopCoreParameters parameters) =>
        new NullHopCoreGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        NullHopCoreParameters parameters, ScenarioOptions options) =>
        new NullHopCoreScenarios(parameters).Create(options);

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Summarize(
        NullHopCoreParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed) =>
        options.Data is ImageSet images
            ? NullHopCoreNetwork.Figures(parameters, options.Model, images, scenario, observed)
            : new NullHopCoreWorkload(parameters).Figures(scenario, observed, options.Seed);

    /// <inheritdoc/>
    public DataInput DataInput(HdlParameters parameters, string? model) => NetworkExplanation.InputOf(model);

    /// <inheritdoc/>
    public string? DataSetOf(string? model) => NetworkExplanation.DataSetOf(model);

    /// <inheritdoc/>
    public NetworkReport Explain(HdlParameters parameters, string? model) =>
        NetworkExplanation.Of(Checked(parameters), model);

    private static string Fifo(DesignBuilder design, int depth, int width) =>
        new FifoGenerator()
            .Generate(new FifoParameters { Depth = Math.Max(2, depth), Width = width, Style = design.Style }, design)
            .Name;

    private static string Ram(DesignBuilder design, int depth, int width) =>
        new RamGenerator()
            .Generate(new RamParameters { Depth = depth, Width = width, Style = design.Style }, design)
            .Name;

    private static string ItemQueue(NullHopParameters parameters, NullHopShape shape, DesignBuilder design) =>
        shape.FetchWidth == 1
            ? Fifo(design, parameters.ItemQueue, shape.ItemWidth)
            : Fifo(design, parameters.ItemQueue / shape.FetchWidth, (shape.FetchWidth * (shape.ItemWidth + 1)) + 1);

    private static string Packer(NullHopShape shape, DesignBuilder design)
    {
        var packer = new LanePackerParameters
        {
            InputItems = shape.FetchWidth,
            BeatItems = shape.FetchWidth,
            ItemWidth = shape.ItemWidth,
            Style = design.Style,
        };
        return new LanePackerGenerator().Generate(packer, design).Name;
    }

    private static string ItemWindow(NullHopShape shape, DesignBuilder design) =>
        LaneUnpackerModule.Add(design, shape.FetchWidth, shape.LaneCount, shape.ItemWidth, UnpackerView.Plain).Name;

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    // A part of the accelerator keeps what it must know of the passes to come.
    private sealed record Queue(string Name, IReadOnlyList<PassField> Fields)
    {
        public ViewModel View(DesignBuilder design)
        {
            bool closes = Name == "drain";
            return new ViewModel
            {
                ["name"] = Name,
                ["closes"] = closes,
                ["closes_bit"] = ClosesBit,
                ["module"] = Fifo(design, PassesAhead, Fields.Sum(field => field.Width)),
                ["fields"] = Fields
                    .Select(field => new ViewModel
                    {
                        ["name"] = field.Name,
                        ["width"] = field.Width,
                        ["source"] = field.Source,
                    })
                    .ToList(),
            };
        }
    }
}

using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;

namespace Hdl.Noc.NocRouter;

/// <summary>
/// Router of a 3D mesh: wormholes in dimension order, with virtual channels (TW-SNN, section 4.3, Fig. 8c).
/// </summary>
public sealed class NocRouterGenerator : Generator<NocRouterParameters>
{
    /// <inheritdoc/>
    public override string Name => "noc_router";

    /// <inheritdoc/>
    public override string Summary => "Router of a 3D mesh: dimension order, wormholes, virtual channels, multicast";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "Seven ports, one virtual channel, four flits deep", new NocRouterParameters()),
            new(
                "two-channels", "Two virtual channels",
                new NocRouterParameters { Links = new() { VirtualChannels = 2 } }),
            new(
                "two-stage", "The route in a stage of its own",
                new NocRouterParameters { Links = new() { Pipeline = NocPipeline.TwoStage } }),
            new(
                "credit", "Credits instead of ready bits",
                new NocRouterParameters { Flow = NocFlow.Credit, Links = new() { VirtualChannels = 2 } }),
            new(
                "multicast", "Four multicast groups",
                new NocRouterParameters { MulticastGroups = 4, Links = new() { VirtualChannels = 2 } }),
            new("hold", "Outputs that keep their data", new NocRouterParameters { HoldData = true }),
            new(
                "hold-credit",
                "Outputs that keep their data, two channels, credits, two stages",
                new NocRouterParameters
                {
                    HoldData = true,
                    Links = new() { VirtualChannels = 2, Pipeline = NocPipeline.TwoStage },
                    Flow = NocFlow.Credit,
                    Size = new MeshSize(3, 3, 1),
                    Z = 0,
                }),
            new(
                "corner",
                "The corner of a flat mesh",
                new NocRouterParameters
                {
                    Size = new MeshSize(4, 4, 1),
                    X = 0,
                    Y = 0,
                    Z = 0,
                    Links = new() { Depth = 2 },
                }),
            new(
                "widest",
                "Everything at its greatest",
                new NocRouterParameters
                {
                    Size = new MeshSize(8, 8, 8),
                    X = 3,
                    Y = 4,
                    Z = 5,
                    Links = new() { VirtualChannels = 4, Depth = 16, Pipeline = NocPipeline.TwoStage },
                    Flow = NocFlow.Credit,
                    MulticastGroups = 5,
                }),
        ];

    /// <inheritdoc/>
    public override ModuleInterface Generate(NocRouterParameters parameters, DesignBuilder design) =>
        Generate(parameters, "noc_router", design);

    /// <summary>
    /// A router as a part of something else, whose name it carries: routers of two meshes differ in more than their
    /// ports.
    /// </summary>
    /// <param name="parameters">The router.</param>
    /// <param name="prefix">What the module's name begins with.</param>
    /// <param name="design">Receives it.</param>
    public static ModuleInterface Generate(NocRouterParameters parameters, string prefix, DesignBuilder design)
    {
        string module = NocRouterNames.ModuleOf(parameters, prefix);
        ModuleInterface ports = new NocRouterPorts(parameters).Build(module, design.Style);
        return design.AddModule("noc_router", ports, parameters, new NocRouterView(parameters, design).Build());
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(NocRouterParameters parameters)
    {
        int buffers = parameters.Ports.Count * parameters.Links.VirtualChannels;
        int places = parameters.Links.Depth + (parameters.Links.Pipeline == NocPipeline.TwoStage ? 1 : 0);
        return
        [
            new("ports", Text(parameters.Ports.Count), "", string.Join(", ", parameters.Ports.Select(NocTurns.NameOf))),
            new("buffers", Text(buffers * places * 34), "bits", $"{Text(buffers)} of {Text(places)} flits"),
            new(
                "latency", parameters.Links.Pipeline == NocPipeline.TwoStage ? "2" : "1", "cycles",
                "from a flit's arrival to its departure, at the earliest"),
            new("throughput", "1", "flits/cycle", "of every output at once"),
        ];
    }

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(NocRouterParameters parameters) =>
        new NocRouterCycleGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(NocRouterParameters parameters, ScenarioOptions options) =>
        new NocRouterScenarios(parameters, options).All();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

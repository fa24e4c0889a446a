using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;

namespace Hdl.Noc.NocRouter;

/// <summary>Router of a 3D mesh: wormholes in dimension order, with virtual channels (TW-SNN, section 4.3, Fig. 8c).</summary>
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
        new("two-channels", "Two virtual channels", new NocRouterParameters { VirtualChannels = 2 }),
        new("two-stage", "The route in a stage of its own", new NocRouterParameters { Pipeline = NocPipeline.TwoStage }),
        new("credit", "Credits instead of ready bits", new NocRouterParameters { Flow = NocFlow.Credit, VirtualChannels = 2 }),
        new("multicast", "Four multicast groups", new NocRouterParameters { MulticastGroups = 4, VirtualChannels = 2 }),
        new("hold", "Outputs that keep their data", new NocRouterParameters { HoldData = true }),
        new("hold-credit", "Outputs that keep their data, two channels, credits, two stages", new NocRouterParameters
        {
            HoldData = true, VirtualChannels = 2, Flow = NocFlow.Credit, Pipeline = NocPipeline.TwoStage, Size = new MeshSize(3, 3, 1), Z = 0,
        }),
        new("corner", "The corner of a flat mesh", new NocRouterParameters { Size = new MeshSize(4, 4, 1), X = 0, Y = 0, Z = 0, Depth = 2 }),
        new("widest", "Everything at its greatest", new NocRouterParameters
        {
            Size = new MeshSize(8, 8, 8), X = 3, Y = 4, Z = 5, VirtualChannels = 4, Depth = 16,
            Pipeline = NocPipeline.TwoStage, Flow = NocFlow.Credit, MulticastGroups = 5,
        }),
    ];

    /// <inheritdoc/>
    public override ModuleInterface Generate(NocRouterParameters parameters, DesignBuilder design) => Generate(parameters, "noc_router", design);

    /// <summary>A router as a part of something else, whose name it carries: routers of two meshes differ in more than their ports.</summary>
    /// <param name="parameters">The router.</param>
    /// <param name="prefix">What the module's name begins with.</param>
    /// <param name="design">Receives it.</param>
    public static ModuleInterface Generate(NocRouterParameters parameters, string prefix, DesignBuilder design)
    {
        string module = NocRouterNames.ModuleOf(parameters, prefix);
        var view = new NocRouterView(parameters, design);
        return design.AddModule("noc_router", Interface(parameters, module, view, design.Style), view.Build());
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(NocRouterParameters parameters)
    {
        int buffers = parameters.Ports.Count * parameters.VirtualChannels;
        int places = parameters.Depth + (parameters.Pipeline == NocPipeline.TwoStage ? 1 : 0);
        return
        [
            new("ports", Text(parameters.Ports.Count), "", string.Join(", ", parameters.Ports.Select(NocTurns.NameOf))),
            new("buffers", Text(buffers * places * 34), "bits", $"{Text(buffers)} of {Text(places)} flits"),
            new("latency", parameters.Pipeline == NocPipeline.TwoStage ? "2" : "1", "cycles", "from a flit's arrival to its departure, at the earliest"),
            new("throughput", "1", "flits/cycle", "of every output at once"),
        ];
    }

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(NocRouterParameters parameters) => new NocRouterCycleGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(NocRouterParameters parameters, ScenarioOptions options) =>
        new NocRouterScenarios(parameters, options).All();

    private static ModuleInterface Interface(NocRouterParameters parameters, string module, NocRouterView view, StyleParameters style)
    {
        bool credit = parameters.Flow == NocFlow.Credit;
        var ports = new InterfaceBuilder(module, style);
        ports.Group("This router's place");
        foreach ((string name, int width) in view.Coordinates())
        {
            ports.Constant($"{name}_i", width, (ulong)(name switch { "x" => parameters.X, "y" => parameters.Y, _ => parameters.Z }));
        }

        if (parameters.MulticastGroups > 0)
        {
            ports.Group($"Ports in the tree of each multicast group: {string.Join(", ", parameters.Ports.Select(NocTurns.NameOf))}, the first in the low bit")
                .Constant("groups_i", parameters.MulticastGroups * parameters.Ports.Count, value: null);
        }

        foreach (NocPort port in parameters.Ports)
        {
            string link = $"in_{NocTurns.NameOf(port)}";
            ports.Group($"From {NocRouterView.PlaceOf(port)}").Input($"{link}_valid_i", parameters.VirtualChannels).Output($"{link}_{(credit ? "credit" : "ready")}_o", parameters.VirtualChannels)
                .Input($"{link}_kind_i", 2).Input($"{link}_data_i", 32);
        }

        foreach (NocPort port in parameters.Ports)
        {
            string link = $"out_{NocTurns.NameOf(port)}";
            ports.Group($"To {NocRouterView.PlaceOf(port)}").Output($"{link}_valid_o", parameters.VirtualChannels).Input($"{link}_{(credit ? "credit" : "ready")}_i", parameters.VirtualChannels)
                .Output($"{link}_kind_o", 2).Output($"{link}_data_o", 32);
        }

        return ports.Group("Flits dropped at the local input, at most 255").Output("dropped_o", 8).Build();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

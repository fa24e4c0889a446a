using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Noc.NocMesh.Deadlock;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh;

/// <summary>3D network-on-chip: a mesh of routers (TW-SNN, section 4.3, Fig. 8a).</summary>
public sealed class NocMeshGenerator : Generator<NocMeshParameters>
{
    /// <inheritdoc/>
    public override string Name => "noc_mesh";

    /// <inheritdoc/>
    public override string Summary => "3D network-on-chip: a mesh of routers, up to 8x8x8";

    /// <inheritdoc/>
    public override bool IsSystem => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "64 nodes, one virtual channel, four flits deep", new NocMeshParameters()),
            new("small", "Twelve nodes", new NocMeshParameters { Size = new MeshSize(3, 2, 2) }),
            new(
                "flat", "Two channels in a plane",
                new NocMeshParameters { Size = new MeshSize(3, 3, 1), Links = new() { VirtualChannels = 2 } }),
            new(
                "two-stage",
                "Two cycles a router, three channels",
                new NocMeshParameters
                {
                    Size = new MeshSize(2, 3, 2),
                    Links = new() { VirtualChannels = 3, Depth = 2, Pipeline = NocPipeline.TwoStage },
                }),
            new(
                "credit",
                "Credits instead of ready bits",
                new NocMeshParameters
                {
                    Size = new MeshSize(2, 2, 3),
                    Links = new() { VirtualChannels = 2 },
                    Flow = NocFlow.Credit,
                }),
            new(
                "multicast",
                "Three multicast groups",
                new NocMeshParameters
                {
                    Size = new MeshSize(3, 2, 2),
                    Links = new() { VirtualChannels = 2 },
                    Multicast = "0.0.0+2.1.1+2.0.1/1.0.0/0.1.0+1.1.0+2.1.0+0.1.1",
                }),
            new(
                "line", "Four nodes in a row",
                new NocMeshParameters { Size = new MeshSize(4, 1, 1), Links = new() { Depth = 2 } }),
            new(
                "registered", "Registers on the links",
                new NocMeshParameters { Size = new MeshSize(3, 2, 2), RegisteredLinks = true }),
            new(
                "registered-channels",
                "Registers on the links of three channels",
                new NocMeshParameters
                {
                    Size = new MeshSize(2, 3, 2),
                    Links = new() { VirtualChannels = 3, Depth = 2 },
                    RegisteredLinks = true,
                    Multicast = "0.0.0+1.1.0/1.2.1+0.1.0+1.0.1",
                }),
            new(
                "registered-credit",
                "Registers on the links, credits",
                new NocMeshParameters
                {
                    Size = new MeshSize(2, 2, 3),
                    Links = new() { VirtualChannels = 2, Pipeline = NocPipeline.TwoStage },
                    Flow = NocFlow.Credit,
                    RegisteredLinks = true,
                }),
            new(
                "registered-line",
                "Registers on the links of a row, one channel, credits",
                new NocMeshParameters
                {
                    Size = new MeshSize(4, 1, 1),
                    Links = new() { Depth = 2 },
                    Flow = NocFlow.Credit,
                    RegisteredLinks = true,
                }),
            new("one", "A single node", new NocMeshParameters { Size = new MeshSize(1, 1, 1) }),
        ];

    /// <inheritdoc/>
    public override ModuleInterface Generate(NocMeshParameters parameters, DesignBuilder design)
    {
        ModuleInterface ports = new NocMeshPorts(parameters).Build(parameters.Module, design.Style);
        design.AddModule("noc_mesh", ports, parameters, new NocMeshView(parameters, design).Build());
        AddDeadlockReport(parameters, design);
        return ports;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(NocMeshParameters parameters)
    {
        MeshSize size = parameters.Size;
        List<NocRouterParameters> routers = [.. Enumerable.Range(0, size.Nodes).Select(parameters.RouterAt)];
        int links = routers.Sum(router => router.Ports.Count - 1);
        int places = parameters.Links.Depth + (parameters.Links.Pipeline == NocPipeline.TwoStage ? 1 : 0);
        long bits = routers.Sum(router => (long)router.Ports.Count * parameters.Links.VirtualChannels * places * 34);
        int longest = size.RoutersBetween(0, size.Nodes - 1);
        int cycles = parameters.Links.Pipeline == NocPipeline.TwoStage ? 2 : 1;
        int widest = Math.Max(size.X, Math.Max(size.Y, size.Z));
        return
        [
            new("nodes", Text(size.Nodes)),
            new("links between routers", Text(links), "", "one for each direction"),
            new(
                "router modules", Text(routers.Select(router => string.Join(',', router.Ports)).Distinct().Count()), "",
                "routers of the same ports are one module"),
            new("buffers", bits.ToString(CultureInfo.InvariantCulture), "bits"),
            new(
                "zero-load latency", Text((longest * cycles) + (parameters.RegisteredLinks ? longest - 1 : 0)),
                "cycles",
                $"longest way, {Text(longest)} routers; {Text(cycles)} per "
                + $"router{(parameters.RegisteredLinks ? ", 1 per link" : "")}"),
            new(
                "bisection bound", (Math.Min(1, 4.0 / widest)).ToString("0.00", CultureInfo.InvariantCulture),
                "flits/node/cycle", "uniform random traffic"),
        ];
    }

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(NocMeshParameters parameters) => new NocMeshCycleGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(NocMeshParameters parameters, ScenarioOptions options) =>
        new NocMeshScenarios(parameters, options).All();

    // A network that can block itself is not emitted; the proof that this one cannot goes with it.
    private static void AddDeadlockReport(NocMeshParameters parameters, DesignBuilder design)
    {
        NocDeadlockReport report = NocDeadlockCheck.Run(parameters);
        if (report.Problems.Count > 0)
        {
            throw new InvalidInputException(report.Problems);
        }

        design.Add(new DesignFile($"{parameters.Module}_deadlock.txt", DesignFileKind.HandOff, report.Text));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

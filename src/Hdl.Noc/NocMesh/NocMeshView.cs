using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Templates;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh;

/// <summary>What the template <c>noc_mesh</c> loops over: the links, and a router for each node.</summary>
/// <param name="parameters">The mesh.</param>
/// <param name="design">Receives the routers.</param>
internal sealed class NocMeshView(NocMeshParameters parameters, DesignBuilder design)
{
    private static readonly NocPort[] Ports = Enum.GetValues<NocPort>();
    private readonly IReadOnlyList<IReadOnlyList<int>> _groups = parameters.Groups;

    // Routers with the same ports are the same module.
    private readonly Dictionary<string, string> _modules = [];

    private MeshSize Size => parameters.Size;

    /// <summary>The view model.</summary>
    public ViewModel Build()
    {
        List<string> links = [.. Nodes().SelectMany(LinksOf)];
        string module = parameters.RegisteredLinks && links.Count > 0
            ? NocLinkModule.Add(parameters.Links.VirtualChannels, parameters.Flow, design).Name : "";
        return new ViewModel
        {
            ["size"] = Size.ToString(),
            ["nodes"] = Size.Nodes,
            ["size_x"] = Size.X,
            ["size_y"] = Size.Y,
            ["size_z"] = Size.Z,
            ["groups"] = _groups.Select((members, group) => GroupComment(group, members)).ToList(),
            ["has_groups"] = _groups.Count > 0,
            ["links"] = links,
            ["link_module"] = module,
            ["routers"] = Nodes().Select(Router).ToList(),
        };
    }

    private IEnumerable<int> Nodes() => Enumerable.Range(0, Size.Nodes);

    private IEnumerable<string> LinksOf(int node)
    {
        NocRouterParameters router = parameters.RouterAt(node);
        return Ports.Skip(1).Where(router.Has).Select(port => LinkOf(node, port));
    }

    // A link bears the name of the router that drives it, and of the direction.
    private string LinkOf(int node, NocPort port) => $"{PlaceOf(node)}_{NocTurns.NameOf(port)}";

    private ViewModel Router(int node)
    {
        NocRouterParameters router = parameters.RouterAt(node);
        string ports = string.Concat(Ports.Select(port => router.Has(port) ? '1' : '0'));
        if (!_modules.TryGetValue(ports, out string? module))
        {
            module = NocRouterGenerator.Generate(router, $"{parameters.Module}_router", design).Name;
            _modules.Add(ports, module);
        }

        return new ViewModel
        {
            ["module"] = module,
            ["name"] = PlaceOf(node),
            ["node"] = node,
            ["x"] = router.X,
            ["y"] = router.Y,
            ["z"] = router.Z,
            ["branches"] = Branches(node, router),
            ["branch_count"] = _groups.Count * router.Ports.Count,
            ["ports"] = router.Ports.Skip(1).Select(port => new ViewModel
            {
                ["name"] = NocTurns.NameOf(port),
                ["own"] = LinkOf(node, port),
                ["other"] = LinkOf(Neighbour(node, port), port.Opposite()),
            }).ToList(),
        };
    }

    // Binary digits. A port belongs to a group's tree where it leads to a member: along x to any other x, then y, z.
    private string Branches(int node, NocRouterParameters router)
    {
        string bits = "";
        foreach (IReadOnlyList<int> group in _groups)
        {
            foreach (NocPort port in Ports.Where(router.Has))
            {
                bits = (group.Any(member => Leads(node, port, member)) ? '1' : '0') + bits;
            }
        }

        return bits;
    }

    private bool Leads(int node, NocPort port, int member)
    {
        (int x, int y, int z) = Size.PlaceOf(node);
        (int toX, int toY, int toZ) = Size.PlaceOf(member);
        return port switch
        {
            NocPort.East => toX > x,
            NocPort.West => toX < x,
            NocPort.North => toX == x && toY > y,
            NocPort.South => toX == x && toY < y,
            NocPort.Up => toX == x && toY == y && toZ > z,
            NocPort.Down => toX == x && toY == y && toZ < z,
            _ => member == node,
        };
    }

    private int Neighbour(int node, NocPort port) => port switch
    {
        NocPort.East => node + 1,
        NocPort.West => node - 1,
        NocPort.North => node + Size.X,
        NocPort.South => node - Size.X,
        NocPort.Up => node + (Size.X * Size.Y),
        _ => node - (Size.X * Size.Y),
    };

    private string PlaceOf(int node)
    {
        (int x, int y, int z) = Size.PlaceOf(node);
        return string.Create(CultureInfo.InvariantCulture, $"x{x}y{y}z{z}");
    }

    private string GroupComment(int group, IReadOnlyList<int> members)
    {
        string places = string.Join(" ", members.Select(PlaceOf));
        string line = string.Create(CultureInfo.InvariantCulture, $"// Multicast group {group}: {places}");
        return line.Length < 100 ? line : $"{line[..94]}...";
    }
}

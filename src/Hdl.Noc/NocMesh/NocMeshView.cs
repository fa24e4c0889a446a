using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh;

/// <summary>View model of the template <c>noc_mesh</c>: the links, and an instance for each node.</summary>
/// <param name="parameters">The mesh.</param>
/// <param name="design">Receives the routers.</param>
internal sealed class NocMeshView(NocMeshParameters parameters, DesignBuilder design)
{
    private static readonly NocPort[] Ports = Enum.GetValues<NocPort>();
    private readonly IReadOnlyList<IReadOnlyList<int>> _groups = parameters.Groups;

    // Routers with the same ports are the same module.
    private readonly Dictionary<string, ModuleInterface> _modules = [];

    private MeshSize Size => parameters.Size;

    private int Channels => parameters.VirtualChannels;

    private string Answer => parameters.Flow == NocFlow.Credit ? "credit" : "ready";

    /// <summary>The view model.</summary>
    public ViewModel Build()
    {
        int widest = 32 * Size.Nodes;
        return new ViewModel
        {
            ["size"] = Size.ToString(),
            ["size_x"] = Size.X,
            ["size_y"] = Size.Y,
            ["channels"] = Channels,
            ["slice"] = Channels == 1 ? "bit n" : $"bits {Text(Channels)}n+{Text(Channels - 1)}:{Text(Channels)}n",
            ["answer"] = Answer,
            ["answer_comment"] = parameters.Flow == NocFlow.Credit
                ? $"a credit for each place that became free, of {Text(parameters.Depth)} a channel"
                : Channels == 1 ? "valid holds until ready" : "valid only on a channel that is ready, one at a time",
            ["groups_comment"] = _groups.Count == 0 ? "" : GroupsComment(),
            ["channel_range"] = VectorRange.Padded(Channels, 32),
            ["links"] = Nodes().SelectMany(LinksOf).SelectMany(link => parameters.RegisteredLinks ? [link, End(link)] : new[] { link })
                .Select(link => new ViewModel { ["link"] = link }).ToList(),
            ["registered"] = parameters.RegisteredLinks,
            ["registers"] = parameters.RegisteredLinks ? Registers() : [],
            ["routers"] = Nodes().Select(Router).ToList(),
        };
    }

    private IEnumerable<int> Nodes() => Enumerable.Range(0, Size.Nodes);

    private IEnumerable<string> LinksOf(int node)
    {
        NocRouterParameters router = parameters.RouterAt(node);
        return Ports.Skip(1).Where(router.Has).Select(port => $"{PlaceOf(node)}_{port.ToString().ToLowerInvariant()}");
    }

    // Where a registered link ends.
    private string End(string link) => parameters.RegisteredLinks ? $"{link}_end" : link;

    private List<ViewModel> Registers()
    {
        List<string> links = [.. Nodes().SelectMany(LinksOf)];
        if (links.Count == 0)
        {
            return [];
        }

        ModuleInterface module = NocLinkModule.Add(Channels, parameters.Flow, design);
        return [.. links.Select(link =>
        {
            var nets = new Dictionary<string, string>();
            foreach (string field in new[] { "valid", Answer, "kind", "data" })
            {
                bool answer = field == Answer;
                nets[$"in_{field}_{(answer ? "o" : "i")}"] = $"{link}_{field}";
                nets[$"out_{field}_{(answer ? "i" : "o")}"] = $"{End(link)}_{field}";
            }

            return InstanceView.Of(module, $"u_{link}", nets);
        })];
    }

    private ViewModel Router(int node)
    {
        NocRouterParameters router = parameters.RouterAt(node);
        string ports = string.Concat(Ports.Select(port => router.Has(port) ? '1' : '0'));
        if (!_modules.TryGetValue(ports, out ModuleInterface? module))
        {
            module = NocRouterGenerator.Generate(router, $"{parameters.Module}_router", design);
            _modules.Add(ports, module);
        }

        var nets = new Dictionary<string, string> { ["dropped_o"] = $"dropped_o{Slice(node, 8)}" };
        foreach ((string axis, int place, int size) in new[] { ("x_i", router.X, Size.X), ("y_i", router.Y, Size.Y), ("z_i", router.Z, Size.Z) })
        {
            if (size > 1)
            {
                nets[axis] = Literal.Decimal(place, FixedPoint.IndexWidth(size));
            }
        }

        if (_groups.Count > 0)
        {
            nets["groups_i"] = Branches(node, router);
        }

        foreach (NocPort port in Ports.Where(router.Has))
        {
            Connect(nets, node, port);
        }

        return InstanceView.Of(module, $"u_{PlaceOf(node)}", nets);
    }

    // A router drives the link that bears its own name, and listens to the neighbour's towards it.
    private void Connect(Dictionary<string, string> nets, int node, NocPort port)
    {
        string name = port.ToString().ToLowerInvariant();
        if (port == NocPort.Local)
        {
            foreach ((string field, int width) in new[] { ("valid", Channels), (Answer, Channels), ("kind", 2), ("data", 32) })
            {
                bool answer = field == Answer;
                nets[$"in_local_{field}_{(answer ? "o" : "i")}"] = $"in_{field}_{(answer ? "o" : "i")}{Slice(node, width)}";
                nets[$"out_local_{field}_{(answer ? "i" : "o")}"] = $"out_{field}_{(answer ? "i" : "o")}{Slice(node, width)}";
            }

            return;
        }

        string own = $"{PlaceOf(node)}_{name}";
        string other = End($"{PlaceOf(Neighbour(node, port))}_{port.Opposite().ToString().ToLowerInvariant()}");
        foreach (string field in new[] { "valid", Answer, "kind", "data" })
        {
            bool answer = field == Answer;
            nets[$"in_{name}_{field}_{(answer ? "o" : "i")}"] = $"{other}_{field}";
            nets[$"out_{name}_{field}_{(answer ? "i" : "o")}"] = $"{own}_{field}";
        }
    }

    // A port belongs to a group's tree where it leads to a member: along x to any other x, then y, then z.
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

        return string.Create(CultureInfo.InvariantCulture, $"{bits.Length}'b{bits}");
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

    // One node's share of a vector over all nodes; of a mesh of one node the whole.
    private string Slice(int node, int width) => (width, Size.Nodes) switch
    {
        (1, 1) => "",
        (1, _) => $"[{Text(node)}]",
        _ => $"[{Text((width * node) + width - 1)}:{Text(width * node)}]",
    };

    private string GroupsComment()
    {
        IEnumerable<string> lines = _groups.Select((members, group) =>
            $"\n// Multicast group {Text(group)}: {string.Join(" ", members.Select(PlaceOf))}");
        return string.Concat(lines.Select(line => line.Length <= 100 ? line : $"{line[..95]}..."));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh;

/// <summary>Parameters of a 3D mesh of routers (TW-SNN, section 4.3, Fig. 8a).</summary>
public sealed record NocMeshParameters : HdlParameters
{
    /// <summary>Most multicast groups.</summary>
    public const int MostGroups = 64;

    /// <summary>Name of the top module. Default: noc_mesh.</summary>
    [Parameter("Name of the top module")]
    public override string Module { get; init; } = "noc_mesh";

    /// <summary>Routers in each dimension, 1..8. Default: 4x4x4.</summary>
    [Parameter("Routers in each dimension")]
    public MeshSize Size { get; init; } = new(4, 4, 4);

    /// <summary>Links between the routers and local ports, and the buffers behind them.</summary>
    [ParameterGroup]
    public NocLinkParameters Links { get; init; } = new();

    /// <summary>Flow control of the links and local ports. Default: valid_ready.</summary>
    [Parameter("Flow control of the links and local ports")]
    public NocFlow Flow { get; init; } = NocFlow.ValidReady;

    /// <summary>
    /// Registers on every link between two routers, in both directions: one cycle more per hop, and no path from one
    /// router to another. Default: false.
    /// </summary>
    [Parameter("Registers on every link between two routers: one cycle more per hop")]
    public bool RegisteredLinks { get; init; }

    /// <summary>
    /// Whether an output's data stay as they were until the next flit; else they fall to 0. Default: false.
    /// </summary>
    [Parameter("Keep an output's data as they were until the next flit, instead of 0")]
    public bool HoldData { get; init; }

    /// <summary>
    /// Multicast groups of spike flits, at most 64, numbered from 0: <c>1.0.0+1.1.0/2.0.0</c> is two groups, of the
    /// nodes x.y.z (1,0,0) and (1,1,0), and of (2,0,0). Default: none.
    /// </summary>
    [Parameter("Multicast groups: nodes x.y.z joined by +, groups by /; none leaves multicast out")]
    public string Multicast { get; init; } = "none";

    /// <summary>Members of the multicast groups; valid parameters only.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups => ReadGroups(null);

    /// <summary>The router at a node.</summary>
    public NocRouterParameters RouterAt(int node)
    {
        (int x, int y, int z) = Size.PlaceOf(node);
        return new NocRouterParameters
        {
            Style = Style,
            Size = Size,
            X = x,
            Y = y,
            Z = z,
            Links = Links,
            Flow = Flow,
            MulticastGroups = Groups.Count,
            HoldData = HoldData,
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        List<Problem> problems = [.. Identifier.CheckModule(Module)];
        if (ReadGroups(problems).Count > MostGroups)
        {
            problems.Add(new Problem(
                "Too many multicast groups", "multicast", $"{ReadGroups(null).Count} groups",
                $"Give at most {MostGroups}."));
        }

        return problems;
    }

    private List<IReadOnlyList<int>> ReadGroups(List<Problem>? problems)
    {
        List<IReadOnlyList<int>> groups = [];
        if (Multicast == "none")
        {
            return groups;
        }

        foreach (string text in Multicast.Split('/'))
        {
            SortedSet<int> members = [];
            foreach (string member in text.Split('+'))
            {
                int node = NodeOf(member);
                if (node < 0)
                {
                    problems?.Add(new Problem(
                        "Not a node of the mesh", "multicast", $"'{member}'",
                        $"Write x.y.z inside {Size}, counted from 0; nodes joined by +, groups by /."));
                }
                else if (!members.Add(node))
                {
                    problems?.Add(
                        new Problem("A node is twice in a multicast group", "multicast",
                            $"'{member}'", "Name it once."));
                }
            }

            groups.Add([.. members]);
        }

        return groups;
    }

    private int NodeOf(string text)
    {
        string[] parts = text.Split('.');
        var place = new int[3];
        for (int i = 0; i < place.Length; i++)
        {
            if (parts.Length != place.Length || !NumberText.TryNatural(parts[i], out place[i]))
            {
                return -1;
            }
        }

        return place[0] < Size.X && place[1] < Size.Y && place[2] < Size.Z
            ? Size.NodeOf(place[0], place[1], place[2])
            : -1;
    }
}

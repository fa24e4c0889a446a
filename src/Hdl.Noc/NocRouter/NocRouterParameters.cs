using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Noc.NocRouter;

/// <summary>Parameters of a router of a 3D mesh (TW-SNN, section 4.3, Fig. 8c).</summary>
public sealed record NocRouterParameters : HdlParameters
{
    /// <summary>Size of the mesh, each dimension 1..8. Default: 3x3x3.</summary>
    [Parameter("Size of the mesh")]
    public MeshSize Size { get; init; } = new(3, 3, 3);

    /// <summary>
    /// The router's place, 0..X-1: at the West edge it has no West port, at the East edge no East port. Default: 1.
    /// </summary>
    [Parameter("Place from West to East, which decides the ports there are", Min = 0, Max = MeshSize.Greatest - 1)]
    public int X { get; init; } = 1;

    /// <summary>The router's place, 0..Y-1, South to North. Default: 1.</summary>
    [Parameter("Place from South to North", Min = 0, Max = MeshSize.Greatest - 1)]
    public int Y { get; init; } = 1;

    /// <summary>The router's place, 0..Z-1, Down to Up. Default: 1.</summary>
    [Parameter("Place from Down to Up", Min = 0, Max = MeshSize.Greatest - 1)]
    public int Z { get; init; } = 1;

    /// <summary>Links to the neighbours and the local port, and the buffers behind them.</summary>
    [ParameterGroup]
    public NocLinkParameters Links { get; init; } = new();

    /// <summary>Flow control of the links. Default: valid_ready.</summary>
    [Parameter("Flow control of the links")]
    public NocFlow Flow { get; init; } = NocFlow.ValidReady;

    /// <summary>
    /// Multicast groups of spike flits, 0..64: each is a set of nodes known to the mesh, reached along the tree that
    /// dimension order makes. 0 leaves multicast out. Default: 0.
    /// </summary>
    [Parameter("Multicast groups of spike flits; 0 leaves multicast out", Min = 0, Max = 64)]
    public int MulticastGroups { get; init; }

    /// <summary>
    /// Whether the data of an output stay those of the input that was served last, for as long as nothing is sent; else
    /// they fall to 0. Default: false.
    /// </summary>
    [Parameter("Keep an output's data as they were until the next flit, instead of 0")]
    public bool HoldData { get; init; }

    /// <summary>Ports that lead somewhere, Local first, in the order of <see cref="NocPort"/>.</summary>
    public IReadOnlyList<NocPort> Ports => [.. Enum.GetValues<NocPort>().Where(Has)];

    /// <summary>Whether a port leads somewhere.</summary>
    public bool Has(NocPort port) => port switch
    {
        NocPort.East => X < Size.X - 1,
        NocPort.West => X > 0,
        NocPort.North => Y < Size.Y - 1,
        NocPort.South => Y > 0,
        NocPort.Up => Z < Size.Z - 1,
        NocPort.Down => Z > 0,
        _ => true,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations() =>
    [
        .. Outside("x", X, Size.X),
        .. Outside("y", Y, Size.Y),
        .. Outside("z", Z, Size.Z),
    ];

    private IEnumerable<Problem> Outside(string key, int place, int size)
    {
        if (place >= size)
        {
            yield return new Problem(
                "The router lies outside the mesh",
                key,
                place.ToString(System.Globalization.CultureInfo.InvariantCulture),
                $"Choose a place inside {Size}, counted from 0.");
        }
    }
}

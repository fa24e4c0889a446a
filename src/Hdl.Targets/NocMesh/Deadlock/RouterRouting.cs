using Hdl.Blocks.NocRouter;
using Hdl.Core.Parameters;

namespace Hdl.Targets.NocMesh.Deadlock;

/// <summary>The routing function of the routers: the golden model of each node is asked, the one that co-simulation compares with the RTL.</summary>
public sealed class RouterRouting : INocRouting
{
    private const int DestinationBit = 1;
    private readonly NocRouterGolden[] _routers;

    /// <summary>The routers of a mesh.</summary>
    /// <param name="size">The mesh.</param>
    /// <param name="virtualChannels">Virtual channels of a link, 1..4; the route does not depend on them.</param>
    public RouterRouting(MeshSize size, int virtualChannels)
    {
        Size = size;
        VirtualChannels = virtualChannels;
        _routers = [.. Enumerable.Range(0, size.Nodes).Select(node =>
        {
            (int x, int y, int z) = size.PlaceOf(node);
            return new NocRouterGolden(new NocRouterParameters { Size = size, X = x, Y = y, Z = z });
        })];
    }

    /// <inheritdoc/>
    public MeshSize Size { get; }

    /// <inheritdoc/>
    public int VirtualChannels { get; }

    /// <inheritdoc/>
    public int Destinations => Size.Nodes;

    /// <inheritdoc/>
    public uint Outputs(int node, NocPort input, int channel, int destination) =>
        _routers[node].Route((int)input, NocRouterGolden.HeadBit | ((ulong)Size.AddressOf(destination) << DestinationBit));
}

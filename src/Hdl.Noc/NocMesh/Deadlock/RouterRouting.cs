using Hdl.Core.Parameters;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh.Deadlock;

/// <summary>
/// The routing function of the routers: the golden model is asked, the one that co-simulation compares with the RTL.
/// </summary>
/// <param name="parameters">The mesh; valid.</param>
public sealed class RouterRouting(NocMeshParameters parameters) : INocRouting
{
    private const int DestinationBit = 1;
    private const ulong HeadKind = 1UL << 32;
    private const ulong MulticastFlit = 1UL << 30;

    // Buffers decide nothing about routes: the smallest take the least memory.
    private readonly NocMeshGolden _mesh = new(
        parameters with { Links = parameters.Links with { VirtualChannels = 1, Depth = 2 } });
    private readonly int _groups = parameters.Groups.Count;

    /// <inheritdoc/>
    public MeshSize Size { get; } = parameters.Size;

    /// <inheritdoc/>
    public int VirtualChannels { get; } = parameters.Links.VirtualChannels;

    /// <inheritdoc/>
    public int Destinations => Size.Nodes + _groups;

    /// <inheritdoc/>
    public uint Outputs(int node, NocPort input, int channel, int destination)
    {
        ulong flit = destination < Size.Nodes
            ? HeadKind | ((ulong)(uint)Size.AddressOf(destination) << DestinationBit)
            : HeadKind | MulticastFlit | ((ulong)(uint)(destination - Size.Nodes) << DestinationBit);
        return _mesh.Route(node, input, flit);
    }
}

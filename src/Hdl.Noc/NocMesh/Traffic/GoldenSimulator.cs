using Hdl.Core.Parameters;

namespace Hdl.Noc.NocMesh.Traffic;

/// <summary>The golden model of a mesh, for traffic.</summary>
/// <param name="parameters">The mesh.</param>
public sealed class GoldenSimulator(NocMeshParameters parameters) : INocSimulator
{
    private readonly NocMeshGolden _mesh = new(parameters);

    /// <inheritdoc/>
    public MeshSize Size { get; } = parameters.Size;

    /// <inheritdoc/>
    public int VirtualChannels { get; } = parameters.Links.VirtualChannels;

    /// <inheritdoc/>
    public int InFlight => _mesh.InFlight;

    /// <inheritdoc/>
    public bool HasRoom(int node, int channel) => _mesh.HasRoom(node, channel);

    /// <inheritdoc/>
    public void Offer(int node, int channel, ulong flit) => _mesh.Offer(node, channel, flit);

    /// <inheritdoc/>
    public void SetReady(int node, uint channels) => _mesh.SetReady(node, channels);

    /// <inheritdoc/>
    public ReadOnlySpan<NocDelivery> Step() => _mesh.Step();

    /// <inheritdoc/>
    public void Reset() => _mesh.Reset();
}

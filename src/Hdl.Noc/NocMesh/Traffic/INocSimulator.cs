using Hdl.Core.Parameters;

namespace Hdl.Noc.NocMesh.Traffic;

/// <summary>
/// A mesh that takes flits at the local ports of its nodes and hands them over at others, cycle by cycle: the golden
/// model, or anything that must behave like it. A flit is kind (33:32) and data (31:0).
/// </summary>
public interface INocSimulator
{
    /// <summary>Its size.</summary>
    MeshSize Size { get; }

    /// <summary>Virtual channels of a link, 1..4.</summary>
    int VirtualChannels { get; }

    /// <summary>Flits inside.</summary>
    int InFlight { get; }

    /// <summary>Whether a flit offered in this cycle is accepted.</summary>
    /// <param name="node">Where.</param>
    /// <param name="channel">Its virtual channel.</param>
    bool HasRoom(int node, int channel);

    /// <summary>Puts a flit on a node's local input for this cycle: at most one per node and cycle.</summary>
    /// <param name="node">Where.</param>
    /// <param name="channel">Its virtual channel.</param>
    /// <param name="flit">Kind and data.</param>
    void Offer(int node, int channel, ulong flit);

    /// <summary>Sets which virtual channels a node's consumer takes flits of, from this cycle on.</summary>
    /// <param name="node">Where.</param>
    /// <param name="channels">A bit each; all ones after reset.</param>
    void SetReady(int node, uint channels);

    /// <summary>The flits handed over in this cycle, good until the next call; then the clock edge.</summary>
    ReadOnlySpan<NocDelivery> Step();

    /// <summary>Back to the state after reset: empty, every consumer ready.</summary>
    void Reset();
}

using Hdl.Core.Parameters;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh.Deadlock;

/// <summary>
/// A routing function and a map of virtual channels: what the check of the channel-dependency graph asks.
/// </summary>
public interface INocRouting
{
    /// <summary>The mesh.</summary>
    MeshSize Size { get; }

    /// <summary>Virtual channels of a link, 1..4.</summary>
    int VirtualChannels { get; }

    /// <summary>Virtual channels, a bit each, that nodes send on.</summary>
    uint Injections => (1u << VirtualChannels) - 1;

    /// <summary>Destinations: nodes first, then multicast groups, if there are any.</summary>
    int Destinations { get; }

    /// <summary>Output ports, a bit each, that a packet may take or, to a group, is copied to; 0 for nowhere.</summary>
    /// <param name="node">Where it is.</param>
    /// <param name="input">Port it came in by.</param>
    /// <param name="channel">Its virtual channel there.</param>
    /// <param name="destination">Where it goes.</param>
    uint Outputs(int node, NocPort input, int channel, int destination);

    /// <summary>Virtual channels, a bit each, that a packet may continue on.</summary>
    /// <param name="node">Where it is.</param>
    /// <param name="output">Port it leaves by.</param>
    /// <param name="channel">Its virtual channel so far.</param>
    uint Channels(int node, NocPort output, int channel) => 1u << channel;
}

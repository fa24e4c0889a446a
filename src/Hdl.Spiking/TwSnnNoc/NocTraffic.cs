using Hdl.Core.Parameters;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// What is sent in a time step, and what a placement makes of it: the sum of flits times routers passed on.
/// </summary>
/// <param name="Flows">From, to and hundredths of a flit per step; the gateway is 0, clusters count from 1.</param>
internal sealed record NocTraffic(IReadOnlyList<(int From, int To, long Flits)> Flows)
{
    // End of step and acknowledgement, in hundredths.
    private const int Handshake = 200;

    /// <summary>The traffic of a network whose layers are split like this.</summary>
    /// <param name="network">The network.</param>
    /// <param name="clusters">Layer, first neuron and number of neurons of each cluster.</param>
    public static NocTraffic Of(TernaryNetwork network, IReadOnlyList<(int Layer, int First, int Neurons)> clusters)
    {
        var flows = new List<(int, int, long)>();
        for (int to = 0; to < clusters.Count; to++)
        {
            if (clusters[to].Layer == 0)
            {
                flows.Add((0, to + 1, SpikeActivity.Of(network, 0, 0, network.Shape[0]) + Handshake));
            }
        }

        for (int from = 0; from < clusters.Count; from++)
        {
            (int layer, int first, int neurons) = clusters[from];
            long spikes = SpikeActivity.Of(network, layer + 1, first, neurons) + Handshake;
            int[] receivers =
                layer == network.Layers.Count - 1
                    ? [0]
                    :
                    [
                        .. Enumerable
                            .Range(0, clusters.Count)
                            .Where(to => clusters[to].Layer == layer + 1)
                            .Select(to => to + 1),
                    ];
            flows.AddRange(receivers.Select(to => (from + 1, to, spikes)));
        }

        return new NocTraffic(flows);
    }

    /// <summary>Hundredths of a flit times hops, per step.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="nodes">Node of the gateway, then of each cluster.</param>
    public long Cost(MeshSize mesh, IReadOnlyList<int> nodes) =>
        Flows.Sum(flow => flow.Flits * (mesh.RoutersBetween(nodes[flow.From], nodes[flow.To]) - 1));
}

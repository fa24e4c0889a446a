using Hdl.Networks.Models;
using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>A burst of words at ascending addresses of a node.</summary>
/// <param name="Node">Address of the node.</param>
/// <param name="Address">Word address of the first.</param>
/// <param name="Words">1..256 words.</param>
public sealed record NodeWords(int Node, uint Address, IReadOnlyList<uint> Words)
{
    /// <summary>The packet that writes them: a single write where there is one word, else a burst.</summary>
    public IEnumerable<uint> WritePacket() =>
        [
            Flit.Request(Node, 0, Words.Count == 1 ? MemoryOperation.Write : MemoryOperation.BurstWrite, Words.Count),
            Address,
            .. Words,
        ];

    /// <summary>The packet that reads them.</summary>
    public IEnumerable<uint> ReadPacket() =>
        [
            Flit.Request(Node, 0, Words.Count == 1 ? MemoryOperation.Read : MemoryOperation.BurstRead, Words.Count),
            Address,
        ];
}
/// <summary>Everything that the nodes of a network have to be told: tables, lists, constants and weights.</summary>
public static class NodeProgram
{
    /// <summary>The words of all nodes, in the order in which they are to be written.</summary>
    public static IEnumerable<NodeWords> Of(TwSnnNocResolvedParameters configuration) =>
        configuration.Clusters.SelectMany(cluster => Tables(configuration, cluster).Concat(Weights(cluster)));

    /// <summary>AER table, destination and predecessor lists, counts and constants of a node.</summary>
    public static IEnumerable<NodeWords> Tables(TwSnnNocResolvedParameters configuration, NocClusterParameters cluster)
    {
        int node = cluster.Address;
        IReadOnlyList<int> destinations = NocGroups.Destinations(configuration, cluster.Layer + 1);
        int consumers =
            cluster.Layer + 1 == configuration.Network.Layers.Count ? 1 : configuration.Layer(cluster.Layer + 1).Count;
        int[] predecessors = cluster.Layer == 0
            ? [configuration.Gateway] : [.. configuration.Layer(cluster.Layer - 1).Select(before => before.Address)];
        yield return new NodeWords(node, NodeAddress.Node, [(uint)node]);
        yield return new NodeWords(
            node, NodeAddress.Entries,
            [(uint)destinations.Count, (uint)consumers, (uint)predecessors.Length, .. Constants(cluster)]);
        yield return new NodeWords(node, NodeAddress.Destination(0), [.. destinations.Select(entry => (uint)entry)]);
        yield return new NodeWords(node, NodeAddress.Predecessor(0), [.. predecessors.Select(entry => (uint)entry)]);

        var bases = new uint[cluster.Node.Lists.Sources];
        foreach ((int source, int first) in Sources(configuration, cluster.Layer))
        {
            bases[source] = 0x8000_0000 | (uint)first;
        }

        for (int first = 0; first < bases.Length; first += Flit.MaxBurst)
        {
            yield return new NodeWords(
                node, NodeAddress.Base(first), bases[first..Math.Min(bases.Length, first + Flit.MaxBurst)]);
        }
    }

    /// <summary>Sources of a layer's spikes, and the input that the first neuron of each is.</summary>
    public static IEnumerable<(int Source, int First)> Sources(TwSnnNocResolvedParameters configuration, int layer) =>
        layer == 0
            ? configuration.InputSources.Select((source, block) => (source, 256 * block))
            : configuration.Layer(layer - 1).Select(before => (before.Address, before.First));

    /// <summary>Weights and biases of a node; rows of 16 words go together, as many as a burst holds.</summary>
    public static IEnumerable<NodeWords> Weights(NocClusterParameters cluster)
    {
        TernaryLayerParameters layer = cluster.Node.Layer;
        LoadWord[] words = [.. WeightLoading.Words(layer, cluster.Node.Weights!)];
        int most = layer.LoadWords == 16 ? Flit.MaxBurst : layer.LoadWords;
        LoadWord[] weights = [.. words.Where(word => word.Bank == 0)];
        foreach (LoadWord[] burst in weights.Chunk(most))
        {
            yield return new NodeWords(
                cluster.Address, NodeAddress.Weight(burst[0].Row, burst[0].Word), [.. burst.Select(word => word.Data)]);
        }

        yield return new NodeWords(
            cluster.Address, NodeAddress.Bias(0), [.. words.Where(word => word.Bank == 1).Select(word => word.Data)]);
    }

    private static uint[] Constants(NocClusterParameters cluster)
    {
        TernaryLayerWeights weights = cluster.Node.Weights!;
        if (cluster.Node.Datapath == Datapath.Potential)
        {
            return [(uint)weights.WeightScale, (uint)weights.BiasScale, (uint)weights.Threshold];
        }

        CountThresholds counts = CountThresholds.Of(
            weights.WeightScale, weights.BiasScale, weights.Threshold, weights.Inputs);
        return [(uint)counts.Minus, (uint)counts.Zero, (uint)counts.Plus];
    }
}

using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// A misconfiguration that a host can cause in a working network: tables that send flits where they do not belong, or
/// nowhere.
/// </summary>
/// <param name="Writes">Write requests that cause it.</param>
/// <param name="Reader">A node other than the misconfigured one, where there is one.</param>
internal sealed record NocTwist(IReadOnlyList<uint[]> Writes, NocClusterParameters Reader)
{
    private const int MostPlaces = 4;

    /// <summary>
    /// One node's flits go to wrong nodes, out of the mesh on each side, or nowhere; images then have no result. A node
    /// that receives them gets ends of step alone, because spikes would arrive there between its own steps.
    /// </summary>
    public static IEnumerable<NocTwist> Strays(TwSnnNocResolvedParameters configuration, Random random)
    {
        int[] mesh =
        [
            .. Enumerable.Range(0, configuration.Parameters.Size.Nodes).Select(configuration.Parameters.Size.AddressOf),
        ];
        int[] outside =
        [
            configuration.Parameters.Size.X & 7,
            (configuration.Parameters.Size.Y & 7) << 3,
            (configuration.Parameters.Size.Z & 7) << 6,
            4,
            4 << 3,
            4 << 6,
            511,
        ];
        foreach (NocClusterParameters culprit in (NocClusterParameters[])
                [configuration.Clusters[0], configuration.Clusters[^1]])
        {
            bool output = culprit.Layer == configuration.Network.Layers.Count - 1;
            int[] proper = output
                ? [configuration.Gateway]
                : [.. configuration.Layer(culprit.Layer + 1).Select(cluster => cluster.Address)];
            IEnumerable<int> places = mesh.Except(proper)
                .Concat(outside.Where(place => !mesh.Contains(place)).Distinct());
            foreach (int place in mesh.Length <= 4 ? places : places.OrderBy(_ => random.Next()).Take(MostPlaces))
            {
                bool silent = configuration.Clusters.Any(cluster => cluster.Address == place);
                yield return Of(configuration, culprit, random,
                    [
                        (NodeAddress.Consumers, 0),
                        (NodeAddress.Entries, 1),
                        (NodeAddress.Destination(0), (uint)place),
                        .. Constants(culprit, silent),
                    ]);
            }

            yield return Of(configuration, culprit, random, [(NodeAddress.Consumers, 0), (NodeAddress.Entries, 0)]);
        }
    }

    /// <summary>A node waits for flits that never come: after one more image, the gateway is full.</summary>
    public static IEnumerable<NocTwist> Waits(TwSnnNocResolvedParameters configuration, Random random)
    {
        foreach (NocClusterParameters culprit in (NocClusterParameters[])
                [configuration.Clusters[0], configuration.Clusters[^1]])
        {
            yield return Of(configuration, culprit, random, [(NodeAddress.Entries, 0)]);
            yield return Of(configuration, culprit, random, [(NodeAddress.Predecessors, 0)]);
            yield return Of(configuration, culprit, random, [(NodeAddress.Predecessor(0), (uint)culprit.Address)]);
        }
    }

    /// <summary>
    /// Sources have wrong bases, or none: spikes beyond the inputs, or of unknown sources, are dropped.
    /// </summary>
    public static IEnumerable<NocTwist> Bases(TwSnnNocResolvedParameters configuration, Random random)
    {
        foreach (NocClusterParameters culprit in (NocClusterParameters[])
                [configuration.Clusters[0], configuration.Clusters[^1]])
        {
            int[] sources = [.. NodeProgram.Sources(configuration, culprit.Layer).Select(entry => entry.Source)];
            foreach (uint start in (uint[])[(uint)(culprit.Node.Inputs / 2), (uint)(culprit.Node.Inputs - 1), 0])
            {
                uint known = start == 0 ? 0 : 0x8000_0000;
                yield return Of(
                    configuration, culprit, random,
                    [.. sources.Select(source => (NodeAddress.Base(source), known | start))]);
            }
        }

        // No class has a spike; or all have as many.
        foreach (bool silent in (bool[])[true, false])
        {
            yield return Of(
                configuration, configuration.Clusters[^1], random, [.. Constants(configuration.Clusters[^1], silent)]);
        }
    }

    /// <summary>
    /// The first layer's node sends to the gateway under the address of the last layer's: its spikes become the
    /// results, and acknowledgements go to the last layer's node, which expects none. Null where a layer has several
    /// nodes, or there is one layer.
    /// </summary>
    public static NocTwist? Impostor(TwSnnNocResolvedParameters configuration, Random random)
    {
        NocClusterParameters first = configuration.Clusters[0];
        NocClusterParameters last = configuration.Clusters[^1];
        if (configuration.Layer(0).Count > 1 || first.Layer == last.Layer || configuration.Layer(last.Layer).Count > 1)
        {
            return null;
        }

        return Of(configuration, first, random,
            [
                (NodeAddress.Node, (uint)last.Address),
                (NodeAddress.Consumers, 0),
                (NodeAddress.Destination(0), (uint)configuration.Gateway),
                .. Constants(first, silent: false),
            ]);
    }

    private static NocTwist Of(
        TwSnnNocResolvedParameters configuration, NocClusterParameters culprit, Random random,
        (uint Address, uint Data)[] writes)
    {
        var packets = new NocMemoryPackets(culprit, random);
        NocClusterParameters reader =
            configuration.Clusters.LastOrDefault(cluster => cluster.Address != culprit.Address) ?? culprit;
        return new NocTwist([.. writes.Select(write => packets.Write(write.Address, write.Data))], reader);
    }

    // Thresholds that no neuron reaches, or that all of them do.
    private static IEnumerable<(uint, uint)> Constants(NocClusterParameters cluster, bool silent)
    {
        int width =
            cluster.Node.Datapath == Datapath.Count
                ? CountThresholds.Width(cluster.Node.Inputs)
                : cluster.Node.Widths.PotentialWidth;
        uint level = silent ? (1u << (width - 1)) - 1 : uint.MaxValue << (width - 1);
        int[] thresholds = cluster.Node.Datapath == Datapath.Count ? [0, 1, 2] : [2];
        return thresholds.Select(index => (NodeAddress.Constant(index), level));
    }
}

using Hdl.Core.Parameters;
using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.TwSnnNoc;

namespace Hdl.Spiking.Tests.TwSnnNoc;

public sealed class MapperTests
{
    private static TwSnnNocParameters Untrained(params int[] layers) =>
        new() { Model = "none", Layers = layers, PixelsPerBeat = 4, NeuronsPerNode = 16, Size = new MeshSize(3, 3, 2) };

    public static TheoryData<TwSnnNocParameters> Networks =>
    [
        Untrained(10, 4),
        Untrained(40, 40, 17, 3),
        Untrained(300, 100, 33, 16, 5),
        Untrained(300, 100, 33, 16, 5) with { Multicast = true },
        Untrained(10, 250, 4),
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_neuron_is_in_one_cluster_and_every_cluster_has_a_node_to_itself(TwSnnNocParameters parameters)
    {
        TwSnnNocResolvedParameters configuration = TwSnnNocResolvedParameters.Of(parameters);

        for (int layer = 0; layer < configuration.Network.Layers.Count; layer++)
        {
            int next = 0;
            foreach (NocClusterParameters cluster in configuration.Layer(layer))
            {
                Assert.Equal(next, cluster.First);
                Assert.InRange(cluster.Neurons, 1, parameters.NeuronsPerNode);
                next += cluster.Neurons;
            }

            Assert.Equal(configuration.Network.Layers[layer].Neurons, next);
        }

        int[] addresses = [configuration.Gateway, .. configuration.Clusters.Select(cluster => cluster.Address)];
        Assert.Equal(addresses.Length, addresses.Distinct().Count());
        Assert.All(addresses, address => Assert.InRange(parameters.Size.NodeAt(address), 0, parameters.Size.Nodes - 1));
        Assert.Empty(configuration.InputSources.Intersect(addresses[1..]));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Who_sends_a_node_its_steps_is_among_its_predecessors_and_sources(TwSnnNocParameters parameters)
    {
        TwSnnNocResolvedParameters configuration = TwSnnNocResolvedParameters.Of(parameters);
        Dictionary<int, Dictionary<uint, uint>> memories = configuration.Clusters.ToDictionary(
            cluster => cluster.Address,
            cluster => NodeProgram.Tables(configuration, cluster)
                .SelectMany(words => words.Words.Select((word, i) => (Address: words.Address + (uint)i, Word: word)))
                .ToDictionary(entry => entry.Address, entry => entry.Word));

        foreach (NocClusterParameters cluster in configuration.Clusters)
        {
            Dictionary<uint, uint> memory = memories[cluster.Address];
            int[] before =
                cluster.Layer == 0
                    ? [configuration.Gateway]
                    : [.. configuration.Layer(cluster.Layer - 1).Select(node => node.Address)];
            int[] listed =
            [
                .. Enumerable
                    .Range(0, (int)memory[NodeAddress.Predecessors])
                    .Select(entry => (int)memory[NodeAddress.Predecessor(entry)]),
            ];
            Assert.Equal(before.Order(), listed.Order());

            // Each input of the layer is named by one source and one neuron of it.
            var inputs = new SortedSet<int>();
            foreach ((int source, int first) in NodeProgram.Sources(configuration, cluster.Layer))
            {
                Assert.Equal(0x8000_0000 | (uint)first, memory[NodeAddress.Base(source)]);
                int size = cluster.Layer == 0 ? Math.Min(256, cluster.Node.Inputs - first)
                    : configuration.Layer(cluster.Layer - 1).Single(node => node.Address == source).Neurons;
                Assert.All(Enumerable.Range(first, size), input => Assert.True(inputs.Add(input)));
            }

            Assert.Equal(Enumerable.Range(0, cluster.Node.Inputs), inputs);
            uint consumers =
                cluster.Layer + 1 == configuration.Network.Layers.Count
                    ? 1
                    : (uint)configuration.Layer(cluster.Layer + 1).Count;
            Assert.Equal(consumers, memory[NodeAddress.Consumers]);
        }
    }

    [Fact]
    public void The_best_placement_is_not_dearer_than_any_other_and_the_same_every_time()
    {
        TwSnnNocParameters parameters = Untrained(30, 30, 9) with { Size = new MeshSize(3, 2, 1) };
        TwSnnNocResolvedParameters best = TwSnnNocResolvedParameters.Of(parameters);
        var random = new Random(1);
        for (int trial = 0; trial < 200; trial++)
        {
            int[] nodes = [0, 1, 2, 3, 4, 5];
            random.Shuffle(nodes);
            TwSnnNocResolvedParameters other = TwSnnNocResolvedParameters.Of(
                parameters with
                {
                    Placement = nodes[..4],
                });
            Assert.True(other.Cost >= best.Cost, $"{string.Join(',', nodes)}: {other.Cost} < {best.Cost}");
        }

        Assert.Equal(
            best.Clusters.Select(cluster => cluster.Address),
            TwSnnNocResolvedParameters.Of(parameters with { }).Clusters.Select(cluster => cluster.Address));
    }

    [Fact]
    public void Annealing_comes_near_what_chance_never_reaches_and_gives_the_same_every_time()
    {
        TwSnnNocParameters parameters = Untrained(30, 60, 60, 9) with { Size = new MeshSize(4, 3, 1) };
        TwSnnNocResolvedParameters found = TwSnnNocResolvedParameters.Of(parameters);
        var random = new Random(2);
        int[] nodes = [.. Enumerable.Range(0, 12)];
        long least = long.MaxValue;
        for (int trial = 0; trial < 200; trial++)
        {
            random.Shuffle(nodes);
            least = Math.Min(least, TwSnnNocResolvedParameters.Of(parameters with { Placement = nodes[..10] }).Cost);
        }

        Assert.True(found.Cost < least, $"{found.Cost} against {least}");
        Assert.Equal(found.Cost, TwSnnNocResolvedParameters.Of(parameters with { }).Cost);
    }
}

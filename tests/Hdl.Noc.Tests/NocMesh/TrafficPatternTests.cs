using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Noc.NocMesh.Measurement;
using Hdl.Noc.NocMesh.Traffic;

namespace Hdl.Noc.Tests.NocMesh;

public sealed class TrafficPatternTests
{
    public static TheoryData<TrafficKind, int, int, int> Patterns
    {
        get
        {
            var data = new TheoryData<TrafficKind, int, int, int>();
            foreach (TrafficKind kind in Enum.GetValues<TrafficKind>())
            {
                data.Add(kind, 4, 4, 4);
                data.Add(kind, 2, 3, 5);
                data.Add(kind, 3, 1, 1);
                data.Add(kind, 1, 1, 1);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Destinations_are_drawn_with_the_shares_that_the_pattern_claims(TrafficKind kind, int x, int y, int z)
    {
        const int draws = 60_000;
        TrafficPattern pattern = TrafficPattern.Create(kind, new MeshSize(x, y, z));
        int source = pattern.Size.Nodes - 1;
        var random = new CounterRandom(5, 0, 0);
        double[] counts = new double[pattern.Size.Nodes];
        for (int i = 0; i < draws; i++)
        {
            counts[pattern.Destination(source, ref random)]++;
        }

        double[] shares = new double[pattern.Size.Nodes];
        pattern.AddShares(source, shares);
        Assert.Equal(1, shares.Sum(), 9);
        Assert.All(shares.Zip(counts), pair => Assert.InRange(
            pair.Second - (draws * pair.First), -5 * Math.Sqrt(draws * pair.First), 5 * Math.Sqrt(draws * pair.First)));
    }

    [Theory]
    [InlineData(4, 4, 4)]
    [InlineData(8, 8, 8)]
    [InlineData(2, 3, 5)]
    public void Uniform_packets_pass_the_routers_of_the_closed_form(int x, int y, int z)
    {
        // The mean distance of two random places on a line of N is (N^2 - 1) / (3 N).
        double expected = 1 + new[] { x, y, z }.Sum(n => ((n * n) - 1.0) / (3 * n));

        Assert.Equal(expected, new UniformTraffic(new MeshSize(x, y, z)).MeanRouters(), 9);
    }

    [Theory]
    [InlineData(TrafficKind.BitComplement, 4, 7)]
    [InlineData(TrafficKind.BitComplement, 8, 13)]
    [InlineData(TrafficKind.Transpose, 4, 4.75)]
    [InlineData(TrafficKind.Neighbour, 4, 2)]
    public void The_other_patterns_do_so_as_well(TrafficKind kind, int n, double routers)
    {
        // Complement: N / 2 a dimension. Rotated coordinates: three pairs of independent places, as in uniform traffic.
        Assert.Equal(routers, TrafficPattern.Create(kind, new MeshSize(n, n, n)).MeanRouters(), 9);
    }

    [Fact]
    public void The_throughput_bound_of_uniform_traffic_is_that_of_the_bisection()
    {
        Assert.Equal(1, ThroughputBound.Of(new UniformTraffic(new MeshSize(4, 4, 4))), 9);
        Assert.Equal(0.5, ThroughputBound.Of(new UniformTraffic(new MeshSize(8, 8, 8))), 9);
        // Half of the nodes of a row send across its middle: 4 flits per cycle over one link.
        Assert.Equal(0.25, ThroughputBound.Of(PermutationTraffic.BitComplement(new MeshSize(8, 8, 8))), 9);
        // One node takes a flit per cycle at most: all that 64 nodes send it, and its share of the rest.
        Assert.Equal(
            1 / ((64 * 0.2) + 0.8),
            ThroughputBound.Of(TrafficPattern.Create(TrafficKind.HotSpot, new MeshSize(4, 4, 4))), 9);
    }

    [Fact]
    public void Transpose_rotates_the_coordinates_and_is_a_permutation_of_any_mesh()
    {
        Assert.Equal(
            MeshOf(4, 4, 4).NodeOf(2, 3, 1),
            Destination(PermutationTraffic.Transpose(MeshOf(4, 4, 4)), MeshOf(4, 4, 4).NodeOf(1, 2, 3)));
        Assert.Equal(
            MeshOf(5, 5, 1).NodeOf(4, 2, 0),
            Destination(PermutationTraffic.Transpose(MeshOf(5, 5, 1)), MeshOf(5, 5, 1).NodeOf(2, 4, 0)));
        Assert.Equal(
            MeshOf(1, 3, 3).NodeOf(0, 2, 1),
            Destination(PermutationTraffic.Transpose(MeshOf(1, 3, 3)), MeshOf(1, 3, 3).NodeOf(0, 1, 2)));
        foreach (MeshSize size in new[]
            {
                MeshOf(2, 3, 5),
                MeshOf(8, 1, 3),
                MeshOf(1, 4, 7),
                MeshOf(6, 2, 1),
                MeshOf(8, 1, 1),
                MeshOf(1, 1, 5),
            })
        {
            foreach (TrafficPattern pattern in new[]
                {
                    PermutationTraffic.Transpose(size),
                    PermutationTraffic.BitComplement(size),
                })
            {
                Assert.Equal(
                    Enumerable.Range(0, size.Nodes),
                    Enumerable.Range(0, size.Nodes).Select(node => Destination(pattern, node)).Order());
            }
        }
    }

    [Fact]
    public void A_source_creates_at_its_load_and_knows_what_waits()
    {
        const int cycles = 100_000;
        const int length = 4;
        var source = new BernoulliSource(new UniformTraffic(MeshOf(4, 4, 4)), 3, 0.3, length, 1);
        (long packets, long flits) = source.Waiting(cycles);
        Assert.Equal(packets * length, flits);

        int left = 0;
        for (; source.Created < cycles; source.Next())
        {
            left++;
        }

        Assert.Equal(packets, left);
        Assert.Equal((0, 0), source.Waiting(cycles));
        double expected = cycles * 0.3 / length;
        Assert.InRange(left, expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected)));
    }

    [Fact]
    public void A_source_at_full_load_creates_a_flit_in_every_cycle()
    {
        var source = new BernoulliSource(new UniformTraffic(MeshOf(2, 1, 1)), 0, 1, 1, 9);

        Assert.Equal((1000, 1000), source.Waiting(1000));
    }

    private static MeshSize MeshOf(int x, int y, int z) => new(x, y, z);

    private static int Destination(TrafficPattern pattern, int source)
    {
        var random = new CounterRandom(1, 0, 0);
        return pattern.Destination(source, ref random);
    }
}

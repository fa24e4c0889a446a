using Hdl.Core.Numerics;
using Hdl.Core.Parameters;

namespace Hdl.Noc.NocMesh.Traffic;

/// <summary>Says where the packets of a node go. Immutable: one object serves every thread.</summary>
/// <param name="size">The mesh.</param>
public abstract class TrafficPattern(MeshSize size)
{
    /// <summary>The mesh.</summary>
    public MeshSize Size { get; } = size;

    /// <summary>Draws the destination of a packet.</summary>
    /// <param name="source">The node that sends it.</param>
    /// <param name="random">The node's own sequence.</param>
    public abstract int Destination(int source, ref CounterRandom random);

    /// <summary>Adds the share of a node's packets that go to each node; they sum to 1.</summary>
    /// <param name="source">The node that sends.</param>
    /// <param name="shares">One per node, added to.</param>
    public abstract void AddShares(int source, Span<double> shares);

    /// <summary>Routers on the way of a packet, both ends counted, in the mean over all nodes and packets.</summary>
    public double MeanRouters()
    {
        double sum = 0;
        double[] shares = new double[Size.Nodes];
        for (int source = 0; source < Size.Nodes; source++)
        {
            Array.Clear(shares);
            AddShares(source, shares);
            for (int node = 0; node < shares.Length; node++)
            {
                sum += shares[node] * Size.RoutersBetween(source, node);
            }
        }

        return sum / Size.Nodes;
    }

    /// <summary>The pattern of that kind.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="size">The mesh.</param>
    /// <param name="hotShare">Of <see cref="TrafficKind.HotSpot"/>: what goes to the hot nodes, 0..1.</param>
    /// <param name="hotNodes">Of <see cref="TrafficKind.HotSpot"/>: the hot nodes; where empty, the one in the
    /// middle.</param>
    public static TrafficPattern Create(
        TrafficKind kind, MeshSize size, double hotShare = 0.2, IReadOnlyList<int>? hotNodes = null) =>
        kind switch
        {
            TrafficKind.Uniform => new UniformTraffic(size),
            TrafficKind.Transpose => PermutationTraffic.Transpose(size),
            TrafficKind.BitComplement => PermutationTraffic.BitComplement(size),
            TrafficKind.HotSpot => new HotSpotTraffic(
                size, hotShare,
                hotNodes is { Count: > 0 } ? hotNodes : [size.NodeOf(size.X / 2, size.Y / 2, size.Z / 2)]),
            _ => new NeighbourTraffic(size),
        };
}
/// <summary>Every node, the source included, with the same probability.</summary>
/// <param name="size">The mesh.</param>
public sealed class UniformTraffic(MeshSize size) : TrafficPattern(size)
{
    /// <inheritdoc/>
    public override int Destination(int source, ref CounterRandom random) => random.Next(Size.Nodes);

    /// <inheritdoc/>
    public override void AddShares(int source, Span<double> shares)
    {
        foreach (ref double share in shares)
        {
            share += 1.0 / Size.Nodes;
        }
    }
}

/// <summary>A share of the packets goes to some nodes, each alike; the rest is uniform.</summary>
/// <param name="size">The mesh.</param>
/// <param name="share">What goes to the hot nodes, 0..1.</param>
/// <param name="nodes">The hot nodes, at least one.</param>
public sealed class HotSpotTraffic(MeshSize size, double share, IReadOnlyList<int> nodes) : TrafficPattern(size)
{
    private readonly ulong _limit = PacketSource.Threshold(share);
    private readonly int[] _nodes = [.. nodes];

    /// <inheritdoc/>
    public override int Destination(int source, ref CounterRandom random) =>
        PacketSource.Happens(_limit, ref random) ? _nodes[random.Next(_nodes.Length)] : random.Next(Size.Nodes);

    /// <inheritdoc/>
    public override void AddShares(int source, Span<double> shares)
    {
        foreach (ref double part in shares)
        {
            part += (1 - share) / Size.Nodes;
        }

        foreach (int node in _nodes)
        {
            shares[node] += share / _nodes.Length;
        }
    }
}

/// <summary>One of the nodes a link away, each alike; in a mesh of one node, itself.</summary>
/// <param name="size">The mesh.</param>
public sealed class NeighbourTraffic(MeshSize size) : TrafficPattern(size)
{
    private readonly int[][] _neighbours =
    [
        .. Enumerable.Range(0, size.Nodes).Select(node => Enumerable.Range(0, size.Nodes)
            .Where(other => size.RoutersBetween(node, other) == (size.Nodes == 1 ? 1 : 2)).ToArray()),
    ];

    /// <inheritdoc/>
    public override int Destination(int source, ref CounterRandom random) =>
        _neighbours[source][random.Next(_neighbours[source].Length)];

    /// <inheritdoc/>
    public override void AddShares(int source, Span<double> shares)
    {
        foreach (int node in _neighbours[source])
        {
            shares[node] += 1.0 / _neighbours[source].Length;
        }
    }
}

using Hdl.Core.Numerics;
using Hdl.Core.Parameters;

namespace Hdl.Noc.NocMesh.Traffic;

/// <summary>Every node sends to one other, and no two to the same.</summary>
public sealed class PermutationTraffic : TrafficPattern
{
    private readonly int[] _destinations;

    private PermutationTraffic(MeshSize size, Func<int, int> destination)
        : base(size) => _destinations = [.. Enumerable.Range(0, size.Nodes).Select(destination)];

    /// <summary>
    /// (x, y, z) to node number y + Y * (z + Z * x): coordinates are rotated, and the result is counted through the
    /// mesh, so that it is a permutation of any mesh. In a cube that is the node (y, z, x), in a square (y, x): the
    /// transpose of a matrix. Dimensions of length 1 are left out; on a line a node sends to itself.
    /// </summary>
    /// <param name="size">The mesh.</param>
    public static PermutationTraffic Transpose(MeshSize size) => new(size, node =>
    {
        (int x, int y, int z) = size.PlaceOf(node);
        // With X = 1 the first dimension is y; otherwise leaving out a length of 1 changes nothing.
        return size.X > 1 ? y + (size.Y * (z + (size.Z * x))) : z + (size.Z * y);
    });

    /// <summary>
    /// (x, y, z) to (X-1-x, Y-1-y, Z-1-z), which complements the address bits where the lengths are powers of two.
    /// </summary>
    /// <param name="size">The mesh.</param>
    public static PermutationTraffic BitComplement(MeshSize size) => new(size, node => size.Nodes - 1 - node);

    /// <inheritdoc/>
    public override int Destination(int source, ref CounterRandom random) => _destinations[source];

    /// <inheritdoc/>
    public override void AddShares(int source, Span<double> shares) => shares[_destinations[source]] += 1;
}

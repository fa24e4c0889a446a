using Hdl.Core.Parameters;
using Hdl.Noc.NocMesh.Traffic;

namespace Hdl.Noc.NocMesh.Measurement;

/// <summary>
/// The load that no mesh with dimension-order routing can carry for every node: one over the flits that the busiest
/// link, local ones included, would carry per cycle were every node to send one (the channel load of Dally and Towles,
/// section 3.3.1). Beyond it nodes whose packets avoid that link may still send more.
/// </summary>
public static class ThroughputBound
{
    private const int PortCount = 7;

    /// <summary>Flits per node and cycle, at most 1.</summary>
    /// <param name="pattern">The traffic.</param>
    public static double Of(TrafficPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        MeshSize size = pattern.Size;
        double[] loads = new double[size.Nodes * PortCount];
        double[] shares = new double[size.Nodes];
        for (int source = 0; source < size.Nodes; source++)
        {
            Array.Clear(shares);
            pattern.AddShares(source, shares);
            for (int node = 0; node < shares.Length; node++)
            {
                if (shares[node] > 0)
                {
                    Walk(size, source, node, shares[node], loads);
                }
            }
        }

        return 1 / Math.Max(1, loads.Max());
    }

    private static void Walk(MeshSize size, int from, int to, double share, double[] loads)
    {
        (int x, int y, int z) = size.PlaceOf(from);
        (int toX, int toY, int toZ) = size.PlaceOf(to);
        while ((x, y, z) != (toX, toY, toZ))
        {
            int node = size.NodeOf(x, y, z) * PortCount;
            if (x != toX)
            {
                loads[node + (x < toX ? 1 : 2)] += share;
                x += Math.Sign(toX - x);
            }
            else if (y != toY)
            {
                loads[node + (y < toY ? 3 : 4)] += share;
                y += Math.Sign(toY - y);
            }
            else
            {
                loads[node + (z < toZ ? 5 : 6)] += share;
                z += Math.Sign(toZ - z);
            }
        }

        loads[to * PortCount] += share;
    }
}

using Hdl.Core.Parameters;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh.Deadlock;

/// <summary>Nodes and ports in words, and what lies beyond a port.</summary>
internal static class MeshNames
{
    /// <summary>Ports of a router.</summary>
    public const int PortCount = 7;

    /// <summary><c>x1y0z0</c>.</summary>
    public static string Node(MeshSize size, int node)
    {
        (int x, int y, int z) = size.PlaceOf(node);
        return $"x{x}y{y}z{z}";
    }

    /// <summary>A destination: a node, or a multicast group.</summary>
    public static string Destination(MeshSize size, int destination) =>
        destination < size.Nodes ? Node(size, destination) : $"group {destination - size.Nodes}";

    /// <summary>The node beyond a port; -1 off the edge, the node itself for its local port.</summary>
    public static int Neighbour(MeshSize size, int node, NocPort port)
    {
        (int x, int y, int z) = size.PlaceOf(node);
        (int toX, int toY, int toZ) = port switch
        {
            NocPort.East => (x + 1, y, z),
            NocPort.West => (x - 1, y, z),
            NocPort.North => (x, y + 1, z),
            NocPort.South => (x, y - 1, z),
            NocPort.Up => (x, y, z + 1),
            NocPort.Down => (x, y, z - 1),
            _ => (x, y, z),
        };
        bool inside = toX >= 0 && toX < size.X && toY >= 0 && toY < size.Y && toZ >= 0 && toZ < size.Z;
        return inside ? size.NodeOf(toX, toY, toZ) : -1;
    }
}

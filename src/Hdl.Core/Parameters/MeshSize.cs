using System.Globalization;
using Hdl.Core.Numerics;

namespace Hdl.Core.Parameters;

/// <summary>
/// Size of a three-dimensional mesh of nodes, written <c>4x4x4</c>. Nodes are counted n = x + X * (y + Y * z); a node's
/// address on the network has nine bits, x in 2:0, y in 5:3, z in 8:6 (TW-SNN, section 4.3, Fig. 9).
/// </summary>
/// <param name="X">Nodes from West to East, 1..8.</param>
/// <param name="Y">Nodes from South to North, 1..8.</param>
/// <param name="Z">Nodes from Down to Up, 1..8.</param>
public readonly record struct MeshSize(int X, int Y, int Z)
{
    /// <summary>Most nodes in a dimension: an address has three bits for it.</summary>
    public const int Greatest = 8;

    /// <summary>Nodes.</summary>
    public int Nodes => X * Y * Z;

    /// <summary>Reads <c>4x4x4</c>; each dimension must be 1..8.</summary>
    public static bool TryParse(string text, out MeshSize size)
    {
        string[] parts = text.Split('x');
        var numbers = new int[3];
        size = new MeshSize(1, 1, 1);
        if (parts.Length != numbers.Length)
        {
            return false;
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            if (!NumberText.TryNatural(parts[i], out numbers[i]) || numbers[i] is < 1 or > Greatest)
            {
                return false;
            }
        }

        size = new MeshSize(numbers[0], numbers[1], numbers[2]);
        return true;
    }

    /// <summary>The node at some coordinates.</summary>
    public int NodeOf(int x, int y, int z) => x + (X * (y + (Y * z)));

    /// <summary>Coordinates of a node.</summary>
    public (int X, int Y, int Z) PlaceOf(int node) => (node % X, node / X % Y, node / (X * Y));

    /// <summary>The nine address bits of a node.</summary>
    public int AddressOf(int node)
    {
        (int x, int y, int z) = PlaceOf(node);
        return x | (y << 3) | (z << 6);
    }

    /// <summary>The node of an address, -1 where it lies outside the mesh.</summary>
    public int NodeAt(int address)
    {
        (int x, int y, int z) = (address & 7, (address >> 3) & 7, (address >> 6) & 7);
        return x < X && y < Y && z < Z ? NodeOf(x, y, z) : -1;
    }

    /// <summary>Routers on the way from one node to another, both ends counted: one where they are the same.</summary>
    public int RoutersBetween(int from, int to)
    {
        (int x, int y, int z) = PlaceOf(from);
        (int toX, int toY, int toZ) = PlaceOf(to);
        return 1 + Math.Abs(toX - x) + Math.Abs(toY - y) + Math.Abs(toZ - z);
    }

    /// <summary><c>4x4x4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X}x{Y}x{Z}");
}

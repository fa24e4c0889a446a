using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh;

/// <content>Multicast groups.</content>
public sealed partial class NocMeshGolden
{
    // A router's part of the tree that dimension order makes to the members of a group.
    private uint Branches(int node, IReadOnlyList<int> members)
    {
        (int x, int y, int z) = Size.PlaceOf(node);
        uint branches = 0;
        foreach (int member in members)
        {
            (int toX, int toY, int toZ) = Size.PlaceOf(member);
            // Members elsewhere in x are reached along x, by copies that are still in their first dimension; and so on.
            branches |= toX != x ? Bit(toX > x ? NocPort.East : NocPort.West)
                : toY != y ? Bit(toY > y ? NocPort.North : NocPort.South)
                : toZ != z ? Bit(toZ > z ? NocPort.Up : NocPort.Down)
                : Bit(NocPort.Local);
        }

        return branches;

        static uint Bit(NocPort port) => 1u << (int)port;
    }
}

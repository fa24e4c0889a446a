namespace Hdl.Noc.NocMesh.Traffic;

/// <summary>Where synthetic traffic goes.</summary>
public enum TrafficKind
{
    /// <summary>To every node, itself included, with the same probability.</summary>
    Uniform,

    /// <summary>To the node at rotated coordinates, see <see cref="PermutationTraffic.Transpose"/>.</summary>
    Transpose,

    /// <summary>To the node opposite in every dimension, see <see cref="PermutationTraffic.BitComplement"/>.</summary>
    BitComplement,

    /// <summary>A share to a few nodes, the rest uniform.</summary>
    HotSpot,

    /// <summary>To one of up to six neighbours.</summary>
    Neighbour,
}

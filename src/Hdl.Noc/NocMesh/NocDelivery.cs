namespace Hdl.Noc.NocMesh;

/// <summary>A flit that a mesh handed over at a local output.</summary>
/// <param name="Node">The node.</param>
/// <param name="Channel">The virtual channel it came on.</param>
/// <param name="Flit">Kind in 33:32, data in 31:0.</param>
public readonly record struct NocDelivery(int Node, int Channel, ulong Flit);

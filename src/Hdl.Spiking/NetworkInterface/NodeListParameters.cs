using Hdl.Core.Parameters;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>Lengths of the lists that a node keeps of other nodes (TW-SNN, section 4.3).</summary>
public sealed record NodeListParameters
{
    /// <summary>
    /// Sources that the AER table has a base for, numbers 0 and up, 1..512. Default: 512, all there can be.
    /// </summary>
    [Parameter("Sources that the AER table has a base for, from number 0", Unit = "sources", Min = 1, Max = 512)]
    public int Sources { get; init; } = 512;

    /// <summary>Entries of the destination list, 1..64. Default: 8.</summary>
    [Parameter("Entries of the destination list", Unit = "nodes", Min = 1, Max = 64)]
    public int Destinations { get; init; } = 8;

    /// <summary>Entries of the predecessor list, 1..64. Default: 8.</summary>
    [Parameter("Entries of the predecessor list", Unit = "nodes", Min = 1, Max = 64)]
    public int Predecessors { get; init; } = 8;
}

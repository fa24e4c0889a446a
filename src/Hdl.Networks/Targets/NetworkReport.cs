using Hdl.Core.Problems;

namespace Hdl.Networks.Targets;

/// <summary>How a target runs a network, as a table; or why it cannot.</summary>
/// <param name="Network">The network's name and shape.</param>
/// <param name="Problems">Why it does not fit; empty where it does.</param>
public sealed record NetworkReport(string Network, IReadOnlyList<Problem> Problems)
{
    /// <summary>Heads of the columns.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>A row for each layer, then totals; none where the network does not fit.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    /// <summary>What is to be said below the table.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

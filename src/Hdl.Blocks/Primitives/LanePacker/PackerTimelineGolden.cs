namespace Hdl.Blocks.Primitives.LanePacker;

/// <summary>
/// When a packer hands over its output beats while nobody stalls, and which items each has. Items are counted from 0 in
/// the order in which they come.
/// </summary>
/// <remarks>
/// An input beat taken in cycle t is merged in cycle t + 1. Merging more items than a beat holds sends a full beat,
/// which is handed over in the cycle after. A packet's last beat is sent in the cycle after the one in which its last
/// input beat was merged, in which the next packet's first one can be.
/// </remarks>
/// <param name="beatItems">Items of an output beat.</param>
public sealed class PackerTimelineGolden(int beatItems)
{
    private readonly List<(int First, int Items, bool Last, long Cycle)> _outputs = [];
    private int _first;
    private int _held;

    /// <summary>Takes an input beat.</summary>
    /// <param name="cycle">Cycle in which it is taken, later than that of the beat before.</param>
    /// <param name="items">Items that it brings, 0 to BeatItems.</param>
    /// <param name="last">Whether it ends the packet.</param>
    public void Take(long cycle, int items, bool last)
    {
        _held += items;
        if (_held > beatItems)
        {
            Send(beatItems, false, cycle + 2);
        }

        if (last)
        {
            Send(_held, true, cycle + 3);
        }
    }

    /// <summary>All beats so far.</summary>
    public IReadOnlyList<(int First, int Items, bool Last, long Cycle)> Finish() => _outputs;

    private void Send(int items, bool last, long cycle)
    {
        _outputs.Add((_first, items, last, cycle));
        _first += items;
        _held -= items;
    }
}

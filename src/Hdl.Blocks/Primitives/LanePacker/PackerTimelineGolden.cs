namespace Hdl.Blocks.Primitives.LanePacker;

/// <summary>
/// When a packer takes its input beats and hands over its output beats while nobody stalls; which items each output beat
/// has. Items are counted from 0 in the order in which they come.
/// </summary>
/// <remarks>
/// An input beat taken in cycle t is merged in cycle t + 1. Merging more items than a beat holds sends a full beat, which is
/// handed over in the cycle after. While still more than that are held, a full beat is sent in every cycle, and nothing is
/// taken or merged. A packet's last beat is sent in the first cycle after its last input beat was merged in which no full
/// beat is; the next packet's first beat can be merged in that very cycle.
/// </remarks>
/// <param name="beatItems">Items of an output beat.</param>
public sealed class PackerTimelineGolden(int beatItems)
{
    private readonly List<(int First, int Items, bool Last, long Cycle)> _outputs = [];
    private int _first;
    private int _held;
    private bool _closed;
    private long _merged = -1;

    /// <summary>Takes an input beat and returns the cycle in which that happens.</summary>
    /// <param name="available">Cycle from which on it is offered, not before the one in which the beat before it was taken.</param>
    /// <param name="items">Items that it brings, 0 or more.</param>
    /// <param name="last">Whether it ends the packet.</param>
    public long Take(long available, int items, bool last)
    {
        long idle = SendHeld(_merged + 1);
        bool ending = _closed;
        if (_closed)
        {
            Send(_held, true, idle);
        }

        long taken = Math.Max(available, _merged);
        taken = taken > _merged && taken < idle ? idle : taken;
        _merged = Math.Max(taken + 1, idle);
        _held += items;
        _closed = last;
        if (_held > beatItems && !(ending && _merged == idle))
        {
            Send(beatItems, false, _merged);
        }

        return taken;
    }

    /// <summary>All beats sent once no more input comes.</summary>
    public IReadOnlyList<(int First, int Items, bool Last, long Cycle)> Finish()
    {
        long idle = SendHeld(_merged + 1);
        if (_closed)
        {
            Send(_held, true, idle);
            _closed = false;
        }

        return _outputs;
    }

    // Full beats that are held leave one a cycle; the result is the first cycle after them.
    private long SendHeld(long cycle)
    {
        for (; _held > beatItems; cycle++)
        {
            Send(beatItems, false, cycle);
        }

        return cycle;
    }

    private void Send(int items, bool last, long cycle)
    {
        _outputs.Add((_first, items, last, cycle + 1));
        _first += items;
        _held -= items;
    }
}

namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// The timing of the queue of windows: a register whose window has been looked up, and a fifo behind it. Windows are
/// not copied; the register is the place behind the fifo's last.
/// </summary>
internal sealed class RunQueue
{
    private const int Depth = 4;
    private const int Places = 8;
    private readonly WindowRun[] _runs = [.. Enumerable.Range(0, Places).Select(_ => new WindowRun())];
    private int _first;
    private int _count;
    private int _left;
    private bool _looked;

    /// <summary>The oldest window of the fifo; null where there is none.</summary>
    public WindowRun? First => _count == 0 ? null : _runs[_first & (Places - 1)];

    /// <summary>
    /// Whether another window can be looked up: the register is free, or freed in this cycle. The fifo's room is that
    /// of the cycle's start.
    /// </summary>
    public bool Advances => !_looked || _count + _left < Depth;

    /// <summary>Whether there are no windows.</summary>
    public bool IsEmpty => _count == 0 && !_looked;

    /// <summary>The oldest window has been fetched.</summary>
    public void Pop()
    {
        _first++;
        _count--;
        _left = 1;
    }

    /// <summary>
    /// The window in the register goes to the fifo where there is room; gives the place for the next one to be looked
    /// up, if any, where <see cref="Advances"/> holds.
    /// </summary>
    public WindowRun Shift()
    {
        if (_looked && Advances)
        {
            _count++;
            _looked = false;
        }

        _left = 0;

        return _runs[(_first + _count) & (Places - 1)];
    }

    /// <summary>The place has been filled.</summary>
    public void Fill() => _looked = true;
}

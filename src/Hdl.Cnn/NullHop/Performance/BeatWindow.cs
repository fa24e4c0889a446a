namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// The timing of <c>lane_unpacker</c>: a window on packets in dense beats, whose user takes as many items per cycle as
/// it likes. Packets are whole: nothing is left of one when it is closed.
/// </summary>
internal sealed class BeatWindow
{
    private readonly int _beatItems;
    private readonly int _windowItems;
    private readonly int _beats;
    private readonly int[] _counts;
    private readonly bool[] _lasts;
    private int _held;
    private int _offset;

    /// <summary>An empty window.</summary>
    /// <param name="beatItems">Items of a beat, a power of two.</param>
    /// <param name="windowItems">Items that are looked at.</param>
    public BeatWindow(int beatItems, int windowItems)
    {
        (_beatItems, _windowItems) = (beatItems, windowItems);
        _beats = ((beatItems + windowItems - 2) / beatItems) + 1;
        _counts = new int[_beats + 1];
        _lasts = new bool[_beats + 1];
    }

    /// <summary>Whether a beat is accepted in this cycle.</summary>
    public bool Ready => _held <= _beats;

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => _held == 0;

    /// <summary>Items of the packet that are there, no more than the window shows.</summary>
    public int Present { get; private set; }

    /// <summary>A clock edge.</summary>
    /// <param name="take">Items that are taken.</param>
    /// <param name="closes">Whether they are the packet's last.</param>
    /// <param name="arrives">Whether a beat is accepted.</param>
    /// <param name="count">Its items.</param>
    /// <param name="last">Whether it ends its packet.</param>
    public void Clock(int take, bool closes, bool arrives, int count, bool last)
    {
        if (!arrives && take == 0 && !closes)
        {
            return;
        }

        if (closes)
        {
            Close();
        }
        else
        {
            Take(take);
        }

        if (arrives)
        {
            (_counts[_held], _lasts[_held]) = (count, last);
            _held++;
        }

        int present = -_offset;
        for (int beat = 0; beat < _held && beat < _beats; beat++)
        {
            present += _counts[beat];
            if (_lasts[beat] || present >= _windowItems)
            {
                break;
            }
        }

        Present = Math.Clamp(present, 0, _windowItems);
    }

    private void Close()
    {
        int ended = 0;
        while (!_lasts[ended])
        {
            ended++;
        }

        Leave(ended + 1);
        _offset = 0;
    }

    // A beat leaves once all of it has been taken; the last one of a packet stays until the packet is closed.
    private void Take(int take)
    {
        int position = _offset + take;
        int passed = 0;
        while (passed < _held && position >= _beatItems && !_lasts[passed])
        {
            position -= _beatItems;
            passed++;
        }

        Leave(passed);
        if (_held > 0 && _lasts[0] && position >= _beatItems)
        {
            (_counts[0], position) = (0, 0);
        }

        _offset = position;
    }

    private void Leave(int beats)
    {
        if (beats > 0)
        {
            _held -= beats;
            Array.Copy(_counts, beats, _counts, 0, _held);
            Array.Copy(_lasts, beats, _lasts, 0, _held);
        }
    }
}

namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// The timing of what is between fetch and issue: packer, queue and window; with one entry per cycle the queue alone.
/// </summary>
internal sealed class ItemQueue
{
    private readonly BeatPacker? _packer;
    private readonly BeatWindow? _window;
    private readonly BeatQueue _queue;

    /// <summary>An empty one.</summary>
    /// <param name="parameters">Sizes.</param>
    public ItemQueue(NullHopParameters parameters)
    {
        int width = parameters.FetchWidth;
        _queue = new BeatQueue(parameters.ItemQueue / width);
        if (width > 1)
        {
            _packer = new BeatPacker(width);
            _window = new BeatWindow(width, parameters.Lanes);
        }
    }

    /// <summary>Items that the issue sees, no more than the lanes.</summary>
    public int Present => _window is null ? Math.Min(1, _queue.Count) : _window.Present;

    /// <summary>Whether items of the fetch are taken in this cycle.</summary>
    public bool Ready => _packer is null ? _queue.Ready : _packer.Moves(_queue.Ready);

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => _queue.Count == 0 && (_packer is null || (_packer.IsEmpty && _window!.IsEmpty));

    /// <summary>A clock edge.</summary>
    /// <param name="take">Items that are issued.</param>
    /// <param name="closes">Whether they end a row of windows.</param>
    /// <param name="count">Items that the fetch offers; 0 for none.</param>
    /// <param name="flush">Whether they end a row of windows.</param>
    public void Clock(int take, bool closes, int count, bool flush)
    {
        if (_packer is null)
        {
            if (take > 0)
            {
                _queue.Pop();
            }

            if (count > 0 && _queue.Ready)
            {
                _queue.Push(count);
            }

            _queue.Clock();
            return;
        }

        bool arrives = _queue.Count > 0 && _window!.Ready;
        int beat = arrives ? _queue.First : 0;
        _window!.Clock(take, closes, arrives, beat >> 1, (beat & 1) != 0);
        if (arrives)
        {
            _queue.Pop();
        }

        if (_packer.Moves(_queue.Ready))
        {
            if (_packer.Valid)
            {
                _queue.Push((_packer.Count << 1) | (_packer.Last ? 1 : 0));
            }

            _packer.Clock(count > 0, count, flush);
        }

        _queue.Clock();
    }
}

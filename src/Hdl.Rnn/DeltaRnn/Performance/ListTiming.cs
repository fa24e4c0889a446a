namespace Hdl.Rnn.DeltaRnn.Performance;

/// <summary>A list of changes, cycle by cycle: <c>delta_rnn_list</c>.</summary>
/// <param name="inMemory">Whether its words are in a memory: they come a cycle later.</param>
internal sealed class ListTiming(bool inMemory)
{
    private readonly Queue<ColumnWork[]> _words = new();
    private readonly Queue<int> _counts = new();
    private ColumnWork[]? _read;
    private int _pushed;
    private int _popped;
    private int _taken;
    private ColumnWork? _pair;

    // What the cycle does, carried out at its end.
    private ColumnWork[]? _word;
    private bool _close;
    private bool _take;
    private bool _next;
    private bool _drop;

    /// <summary>The next change; null where there is none.</summary>
    public ColumnWork? Pair => _pair;

    /// <summary>Whether all of the oldest vector are taken.</summary>
    public bool IsFinished => IsDone && _pair is null;

    private bool IsDone => _counts.Count > 0 && _popped == _counts.Peek();

    private ColumnWork[]? Head => inMemory ? _read : _words.Count > 0 ? _words.Peek() : null;

    /// <summary>A word comes.</summary>
    public void Push(ColumnWork[] word) => _word = word;

    /// <summary>The vector ends.</summary>
    public void Close() => _close = true;

    /// <summary>The next change is taken.</summary>
    public void Take() => _take = true;

    /// <summary>On to the next vector.</summary>
    public void Next() => _next = true;

    /// <summary>What is left of the oldest vector is dropped.</summary>
    public void Drop() => _drop = true;

    /// <summary>The end of the cycle.</summary>
    public void Clock()
    {
        ColumnWork[]? head = Head;
        bool usable = head is not null && !IsDone;
        bool load = usable && !_drop && (_pair is null || _take);
        bool pop = usable && (_drop || (load && _taken == head!.Length - 1));
        _pair = _drop ? null : load ? head![_taken] : _take ? null : _pair;
        _taken = pop ? 0 : load ? _taken + 1 : _taken;
        _popped = _next ? 0 : _popped + (pop ? 1 : 0);
        if (_next)
        {
            _counts.Dequeue();
        }

        Move(pop);
        if (_word is not null)
        {
            _words.Enqueue(_word);
            _pushed++;
        }

        if (_close)
        {
            _counts.Enqueue(_pushed);
            _pushed = 0;
        }

        (_word, _close, _take, _next, _drop) = (null, false, false, false, false);
    }

    private void Move(bool pop)
    {
        if (!inMemory)
        {
            if (pop)
            {
                _words.Dequeue();
            }
        }
        else if (_read is null || pop)
        {
            _read = _words.Count > 0 ? _words.Dequeue() : null;
        }
    }
}

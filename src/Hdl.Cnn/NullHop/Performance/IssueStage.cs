namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// The timing of <c>nullhop_issue</c>: up to P items per cycle, of which one ends a window, once the drain is free for
/// its sums and the output has room for them.
/// </summary>
/// <param name="parameters">Sizes.</param>
/// <param name="marks">Which items end windows.</param>
internal sealed class IssueStage(NullHopParameters parameters, ItemMarks marks)
{
    private bool _running;
    private bool _drains;
    private int _words;
    private int _lanes;
    private int _gap;
    private int _room = OutputStage.Room;

    /// <summary>The passes to come.</summary>
    public PassQueue Passes { get; } = new();

    /// <summary>Items that go in this cycle.</summary>
    public int Take { get; private set; }

    /// <summary>Those without a value.</summary>
    public int Nulls { get; private set; }

    /// <summary>Whether they end a row of windows.</summary>
    public bool Closes { get; private set; }

    /// <summary>Whether a window ends whose sums are taken.</summary>
    public bool Drains { get; private set; }

    /// <summary>Whether these leave, after pooling.</summary>
    public bool Emits { get; private set; }

    /// <summary>Whether the pass ends.</summary>
    public bool Ends { get; private set; }

    /// <summary>The pass whose sums are drained from the next cycle on; null where it does not change.</summary>
    public PerformancePass? Starts { get; private set; }

    /// <summary>Lanes of the pass; 0 where there is none.</summary>
    public int Lanes { get; private set; }

    /// <summary>What stopped the items of this cycle, if not their number.</summary>
    public IssueStop Stop { get; private set; }

    /// <summary>Whether nothing would change if no pass came.</summary>
    public bool IsIdle => !_running && Passes.Next is null;

    /// <summary>A clock edge.</summary>
    /// <param name="present">Items that are there.</param>
    /// <param name="drainFree">Whether the drain has no pass.</param>
    /// <param name="wordLeaves">Whether the output makes room for a word.</param>
    public void Clock(int present, bool drainFree, bool wordLeaves)
    {
        (Take, Nulls, Stop, Starts) = (0, 0, IssueStop.None, null);
        (Closes, Drains, Emits, Ends) = (false, false, false, false);
        Lanes = _running ? _lanes : 0;
        if (!_running)
        {
            Begin(drainFree);
        }
        else if (present > 0)
        {
            Choose(Math.Min(present, _lanes));
        }

        if (Drains)
        {
            _gap = _words - 1;
        }
        else if (_gap > 0)
        {
            _gap--;
        }

        _room += (wordLeaves ? 1 : 0) - (Emits ? _words : 0);
        _running &= !Ends;
    }

    private void Begin(bool drainFree)
    {
        if (Passes.Next is not { } pass || (!drainFree && pass.Descriptor.AccumulateLast))
        {
            return;
        }

        Passes.Pop();
        _running = true;
        _drains = pass.Descriptor.AccumulateLast;
        _words = pass.Descriptor.Words;
        _lanes = parameters.LanesOf(_words);
        Starts = _drains ? pass : null;
    }

    private void Choose(int items)
    {
        int taken = 0;
        for (; taken < marks.Count; taken++)
        {
            ItemMark mark = marks.Of(taken, out int item);
            if (item >= items)
            {
                break;
            }

            if ((mark & ItemMark.Last) != 0)
            {
                Stop = StopAt(mark);
                if (Stop != IssueStop.None)
                {
                    items = item;
                    break;
                }

                (Drains, Emits) = (true, (mark & ItemMark.Emit) != 0);
            }

            Closes |= (mark & ItemMark.Flush) != 0;
            Ends |= (mark & ItemMark.Pass) != 0;
            Nulls += (mark & ItemMark.Null) != 0 ? 1 : 0;
        }

        Take = items;
        marks.Take(items, taken);
    }

    private IssueStop StopAt(ItemMark mark)
    {
        if (_gap > 0)
        {
            return IssueStop.Drain;
        }

        if (Drains)
        {
            return IssueStop.SecondEnd;
        }

        return (mark & ItemMark.Emit) != 0 && _room < _words ? IssueStop.Output : IssueStop.None;
    }
}

/// <summary>Why an item that is there does not go.</summary>
internal enum IssueStop
{
    /// <summary>It is not there.</summary>
    None,

    /// <summary>The sums of the window before are being taken.</summary>
    Drain,

    /// <summary>Another window ends in the beat.</summary>
    SecondEnd,

    /// <summary>The output has no room.</summary>
    Output,
}

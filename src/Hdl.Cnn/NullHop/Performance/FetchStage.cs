using System.Numerics;

namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// The timing of <c>nullhop_fetch</c>: up to F entries of one line of a window per cycle, and of one more of the other
/// parity where two runs are fetched; then two stages that move at once.
/// </summary>
/// <param name="fetchWidth">F.</param>
/// <param name="fetchRuns">Runs that are fetched per cycle.</param>
/// <param name="runs">The windows.</param>
/// <param name="marks">Takes which items end windows.</param>
internal sealed class FetchStage(int fetchWidth, int fetchRuns, RunQueue runs, ItemMarks marks)
{
    // Cycles from a pass to its first step: it is taken, and the rows of the weights of its lines are made.
    private const int Setup = 2;

    private bool _running;
    private int _setup;
    private int _done;
    private int _offset;
    private int _stepCount;
    private bool _stepFlush;

    /// <summary>The passes to come.</summary>
    public PassQueue Passes { get; } = new();

    /// <summary>Items that are offered; 0 where none are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether they end a row of windows.</summary>
    public bool Flush { get; private set; }

    /// <summary>Whether rows have been read for the last time, in the cycle that has passed.</summary>
    public bool Frees { get; private set; }

    /// <summary>Those below this one.</summary>
    public int FreeRow { get; private set; }

    /// <summary>Whether nothing would change if no pass came.</summary>
    public bool IsIdle => !_running && Passes.Next is null && _stepCount == 0 && Count == 0;

    /// <summary>A clock edge.</summary>
    /// <param name="ready">Whether the items are taken.</param>
    public void Clock(bool ready)
    {
        Frees = false;
        bool steps = Count == 0 || ready;
        if (steps)
        {
            (Count, Flush) = (_stepCount, _stepFlush);
            _stepCount = 0;
        }

        if (!_running)
        {
            _running = Passes.Next is not null;
            if (_running)
            {
                Passes.Pop();
                _setup = Setup;
            }
        }
        else if (_setup > 0)
        {
            _setup--;
        }
        else if (steps && runs.First is { } run)
        {
            Step(run);
        }
    }

    private void Step(WindowRun run)
    {
        int count = 0;
        bool runEnds = true;
        bool nothing = run.Lines == 0;
        if (!nothing)
        {
            count = Lines(run);
            runEnds = _offset == 0 && _done == (1 << run.Lines) - 1;
        }

        bool windowEnds = runEnds && run.Ends;
        if (nothing && windowEnds)
        {
            count = 1;
            marks.Add(1, run.Mark | ItemMark.Null);
        }
        else
        {
            marks.Add(count, windowEnds ? run.Mark : ItemMark.None);
        }

        (_stepCount, _stepFlush) = (count, windowEnds && (run.Mark & ItemMark.Flush) != 0);
        if (runEnds)
        {
            (_done, _offset) = (0, 0);
            (Frees, FreeRow) = (run.Frees, run.FreeRow);
            _running = !(windowEnds && (run.Mark & ItemMark.Pass) != 0);
            runs.Pop();
        }
    }

    // The entries of a step: those of the first line that is left, and behind its last ones all of a line in the other
    // half, or, where that is the next one anyway, as many as there is room for.
    private int Lines(WindowRun run)
    {
        int pending = ((1 << run.Lines) - 1) & ~_done;
        int line = BitOperations.TrailingZeroCount(pending);
        int left = run.Length(line) - _offset;
        if (left > fetchWidth)
        {
            _offset += fetchWidth;
            return fetchWidth;
        }

        _offset = 0;
        _done |= 1 << line;
        int others = pending & ~_done & (((run.Odd >> line) & 1) == 0 ? run.Odd : ~run.Odd);
        if (fetchRuns == 1 || others == 0)
        {
            return left;
        }

        int second = BitOperations.TrailingZeroCount(others);
        if (left + run.Length(second) <= fetchWidth)
        {
            _done |= 1 << second;
            return left + run.Length(second);
        }

        _offset = second == BitOperations.TrailingZeroCount(pending & ~_done) ? fetchWidth - left : 0;
        return left + _offset;
    }
}

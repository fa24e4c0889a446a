namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// The timing of clusters and <c>nullhop_drain</c>: the words of a window leave one after the other, a fixed time after
/// the beat that ended it.
/// </summary>
internal sealed class DrainStage
{
    // From the beat to the sums, to the choice of the word, and to the register behind the last stage.
    private const int Sums = 4;
    private const int Leaving = 1;
    private const int Stages = 4;
    private const int ScaledStages = 5;

    private readonly Queue<(long Start, bool Emits)> _windows = new();
    private readonly int _latency;
    private PerformancePass? _pass;
    private int _words;
    private bool _running;
    private long _free = long.MaxValue;
    private int _pixel;
    private int _row;
    private int _frame;

    /// <summary>A drain that has nothing to do.</summary>
    /// <param name="parameters">Whether channels are scaled.</param>
    public DrainStage(NullHopParameters parameters) =>
        _latency = Sums + Leaving + (parameters.Scale == NullHopScale.Channel ? ScaledStages : Stages);

    /// <summary>Whether a word is there in this cycle.</summary>
    public bool Valid { get; private set; }

    /// <summary>Which of its values are not 0.</summary>
    public uint Nonzero { get; private set; }

    /// <summary>Whether it ends a row.</summary>
    public bool Last { get; private set; }

    /// <summary>Whether it goes without a map word.</summary>
    public bool Raw { get; private set; }

    /// <summary>Whether the drain has no pass.</summary>
    public bool Free { get; private set; } = true;

    /// <summary>The start of a cycle: the word that is there in it.</summary>
    /// <param name="cycle">Its number since reset.</param>
    public void Begin(long cycle)
    {
        Valid = false;
        if (_windows.Count > 0 && _windows.Peek() is var (start, emits) && cycle >= start)
        {
            int word = (int)(cycle - start);
            if (emits)
            {
                Leave(word);
            }

            if (word == _words - 1)
            {
                _windows.Dequeue();
            }
        }

        if (cycle >= _free)
        {
            (_running, _free) = (false, long.MaxValue);
        }

        Free = !_running;
    }

    /// <summary>A clock edge.</summary>
    /// <param name="cycle">The cycle's number.</param>
    /// <param name="issue">What is issued in it.</param>
    public void Clock(long cycle, IssueStage issue)
    {
        if (issue.Starts is { } pass)
        {
            _pass = pass;
            _words = pass.Descriptor.Words;
            (_running, _pixel, _row, _frame) = (true, 0, 0, 0);
        }

        if (issue.Drains)
        {
            _windows.Enqueue((cycle + _latency, issue.Emits));
            if (issue.Ends)
            {
                _free = cycle + _latency + _words - 1;
            }
        }
    }

    private void Leave(int word)
    {
        Descriptor descriptor = _pass!.Descriptor;
        int first = NullHopParameters.WordChannels * ((_pixel * _words) + word);
        Valid = true;
        Nonzero = _pass.Outputs[_frame].Flags(_row, first, NullHopParameters.WordChannels);
        Raw = descriptor.OutRaw;
        Last = word == _words - 1 && _pixel == descriptor.PooledWidth - 1;
        _pixel += word == _words - 1 ? 1 : 0;
        if (Last)
        {
            _pixel = 0;
            _row++;
            if (_row == descriptor.PooledHeight)
            {
                (_row, _frame) = (0, _frame + 1);
            }
        }
    }
}

namespace Hdl.Cnn.NullHop.Performance;

/// <summary>Counts what happens, as the events of the core do.</summary>
/// <param name="withOutputCycles">Whether the cycle of each beat of the output is noted.</param>
internal sealed class PerformanceRecorder(bool withOutputCycles)
{
    private readonly List<long> _outputs = [];
    private long _cycle;
    private long _cycles;
    private long _beats;
    private long _items;
    private long _nulls;
    private long _stallInput;
    private long _stallDrain;
    private long _stallOutput;
    private long _stallWeights;
    private long _idle;
    private long _rows;
    private long _fetch;
    private long _ends;
    private long _drain;
    private long _output;
    private int _lanes = 1;

    /// <summary>What has been counted.</summary>
    public PerformanceCounts Counts => new()
    {
        Cycles = _cycles,
        OutputCycles = _outputs,
        Beats = _beats,
        Items = _items,
        Nulls = _nulls,
        StallInput = _stallInput,
        StallDrain = _stallDrain,
        StallOutput = _stallOutput,
        StallWeights = _stallWeights,
        Losses = new PerformanceLosses
        {
            Idle = _idle - ((_cycle - _cycles) * _lanes),
            Rows = _rows,
            Fetch = _fetch,
            Ends = _ends,
            Drain = _drain,
            Output = _output,
            Nulls = _nulls,
        },
    };

    /// <summary>A cycle.</summary>
    public void Clock(IssueStage issue, WindowStage windows, int present, bool beatLeaves, bool accepted)
    {
        _cycle++;
        if (beatLeaves && withOutputCycles)
        {
            _outputs.Add(_cycle - 1);
        }

        if (beatLeaves || accepted)
        {
            _cycles = _cycle;
        }

        int take = issue.Take;
        if (take > 0)
        {
            _beats++;
            _items += take - issue.Nulls;
            _nulls += issue.Nulls;
        }
        else if (present == 0)
        {
            _stallInput += windows.WaitsRows ? 1 : 0;
            _stallWeights += windows.WaitsLoads ? 1 : 0;
        }
        else if (issue.Stop != IssueStop.None)
        {
            _stallDrain += issue.Stop == IssueStop.Drain ? 1 : 0;
            _stallOutput += issue.Stop == IssueStop.Output ? 1 : 0;
        }

        Lose(issue, windows, issue.Lanes - take);
    }

    private void Lose(IssueStage issue, WindowStage windows, int lanes)
    {
        if (issue.Lanes == 0)
        {
            _idle += _lanes;
            return;
        }

        _lanes = issue.Lanes;
        switch (issue.Stop)
        {
            case IssueStop.Drain:
                _drain += lanes;
                break;
            case IssueStop.SecondEnd:
                _ends += lanes;
                break;
            case IssueStop.Output:
                _output += lanes;
                break;
            case IssueStop.None when windows.WaitsRows:
                _rows += lanes;
                break;
            default:
                _fetch += lanes;
                break;
        }
    }
}

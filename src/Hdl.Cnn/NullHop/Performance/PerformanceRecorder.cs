namespace Hdl.Cnn.NullHop.Performance;

/// <summary>Counts what happens up to the last handshake, as the events of the core do.</summary>
/// <param name="withOutputCycles">Whether the cycle of each beat of the output is noted.</param>
internal sealed class PerformanceRecorder(bool withOutputCycles)
{
    private readonly List<long> _outputs = [];
    private Tally _tally;
    private Tally _told;
    private int _lanes = 1;

    /// <summary>What has been counted.</summary>
    public PerformanceCounts Counts => new()
    {
        Cycles = _told.Cycles,
        OutputCycles = _outputs,
        Beats = _told.Beats,
        Items = _told.Items,
        Nulls = _told.Nulls,
        StallInput = _told.StallInput,
        StallDrain = _told.StallDrain,
        StallOutput = _told.StallOutput,
        StallWeights = _told.StallWeights,
        Losses = new PerformanceLosses
        {
            Idle = _told.Idle,
            Rows = _told.Rows,
            Fetch = _told.Fetch,
            Ends = _told.Ends,
            Drain = _told.Drain,
            Output = _told.Output,
            Nulls = _told.Nulls,
        },
    };

    /// <summary>A cycle.</summary>
    /// <param name="issue">What was issued.</param>
    /// <param name="windows">What waited.</param>
    /// <param name="present">Items that were there.</param>
    /// <param name="beatLeaves">Whether a beat of the output left.</param>
    /// <param name="accepted">Whether something of an input was accepted.</param>
    public void Clock(IssueStage issue, WindowStage windows, int present, bool beatLeaves, bool accepted)
    {
        int take = issue.Take;
        if (take > 0)
        {
            _tally.Beats++;
            _tally.Items += take - issue.Nulls;
            _tally.Nulls += issue.Nulls;
        }
        else if (present == 0)
        {
            _tally.StallInput += windows.WaitsRows ? 1 : 0;
            _tally.StallWeights += windows.WaitsLoads ? 1 : 0;
        }
        else
        {
            _tally.StallDrain += issue.Stop == IssueStop.Drain ? 1 : 0;
            _tally.StallOutput += issue.Stop == IssueStop.Output ? 1 : 0;
        }

        Lose(issue, windows, issue.Lanes - take);
        if (beatLeaves && withOutputCycles)
        {
            _outputs.Add(_tally.Cycles);
        }

        _tally.Cycles++;
        if (beatLeaves || accepted)
        {
            _told = _tally;
        }
    }

    private void Lose(IssueStage issue, WindowStage windows, int lanes)
    {
        if (issue.Lanes == 0)
        {
            _tally.Idle += _lanes;
            return;
        }

        _lanes = issue.Lanes;
        switch (issue.Stop)
        {
            case IssueStop.Drain:
                _tally.Drain += lanes;
                break;
            case IssueStop.SecondEnd:
                _tally.Ends += lanes;
                break;
            case IssueStop.Output:
                _tally.Output += lanes;
                break;
            case IssueStop.None when windows.WaitsRows:
                _tally.Rows += lanes;
                break;
            default:
                _tally.Fetch += lanes;
                break;
        }
    }

    private struct Tally
    {
        public long Cycles;
        public long Beats;
        public long Items;
        public long Nulls;
        public long StallInput;
        public long StallDrain;
        public long StallOutput;
        public long StallWeights;
        public long Idle;
        public long Rows;
        public long Fetch;
        public long Ends;
        public long Drain;
        public long Output;
    }
}

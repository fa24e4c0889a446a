namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// Predicts, exactly, what the accelerator does in each clock cycle where every input is offered and every output taken
/// as early as possible: a class for each module of the RTL, all of which advance a cycle at a time. They work on
/// numbers of items and of words; of values it matters alone which are 0. Packets must be whole.
/// </summary>
/// <remarks>
/// Where a stage's registers are seen by another one, that one advances first. So the stages advance against the
/// stream, from the output to the loader.
/// </remarks>
public sealed class NullHopPerformanceModel
{
    private const int MostQuietCycles = 1_000_000;

    private readonly FrameSource _source;
    private readonly ParameterStage _loads;
    private readonly LoaderStage _loader;
    private readonly WindowStage _windows;
    private readonly FetchStage _fetch;
    private readonly ItemQueue _items;
    private readonly IssueStage _issue;
    private readonly DrainStage _drain;
    private readonly OutputStage _output;
    private readonly Queue<PerformancePass> _passes = new();
    private PerformanceRecorder _recorder = new(false);
    private long _cycle;

    /// <summary>A model after reset.</summary>
    /// <param name="parameters">Sizes.</param>
    public NullHopPerformanceModel(NullHopParameters parameters)
    {
        var marks = new ItemMarks();
        _source = new FrameSource(parameters.InputWords, parameters.MapBits);
        _loads = new ParameterStage(parameters);
        _loader = new LoaderStage(parameters, _source);
        _windows = new WindowStage(_source);
        _fetch = new FetchStage(parameters.FetchWidth, parameters.FetchRuns, _windows.Runs, marks);
        _items = new ItemQueue(parameters);
        _issue = new IssueStage(parameters, marks);
        _drain = new DrainStage(parameters);
        _output = new OutputStage(parameters);
    }

    /// <summary>Whether there is a model for some parameters: where the row store cannot run over.</summary>
    /// <param name="parameters">Valid parameters.</param>
    public static bool Covers(NullHopParameters parameters) => !parameters.Overcommit;

    /// <summary>
    /// Loads and passes, all offered from the first cycle on; then the accelerator comes to rest. What is kept for a
    /// further pass stays for the next run.
    /// </summary>
    /// <param name="loads">Loads with their packets.</param>
    /// <param name="passes">Passes with their inputs.</param>
    /// <param name="withOutputCycles">Whether the cycle of each beat of the output is wanted.</param>
    /// <exception cref="InvalidOperationException">The passes wait for ever.</exception>
    public PerformanceCounts Run(
        IEnumerable<PerformanceLoad> loads, IEnumerable<PerformancePass> passes, bool withOutputCycles = false)
    {
        foreach (PerformanceLoad load in loads)
        {
            _loads.Add(load);
        }

        foreach (PerformancePass pass in passes)
        {
            _passes.Enqueue(pass);
            foreach (NonzeroMap map in pass.Inputs)
            {
                _source.Add(map, pass.Descriptor.InRaw);
            }
        }

        _recorder = new PerformanceRecorder(withOutputCycles);
        int quiet = 0;
        while (!IsIdle)
        {
            quiet = Step() ? 0 : quiet + 1;
            if (quiet > MostQuietCycles)
            {
                throw new InvalidOperationException("The accelerator waits for ever.");
            }
        }

        return _recorder.Counts;
    }

    private bool IsIdle =>
        _passes.Count == 0 && !_source.Valid && _loads.IsIdle && _loader.IsIdle && _windows.IsIdle && _fetch.IsIdle
        && _items.IsEmpty && _issue.IsIdle && _drain.Free && _output.IsEmpty;

    private bool Step()
    {
        bool passFires = _passes.Count > 0 && _loader.Passes.Ready && _windows.Passes.Ready && _fetch.Passes.Ready
            && _issue.Passes.Ready;
        _drain.Begin(_cycle);
        _output.Clock(_drain);
        int present = _items.Present;
        _issue.Clock(present, _drain.Free, _output.WordLeaves);
        _drain.Clock(_cycle, _issue);
        bool ready = _items.Ready;
        _items.Clock(_issue.Take, _issue.Closes, _fetch.Count, _fetch.Flush);
        _fetch.Clock(ready);
        _windows.Clock(_loader.RowsDone, _loader.ColumnsDone, _loads.Done);
        bool wordsAccepted = _loader.Clock(_fetch.Frees, _fetch.FreeRow);
        bool parametersAccepted = _loads.Clock();
        if (passFires)
        {
            Push(_passes.Dequeue());
        }

        bool accepted = passFires || wordsAccepted || parametersAccepted;
        _recorder.Clock(_issue, _windows, present, _output.BeatLeaves, accepted);
        _cycle++;
        return accepted || _output.BeatLeaves || _issue.Take > 0;
    }

    private void Push(PerformancePass pass)
    {
        _loader.Passes.Push(pass);
        _windows.Passes.Push(pass);
        _fetch.Passes.Push(pass);
        _issue.Passes.Push(pass);
    }
}

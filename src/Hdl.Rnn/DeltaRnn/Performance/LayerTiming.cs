namespace Hdl.Rnn.DeltaRnn.Performance;

/// <summary>The control of a stage, cycle by cycle: <c>delta_rnn_layer</c>.</summary>
/// <param name="stage">The stage.</param>
/// <param name="input">Changes of its inputs.</param>
/// <param name="hidden">Changes of its hidden states; null of the read-out.</param>
/// <param name="biasPasses">How often a line of each column of biases is multiplied.</param>
internal sealed class LayerTiming(DeltaStage stage, ListTiming input, ListTiming? hidden, int[] biasPasses)
{
    private readonly Queue<(bool First, int Step)> _steps = new();
    private int _bias;
    private bool _pending;
    private (bool First, int Step)? _begin;
    private bool _start;
    private bool _takesBias;

    /// <summary>The stage.</summary>
    public DeltaStage Stage => stage;

    /// <summary>Whether there is room for a step.</summary>
    public bool HasRoom => _steps.Count < DeltaRnnShape.InputVectors;

    /// <summary>The step whose sums are being added up.</summary>
    public int Step => _steps.Peek().Step;

    /// <summary>Whether something is to be done.</summary>
    public bool IsActive => _steps.Count > 0 || !HiddenDone;

    private bool Opens => _steps.Count > 0 && _steps.Peek().First;

    private bool BiasNext => Opens && _bias < stage.FirstColumns;

    private bool InputNext => input.Pair is not null && _steps.Count > 0 && !BiasNext;

    private bool HiddenNext => hidden?.Pair is not null && !Opens;

    private bool HiddenDone => hidden is null || !_pending || hidden.IsFinished;

    /// <summary>A step begins.</summary>
    public void Begin(bool first, int step) => _begin = (first, step);

    /// <summary>Whether there is a column to be added.</summary>
    public bool HasColumn => BiasNext || InputNext || HiddenNext;

    /// <summary>The next column is taken.</summary>
    /// <returns>Its first line, and how often each of its lines is multiplied.</returns>
    public (int Line, int Passes) TakeColumn()
    {
        if (BiasNext)
        {
            _takesBias = true;
            int line = _bias < stage.BiasColumns
                ? stage.FirstLine + (_bias * stage.Stride)
                : stage.HiddenBiasLine + ((_bias - stage.BiasColumns) * stage.Stride);
            return (line, biasPasses[_bias]);
        }

        bool isInput = InputNext;
        ListTiming list = isInput ? input : hidden!;
        list.Take();
        ColumnWork column = list.Pair!.Value;
        int first = isInput ? stage.InputLine : stage.HiddenLine;
        return (first + (column.Element * stage.Stride), column.Passes);
    }

    /// <summary>Whether the sums are complete.</summary>
    /// <param name="busy">Whether lines of the stage are being added.</param>
    public bool IsComplete(bool busy) =>
        _steps.Count > 0 && !BiasNext && input.IsFinished && HiddenDone && !busy;

    /// <summary>The step is over for its sums.</summary>
    public void Start()
    {
        _start = true;
        input.Next();
        if (hidden is not null && _pending)
        {
            hidden.Next();
        }
    }

    /// <summary>The end of the cycle.</summary>
    public void Clock()
    {
        if (Opens)
        {
            hidden?.Drop();
        }

        _bias = _start ? 0 : _takesBias ? _bias + 1 : _bias;
        _pending |= _start;
        if (_start)
        {
            _steps.Dequeue();
        }

        if (_begin is { } begin)
        {
            _steps.Enqueue(begin);
        }

        (_begin, _start, _takesBias) = (null, false, false);
        input.Clock();
        hidden?.Clock();
    }
}

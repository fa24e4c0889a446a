using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Rnn.DeltaRnn.Performance;

/// <summary>What the performance model says of some steps.</summary>
/// <param name="OutputCycles">Cycle in which each beat of the output leaves, counted from the first beat of inputs that
/// is offered.</param>
/// <param name="Cycles">Cycles until nothing is on its way.</param>
/// <param name="Lines">Lines of weights that were multiplied, each digit counted.</param>
/// <param name="Busy">Cycles in which STATUS.busy is 1.</param>
/// <param name="Idle">Those of them without a column.</param>
public sealed record DeltaRnnTiming(
    IReadOnlyList<long> OutputCycles, long Cycles, long Lines, long Busy, long Idle)
{
    /// <summary>Cycles in which a column waited for its weights.</summary>
    public long Waits { get; init; }
}

/// <summary>
/// The exact timing of a delta network, cycle by cycle, from nothing on its way, while inputs come and outputs leave at
/// once. Values do not matter to it, only which of them changed.
/// </summary>
public sealed class DeltaRnnPerformance
{
    private const int Depth = 8;

    private readonly DeltaRnnShape _shape;
    private readonly LayerTiming[] _stages;
    private readonly ListTiming[] _inputs;
    private readonly ListTiming[] _hidden;
    private readonly (int Layer, int Step, int Word)?[] _passes = new (int, int, int)?[Depth + 1];
    private readonly Queue<bool> _states = new();
    private readonly List<long> _outputs = [];
    private readonly FetchTiming? _fetch;
    private IReadOnlyList<StepWork> _steps = [];

    // The line that is read, and those behind it.
    private (int Stage, int Lines)? _issue;
    private int? _mac;
    private int? _add;

    // The input: the step and beat that come, and the beat that is compared.
    private int _step;
    private int _beat;
    private (int Step, int Beat)? _visit;
    private int _vectors;
    private (int Class, bool Active) _readout;
    private (bool Valid, bool Last) _sum;
    private bool _chosen;
    private bool _result;
    private bool _locked;
    private bool _left;
    private bool _waits;
    private int _finished;

    /// <summary>A network with nothing on its way.</summary>
    /// <param name="parameters">Valid parameters.</param>
    /// <param name="memory">Speed of the memory of weights, all of whose rows are closed; null for the quickest. No
    /// matter where they are on chip.</param>
    /// <param name="address">Byte address of the weights in memory.</param>
    public DeltaRnnPerformance(
        DeltaRnnResolvedParameters parameters, MemoryTiming? memory = null, ulong address = 0)
    {
        _shape = new DeltaRnnShape(parameters);
        _fetch = parameters.IsFetched ? new FetchTiming(_shape, memory ?? new MemoryTiming(), address) : null;
        _inputs = new ListTiming[_shape.StageCount];
        _hidden = new ListTiming[_shape.LayerCount];
        _stages = new LayerTiming[_shape.StageCount];
        foreach (DeltaStage stage in _shape.Stages)
        {
            int number = stage.Number;
            int lanes = number == 0 ? parameters.XLanes : parameters.PointwiseLanes;
            _inputs[number] = new ListTiming(
                _shape.IsInMemory(stage.Inputs, lanes, DeltaRnnShape.InputVectors));
            if (stage.IsRecurrent)
            {
                _hidden[number] = new ListTiming(
                    _shape.IsInMemory(stage.Height, parameters.PointwiseLanes, 1));
            }

            int[] passes = [.. Enumerable.Range(0, stage.FirstColumns).Select(column => Passes(
                parameters, 1L << (parameters.ActFrac + (column % stage.BiasColumns * parameters.WeightFrac))))];
            _stages[number] = new LayerTiming(
                stage, _inputs[number], stage.IsRecurrent ? _hidden[number] : null, passes);
        }
    }

    /// <summary>How often each line of a column is multiplied: digits of the change that are not 0.</summary>
    public static int Passes(DeltaRnnResolvedParameters parameters, long delta)
    {
        if (parameters.Digits == 0)
        {
            return 1;
        }

        int passes = 0;
        for (long rest = delta; rest != 0; rest = (rest - (sbyte)rest) >> 8)
        {
            passes += (sbyte)rest == 0 ? 0 : 1;
        }

        return passes;
    }

    /// <summary>The timing of some steps, offered one behind the other.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="waits">Whether each is offered only when the states of the one before have left.</param>
    public DeltaRnnTiming Run(IReadOnlyList<StepWork> steps, bool waits = false)
    {
        _steps = steps;
        (_waits, _finished) = (waits, 0);
        _outputs.Clear();
        (_step, _beat) = (0, 0);
        long cycle = 0;
        long lines = 0;
        long busy = 0;
        long idle = 0;
        long starved = 0;
        for (; _step < steps.Count || IsBusy; cycle++)
        {
            bool works = _beat > 0 || HasColumns || _mac is not null || _vectors > 0 || ReadsOut
                || _passes.Any(pass => pass is not null) || _stages.Any(stage => stage.IsActive);
            bool line = Issued is not null;
            bool wait = _fetch is { Waits: true };
            lines += line ? 1 : 0;
            busy += works ? 1 : 0;
            starved += wait ? 1 : 0;
            idle += works && !line && !wait ? 1 : 0;
            Cycle(cycle);
        }

        return new DeltaRnnTiming([.. _outputs], cycle, lines, busy, idle) { Waits = starved };
    }

    private bool IsBusy =>
        _visit is not null || HasColumns || _mac is not null || _add is not null || _vectors > 0
        || ReadsOut || _passes.Any(pass => pass is not null)
        || _stages.Any(stage => stage.IsActive);

    private bool HasColumns => _issue is not null || _fetch is { IsBusy: true };

    // The stage whose line is read, or has come, in this cycle.
    private int? Issued => _fetch is null ? _issue?.Stage : _fetch.Stage;

    private bool ReadsOut => _readout.Active || _sum.Valid || _chosen || _result;

    private void Cycle(long cycle)
    {
        Leave(cycle);
        int? starts = Starts();
        Readout();
        (int Stage, int Lines)? column = Column();
        Changes();
        Visit();
        bool take = Take();
        Pointwise(starts);
        foreach (LayerTiming stage in _stages)
        {
            stage.Clock();
        }

        (_add, _mac) = (_mac, Issued);
        _fetch?.Clock();
        _issue = _issue is { Lines: > 1 } line ? (line.Stage, line.Lines - 1) : column;
        Advance(take);
    }

    // The lowest layer whose sums are complete and that has room for what comes of them.
    private int? Starts()
    {
        if (_passes[0] is { } pass && pass.Word < _shape.Words(pass.Layer) - 1)
        {
            return null;
        }

        for (int layer = 0; layer < _shape.LayerCount; layer++)
        {
            bool room = layer + 1 < _shape.StageCount ? _stages[layer + 1].HasRoom : _vectors < 2;
            if (room && _stages[layer].IsComplete(IsAdding(layer)))
            {
                return layer;
            }
        }

        return null;
    }

    private bool IsAdding(int stage) =>
        _issue?.Stage == stage || _mac == stage || (_fetch is not null && _fetch.IsHere(stage));

    private void Readout()
    {
        if (_shape.StageCount == _shape.LayerCount)
        {
            return;
        }

        LayerTiming stage = _stages[^1];
        bool argmax = _shape.Parameters.Readout == Networks.DeltaReadout.Argmax;
        bool idle = !_readout.Active && !_sum.Valid;
        _result = _chosen;
        _chosen = _sum.Valid && (!argmax || _sum.Last);
        bool last = _readout.Class == _shape.Parameters.Classes - 1;
        _sum = (_readout.Active, last);
        _readout = _readout.Active ? (last ? 0 : _readout.Class + 1, !last) : _readout;
        if (idle && stage.IsComplete(IsAdding(_shape.LayerCount)))
        {
            stage.Start();
            _readout = (0, true);
        }
    }

    private void Leave(long cycle)
    {
        if (_result)
        {
            _outputs.Add(cycle);
        }

        if (_states.TryDequeue(out bool ends))
        {
            _outputs.Add(cycle);
            _left = ends;
        }
    }

    private (int Stage, int Lines)? Column()
    {
        if (_issue is { Lines: > 1 } || _fetch is { IsFree: false })
        {
            return null;
        }

        for (int stage = 0; stage < _stages.Length; stage++)
        {
            if (_stages[stage].HasColumn && !IsLocked(stage))
            {
                (int line, int passes) = _stages[stage].TakeColumn();
                if (_fetch is null)
                {
                    return (stage, _shape.Stages[stage].Lines * passes);
                }

                _fetch.Take(stage, line, passes);
                return null;
            }
        }

        return null;
    }

    private bool IsLocked(int stage) => stage >= _shape.LayerCount
        ? _locked
        : _passes[0] is { } pass && pass.Layer == stage && pass.Word < _shape.Words(stage) - 2;

    // What was found of a word of states, eight cycles behind its sums.
    private void Changes()
    {
        if (_passes[Depth] is not { } pass)
        {
            return;
        }

        (int layer, int number, int word) = pass;
        StepWork step = _steps[number];
        bool ends = word == _shape.Words(layer) - 1;
        if (step.Hidden[layer].TryGetValue(word, out ColumnWork[]? changes))
        {
            _hidden[layer].Push(changes);
        }

        bool next = layer + 1 < _shape.LayerCount || (layer + 1 < _shape.StageCount && step.HasReadout);
        if (next && step.Inputs[layer].TryGetValue(word, out changes))
        {
            _inputs[layer + 1].Push(changes);
        }

        if (ends)
        {
            _hidden[layer].Close();
        }

        if (ends && next)
        {
            _inputs[layer + 1].Close();
        }

        if (layer == _shape.StageCount - 1)
        {
            _states.Enqueue(ends);
        }
    }

    private void Visit()
    {
        if (_visit is not { } visit)
        {
            return;
        }

        StepWork step = _steps[visit.Step];
        if (step.FirstWords.TryGetValue(visit.Beat, out ColumnWork[]? changes))
        {
            _inputs[0].Push(changes);
        }

        if (visit.Beat == step.Beats - 1)
        {
            _inputs[0].Close();
        }
    }

    private bool Take()
    {
        int words = FixedPoint.CeilDivide(_shape.Parameters.Inputs, _shape.Parameters.XLanes);
        bool clash = words > 1 && _visit is { Beat: 0 } visit && _steps[visit.Step].Beats == 1;
        bool take = _step < _steps.Count && (!_waits || _finished == _step)
            && (_beat > 0 || _stages[0].HasRoom) && !clash;
        if (take && _beat == 0)
        {
            _stages[0].Begin(_steps[_step].First, _step);
        }

        return take;
    }

    private void Advance(bool take)
    {
        _visit = take ? (_step, _beat) : null;
        if (take && _beat == _steps[_step].Beats - 1)
        {
            (_step, _beat) = (_step + 1, 0);
        }
        else if (take)
        {
            _beat++;
        }

        _locked = _readout.Active || _sum.Valid;
        _vectors -= _left ? 1 : 0;
        _finished += _left ? 1 : 0;
        _left = false;
    }

    private void Pointwise(int? starts)
    {
        for (int place = Depth; place > 0; place--)
        {
            _passes[place] = _passes[place - 1];
        }

        if (_passes[0] is { } pass && pass.Word < _shape.Words(pass.Layer) - 1)
        {
            _passes[0] = (pass.Layer, pass.Step, pass.Word + 1);
            return;
        }

        _passes[0] = null;
        if (starts is not { } layer)
        {
            return;
        }

        LayerTiming stage = _stages[layer];
        int step = stage.Step;
        _passes[0] = (layer, step, 0);
        stage.Start();
        bool next = layer + 1 < _shape.LayerCount || (layer + 1 < _shape.StageCount && _steps[step].HasReadout);
        if (next)
        {
            bool fresh = layer + 1 == _shape.LayerCount
                && _shape.Parameters.ReadoutWhen == Networks.ReadoutWhen.Last;
            _stages[layer + 1].Begin(fresh || _steps[step].First, step);
        }

        _vectors += layer == _shape.StageCount - 1 ? 1 : 0;
    }
}

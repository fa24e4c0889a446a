using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Rnn.DeltaRnn.Performance;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>
/// A delta network as transactions: register accesses, lines of weights, packets of inputs, and what leaves. Writes of
/// a phase come before its weights, those before its inputs, and reads last; what is read must not depend on how far
/// steps have come.
/// </summary>
public sealed class DeltaRnnGolden : IStreamGolden
{
    private readonly DeltaRnnResolvedParameters _parameters;
    private readonly DeltaRnnPorts _ports;
    private readonly DeltaRnnNetwork _network;
    private readonly int[][] _lines;
    private readonly WeightMemoryGolden? _memory;
    private readonly DeltaShape _shape;
    private DeltaNetworkState _state;
    private DeltaRnnRegistersGolden _registers;
    private int _loaded;
    private int _stepsOfSequence;
    private bool _fresh;
    private bool _reset;

    // What the steps of a phase ask of the hardware; whether nothing was on its way before it.
    private readonly List<StepWork> _work = [];
    private bool _idle = true;

    // The packet that comes
    private readonly List<long> _packet = [];
    private (bool First, bool Last) _step;
    private DeltaThresholds _thresholds;
    private ulong _address;
    private bool _inside;

    /// <summary>The network after reset.</summary>
    /// <param name="parameters">Valid parameters.</param>
    public DeltaRnnGolden(DeltaRnnResolvedParameters parameters)
    {
        _parameters = parameters;
        _ports = new DeltaRnnPorts(parameters);
        _network = DeltaRnnNetwork.Of(parameters);
        _shape = parameters.Shape;
        _memory = parameters.IsFetched ? new WeightMemoryGolden(parameters) : null;
        _lines = new int[WeightCount(parameters)][];
        _registers = new DeltaRnnRegistersGolden(parameters, _network.Thresholds);
        _state = State(_network.Weights);
        _thresholds = _network.Thresholds;
        Reset();
    }

    /// <summary>The network's state.</summary>
    public DeltaNetworkState State() => _state;

    /// <summary>The timing of the last phase, where it is predicted: without stalls, from nothing on its way.</summary>
    public DeltaRnnTiming? Timing { get; private set; }

    /// <inheritdoc/>
    public void Reset()
    {
        _registers = new DeltaRnnRegistersGolden(_parameters, _network.Thresholds);
        _state = State(_network.Weights);
        _packet.Clear();
        _memory?.Reset();
        (_loaded, _stepsOfSequence, _fresh, _reset, _inside, _idle) = (0, 0, true, true, false, true);
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var outputs = new Dictionary<string, BeatSequence>();
        var bus = _ports.Registers;
        if (phase.Inputs.TryGetValue(bus.WriteAddress, out BeatSequence? addresses))
        {
            outputs[bus.WriteAnswer] = Write(addresses, phase.Inputs[bus.WriteData]);
        }

        if (_memory is not null && phase.Memories.TryGetValue(_ports.Memory!, out MemoryContent? content))
        {
            _memory.Load(content);
        }

        if (_ports.Weight is { } weight && phase.Inputs.TryGetValue(weight, out BeatSequence? lines))
        {
            Load(lines);
        }

        _work.Clear();
        Timing = null;
        BeatSequence result = _ports.Hidden is { } hidden ? new(hidden) : new(_ports.Result!);
        if (phase.Inputs.TryGetValue(_ports.X, out BeatSequence? inputs))
        {
            Take(inputs, result);
        }

        string leaves = _ports.Hidden?.Name ?? _ports.Result!.Name;
        outputs[leaves] = result;
        if (_idle && !_inside && _work.Count > 0 && !phase.AllowStalls && _memory is not { IsPredictable: false })
        {
            Timing = new DeltaRnnPerformance(_parameters, _memory?.Timing, _registers.Base).Run(_work);
        }

        if (_work.Count > 0 || _inside)
        {
            _memory?.Run();
            _registers.CountTime(Timing?.Busy, Timing?.Idle ?? 0, Timing?.Waits ?? 0);
        }

        _idle = phase.Inputs.Count == 0 || (!_inside && (_work.Count == 0 ? _idle : _work[^1].Last));
        if (phase.Inputs.TryGetValue(bus.ReadAddress, out BeatSequence? reads))
        {
            outputs[bus.ReadData] = Read(reads);
        }

        return new PhaseResult
        {
            Outputs = outputs,
            Cycles = Timing is { OutputCycles.Count: > 0 }
                ? new Dictionary<string, IReadOnlyList<long>> { [leaves] = Timing.OutputCycles }
                : new Dictionary<string, IReadOnlyList<long>>(),
        };
    }

    private static int WeightCount(DeltaRnnResolvedParameters parameters)
    {
        int lines = 0;
        int inputs = parameters.Inputs;
        int biases = parameters.BiasColumns * (parameters.HiddenBias ? 2 : 1);
        foreach (int hidden in parameters.Layers)
        {
            int blocks = FixedPoint.CeilDivide(hidden, parameters.Lanes);
            lines += (biases + inputs + hidden) * parameters.Cell.Gates() * blocks;
            inputs = hidden;
        }

        return lines + (parameters.HasReadout
            ? (parameters.BiasColumns + inputs) * FixedPoint.CeilDivide(parameters.Classes, parameters.Lanes)
            : 0);
    }

    private DeltaNetworkState State(DeltaWeights weights) =>
        new(_parameters.Cell, _parameters.Formats, weights, _parameters.ReadoutWhen);

    private BeatSequence Write(BeatSequence addresses, BeatSequence data)
    {
        var bus = _ports.Registers;
        var answers = new BeatSequence(bus.WriteAnswer);
        for (int i = 0; i < addresses.Count; i++)
        {
            bool accepted = _registers.Write(
                (uint)addresses.Get(i, bus.WriteAddress.Address), (uint)data.Get(i, bus.WriteData.Data),
                (uint)data.Get(i, bus.WriteData.Strobe));
            answers.Add(accepted ? 0UL : 2UL);
            if (_registers.TakeClear())
            {
                (_fresh, _reset) = (true, false);
            }

            _fresh |= _registers.TakeRenewal();

            _loaded = _registers.Loads ? _loaded : 0;
        }

        return answers;
    }

    private BeatSequence Read(BeatSequence addresses)
    {
        var bus = _ports.Registers;
        var answers = new BeatSequence(bus.ReadData);
        for (int i = 0; i < addresses.Count; i++)
        {
            uint? value = _registers.Read((uint)addresses.Get(i, bus.ReadAddress.Address), _inside);
            answers.Add(value ?? 0UL, value is null ? 2UL : 0UL);
        }

        return answers;
    }

    private void Load(BeatSequence beats)
    {
        int bits = _parameters.WeightBits;
        for (int beat = 0; beat < beats.Count; beat++, _loaded++)
        {
            var line = new int[_parameters.Lanes];
            for (int lane = 0; lane < line.Length; lane++)
            {
                ulong weight = beats.GetBits(beat, _ports.Weight!.Data, bits * lane, bits);
                line[lane] = (int)FixedPoint.Wrap((long)weight, bits);
            }

            _lines[_loaded] = line;
        }

        if (_loaded == _lines.Length)
        {
            var reader = new WeightReader(
                _parameters.Formats, _parameters.Cell.Gates(), _parameters.Lanes, _parameters.BiasColumns);
            _state = State(reader.Read(_lines, _shape));
        }
    }

    private void Take(BeatSequence beats, BeatSequence result)
    {
        InputVectorStream x = _ports.X;
        int bytes = FixedPoint.CeilDivide(_parameters.Formats.ActBits, 8);
        int words = FixedPoint.CeilDivide(_parameters.Inputs, _parameters.XLanes);
        int packetBeats = 0;
        for (int beat = 0; beat < beats.Count; beat++)
        {
            packetBeats++;
            if (!_inside)
            {
                Begin(beats.GetBit(beat, x.User, 0), beats.GetBit(beat, x.User, 1));
            }

            bool past = _packet.Count >= words * _parameters.XLanes;
            _registers.Errors |= past ? 2u : 0;
            for (int lane = 0; lane < _parameters.XLanes && !past; lane++)
            {
                ulong value = beats.GetBits(beat, x.Data, 8 * bytes * lane, _parameters.Formats.ActBits);
                _packet.Add(FixedPoint.Wrap((long)value, _parameters.Formats.ActBits));
            }

            _inside = !beats.GetBit(beat, x.Last, 0);
            if (!_inside)
            {
                _registers.Errors |= _packet.Count < words * _parameters.XLanes ? 1u : 0;
                Step(result);
                _work.Add(Work(packetBeats));
                packetBeats = 0;
                _packet.Clear();
            }
        }
    }

    private void Begin(bool first, bool last)
    {
        _registers.Errors |= _reset && !first ? 16u : 0;
        first |= _fresh;
        _stepsOfSequence = first ? 1 : _stepsOfSequence + 1;
        last |= _parameters.SequenceLength > 0 && _stepsOfSequence == _parameters.SequenceLength;
        _step = (first, last);
        (_fresh, _reset) = (last, false);
        _thresholds = _registers.Thresholds;
        _address = _registers.Base;
        _registers.CountStep();
    }

    private void Step(BeatSequence result)
    {
        var input = new long[_parameters.Inputs];
        for (int i = 0; i < input.Length; i++)
        {
            // What a packet lacks stays as it was.
            input[i] = i < _packet.Count ? _packet[i] : _step.First ? 0 : _state.Layers[0].SentInput[i];
            _registers.Errors |= FixedPoint.Saturate(input[i], _parameters.XBits) != input[i] ? 8u : 0;
        }

        // Changes of hidden states ran with the step that they were found in, or were dropped.
        _registers.Forget(_step.First && _state.Layers.Any(layer => layer.Pending.Count > 0));
        if (_memory?.Read(_address) is { } weights)
        {
            _state = _step.First
                ? State(weights)
                : throw new InvalidOperationException("Weights changed within a sequence.");
        }

        int[][] ran = [.. _state.Layers.Select(layer => layer.Pending.Select(one => one.Index).ToArray())];
        _state.Step(input, _step.First, _step.Last, _thresholds);
        bool touched = _memory?.Touches(_state, _step.First, ran) ?? false;
        bool later = _memory is not null && _state.Layers.Index().Any(
            layer => _memory.Fails(layer.Index, layer.Item.Pending.Select(one => one.Index)));
        _registers.Errors |= touched || later ? 4u : 0;
        Count();
        if (_ports.Hidden is { } hidden)
        {
            SendStates(result, hidden, touched);
        }
        else if (_state.HasReadout)
        {
            SendResult(result, _ports.Result!, touched);
        }
    }

    private StepWork Work(int beats)
    {
        int lanes = _parameters.PointwiseLanes;
        return new StepWork(
            _step.First, _step.Last, beats, Words(_state.Layers[0].Changes, _parameters.XLanes),
            [
                .. _state.Layers.Skip(1).Select(layer => Words(layer.Changes, lanes)),
                Words(_state.ReadoutChanges, lanes),
            ],
            [.. _state.Layers.Select(layer => Words(layer.Pending, lanes))], _state.HasReadout);
    }

    private Dictionary<int, ColumnWork[]> Words(IReadOnlyList<(int Index, long Delta)> changes, int lanes) => changes
        .GroupBy(change => change.Index / lanes)
        .ToDictionary(
            word => word.Key,
            word => word
                .Select(change => new ColumnWork(
                    change.Index, DeltaRnnPerformance.Passes(_parameters, change.Delta)))
                .ToArray());

    private void Count()
    {
        for (int layer = 0; layer < _state.Layers.Count; layer++)
        {
            (int bias, int input, _) = _state.Layers[layer].Columns;
            int columns = (bias * _parameters.BiasColumns) + input + _state.Layers[layer].Pending.Count;
            _registers.CountColumns(columns, _parameters.Layers[layer], _parameters.Cell.Gates());
        }

        (int readoutBias, int hidden) = _state.ReadoutColumns;
        _registers.CountColumns((readoutBias * _parameters.BiasColumns) + hidden, _parameters.Classes, 1);
    }

    private void SendStates(BeatSequence result, StateStream stream, bool touched)
    {
        int bytes = FixedPoint.CeilDivide(_parameters.Formats.ActBits, 8);
        IReadOnlyList<long> states = _state.Layers[^1].Hidden;
        int lanes = _parameters.PointwiseLanes;
        for (int first = 0; first < states.Count; first += lanes)
        {
            Span<uint> beat = result.Append();
            for (int lane = 0; lane < lanes && first + lane < states.Count; lane++)
            {
                result.WriteBits(beat, stream.Data, 8 * bytes * lane, 8 * bytes, (ulong)states[first + lane]);
                result.WriteBits(beat, stream.Keep, bytes * lane, bytes, ulong.MaxValue);
            }

            result.Write(beat, stream.User, touched ? 1UL : 0);
            result.Write(beat, stream.Last, first + lanes >= states.Count ? 1UL : 0);
        }
    }

    private void SendResult(BeatSequence result, ResultStream stream, bool touched)
    {
        int best = _state.Class;
        bool all = _parameters.Readout == DeltaReadout.Affine;
        for (int number = 0; number < _parameters.Classes; number++)
        {
            if (!all && number != best)
            {
                continue;
            }

            int classBits = 8 * FixedPoint.CeilDivide(FixedPoint.IndexWidth(_parameters.Classes), 8);
            int scoreBits = 8 * FixedPoint.CeilDivide(_parameters.Formats.ActBits, 8);
            Span<uint> beat = result.Append();
            result.WriteBits(beat, stream.Data, 0, classBits, (ulong)number);
            result.WriteBits(beat, stream.Data, classBits, scoreBits, (ulong)_state.Score(number));
            result.Write(beat, stream.User, touched ? 1UL : 0);
            result.Write(beat, stream.Last, !all || number == _parameters.Classes - 1 ? 1UL : 0);
        }
    }
}

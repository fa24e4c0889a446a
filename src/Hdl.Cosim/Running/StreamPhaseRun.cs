using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Cosim.Native;

namespace Hdl.Cosim.Running;

/// <summary>
/// One phase in progress: the streams of a model, what they must give, and how much of it has been compared.
/// </summary>
internal sealed class StreamPhaseRun : IDisposable
{
    private readonly NativeModel _model;
    private readonly StreamPort[] _ports;
    private readonly int _plain;
    private readonly MemoryBank _memories;
    private readonly NativeMemoryPort[] _native;
    private readonly Phase _phase;
    private readonly PhaseResult _expected;
    private readonly int _index;
    private readonly long _start;
    private readonly StreamBuffers[] _buffers;
    private readonly NativeStream[] _streams;
    private readonly long[] _compared;
    private NativeRun _run;

    public StreamPhaseRun(
        ModuleInterface module, NativeModel model, MemoryBank memories, Phase phase, PhaseResult expected, int index,
        long watchdog)
    {
        _model = model;
        _ports = [.. module.StreamsAndChannels];
        _plain = module.Streams.Count;
        _memories = memories;
        _phase = phase;
        _expected = expected;
        _index = index;
        _start = (long)model.Cycle;
        RefuseUnknown(module, phase.Inputs.Keys, PortDirection.Input);
        RefuseUnknown(module, expected.Outputs.Keys, PortDirection.Output);
        foreach ((string port, ulong value) in phase.Levels)
        {
            model.Set(port, value);
        }

        foreach ((string port, IReadOnlyList<uint> words) in phase.WideLevels)
        {
            model.Set(port, [.. words]);
        }

        _buffers =
        [
            .. _ports.Select((stream, place) => new StreamBuffers(
                model,
                stream,
                (stream.Direction == PortDirection.Input ? phase.Inputs : expected.Outputs).GetValueOrDefault(
                    stream.Name),
                isUnchecked: place >= _plain
                    && stream.Direction == PortDirection.Output
                    && !expected.Outputs.ContainsKey(stream.Name))),
        ];
        _native = memories.Native(_ports);
        _streams = [.. _buffers.Select(buffer => buffer.Native)];
        Pause(module.Name);
        _compared = new long[_streams.Length];
        _run.Watchdog = (ulong)watchdog;
    }

    /// <summary>Whether everything was accepted and received.</summary>
    public bool IsDone => _run.Reason == StopReason.AllDone;

    /// <summary>Cycles of the phase so far.</summary>
    public long Cycles => (long)_run.Cycle;

    /// <summary>Longest time between two handshakes so far.</summary>
    public long LongestQuiet => (long)Math.Max(_run.Longest, _run.Quiet);

    /// <summary>Beats handed over so far on all streams that have beats to drive or expected ones.</summary>
    public long Transactions => _streams.Where(stream => stream.Count > 0).Sum(stream => (long)stream.Position);

    /// <summary>Beats handed over so far on streams that belong to no memory.</summary>
    public long Beats => _streams.Take(_plain).Sum(stream => (long)stream.Position);

    /// <summary>Gives every stream a class of stalls of its own.</summary>
    /// <param name="all">Whether no stream may go without.</param>
    /// <param name="random">State of the generator.</param>
    public void Stall(bool all, ref ulong random)
    {
        for (int index = 0; index < _streams.Length; index++)
        {
            ref NativeStream stream = ref _streams[index];
            ulong draw = CounterRandom.Next(ref random) >> 32;
            stream.Stall = all ? (StallClass)(1 + (draw % 4)) : (StallClass)(draw % 5);
            if (stream.Stall == StallClass.Late && _ports[index].ReadyIsStatus)
            {
                stream.Stall = StallClass.Light;
            }

            stream.Random = CounterRandom.Next(ref random) | 1;
        }

        foreach (ref NativeMemoryPort memory in _native.AsSpan())
        {
            MemoryBank.Draw(ref memory, ref random);
        }
    }

    /// <summary>Runs at most so many cycles and compares what came.</summary>
    public Mismatch? Run(long cycles)
    {
        _run.Cycles = (ulong)cycles;
        _model.RunStreams(_streams, _plain, _native, ref _run);
        return Compare() ?? Violation();
    }

    /// <summary>Runs on with everything done and all outputs taken, so that surplus beats show.</summary>
    public Mismatch? Drain(long cycles)
    {
        NativeRun phase = _run;
        foreach (ref NativeStream stream in _streams.AsSpan())
        {
            stream.Stall = StallClass.None;
        }

        _run.Drain = 1;
        Mismatch? mismatch = Run(cycles) ?? CompareLevels();
        _run = phase;
        return mismatch;
    }

    /// <summary>Compares what is in the memories with what must be.</summary>
    public Mismatch? CompareMemories() =>
        _memories.Compare(_expected) is { } wrong
            ? Plain(FailureKind.WrongMemory, wrong.Port, -1, wrong.Expected, wrong.Actual) with
            {
                Message = wrong.Place,
            }
            : null;

    /// <summary>What was received.</summary>
    public PhaseObservation Observe()
    {
        Dictionary<string, BeatSequence> outputs = [];
        Dictionary<string, IReadOnlyList<long>> cycles = [];
        for (int i = 0; i < _buffers.Length; i++)
        {
            if (_buffers[i].IsOutput)
            {
                long count = (long)_streams[i].Position;
                outputs.Add(_buffers[i].Stream.Name, _buffers[i].CopyReceived(count));
                cycles.Add(
                    _buffers[i].Stream.Name, [.. _buffers[i].Stamps(count).ToArray().Select(stamp => (long)stamp)]);
            }
        }

        return new PhaseObservation(outputs, cycles, Cycles) { Memories = _memories.Changed(_expected) };
    }

    /// <summary>Adds the beats handed over to a count by stream.</summary>
    public void Count(Dictionary<string, long> transactions)
    {
        for (int i = 0; i < _buffers.Length; i++)
        {
            string name = _buffers[i].Stream.Name;
            transactions[name] = transactions.GetValueOrDefault(name) + (long)_streams[i].Position;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (StreamBuffers buffer in _buffers)
        {
            buffer.Dispose();
        }
    }

    private void Pause(string module)
    {
        foreach ((string name, Pause pause) in _phase.Pauses)
        {
            int index = Array.FindIndex(_buffers, buffer => buffer.Stream.Name == name);
            if (index < 0 || pause.Beat >= _buffers[index].Beats.Count || _buffers[index].Stream.ReadyPort is null)
            {
                throw new InvalidOperationException(
                    $"There is no beat {pause.Beat} of '{name}' of {module} that could wait.");
            }

            _streams[index].PauseBeat = (ulong)pause.Beat;
            _streams[index].PauseLeft = (ulong)pause.Cycles;
        }
    }

    private static void RefuseUnknown(ModuleInterface module, IEnumerable<string> names, PortDirection direction)
    {
        foreach (string name in names)
        {
            if (module.Stream(name).Direction != direction)
            {
                throw new InvalidOperationException($"Stream '{name}' of {module.Name} is no {direction} stream.");
            }
        }
    }

    private Mismatch? Compare()
    {
        for (int i = 0; i < _buffers.Length; i++)
        {
            StreamBuffers buffer = _buffers[i];
            long end = Math.Min((long)_streams[i].Position, buffer.Beats.Count);
            long from = _compared[i];
            if (!buffer.IsOutput || from == end)
            {
                continue;
            }

            _compared[i] = end;
            ReadOnlySpan<uint> expected = buffer.Beats.Words[
                (int)(from * buffer.WordsPerBeat)..(int)(end * buffer.WordsPerBeat)
            ];
            ReadOnlySpan<uint> actual = buffer.Received(from, end - from);
            if (_expected.Ranges.TryGetValue(buffer.Stream.Name, out IReadOnlyList<FieldRange>? ranges))
            {
                if (TimedFields.Outside(buffer, ranges, from, end) is { } outside)
                {
                    return At(
                        FailureKind.WrongData, (long)buffer.Stamps(end)[outside.Beat], buffer, outside.Field,
                        outside.Beat, buffer.Received(outside.Beat, 1)) with
                    {
                        Expected = string.Create(
                            CultureInfo.InvariantCulture, $"{outside.Least:x}..{outside.Most:x}"),
                    };
                }

                expected = TimedFields.AsReceived(buffer, ranges, expected, from);
            }

            int equal = expected.CommonPrefixLength(actual);
            if (equal < expected.Length)
            {
                long beat = from + (equal / buffer.WordsPerBeat);
                int field = FieldAt(buffer, equal % buffer.WordsPerBeat);
                return At(
                    FailureKind.WrongData, (long)buffer.Stamps(end)[(int)beat], buffer, field, beat,
                    buffer.Received(beat, 1));
            }

            if (CompareCycles(buffer, from, end) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private Mismatch? CompareCycles(StreamBuffers buffer, long from, long end)
    {
        if (_phase.AllowStalls || !_expected.Cycles.TryGetValue(buffer.Stream.Name, out IReadOnlyList<long>? cycles))
        {
            return null;
        }

        for (long beat = from; beat < end; beat++)
        {
            long actual = (long)buffer.Stamps(end)[(int)beat];
            if (actual != cycles[(int)beat])
            {
                return new Mismatch(FailureKind.WrongCycle, _index, actual, _start + actual, buffer.Stream.ValidPort)
                {
                    Beat = beat,
                    Expected = $"cycle {cycles[(int)beat].ToString(CultureInfo.InvariantCulture)}",
                    Actual = $"cycle {actual.ToString(CultureInfo.InvariantCulture)}",
                };
            }
        }

        return null;
    }

    private Mismatch? Violation()
    {
        StreamBuffers buffer = _buffers[_run.Stream];
        long beat = (long)_streams[_run.Stream].Position;
        switch (_run.Reason)
        {
            case StopReason.ValidDropped:
                return Plain(FailureKind.ValidDropped, buffer.Stream.ValidPort, beat, "1", "0");
            case StopReason.DataChanged:
                // The beat as first offered lies at its place, what it became behind it.
                Mismatch changed = At(
                    FailureKind.DataChanged, Cycles, buffer, (int)_run.Field, beat, buffer.Received(beat + 1, 1));
                return changed with { Expected = Hex(buffer, (int)_run.Field, buffer.Received(beat, 1)) };
            case StopReason.Surplus:
                return At(FailureKind.SurplusBeat, Cycles, buffer, 0, beat - 1, buffer.Received(beat - 1, 1)) with
                {
                    Expected = "no beat",
                };
            case StopReason.MemoryRule:
                return Plain(FailureKind.BrokenRule, buffer.Stream.ValidPort, beat, "-", "-") with
                {
                    Message = MemoryBank.Rule((int)_run.Field),
                };
            case StopReason.Hang:
                return Hang();
            default:
                return null;
        }
    }

    /// <summary>What does not go on.</summary>
    public Mismatch Hang()
    {
        int missing = Array.FindIndex(_streams, stream => stream.IsOutput != 0 && stream.Position < stream.Count);
        if (missing >= 0)
        {
            StreamBuffers buffer = _buffers[missing];
            long beat = (long)_streams[missing].Position;
            string expected = string.Join(
                ' ', buffer.Stream.Fields.Select((_, field) => buffer.Beats.Hex((int)beat, field)));
            return Plain(
                FailureKind.MissingBeat, buffer.Stream.ValidPort, beat, expected.Length > 0 ? expected : "a beat",
                "no beat");
        }

        int refused = Array.FindIndex(_streams, stream => stream.IsOutput == 0 && stream.Position < stream.Count);
        if (refused < 0)
        {
            // A word that was asked for is not taken, or one that was announced does not come.
            string port = Array.Find(_ports[_plain..], channel => _model.Get(channel.ValidPort) != 0)?.ReadyPort
                ?? Array.Find(_ports[_plain..], channel => channel.Direction == PortDirection.Output)!.ValidPort;
            return Plain(FailureKind.MissingBeat, port, -1, "the burst in flight to end", "nothing");
        }

        return Plain(
            FailureKind.InputRefused, _buffers[refused].Stream.ReadyPort ?? _buffers[refused].Stream.ValidPort,
            (long)_streams[refused].Position, "1", "0");
    }

    private Mismatch? CompareLevels()
    {
        foreach ((string port, ulong expected) in _expected.Levels)
        {
            ulong actual = _model.Get(port);
            if (actual != expected)
            {
                return Plain(
                    FailureKind.WrongOutput, port, -1, expected.ToString("x", CultureInfo.InvariantCulture),
                    actual.ToString("x", CultureInfo.InvariantCulture));
            }
        }

        return null;
    }

    private Mismatch Plain(FailureKind kind, string port, long beat, string expected, string actual) =>
        new(kind, _index, Cycles, _start + Cycles, port) { Beat = beat, Expected = expected, Actual = actual };

    private Mismatch At(
        FailureKind kind, long cycle, StreamBuffers buffer, int field, long beat, ReadOnlySpan<uint> actual) =>
        new(
            kind, _index, cycle, _start + cycle,
            buffer.Stream.Fields.Count > 0 ? buffer.Stream.Fields[field].Port : buffer.Stream.ValidPort)
        {
            Beat = beat,
            Expected = beat < buffer.Beats.Count ? buffer.Beats.Hex((int)beat, field) : "-",
            Actual = buffer.Stream.Fields.Count > 0 ? Hex(buffer, field, actual) : "a beat",
        };

    private static int FieldAt(StreamBuffers buffer, int word)
    {
        int field = buffer.Stream.Fields.Count - 1;
        while (buffer.Beats.OffsetOf(field) > word)
        {
            field--;
        }

        return field;
    }

    private static string Hex(StreamBuffers buffer, int field, ReadOnlySpan<uint> beat)
    {
        var one = new BeatSequence(buffer.Stream.Fields);
        beat.CopyTo(one.Append());
        return one.Hex(0, field);
    }
}

using Hdl.Core.Golden;
using Hdl.Core.Verilog;
using Hdl.Cosim.Native;

namespace Hdl.Cosim.Running;

/// <summary>Runs scenarios of cycle-exact blocks: every output port is compared in every cycle.</summary>
internal sealed class LockstepBench
{
    private const int BatchCycles = 4096;
    private readonly ModuleInterface _module;
    private readonly StreamField[] _inputs;
    private readonly StreamField[] _outputs;

    /// <summary>A bench for a module.</summary>
    /// <param name="module">Interface of the model.</param>
    public LockstepBench(ModuleInterface module)
    {
        _module = module;
        _inputs = [.. FieldsOf(PortDirection.Input)];
        _outputs = [.. FieldsOf(PortDirection.Output)];
    }

    /// <summary>Runs a scenario on a model.</summary>
    /// <param name="model">A new instance.</param>
    /// <param name="scenario">Inputs of every cycle.</param>
    /// <param name="golden">The golden model; reset here.</param>
    /// <param name="pass">Whether a reset comes in between; there are no stalls.</param>
    /// <param name="hooks">What happens between batches.</param>
    public PassResult Run(NativeModel model, Scenario scenario, ICycleGolden golden, Pass pass, BenchHooks hooks)
    {
        List<PhaseObservation> observations = [];
        Mismatch? mismatch = null;
        hooks.BeforeBatch?.Invoke(model);
        if (pass.Kind == PassKind.ResetInTheMiddle)
        {
            mismatch = RunPhases(model, scenario, golden, pass.Interrupt, [], hooks);
        }

        mismatch ??= RunPhases(model, scenario, golden, pass.MaxCycles, observations, hooks);
        long cycles = observations.Sum(observation => observation.CycleCount);
        var transactions = new Dictionary<string, long> { ["cycles"] = cycles };
        return new PassResult(mismatch, observations, (long)model.Cycle, 0, transactions);
    }

    private IEnumerable<StreamField> FieldsOf(PortDirection direction) =>
        _module.Ports
            .Where(port => port.Direction == direction && port.Name != ModuleInterface.ClockPort && port.Name != _module.ResetPort)
            .Select(port => new StreamField(port.Name, port.Width));

    private Mismatch? RunPhases(
        NativeModel model, Scenario scenario, ICycleGolden golden, long budget, List<PhaseObservation> observations, BenchHooks hooks)
    {
        model.BeginReset(_module);
        model.EndReset(_module);
        golden.Reset();
        NativeField[] inputs = [.. _inputs.Select(field => model.Field(field.Port))];
        NativeField[] outputs = [.. _outputs.Select(field => model.Field(field.Port))];
        var layout = new BeatSequence(_outputs);
        var expected = new uint[BatchCycles * layout.WordsPerBeat];
        var actual = new uint[BatchCycles * layout.WordsPerBeat];
        long settling = golden.SettlingCycles;
        for (int index = 0; index < scenario.Phases.Count && budget > 0; index++)
        {
            BeatSequence beats = InputsOf(scenario, index);
            long cycles = Math.Min(budget, beats.Count);
            budget -= cycles;
            for (long first = 0; first < cycles; first += BatchCycles)
            {
                hooks.CancellationToken.ThrowIfCancellationRequested();
                hooks.BeforeBatch?.Invoke(model);
                int count = (int)Math.Min(BatchCycles, cycles - first);
                long start = (long)model.Cycle;
                ReadOnlySpan<uint> words = beats.Words.Slice((int)(first * beats.WordsPerBeat), count * beats.WordsPerBeat);
                Predict(golden, words, beats.WordsPerBeat, expected, layout.WordsPerBeat, count);
                model.RunLockstep(count, inputs, words, outputs, actual);
                int undefined = (int)Math.Min(count, settling);
                settling -= undefined;
                actual.AsSpan(0, undefined * layout.WordsPerBeat).CopyTo(expected);
                int used = count * layout.WordsPerBeat;
                int equal = expected.AsSpan(0, used).CommonPrefixLength(actual.AsSpan(0, used));
                if (equal < used)
                {
                    int cycle = equal / layout.WordsPerBeat;
                    return Describe(expected, actual, layout, cycle, equal % layout.WordsPerBeat) with
                    {
                        Phase = index,
                        Cycle = first + cycle,
                        SimulationCycle = start + cycle,
                    };
                }

                hooks.AfterBatch?.Invoke((long)model.Cycle, first + count);
            }

            observations.Add(new PhaseObservation(
                new Dictionary<string, BeatSequence>(), new Dictionary<string, IReadOnlyList<long>>(), cycles));
        }

        return null;
    }

    private BeatSequence InputsOf(Scenario scenario, int index)
    {
        BeatSequence beats = scenario.Phases[index].Cycles
            ?? throw new InvalidOperationException($"Phase {index} of '{scenario.Name}' has no cycles; {_module.Name} is compared in lockstep.");
        if (!beats.Fields.SequenceEqual(_inputs))
        {
            throw new InvalidOperationException(
                $"The fields of phase {index} of '{scenario.Name}' are not the input ports of {_module.Name}: "
                + string.Join(", ", _inputs.Select(field => $"{field.Port}[{field.Width}]")));
        }

        return beats;
    }

    private static void Predict(
        ICycleGolden golden, ReadOnlySpan<uint> inputs, int inputWords, Span<uint> outputs, int outputWords, int count)
    {
        outputs[..(count * outputWords)].Clear();
        for (int cycle = 0; cycle < count; cycle++)
        {
            golden.Step(inputs.Slice(cycle * inputWords, inputWords), outputs.Slice(cycle * outputWords, outputWords));
        }
    }

    private static Mismatch Describe(uint[] expected, uint[] actual, BeatSequence layout, int cycle, int word)
    {
        int field = layout.Fields.Count - 1;
        while (layout.OffsetOf(field) > word)
        {
            field--;
        }

        var pair = new BeatSequence(layout.Fields);
        expected.AsSpan(cycle * layout.WordsPerBeat, layout.WordsPerBeat).CopyTo(pair.Append());
        actual.AsSpan(cycle * layout.WordsPerBeat, layout.WordsPerBeat).CopyTo(pair.Append());
        return new Mismatch(FailureKind.WrongOutput, 0, 0, 0, layout.Fields[field].Port)
        {
            Expected = pair.Hex(0, field),
            Actual = pair.Hex(1, field),
        };
    }
}

using Hdl.Core.Golden;
using Hdl.Core.Ports;
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
    /// <param name="expected">See <see cref="Predict"/>.</param>
    /// <param name="pass">Whether a reset comes in between; there are no stalls.</param>
    /// <param name="hooks">What happens between batches.</param>
    public PassResult Run(
        NativeModel model, Scenario scenario, IReadOnlyList<uint[]> expected, Pass pass, BenchHooks hooks)
    {
        List<PhaseObservation> observations = [];
        Mismatch? mismatch = null;
        hooks.BeforeBatch?.Invoke(model);
        if (pass.Kind == PassKind.ResetInTheMiddle)
        {
            mismatch = RunPhases(model, scenario, expected, pass.Interrupt, [], hooks);
        }

        mismatch ??= RunPhases(model, scenario, expected, pass.MaxCycles, observations, hooks);
        long cycles = observations.Sum(observation => observation.CycleCount);
        var transactions = new Dictionary<string, long> { ["cycles"] = cycles };
        return new PassResult(mismatch, observations, (long)model.Cycle, 0, transactions);
    }

    /// <summary>The outputs of every cycle of every phase, from reset on.</summary>
    /// <param name="golden">The golden model; reset here.</param>
    /// <param name="scenario">Inputs of every cycle.</param>
    public IReadOnlyList<uint[]> Predict(ICycleGolden golden, Scenario scenario)
    {
        golden.Reset();
        int words = new BeatSequence(_outputs).WordsPerBeat;
        var phases = new uint[scenario.Phases.Count][];
        for (int index = 0; index < phases.Length; index++)
        {
            BeatSequence beats = InputsOf(scenario, index);
            ReadOnlySpan<uint> inputs = beats.Words;
            uint[] outputs = phases[index] = new uint[beats.Count * words];
            for (int cycle = 0; cycle < beats.Count; cycle++)
            {
                golden.Step(
                    inputs.Slice(cycle * beats.WordsPerBeat, beats.WordsPerBeat), outputs.AsSpan(cycle * words, words));
            }
        }

        return phases;
    }

    private IEnumerable<StreamField> FieldsOf(PortDirection direction) =>
        _module
            .Ports.Where(port =>
                port.Direction == direction && port.Name != ModuleInterface.ClockPort && port.Name != _module.ResetPort)
            .Select(port => new StreamField(port.Name, port.Width));

    private Mismatch? RunPhases(
        NativeModel model, Scenario scenario, IReadOnlyList<uint[]> expected, long budget,
        List<PhaseObservation> observations, BenchHooks hooks)
    {
        model.BeginReset(_module);
        model.EndReset(_module);
        var layout = new BeatSequence(_outputs);
        var actual = new uint[layout.WordsPerBeat];
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
                ReadOnlySpan<uint> words = beats.Words.Slice(
                    (int)(first * beats.WordsPerBeat), count * beats.WordsPerBeat);
                ReadOnlySpan<uint> predicted = expected[index]
                    .AsSpan((int)(first * layout.WordsPerBeat), count * layout.WordsPerBeat);
                int cycle = model.RunLockstep(count, words, predicted, actual);
                if (cycle < count)
                {
                    return Describe(
                        predicted.Slice(cycle * layout.WordsPerBeat, layout.WordsPerBeat), actual, layout) with
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
        BeatSequence beats =
            scenario.Phases[index].Cycles
            ?? throw new InvalidOperationException(
                $"Phase {index} of '{scenario.Name}' has no cycles; {_module.Name} is compared in lockstep.");
        if (!beats.Fields.SequenceEqual(_inputs))
        {
            throw new InvalidOperationException(
                $"The fields of phase {index} of '{scenario.Name}' are not the input ports of {_module.Name}: "
                + string.Join(", ", _inputs.Select(field => $"{field.Port}[{field.Width}]")));
        }

        return beats;
    }

    private static Mismatch Describe(ReadOnlySpan<uint> expected, ReadOnlySpan<uint> actual, BeatSequence layout)
    {
        int word = expected.CommonPrefixLength(actual);
        int field = layout.Fields.Count - 1;
        while (layout.OffsetOf(field) > word)
        {
            field--;
        }

        var pair = new BeatSequence(layout.Fields);
        expected.CopyTo(pair.Append());
        actual.CopyTo(pair.Append());
        return new Mismatch(FailureKind.WrongOutput, 0, 0, 0, layout.Fields[field].Port)
        {
            Expected = pair.Hex(0, field),
            Actual = pair.Hex(1, field),
        };
    }
}

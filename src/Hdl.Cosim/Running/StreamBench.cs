using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Cosim.Native;

namespace Hdl.Cosim.Running;

/// <summary>Runs scenarios of stream blocks: drives and takes beats, compares each with the golden model's.</summary>
/// <param name="module">Interface of the model.</param>
/// <param name="limits">Watchdog and batch size.</param>
internal sealed class StreamBench(ModuleInterface module, BenchLimits limits)
{
    private const long MaximumDrain = 20_000;

    /// <summary>Runs a scenario on a model.</summary>
    /// <param name="model">A new instance.</param>
    /// <param name="scenario">What goes in.</param>
    /// <param name="expected">What the golden model answers to each phase.</param>
    /// <param name="pass">Stalls, and whether a reset comes in between.</param>
    /// <param name="hooks">What happens between batches.</param>
    public PassResult Run(
        NativeModel model, Scenario scenario, IReadOnlyList<PhaseResult> expected, Pass pass, BenchHooks hooks)
    {
        ulong random = pass.Seed;
        using var memories = new MemoryBank(module);
        hooks.BeforeBatch?.Invoke(model);
        var state = new PassState { Mismatch = Reset(model) };
        if (pass.Kind == PassKind.ResetInTheMiddle && state.Mismatch is null)
        {
            RunPhases(model, memories, scenario, expected, pass, pass.Interrupt, ref random, state, hooks);
            state.Mismatch ??= Reset(model);
        }

        if (state.Mismatch is null)
        {
            state.Observations.Clear();
            RunPhases(model, memories, scenario, expected, pass, pass.MaxCycles, ref random, state, hooks);
        }

        return new PassResult(
            state.Mismatch, state.Observations, (long)model.Cycle, state.LongestQuiet, state.Transactions)
        {
            LongestTraffic = state.LongestTraffic,
        };
    }

    private void RunPhases(
        NativeModel model,
        MemoryBank memories,
        Scenario scenario,
        IReadOnlyList<PhaseResult> expected,
        Pass pass,
        long budget,
        ref ulong random,
        PassState state, BenchHooks hooks)
    {
        memories.Clear();
        for (int index = 0; index < scenario.Phases.Count && budget > 0 && state.Mismatch is null; index++)
        {
            Phase phase = scenario.Phases[index];
            memories.Begin(phase);
            using var run = new StreamPhaseRun(module, model, memories, phase, expected[index], index, limits.Watchdog);
            if (pass.Kind != PassKind.FreeFlow && phase.AllowStalls)
            {
                run.Stall(pass.Kind == PassKind.Stalled, ref random);
            }

            long traffic = 0;
            while (!run.IsDone && budget > 0 && state.Mismatch is null)
            {
                long beats = run.Beats;
                hooks.CancellationToken.ThrowIfCancellationRequested();
                hooks.BeforeBatch?.Invoke(model);
                long before = run.Cycles;
                state.Mismatch = run.Run(Math.Min(limits.BatchCycles, budget));
                budget -= run.Cycles - before;
                traffic = run.Beats > beats ? 0 : traffic + run.Cycles - before;
                state.LongestTraffic = Math.Max(state.LongestTraffic, traffic);
                if (traffic > limits.Traffic && !run.IsDone)
                {
                    state.Mismatch ??= run.Hang();
                }

                hooks.AfterBatch?.Invoke((long)model.Cycle, state.Done + run.Transactions);
            }

            bool last = index == scenario.Phases.Count - 1;
            if (state.Mismatch is null
                && run.IsDone
                && (last || expected[index].Levels.Count > 0 || run.Transactions == 0))
            {
                long cycles = Math.Clamp((2 * run.LongestQuiet) + 16, limits.MinimumDrain, MaximumDrain);
                state.Mismatch = run.Drain(cycles);
            }

            if (state.Mismatch is null && run.IsDone)
            {
                state.Mismatch = run.CompareMemories();
            }

            state.Done += run.Transactions;
            state.LongestQuiet = Math.Max(state.LongestQuiet, run.LongestQuiet);
            run.Count(state.Transactions);
            if (pass.Kind == PassKind.FreeFlow)
            {
                state.Observations.Add(run.Observe());
            }
        }
    }

    /// <summary>Resets the model; a stream that offers a beat all the same is a fault.</summary>
    private Mismatch? Reset(NativeModel model)
    {
        model.BeginReset(module);
        StreamPort? offending = module.StreamsAndChannels.FirstOrDefault(
            stream => stream.Direction == PortDirection.Output && model.Get(stream.ValidPort) != 0);
        model.EndReset(module);
        return offending is null
            ? null
            : new Mismatch(FailureKind.ValidInReset, 0, 0, (long)model.Cycle, offending.ValidPort)
            {
                Expected = "0",
                Actual = "1",
            };
    }

    private sealed class PassState
    {
        public Mismatch? Mismatch { get; set; }

        public List<PhaseObservation> Observations { get; } = [];

        public Dictionary<string, long> Transactions { get; } = [];

        public long Done { get; set; }

        public long LongestQuiet { get; set; }

        public long LongestTraffic { get; set; }
    }
}

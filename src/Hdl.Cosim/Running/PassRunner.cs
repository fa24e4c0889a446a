using System.Diagnostics;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Cosim.Native;

namespace Hdl.Cosim.Running;

/// <summary>
/// Runs single passes of scenarios on new instances of one library, whatever kind the golden model is of.
/// </summary>
/// <param name="module">Interface of the model.</param>
/// <param name="golden">The golden model.</param>
/// <param name="memoryFolder">Folder of the memory files.</param>
/// <param name="limits">Watchdog and batch size.</param>
internal sealed class PassRunner(ModuleInterface module, IGoldenModel golden, string memoryFolder, BenchLimits limits)
{
    private readonly StreamBench _streams = new(module, limits);
    private readonly LockstepBench _lockstep = new(module);

    /// <summary>Whether the golden model is cycle-exact.</summary>
    public bool IsLockstep => golden is ICycleGolden;

    /// <summary>Time spent in the golden model.</summary>
    public TimeSpan GoldenTime { get; private set; }

    /// <summary>What the golden model answers to a scenario.</summary>
    public Expectation Predict(Scenario scenario)
    {
        long start = Stopwatch.GetTimestamp();
        golden.Reset();
        Expectation expected = golden switch
        {
            ICycleGolden cycles => new Expectation([], _lockstep.Predict(cycles, scenario)),
            IStreamGolden streams => new Expectation([.. scenario.Phases.Select(streams.Run)], []),
            _ => throw new InvalidOperationException(
                $"The golden model of {module.Name} is neither of streams nor cycle-exact."),
        };
        GoldenTime += Stopwatch.GetElapsedTime(start);
        return expected;
    }

    /// <summary>Runs one pass on a new instance.</summary>
    /// <param name="library">The model.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="expected">See <see cref="Predict"/>.</param>
    /// <param name="pass">What is special about it.</param>
    /// <param name="hooks">What happens between batches.</param>
    /// <param name="mutant">Mutant of an instrumented model; 0 is the design as it is.</param>
    public PassResult Run(
        ModelLibrary library, Scenario scenario, Expectation expected, Pass pass, BenchHooks hooks, int mutant = 0)
    {
        NativeModel? model = null;
        try
        {
            // What has no reset (a memory) cannot be brought to a known state; golden models of such blocks begin with
            // zeros.
            uint seed = NativeModel.HasReset(module) ? (uint)pass.Seed : 0;
            model = new NativeModel(library, memoryFolder, seed, mutant);
            return IsLockstep
                ? _lockstep.Run(model, scenario, expected.Cycles, pass, hooks)
                : _streams.Run(model, scenario, expected.Phases, pass, hooks);
        }
        catch (SimulationException failure)
        {
            long cycle = (long)(model?.Cycle ?? 0);
            var mismatch = new Mismatch(FailureKind.ModelError, 0, cycle, cycle, "-") { Message = failure.Message };
            return new PassResult(mismatch, [], cycle, 0, new Dictionary<string, long>());
        }
        finally
        {
            model?.Dispose();
        }
    }

    /// <summary>The passes of a scenario after the one without stalls.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">Seed and effort.</param>
    /// <param name="cycles">Cycles that the pass without stalls took.</param>
    public IEnumerable<Pass> FurtherPasses(Scenario scenario, CosimOptions options, long cycles)
    {
        int number = 1;
        if (!IsLockstep && scenario.Phases.Any(phase => phase.AllowStalls))
        {
            for (int i = 0; i < options.Effort; i++)
            {
                yield return new Pass(
                    PassKind.Stalled, Pass.SeedOf(options.Seed, scenario.Name, number++), 0, long.MaxValue);
            }
        }

        if (!NativeModel.HasReset(module))
        {
            yield break;
        }

        ulong random = Pass.SeedOf(options.Seed, scenario.Name, -1);
        long interrupt =
            1 + (long)(CounterRandom.Next(ref random) % (ulong)Math.Clamp(cycles, 1, options.ResetPassCycles));
        yield return new Pass(
            PassKind.ResetInTheMiddle, Pass.SeedOf(options.Seed, scenario.Name, number), interrupt,
            options.ResetPassCycles);
    }
}

using System.Numerics;
using Hdl.Core.Golden;
using Hdl.Core.Verilog;

namespace Hdl.Core.HandOff;

/// <summary>One phase of the test bench: how far each stream goes in it, and the plain ports.</summary>
/// <param name="Restarts">Whether a reset comes before it.</param>
/// <param name="AllowsStalls">Whether gaps and back-pressure may be applied.</param>
/// <param name="Settles">Whether to wait after it: for a surplus beat, or for output levels.</param>
/// <param name="Ends">Number of beats of each stream up to its end, from the first phase on.</param>
/// <param name="Levels">Value of each plain input.</param>
/// <param name="Expected">Value of each plain output after it; null where it is not compared.</param>
internal sealed record BenchPhase(
    bool Restarts, bool AllowsStalls, bool Settles, IReadOnlyList<int> Ends, IReadOnlyList<BigInteger> Levels, IReadOnlyList<ulong?> Expected);

/// <summary>
/// What a test bench of streams sends and expects: the beginnings of the first scenarios with what the golden model answers.
/// Short, since every generated folder holds it; co-simulation is what proves a design.
/// </summary>
internal sealed class TestVectors
{
    private const int MostScenarios = 2;
    private const int MostPhases = 24;

    // Characters of hex: of inputs at first, then of everything.
    private const int InputBudget = 1200;
    private const int Limit = 4000;
    private const int LeastBudget = 32;

    private readonly ModuleInterface _top;
    private readonly Port[] _levels;
    private readonly Port[] _outputs;
    private readonly BeatSequence[] _beats;
    private readonly List<BenchPhase> _phases = [];

    private TestVectors(ModuleInterface top)
    {
        _top = top;
        var ofStreams = top.Streams.SelectMany(PortsOf).ToHashSet();
        Port[] plain = [.. top.Ports.Where(port => !ofStreams.Contains(port.Name) && port.Name != ModuleInterface.ClockPort && port.Name != top.ResetPort)];
        _levels = [.. plain.Where(port => port.Direction == PortDirection.Input)];
        _outputs = [.. plain.Where(port => port.Direction == PortDirection.Output)];
        _beats = [.. top.Streams.Select(stream => new BeatSequence(stream))];
    }

    /// <summary>Plain inputs.</summary>
    public IReadOnlyList<Port> Levels => _levels;

    /// <summary>Plain outputs.</summary>
    public IReadOnlyList<Port> Outputs => _outputs;

    /// <summary>All beats of each stream.</summary>
    public IReadOnlyList<BeatSequence> Beats => _beats;

    /// <summary>All phases.</summary>
    public IReadOnlyList<BenchPhase> Phases => _phases;

    /// <summary>Vectors of a target; null where it has no scenarios.</summary>
    /// <param name="top">Its top module.</param>
    /// <param name="golden">Its golden model.</param>
    /// <param name="scenarios">What co-simulation runs.</param>
    public static TestVectors? Of(ModuleInterface top, IStreamGolden golden, IEnumerable<Scenario> scenarios)
    {
        var vectors = new TestVectors(top);
        // Scenarios without stalls repeat what others send with them.
        foreach (Scenario scenario in scenarios.Where(scenario => scenario.Phases.Any(phase => phase.AllowStalls)).Take(MostScenarios))
        {
            List<(Phase Phase, PhaseResult Result)> run = Run(golden, scenario, InputBudget);
            for (int budget = InputBudget / 2; budget >= LeastBudget && run.Sum(Characters) > Limit; budget /= 2)
            {
                run = Run(golden, scenario, budget);
            }

            vectors.Add(run);
        }

        return vectors._phases.Count > 0 ? vectors : null;
    }

    /// <summary>Ports of a stream.</summary>
    public static IEnumerable<string> PortsOf(StreamPort stream) =>
        new[] { stream.ValidPort, stream.ReadyPort }.OfType<string>().Concat(stream.Fields.Select(field => field.Port));

    private static List<(Phase Phase, PhaseResult Result)> Run(IStreamGolden golden, Scenario scenario, int budget)
    {
        golden.Reset();
        List<(Phase Phase, PhaseResult Result)> run = [];
        foreach (Phase phase in scenario.Phases.Take(MostPhases))
        {
            Phase cut = VectorCut.Of(phase, budget);
            run.Add((cut, golden.Run(cut)));
            budget -= cut.Inputs.Values.Sum(Characters);
            // Whatever follows a phase that was cut may depend on the rest of it.
            if (cut != phase || budget <= 0)
            {
                break;
            }
        }

        return run;
    }

    private static int Characters((Phase Phase, PhaseResult Result) run) =>
        run.Phase.Inputs.Values.Sum(Characters) + run.Result.Outputs.Values.Sum(Characters);

    private static int Characters(BeatSequence beats) => beats.Count * VectorCut.Characters(beats);

    private void Add(List<(Phase Phase, PhaseResult Result)> run)
    {
        BigInteger[] levels = new BigInteger[_levels.Length];
        for (int index = 0; index < run.Count; index++)
        {
            (Phase phase, PhaseResult result) = run[index];
            bool silent = phase.Inputs.Count == 0 && result.Outputs.Count == 0;
            for (int stream = 0; stream < _beats.Length; stream++)
            {
                bool input = _top.Streams[stream].Direction == PortDirection.Input;
                if ((input ? phase.Inputs : result.Outputs).TryGetValue(_top.Streams[stream].Name, out BeatSequence? beats))
                {
                    _beats[stream].AddRange(beats);
                }
            }

            levels = [.. _levels.Select((port, at) => Level(phase, port) ?? levels[at])];
            _phases.Add(new BenchPhase(
                index == 0,
                phase.AllowStalls,
                silent || result.Levels.Count > 0 || index == run.Count - 1,
                [.. _beats.Select(beats => beats.Count)],
                levels,
                [.. _outputs.Select(port => result.Levels.TryGetValue(port.Name, out ulong value) ? value : (ulong?)null)]));
        }
    }

    private static BigInteger? Level(Phase phase, Port port)
    {
        if (phase.Levels.TryGetValue(port.Name, out ulong value))
        {
            return value;
        }

        return phase.WideLevels.TryGetValue(port.Name, out IReadOnlyList<uint>? words)
            ? words.Reverse().Aggregate(BigInteger.Zero, (sum, word) => (sum << 32) | word)
            : null;
    }
}

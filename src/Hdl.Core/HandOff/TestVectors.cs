using System.Numerics;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Core.HandOff;

/// <summary>One phase of the test bench: how far each stream goes in it, and the plain ports.</summary>
/// <param name="Restarts">Whether a reset comes before it.</param>
/// <param name="AllowsStalls">Whether gaps and back-pressure may be applied.</param>
/// <param name="Settles">Whether to wait after it: for a surplus beat, or for output levels.</param>
/// <param name="Ends">Number of beats of each stream up to its end, from the first phase on.</param>
/// <param name="Levels">Value of each plain input.</param>
/// <param name="Expected">Value of each plain output after it; null where it is not compared.</param>
/// <param name="Memories">What it does with each memory.</param>
internal sealed record BenchPhase(
    bool Restarts, bool AllowsStalls, bool Settles, IReadOnlyList<int> Ends, IReadOnlyList<BigInteger> Levels,
    IReadOnlyList<ulong?> Expected, IReadOnlyList<BenchMemoryPhase> Memories);
/// <summary>
/// What a test bench of streams sends and expects: the beginnings of the first scenarios with what the golden model
/// answers. Short, since every generated folder holds it; co-simulation is what proves a design.
/// </summary>
internal sealed class TestVectors
{
    // Two scenarios, and further ones for outputs that these do not show; no more than so many are looked at.
    private const int MostScenarios = 2;
    private const int MostLookedAt = 8;
    private const int MostPhases = 24;

    // Characters of hex: of inputs at first, then of everything. A design that shows nothing within them (whose weights
    // must be loaded first, for instance) gets more, up to what is still a file to hand on.
    private const int InputBudget = 1200;
    private const int Limit = 4000;
    private const int LeastBudget = 32;
    private const int GreatestBudget = 4_000_000;
    private const int ResultBudget = 80_000;

    private readonly ModuleInterface _top;
    private readonly VectorCut _cut;
    private readonly IReadOnlyList<Port> _levels;
    private readonly IReadOnlyList<Port> _outputs;
    private readonly BeatSequence[] _beats;
    private readonly List<BenchPhase> _phases = [];

    private TestVectors(ModuleInterface top)
    {
        _top = top;
        _cut = new VectorCut(top);
        (_levels, _outputs) = PlainPorts(top);
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

    /// <summary>
    /// Output ports that are compared at least once: valid bits and fields of streams that bring a beat, plain outputs.
    /// </summary>
    public int ComparedPorts =>
        _top.Streams.Index()
            .Where(stream => stream.Item.Direction == PortDirection.Output && _beats[stream.Index].Count > 0)
            .Sum(stream => PortsCompared(stream.Item))
        + Enumerable.Range(0, _outputs.Count).Count(output => _phases.Any(phase => phase.Expected[output] is not null));

    /// <summary>
    /// Vectors of a target; null where it has no scenarios, or none whose beginning, of any size that can be handed on,
    /// shows a single output: a bench that compares nothing would pass whatever the design does.
    /// </summary>
    /// <param name="top">Its top module.</param>
    /// <param name="golden">Its golden model.</param>
    /// <param name="scenarios">What co-simulation runs.</param>
    public static TestVectors? Of(ModuleInterface top, IStreamGolden golden, IEnumerable<Scenario> scenarios)
    {
        var vectors = new TestVectors(top);
        // Scenarios without stalls repeat what others send with them.
        Scenario[] candidates =
        [
            .. scenarios.Where(scenario => scenario.Phases.Any(phase => phase.AllowStalls)).Take(MostLookedAt),
        ];
        foreach ((int index, Scenario scenario) in candidates.Index())
        {
            List<(Phase Phase, PhaseResult Result)> run = vectors.Fitting(golden, scenario);
            if (index < MostScenarios || vectors.ShowsMore(run))
            {
                vectors.Add(run);
            }
        }

        // Results that come only once weights are loaded: more room, as long as the file stays small.
        for (
            int budget = 4 * InputBudget;
            vectors.ComparedPorts > 0 && candidates.Length > 0 && vectors.IsSilent && budget <= ResultBudget;
            budget *= 2)
        {
            List<(Phase Phase, PhaseResult Result)> run = vectors.Run(golden, candidates[0], budget);
            if (vectors.ShowsMore(run))
            {
                vectors.Add(run);
            }
        }

        for (
            int budget = 4 * InputBudget;
            vectors.ComparedPorts == 0 && candidates.Length > 0 && budget <= GreatestBudget;
            budget *= 4)
        {
            vectors = new TestVectors(top);
            vectors.Add(vectors.Run(golden, candidates[0], budget));
        }

        return vectors.ComparedPorts > 0 ? vectors : null;
    }

    /// <summary>Ports of a module that are neither clock nor reset nor part of a stream.</summary>
    public static (IReadOnlyList<Port> Levels, IReadOnlyList<Port> Outputs) PlainPorts(ModuleInterface top)
    {
        var ofStreams = top.StreamsAndChannels.SelectMany(PortsOf).ToHashSet();
        Port[] plain =
        [
            .. top.Ports.Where(port =>
                !ofStreams.Contains(port.Name) && port.Name != ModuleInterface.ClockPort && port.Name != top.ResetPort),
        ];
        return (
            [.. plain.Where(port => port.Direction == PortDirection.Input)],
            [.. plain.Where(port => port.Direction == PortDirection.Output)]);
    }

    /// <summary>Ports of a stream.</summary>
    public static IEnumerable<string> PortsOf(StreamPort stream) =>
        new[] { stream.ValidPort, stream.ReadyPort }.OfType<string>().Concat(stream.Fields.Select(field => field.Port));

    /// <summary>Output ports that a beat of an output stream compares: its valid bit and its fields.</summary>
    public static int PortsCompared(StreamPort stream) => 1 + stream.Fields.Count;

    // Whether a stream of data, not of registers, brings no beat.
    private bool IsSilent => _top.Streams.Index().Any(stream =>
        stream.Item.Direction == PortDirection.Output
        && _beats[stream.Index].Count == 0
        && !stream.Item.Name.StartsWith("s_axil_", StringComparison.Ordinal));

    private List<(Phase Phase, PhaseResult Result)> Fitting(IStreamGolden golden, Scenario scenario)
    {
        List<(Phase Phase, PhaseResult Result)> run = Run(golden, scenario, InputBudget);
        for (int budget = InputBudget / 2; budget >= LeastBudget && run.Sum(Characters) > Limit; budget /= 2)
        {
            run = Run(golden, scenario, budget);
        }

        return run;
    }

    // Whether a run has an output that nothing so far shows.
    private bool ShowsMore(List<(Phase Phase, PhaseResult Result)> run) =>
        run.Any(part =>
            _top.Streams.Index()
                .Any(stream =>
                    stream.Item.Direction == PortDirection.Output
                    && _beats[stream.Index].Count == 0
                    && part.Result.Outputs.TryGetValue(stream.Item.Name, out BeatSequence? beats)
                    && beats.Count > 0)
            || _outputs
                .Index()
                .Any(output =>
                    part.Result.Levels.ContainsKey(output.Item.Name)
                    && _phases.All(phase => phase.Expected[output.Index] is null)));

    private List<(Phase Phase, PhaseResult Result)> Run(IStreamGolden golden, Scenario scenario, int budget)
    {
        golden.Reset();
        List<(Phase Phase, PhaseResult Result)> run = [];
        foreach (Phase phase in scenario.Phases.Take(MostPhases).TakeWhile(phase => !VectorCut.Loads(phase)))
        {
            if (phase.IsWhole && phase.Inputs.Values.Sum(Characters) > budget)
            {
                break;
            }

            Phase cut = _cut.Of(phase, budget);
            PhaseResult result = golden.Run(cut);
            if (result.Ranges.Count > 0)
            {
                break;
            }

            run.Add((_cut.Answered(cut, result), result));
            // What has to be set up first leaves room for what it is set up for.
            budget -= run.Count == 1 && VectorCut.IsOfRegisters(phase) ? 0 : cut.Inputs.Values.Sum(Characters);
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
        BigInteger[] levels = new BigInteger[_levels.Count];
        BenchMemoryPhase[][] memories = [.. _top.Memories.Select(port => new BenchMemory(port).Phases(run).ToArray())];
        for (int index = 0; index < run.Count; index++)
        {
            (Phase phase, PhaseResult result) = run[index];
            bool silent = phase.Inputs.Count == 0 && result.Outputs.Count == 0;
            for (int stream = 0; stream < _beats.Length; stream++)
            {
                bool input = _top.Streams[stream].Direction == PortDirection.Input;
                if ((input ? phase.Inputs : result.Outputs).TryGetValue(
                    _top.Streams[stream].Name, out BeatSequence? beats))
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
                [
                    .. _outputs.Select(port =>
                        result.Levels.TryGetValue(port.Name, out ulong value) ? value : (ulong?)null),
                ],
                [.. memories.Select(memory => memory[index])]));
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

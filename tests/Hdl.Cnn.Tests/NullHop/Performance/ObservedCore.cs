using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Performance;
using Hdl.Cnn.NullHopCore;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Processes;
using Hdl.Cosim.Building;
using Hdl.Cosim.Native;
using Hdl.Cosim.Running;

namespace Hdl.Cnn.Tests.NullHop.Performance;

/// <summary>The Verilated core, looked at in every cycle.</summary>
internal sealed class ObservedCore : IDisposable
{
    private static readonly string[] Events =
    [
        "event_beat_o", "event_items_o", "event_nulls_o", "wait_input_o", "wait_drain_o", "wait_output_o",
        "wait_weights_o",
    ];

    private readonly NullHopParameters _parameters;
    private readonly MemoryFolder _memories;
    private readonly ModelLibrary _library;
    private readonly PassRunner _passes;

    private ObservedCore(NullHopParameters parameters, Design design, string library)
    {
        _parameters = parameters;
        _memories = new MemoryFolder(design);
        _library = new ModelLibrary(library);
        _passes = new PassRunner(
            design.Top, new NullHopCoreGolden(parameters), _memories.Path, new BenchLimits(50_000, BatchCycles: 1));
    }

    /// <summary>Builds the core.</summary>
    public static async Task<ObservedCore> BuildAsync(NullHopCoreParameters parameters)
    {
        Design design = TargetChecks.Generate(new NullHopCoreGenerator(), parameters);
        BuiltModel built = await new ModelBuilder(new CliWrapProcessRunner(), new BuildCache()).BuildAsync(
            design, BuildVariant.Plain);
        return new ObservedCore(parameters, design, built.Path);
    }

    /// <summary>Runs layers without gaps: cycles of each phase, cycles of the output's beats, events.</summary>
    public CoreObservation Run(IReadOnlyList<LayerCase> layers, bool loadsFirst, bool keeps = false)
    {
        Scenario scenario = new NullHopCoreScenarios(_parameters).Ungapped("observed", layers, loadsFirst, keeps);
        long[] events = new long[Events.Length];
        bool began = false;
        var hooks = new BenchHooks(
            model =>
            {
                // The first call comes before the reset.
                for (int port = 0; began && port < events.Length; port++)
                {
                    events[port] += (long)model.Get(Events[port]);
                }

                began = true;
            },
            null, default);
        Expectation expected = _passes.Predict(scenario);
        // The cycles are compared here, where those of all beats can be seen.
        expected = expected with
        {
            Phases = [.. expected.Phases.Select(phase => phase with
            {
                Cycles = new Dictionary<string, IReadOnlyList<long>>(),
            })],
        };
        PassResult result = _passes.Run(
            _library, scenario, expected, new Pass(PassKind.FreeFlow, 1, 0, long.MaxValue), hooks);
        Assert.Null(result.Mismatch);
        string output = new NullHopCorePorts(_parameters).Result.Name;
        return new CoreObservation(
            [.. result.Observations.Select(phase => phase.CycleCount)],
            [.. result.Observations.Select(phase => phase.Cycles[output])],
            events);
    }

    public void Dispose()
    {
        _library.Dispose();
        _memories.Dispose();
    }
}

/// <summary>What was seen, or predicted.</summary>
internal sealed record CoreObservation(
    IReadOnlyList<long> Cycles, IReadOnlyList<IReadOnlyList<long>> Outputs, IReadOnlyList<long> Events)
{
    /// <summary>Cycles without a beat, by what was waited for.</summary>
    public (long Input, long Drain, long Output, long Weights) Waits =>
        (Events[^4], Events[^3], Events[^2], Events[^1]);

    /// <summary>What the model says, phase by phase.</summary>
    public static CoreObservation Predicted(
        NullHopParameters parameters, IReadOnlyList<LayerCase> layers, bool loadsFirst, bool keeps = false)
    {
        Scenario scenario = new NullHopCoreScenarios(parameters).Ungapped("predicted", layers, loadsFirst, keeps);
        PerformanceCounts[] counts = [.. NullHopCorePerformance.Of(parameters, scenario)];
        return new CoreObservation(
            [.. counts.Select(phase => phase.Cycles)],
            [.. counts.Select(phase => phase.OutputCycles)],
            [
                counts.Sum(phase => phase.Beats), counts.Sum(phase => phase.Items), counts.Sum(phase => phase.Nulls),
                counts.Sum(phase => phase.StallInput), counts.Sum(phase => phase.StallDrain),
                counts.Sum(phase => phase.StallOutput), counts.Sum(phase => phase.StallWeights),
            ]);
    }

    /// <summary>In words, for a comparison.</summary>
    public override string ToString() =>
        $"cycles {string.Join(' ', Cycles)}; beats, items, nulls, input, drain, output, weights: "
        + $"{string.Join(' ', Events)}\n" + string.Join('\n', Outputs.Select(phase => string.Join(' ', phase)));
}

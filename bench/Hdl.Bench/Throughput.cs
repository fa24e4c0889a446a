using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Core.Temporary;
using Hdl.Cosim.Building;
using Hdl.Cosim.Native;
using Hdl.Cosim.Running;
using Hdl.Networks.Data;

namespace Hdl.Bench;

/// <summary>
/// Simulated cycles per second through the harness over those of a native test bench of the same model on the same
/// stimuli. The two run in turns, so that what else the machine does meets both, and processor time is counted, not
/// time on the wall.
/// </summary>
internal static class Throughput
{
    private const int Rounds = 11;
    private const double SecondsARound = 0.3;

    /// <summary>Beats a scenario has at least: what is measured is cycles, not the start of a scenario.</summary>
    private const long LongEnough = 100_000;

    /// <summary>Measures one preset.</summary>
    /// <param name="target">The target.</param>
    /// <param name="preset">The preset.</param>
    /// <param name="images">What runs where the target classifies images; null for its random scenarios.</param>
    public static async Task<Measurement> RunAsync(ITarget target, Preset preset, ImageSet? images)
    {
        var runner = new CliWrapProcessRunner();
        Design design = target.Generate(
            preset.Parameters, new ScribanTemplateRenderer(), $"make gen TARGET={target.Name}");
        BuiltModel built = await new ModelBuilder(runner, new BuildCache()).BuildAsync(design, BuildVariant.Plain);
        using var memories = new MemoryFolder(design);
        using var library = new ModelLibrary(built.Path);
        var passes = new PassRunner(
            design.Top, target.CreateGolden(preset.Parameters), memories.Path, new BenchLimits(50_000));
        (Scenario Scenario, Expectation Expected, Pass Pass)[] runs =
        [
            .. target
                .CreateScenarios(preset.Parameters, new ScenarioOptions { Data = images })
                .Select(Lengthen)
                .Select(scenario =>
                    (
                        scenario, passes.Predict(scenario),
                        new Pass(PassKind.FreeFlow, Pass.SeedOf(1, scenario.Name, 0), 0, long.MaxValue))),
        ];

        using var folder = TemporaryFolder.Create("bench");
        string peer = await PeerBuilder.BuildAsync(runner, design, folder.Path);
        StimulusFile.Write(Path.Combine(folder.Path, "stimuli"), design.Top, runs);
        (_, double once) = Harness(passes, library, runs, 1);
        int repeats = (int)Math.Clamp(SecondsARound / once, 1, 100_000);
        List<double> ratios = [];
        List<double> harness = [];
        List<double> native = [];
        for (int round = 0; round < Rounds; round++)
        {
            (long cycles, double seconds) = Harness(passes, library, runs, repeats);
            (long peerCycles, double peerSeconds) = await PeerAsync(runner, peer, folder.Path, repeats);
            harness.Add(cycles / seconds);
            native.Add(peerCycles / peerSeconds);
            ratios.Add(cycles / seconds / (peerCycles / peerSeconds));
        }

        return new Measurement(
            $"co-simulation through the harness / native C++ loop, {target.Name} {preset.Name}", "x", "0.95", "1.0",
            ratios, HigherIsBetter: true)
        {
            Remark = string.Create(
                CultureInfo.InvariantCulture,
                $"harness {Measurement.Median(harness) / 1e6:f2}, native {Measurement.Median(native) / 1e6:f2} "
                + $"Mcycle/s"),
        };
    }

    /// <summary>The scenario's phases again and again, in one run.</summary>
    private static Scenario Lengthen(Scenario scenario)
    {
        // A data set is as long as it is: repeating its registers' accesses would measure them.
        if (scenario.Name == "images")
        {
            return scenario;
        }

        long beats = scenario.Phases.Sum(phase =>
            phase.Inputs.Values.Sum(list => (long)list.Count) + (phase.Cycles?.Count ?? 0));
        int times = (int)((LongEnough / Math.Max(1, beats)) + 1);
        return scenario with { Phases = [.. Enumerable.Repeat(scenario.Phases, times).SelectMany(phases => phases)] };
    }

    private static (long Cycles, double Seconds) Harness(
        PassRunner passes, ModelLibrary library, (Scenario Scenario, Expectation Expected, Pass Pass)[] runs,
        int repeats)
    {
        var hooks = new BenchHooks(null, null, default);
        long cycles = 0;
        TimeSpan start = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < repeats; i++)
        {
            foreach ((Scenario scenario, Expectation expected, Pass pass) in runs)
            {
                PassResult result = passes.Run(library, scenario, expected, pass, hooks);
                if (result.Mismatch is { } mismatch)
                {
                    throw new InvalidOperationException($"{scenario.Name}: {mismatch}");
                }

                // Reset and drain are overhead of the harness, not work.
                cycles += result.Observations.Sum(observation => observation.CycleCount);
            }
        }

        return (cycles, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
    }

    private static async Task<(long Cycles, double Seconds)> PeerAsync(
        IProcessRunner runner, string peer, string folder, int repeats)
    {
        ProcessResult result = await runner.RunAsync(
            new ProcessRequest(peer, "stimuli", repeats.ToString(CultureInfo.InvariantCulture))
            {
                WorkingDirectory = folder,
            });
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The native test bench failed: {result.StandardError}");
        }

        string[] words = result.StandardOutput.Split(' ');
        return (
            long.Parse(words[0], CultureInfo.InvariantCulture),
            double.Parse(words[1], CultureInfo.InvariantCulture) / 1e9);
    }
}

using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim.Building;
using Hdl.Cosim.Native;
using Hdl.Cosim.Running;
using Hdl.Noc.NocMesh;
using Hdl.Noc.NocMesh.Measurement;
using Hdl.Noc.NocMesh.Traffic;
using Hdl.Noc.NocRouter;

namespace Hdl.Bench;

/// <summary>
/// Cycles per second of the C# mesh, one thread, over those of the Verilated mesh that takes the same flits in the same
/// cycles; in turns, in processor time. Neither makes its traffic while the time runs: it was recorded before.
/// </summary>
internal static class NocSpeed
{
    private const int Rounds = 7;
    private const int GoldenRepeats = 5;
    private static readonly MeshSize Size = new(4, 4, 4);

    public static async Task<Measurement> RunAsync(double load)
    {
        var configuration = new NocConfiguration(Size, 1, 4, NocPipeline.OneStage, NocFlow.ValidReady);
        var target = new NocMeshGenerator();
        Design design = target.Generate(
            configuration.Parameters, new ScribanTemplateRenderer(), "make gen TARGET=noc_mesh");
        BuiltModel built = await new ModelBuilder(new CliWrapProcessRunner(), new BuildCache()).BuildAsync(
            design, BuildVariant.Plain);
        using var memories = new MemoryFolder(design);
        using var library = new ModelLibrary(built.Path);
        var passes = new PassRunner(
            design.Top, target.CreateGolden(configuration.Parameters), memories.Path, new BenchLimits(50_000));
        var sweep = new NocSweep
        {
            Configurations = [configuration],
            Loads = [load],
            Pattern = TrafficPattern.Create(TrafficKind.Uniform, Size, 0, []),
            Options = new MeasurementOptions { WarmUp = 2_000, Window = 20_000 },
        };
        long delivered = 0;
        Scenario scenario = sweep.Record(configuration, (_, flits) => delivered = flits, default).Single();
        Expectation expected = passes.Predict(scenario);
        BeatSequence cycles = scenario.Phases[0].Cycles!;
        (int Cycle, int Node, ulong Flit)[] flits = [.. FlitsOf(cycles)];
        var mesh = new NocMeshGolden(configuration.Parameters);
        var pass = new Pass(PassKind.FreeFlow, 1, 0, long.MaxValue);
        List<double> ratios = [];
        (List<double> golden, List<double> verilated) = ([], []);

        // The first rounds are for the compiler of the run-time, which replaces hot methods while they run.
        for (int round = -2; round < Rounds; round++)
        {
            double rtl = Rate(
                cycles.Count,
                () =>
                {
                    if (passes.Run(library, scenario, expected, pass, new BenchHooks(null, null, default)).Mismatch is
                        { } mismatch)
                    {
                        throw new InvalidOperationException(mismatch.ToString());
                    }
                });
            double model = Rate(
                GoldenRepeats * cycles.Count,
                () =>
                {
                    for (int i = 0; i < GoldenRepeats; i++)
                    {
                        if (Replay(mesh, cycles.Count, flits) != delivered)
                        {
                            throw new InvalidOperationException(
                                "The mesh handed over other flits than when it was recorded.");
                        }
                    }
                });
            if (round >= 0)
            {
                golden.Add(model);
                verilated.Add(rtl);
                ratios.Add(model / rtl);
            }
        }

        return new Measurement(
            string.Create(
                CultureInfo.InvariantCulture, $"C# mesh / Verilated mesh, cycles per second, {Size}, load {load:0.##}"),
            "x",
            "3",
            "10",
            ratios,
            HigherIsBetter: true)
        {
            Remark = string.Create(
                CultureInfo.InvariantCulture,
                $"C# {Measurement.Median(golden) / 1e3:f1}, Verilated {Measurement.Median(verilated) / 1e3:f1} "
                + $"kcycle/s; {(double)flits.Length / cycles.Count:f1} flits per cycle enter"),
        };
    }

    private static IEnumerable<(int Cycle, int Node, ulong Flit)> FlitsOf(BeatSequence cycles)
    {
        for (int cycle = 0; cycle < cycles.Count; cycle++)
        {
            for (int node = 0; node < Size.Nodes; node++)
            {
                if (cycles.GetBit(cycle, 0, node))
                {
                    yield return (
                        cycle, node,
                        (cycles.GetBits(cycle, 1, 2 * node, 2) << 32) | cycles.GetBits(cycle, 2, 32 * node, 32));
                }
            }
        }
    }

    private static long Replay(NocMeshGolden mesh, int cycles, (int Cycle, int Node, ulong Flit)[] flits)
    {
        mesh.Reset();
        int next = 0;
        long delivered = 0;
        for (int cycle = 0; cycle < cycles; cycle++)
        {
            for (; next < flits.Length && flits[next].Cycle == cycle; next++)
            {
                mesh.Offer(flits[next].Node, 0, flits[next].Flit);
            }

            delivered += mesh.Step().Length;
        }

        return delivered;
    }

    private static double Rate(int cycles, Action work)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        work();
        return cycles / (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}

using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Noc.NocMesh;
using Hdl.Noc.NocMesh.Measurement;
using Hdl.Noc.NocMesh.Traffic;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.Tests.NocMesh;

/// <summary>The Verilated mesh goes through the traffic that a sweep measures.</summary>
public sealed class RecordingTests
{
    private static readonly MeshSize Size = new(2, 2, 2);

    [Theory]
    [InlineData(1, 4, NocPipeline.OneStage, NocFlow.ValidReady)]
    [InlineData(2, 2, NocPipeline.OneStage, NocFlow.Credit)]
    [InlineData(3, 4, NocPipeline.TwoStage, NocFlow.ValidReady)]
    public async Task Every_pattern_at_low_and_full_load_agrees_in_every_cycle(
        int channels, int depth, NocPipeline pipeline, NocFlow flow)
    {
        var configuration = new NocConfiguration(Size, channels, depth, pipeline, flow);
        long flits = 0;
        IEnumerable<Scenario> scenarios =
            from kind in Enum.GetValues<TrafficKind>()
            from length in new[] { 1, 5 }
            from scenario in Sweep(configuration, kind, length, 0.2, 1)
                .Record(configuration, (_, delivered) => flits += delivered, default)
            select scenario;

        CosimReport report = await RunAsync(configuration, configuration, scenarios);

        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.Equal(4 * Enum.GetValues<TrafficKind>().Length, report.Scenarios.Count);
        Assert.True(flits > 40_000, $"{flits} flits");
    }

    [Fact]
    public async Task A_mesh_that_differs_is_found()
    {
        var deep = new NocConfiguration(Size, 1, 4, NocPipeline.OneStage, NocFlow.ValidReady);
        CosimReport report = await RunAsync(
            deep,
            deep with
            {
                Depth = 2,
            },
            Sweep(deep, TrafficKind.Uniform, 1, 0.9).Record(deep, (_, _) => { }, default));

        Assert.NotNull(report.Failure);
        Assert.Equal("load-0.9", report.Failure.Scenario);
    }

    [Fact]
    public void A_recording_measures_what_the_sweep_measures()
    {
        var configuration = new NocConfiguration(Size, 2, 4, NocPipeline.OneStage, NocFlow.ValidReady);
        NocSweep sweep = Sweep(configuration, TrafficKind.Transpose, 3, 0.1, 0.4);
        List<NocPoint> recorded = [];
        List<long> delivered = [];
        List<Scenario> scenarios =
        [
            .. sweep.Record(configuration, (point, flits) => { recorded.Add(point); delivered.Add(flits); }, default),
        ];

        Assert.Equal(["load-0.1", "load-0.4"], scenarios.Select(scenario => scenario.Name));
        Assert.Equal(
            sweep.Run(null, default).Select(point => (point.Load, point.Accepted, point.Cycles, point.Latency!.Mean)),
            recorded.Select(point => (point.Load, point.Accepted, point.Cycles, point.Latency!.Mean)));
        Assert.Equal(
            recorded.Select(point => point.Cycles),
            scenarios.Select(scenario => (long)scenario.Phases[0].Cycles!.Count));
        Assert.Equal(delivered, scenarios.Select(scenario => Delivered(configuration, scenario)));
    }

    private static long Delivered(NocConfiguration configuration, Scenario scenario)
    {
        var golden = new NocMeshCycleGolden(configuration.Parameters);
        BeatSequence inputs = scenario.Phases[0].Cycles!;
        var outputs = new uint[1 + 1 + 1 + 8 + 2];
        long flits = 0;
        for (int cycle = 0; cycle < inputs.Count; cycle++)
        {
            golden.Step(inputs[cycle], outputs);
            flits += System.Numerics.BitOperations.PopCount(outputs[1]);
        }

        return flits;
    }

    private static NocSweep Sweep(
        NocConfiguration configuration, TrafficKind kind, int length, params double[] loads) =>
        new()
        {
            Configurations = [configuration],
            Loads = loads,
            Pattern = TrafficPattern.Create(kind, configuration.Size, 0.2, []),
            PacketLength = length,
            Options = new MeasurementOptions
            {
                WarmUp = 100,
                Window = 500,
                DrainLimit = 2_000,
            },
        };

    private static Task<CosimReport> RunAsync(
        NocConfiguration golden, NocConfiguration rtl, IEnumerable<Scenario> scenarios)
    {
        var target = new NocMeshGenerator();
        Design design = target.Generate(rtl.Parameters, new ScribanTemplateRenderer(), "make gen TARGET=noc_mesh");
        return new CosimRunner(new CliWrapProcessRunner()).RunAsync(
            new CosimJob(target.Name, design, () => target.CreateGolden(golden.Parameters), scenarios),
            new CosimOptions());
    }
}

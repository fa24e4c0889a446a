using System.Buffers.Binary;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Cosim.Building;
using Hdl.Cosim.Native;
using Hdl.Cosim.Running;

namespace Hdl.Cosim.Tests;

public sealed class ReplayTests : IDisposable
{
    private static readonly (string, string) RareFault = (
        "assign out_data_o  = main_data_q;",
        "assign out_data_o  = main_data_q ^ {31'd0, main_data_q[15:12] == 4'd9 && main_valid_q && spare_valid_q};");

    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-replay-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_printed_seed_shows_the_same_failure_again()
    {
        CosimFailure first = (await TestScenarios.RunAsync(Job(), TestScenarios.Options with { Seed = 5 })).Failure!;
        CosimFailure again = (
            await TestScenarios.RunAsync(Job(),
                TestScenarios.Options with { Seed = 5, Scenario = first.Scenario })).Failure!;
        CosimFailure other = (await TestScenarios.RunAsync(Job(), TestScenarios.Options with { Seed = 6 })).Failure!;

        Assert.Equal("random stalls", first.Pass);
        Assert.Equal(first.ToString(), again.ToString());
        Assert.NotEqual(first.Cycle, other.Cycle);
        Assert.Equal("hdl cosim block --seed 5 --scenario second --trace", first.ReplayCommand);
    }

    [Fact]
    public async Task The_report_names_everything_needed_to_see_the_failure_again()
    {
        string waveform = Path.Combine(_folder, "deep", "wave.fst");
        CosimReport report = await TestScenarios.RunAsync(
            Job(),
            TestScenarios.Options with
            {
                WaveformPath = waveform,
                Preset = "small",
            });

        string text = report.Failure!.ToString();
        foreach (string part in new[]
            {
                "stream_register",
                "small",
                "seed      1",
                "second",
                "out_data_o",
                waveform,
                "hdl cosim block",
            })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        AssertWaveform(waveform, 10 * report.Failure.SimulationCycle);
    }

    [Fact]
    public async Task A_waveform_is_written_on_demand_although_nothing_fails()
    {
        string waveform = Path.Combine(_folder, "wave.fst");
        CosimReport report = await TestScenarios.RunAsync(
            TestScenarios.StreamRegister(true, 50),
            TestScenarios.Options with
            {
                WaveformPath = waveform,
                AlwaysTrace = true,
            });

        Assert.True(report.Passed);
        AssertWaveform(waveform, 10 * 50);
    }

    [Fact]
    public async Task An_unknown_scenario_is_refused_with_the_known_names()
    {
        InvalidInputException refused = await Assert.ThrowsAsync<InvalidInputException>(
            () => TestScenarios.RunAsync(Job(), TestScenarios.Options with { Scenario = "third" }));

        Assert.Contains("first, second", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_memory_file_is_a_failure_of_the_model_and_not_of_the_process()
    {
        CosimJob job = TestScenarios.WideXor(10) with { Design = TestDesigns.WideXor(withMemory: false) };

        CosimFailure failure = (await TestScenarios.RunAsync(job)).Failure!;

        Assert.Equal(FailureKind.ModelError, failure.Kind);
        Assert.Contains("wide_xor_mask.mem", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instances_of_one_process_do_not_disturb_each_other()
    {
        var builder = new ModelBuilder(new CliWrapProcessRunner(), new BuildCache(TestScenarios.CacheFolder));
        BuiltModel built = await builder.BuildAsync(TestDesigns.Accumulator(), BuildVariant.Plain);
        using var library = new ModelLibrary(built.Path);
        using var one = new NativeModel(library, _folder, 1);
        using var two = new NativeModel(library, _folder, 2);
        ModuleInterface module = TestDesigns.Accumulator().Top;
        foreach (NativeModel model in new[] { one, two })
        {
            model.BeginReset(module);
            model.EndReset(module);
            model.Set("enable_i", 1);
        }

        one.Set("operand_i", 3);
        two.Set("operand_i", 5);
        for (int i = 0; i < 10; i++)
        {
            one.Run(1);
            two.Run(2);
        }

        Assert.Equal(30UL, one.Get("sum_o"));
        Assert.Equal(100UL, two.Get("sum_o"));
    }

    [Fact]
    public async Task Several_simulations_run_at_once_in_one_process()
    {
        CosimReport[] reports = await Task.WhenAll(
            TestScenarios.RunAsync(TestScenarios.StreamRegister(true, 2000)),
            TestScenarios.RunAsync(TestScenarios.WideXor(500)),
            TestScenarios.RunAsync(TestScenarios.Accumulator(20_000)),
            TestScenarios.RunAsync(TestScenarios.StreamRegister(true, 2000)));

        Assert.All(reports, report => Assert.Null(report.Failure));
        Assert.Equal(reports[0].Cycles, reports[3].Cycles);
    }

    [Fact]
    public async Task A_run_can_be_cancelled_between_batches()
    {
        using var source = new CancellationTokenSource();
        var progress = new Callback(_ => source.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new CosimRunner(new CliWrapProcessRunner()).RunAsync(
                TestScenarios.StreamRegister(false, 200_000), TestScenarios.Options, progress, source.Token));
    }

    [Fact]
    public void Every_scenario_and_pass_has_a_seed_of_its_own()
    {
        HashSet<ulong> seeds = [];
        foreach (int seed in new[] { 1, 2 })
        {
            foreach (string scenario in new[] { "a", "b" })
            {
                for (int pass = 0; pass < 3; pass++)
                {
                    Assert.True(seeds.Add(Pass.SeedOf(seed, scenario, pass)));
                }
            }
        }
    }

    private static CosimJob Job() => TestScenarios.StreamRegister(true, 100, RareFault) with
    {
        Scenarios = [TestScenarios.Stream("first", false, 60), TestScenarios.Stream("second", true, 400)],
    };

    /// <summary>
    /// An FST file begins with a header block: type 0, 329 bytes, then start and end time, here in ns.
    /// </summary>
    private static void AssertWaveform(string path, long time)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(0, bytes[0]);
        Assert.Equal(329L, BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(1)));
        Assert.True(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(17)) >= time, $"the waveform ends before {time}");
    }

    private sealed class Callback(Action<CosimProgress> action) : IProgress<CosimProgress>
    {
        public void Report(CosimProgress value) => action(value);
    }
}

using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;

namespace Hdl.Cosim.Tests;

public sealed class AgreementTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_correct_stream_block_passes(bool allowStalls)
    {
        CosimReport report = await TestScenarios.RunAsync(TestScenarios.StreamRegister(allowStalls, 1000));

        Assert.Null(report.Failure);
        Assert.Equal(allowStalls ? 3 : 2, report.Scenarios[0].Passes);
        Assert.True(report.Transactions >= 4000);
    }

    [Theory]
    [InlineData("in")]
    [InlineData("out")]
    public async Task A_stream_that_stands_still_is_waited_for_longer_than_a_hang_takes(string stream)
    {
        CosimJob job = TestScenarios.StreamRegister(true, 100);
        var pauses = new Dictionary<string, Pause> { [stream] = new Pause(50, 700) };
        Scenario scenario = job.Scenarios.Single();
        scenario = scenario with { Phases = [.. scenario.Phases.Select(phase => phase with { Pauses = pauses })] };

        CosimReport report = await TestScenarios.RunAsync(job with { Scenarios = [scenario] });

        Assert.Null(report.Failure);
        Assert.Equal(3, report.Scenarios[0].Passes);
        // Each pass waits once; random gaps add to it, a second wait would add 700.
        Assert.InRange(report.Cycles, 3 * 800, (3 * 800) + 2000);
    }

    [Theory]
    [InlineData("in", 100)]
    [InlineData("elsewhere", 0)]
    public async Task A_beat_that_is_not_there_cannot_wait(string stream, int beat)
    {
        CosimJob job = TestScenarios.StreamRegister(true, 100);
        var pauses = new Dictionary<string, Pause> { [stream] = new Pause(beat, 1) };
        Scenario scenario = job.Scenarios.Single();
        scenario = scenario with { Phases = [.. scenario.Phases.Select(phase => phase with { Pauses = pauses })] };

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestScenarios.RunAsync(job with { Scenarios = [scenario] }));
    }

    [Fact]
    public async Task A_correct_block_passes_in_lockstep()
    {
        CosimReport report = await TestScenarios.RunAsync(TestScenarios.Accumulator(10_000));

        Assert.Null(report.Failure);
        Assert.True(report.Cycles >= 20_000);
    }

    [Fact]
    public async Task Ports_of_every_storage_size_and_memory_files_and_levels_agree()
    {
        CosimReport report = await TestScenarios.RunAsync(TestScenarios.WideXor(300));

        Assert.Null(report.Failure);
    }

    [Fact]
    public async Task A_module_without_reset_starts_with_zeros()
    {
        var module = new ModuleInterface(
            "delay",
            [
                new Port("clk_i", PortDirection.Input, 1),
                new Port("data_i", PortDirection.Input, 70),
                new Port("data_o", PortDirection.Output, 70),
            ],
            [])
        { ResetPort = "" };
        var design = new Design(module, [new DesignFile(
            "delay.v", DesignFileKind.Verilog,
            "module delay (input wire clk_i, input wire [69:0] data_i, output reg [69:0] data_o);\n"
            + "always @(posedge clk_i) data_o <= data_i;\nendmodule\n")]);
        var inputs = new BeatSequence([new StreamField("data_i", 70)]);
        for (uint i = 0; i < 20; i++)
        {
            inputs.Append()[(int)(i % 3)] = i;
        }

        CosimReport report = await TestScenarios.RunAsync(
            new CosimJob(
                "delay", design, () => new DelayGolden(), [new Scenario("all", [new Phase { Cycles = inputs }])]));

        Assert.Null(report.Failure);
        Assert.Equal(1, report.Scenarios[0].Passes);
    }

    [Fact]
    public async Task Levels_of_any_width_are_held_during_a_phase()
    {
        var builder = new InterfaceBuilder("adjust", new StyleParameters());
        ModuleInterface module = builder
            .Input("mask_i", 100)
            .Input("gain_i", 4)
            .InputStream("in", ("data", 100))
            .OutputStream("out", ("data", 100))
            .Build();
        var design = new Design(module, [new DesignFile("adjust.v", DesignFileKind.Verilog, """
            module adjust (input wire clk_i, input wire rst_ni, input wire [99:0] mask_i, input wire [3:0] gain_i,
              input wire in_valid_i, output wire in_ready_o, input wire [99:0] in_data_i,
              output wire out_valid_o, input wire out_ready_i, output wire [99:0] out_data_o);
              assign in_ready_o = out_ready_i;
              assign out_valid_o = in_valid_i && rst_ni;
              assign out_data_o = (in_data_i ^ mask_i) + {96'd0, gain_i};
            endmodule
            """)]);
        Phase[] phases = [Phase([1, 2, 3, 4], 5), Phase(null, null), Phase([9, 8, 7, 6], null)];

        CosimReport report = await TestScenarios.RunAsync(
            new CosimJob("adjust", design, () => new AdjustGolden(), [new Scenario("levels", phases)]));

        Assert.Null(report.Failure);

        Phase Phase(uint[]? mask, ulong? gain)
        {
            var beats = new BeatSequence(module.Stream("in"));
            beats.Append()[0] = 16;
            return new Phase
            {
                Inputs = new Dictionary<string, BeatSequence> { ["in"] = beats },
                WideLevels = mask is null ? new Dictionary<string, IReadOnlyList<uint>>() : new() { ["mask_i"] = mask },
                Levels = gain is { } level ? new() { ["gain_i"] = level } : new Dictionary<string, ulong>(),
            };
        }
    }

    private sealed class DelayGolden : ICycleGolden
    {
        private readonly uint[] _last = new uint[3];

        public void Reset() => _last.AsSpan().Clear();

        public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
        {
            _last.CopyTo(outputs);
            inputs.CopyTo(_last);
        }
    }

    /// <summary>Levels stay as they are until a phase names them again.</summary>
    private sealed class AdjustGolden : IStreamGolden
    {
        private uint[] _mask = new uint[4];
        private uint _gain;

        public void Reset() => (_mask, _gain) = (new uint[4], 0);

        public PhaseResult Run(Phase phase)
        {
            _mask = phase.WideLevels.TryGetValue("mask_i", out IReadOnlyList<uint>? mask) ? [.. mask] : _mask;
            _gain = phase.Levels.TryGetValue("gain_i", out ulong gain) ? (uint)gain : _gain;
            var beats = new BeatSequence([new StreamField("out_data_o", 100)]);
            Span<uint> words = beats.Append();
            _mask.CopyTo(words);
            words[0] = (words[0] ^ 16) + _gain;
            return new PhaseResult { Outputs = new Dictionary<string, BeatSequence> { ["out"] = beats } };
        }
    }
}

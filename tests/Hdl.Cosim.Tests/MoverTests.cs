using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;

namespace Hdl.Cosim.Tests;

/// <summary>The memory behind streams to a data mover: what it answers, and what it does not let pass.</summary>
public sealed class MoverTests
{
    private const int Bytes = 4;
    private const ulong Base = 0x1000;
    private const string Memory = "m_axis_fetch";
    private const string Command = "{4'd0, tag_q, address_q, 9'h081, bytes_q}";

    [Fact]
    public async Task A_design_that_keeps_the_rules_agrees_with_stalls_resets_and_errors()
    {
        CosimReport report = await RunAsync();

        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.True(report.Scenarios.Sum(scenario => scenario.Transactions["sum"]) >= 40);
    }

    [Theory]
    [InlineData(Command, "{4'd0, tag_q, address_q | 32'd2, 9'h081, bytes_q}", "the address is no multiple")]
    [InlineData(Command, "{4'd0, tag_q, address_q, 9'h081, bytes_q | 23'd1}", "the command has no number of whole")]
    [InlineData(Command, "{4'd0, tag_q, address_q, 9'h081, 23'd0}", "the command has no number of whole")]
    [InlineData(Command, "{4'd0, tag_q, address_q, 9'h080, bytes_q}", "the command has no number of whole")]
    [InlineData(Command, "{4'd0, tag_q, address_q, 9'h181, bytes_q}", "the command has no number of whole")]
    [InlineData(Command, "{4'd1, tag_q, address_q, 9'h081, bytes_q}", "the command has no number of whole")]
    [InlineData(
        "Ask: if (m_axis_fetch_tready) begin",
        "Ask: if (m_axis_fetch_tready && s_axis_word_tvalid) begin", "more bursts are in flight")]
    public async Task A_broken_rule_is_reported(string text, string fault, string message)
    {
        CosimFailure failure = (await RunAsync((text, fault))).Failure!;

        Assert.Equal(FailureKind.BrokenRule, failure.Kind);
        Assert.Contains(message, failure.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(Memory, failure.Port, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sum_q + s_axis_word_tdata", "sum_q + {s_axis_word_tdata[31:1], 1'b0}")]
    [InlineData("error_q || s_axis_word_tuser", "error_q")]
    public async Task What_it_reads_and_whether_it_failed_is_compared(string text, string fault)
    {
        CosimFailure failure = (await RunAsync((text, fault))).Failure!;

        Assert.Equal(FailureKind.WrongData, failure.Kind);
    }

    private static Task<CosimReport> RunAsync(params (string Old, string New)[] faults)
    {
        Design design = TestDesigns.Of(
            new InterfaceBuilder("memory_sum", new StyleParameters())
                .InputStream("request", ("address", 32), ("bytes", 23))
                .InputStream("give")
                .OutputStream("sum", ("value", 32), ("error", 1))
                .Include(new MoverPorts(
                    Memory, "s_axis_word", new MemoryPortShape(32, Bytes) { Outstanding = 1 }, ""))
                .Build(),
            faults);
        var job = new CosimJob(
            "memory_sum", design, () => new Golden(design.Top), [Scenario(design.Top)]);
        return TestScenarios.RunAsync(job, TestScenarios.Options with { Effort = 2, Watchdog = 3_000 });
    }

    // Between two phases, and with all beats handed over, words are still in flight: a request is carried out late.
    private static Scenario Scenario(ModuleInterface top)
    {
        var random = new Random(1);
        var bytes = new byte[4096];
        random.NextBytes(bytes);
        List<Phase> phases = [];
        for (int request = 0; request < 20; request++)
        {
            int words = random.Next(1, 40);
            ulong address = Base + (ulong)(random.Next(1024 - 20) * Bytes);
            var one = new BeatSequence(top.Stream("request"));
            one.Add(address, (ulong)(words * Bytes));
            var give = new BeatSequence(top.Stream("give"));
            give.Append();
            var phase = new Phase { Inputs = new Dictionary<string, BeatSequence> { ["request"] = one } };
            phases.Add(request > 0 ? phase : phase with
            {
                Memories = new Dictionary<string, MemoryContent>
                {
                    [Memory] = new()
                    {
                        Regions = [new MemoryRegion(Base, bytes)],
                        Faults = [new MemoryFault(Base + 1026, 1500)],
                        Timing = new MemoryTiming { Latency = 90 },
                    },
                },
            });
            phases.Add(new Phase());
            phases.Add(new Phase { Inputs = new Dictionary<string, BeatSequence> { ["give"] = give } });
        }

        return new Scenario("random-1", phases);
    }

    private sealed class Golden(ModuleInterface top) : IStreamGolden
    {
        private readonly MemoryState _memory = new();
        private (ulong Address, ulong Bytes) _request;

        public void Reset() => _memory.Clear();

        public PhaseResult Run(Phase phase)
        {
            if (phase.Memories.TryGetValue(Memory, out MemoryContent? content))
            {
                _memory.Load(content);
            }

            var sums = new BeatSequence(top.Stream("sum"));
            if (phase.Inputs.TryGetValue("request", out BeatSequence? requests))
            {
                _request = (requests.Get(0, 0), requests.Get(0, 1));
            }

            if (phase.Inputs.ContainsKey("give"))
            {
                uint sum = 0;
                bool fails = false;
                var word = new byte[Bytes];
                for (ulong at = 0; at < _request.Bytes; at += Bytes)
                {
                    fails |= _memory.Read(_request.Address + at, word) >= 2;
                    sum += BitConverter.ToUInt32(word);
                }

                sums.Add(sum, fails ? 1UL : 0);
            }

            return new PhaseResult { Outputs = new Dictionary<string, BeatSequence> { ["sum"] = sums } };
        }
    }
}

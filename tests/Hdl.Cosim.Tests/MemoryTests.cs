using Hdl.Core.Golden;

namespace Hdl.Cosim.Tests;

/// <summary>The memory behind an AXI4 master port: what it answers, and what it does not let pass.</summary>
public sealed class MemoryTests
{
    private const string Address = "assign m_axi_araddr  = address_q;";
    private const string Length = "assign m_axi_arlen   = 8'd3;";
    private const string Last = "assign m_axi_wlast   = word_q == 2'd3;";
    private const string Data = "assign m_axi_wdata   = words_q[word_q] + 32'd1;";

    [Fact]
    public async Task A_design_that_keeps_the_rules_agrees_with_stalls_resets_and_errors()
    {
        CosimReport report = await RunAsync();

        Assert.True(report.Passed, report.Failure?.ToString());
        // Four words each way for each of the copies, and in the passes with stalls again.
        Assert.True(report.Scenarios.Sum(scenario => scenario.Transactions["m_axi_r"]) > 4 * MemoryCopy.Copies);
    }

    [Theory]
    [InlineData(Address, "assign m_axi_araddr  = address_q | 32'd2;", "the address is no multiple of the data word's")]
    [InlineData("assign m_axi_arsize  = 3'd2;", "assign m_axi_arsize  = 3'd1;", "the size is not")]
    [InlineData("assign m_axi_awburst = 2'b01;", "assign m_axi_awburst = 2'b10;", "the burst is not INCR")]
    [InlineData(Address, "assign m_axi_araddr  = {address_q[31:12], 12'hFFC};", "the burst crosses")]
    [InlineData(Length, "assign m_axi_arlen   = 8'd4;", "the burst is longer")]
    [InlineData("assign m_axi_awlock  = 1'b0;", "assign m_axi_awlock  = 1'b1;", "lock, cache, prot, qos")]
    [InlineData("assign m_axi_arcache = 4'b0011;", "assign m_axi_arcache = 4'b1111;", "lock, cache, prot, qos")]
    [InlineData("assign m_axi_awprot  = 3'b000;", "assign m_axi_awprot  = 3'b010;", "lock, cache, prot, qos")]
    [InlineData("assign m_axi_arqos   = 4'd0;", "assign m_axi_arqos   = 4'd8;", "lock, cache, prot, qos")]
    [InlineData(Last, "assign m_axi_wlast   = word_q == 2'd2;", "wlast comes early or late")]
    [InlineData(
        "assign m_axi_wvalid  = state_q == Write && !sent_q;",
        "assign m_axi_wvalid  = (state_q == Write || m_axi_rready) && !sent_q;", "a word comes before its address")]
    [InlineData(
        "Ask: if (m_axi_arready) state_q <= Read;",
        "Ask: if (m_axi_arready && m_axi_rvalid) state_q <= Read;", "more bursts are in flight")]
    public async Task A_broken_rule_is_reported(string text, string fault, string message)
    {
        CosimFailure failure = (await RunAsync((text, fault))).Failure!;

        Assert.Equal(FailureKind.BrokenRule, failure.Kind);
        Assert.Contains(message, failure.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("m_axi_", failure.Port, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_withdrawn_is_reported()
    {
        CosimFailure failure = (await RunAsync((
            "assign m_axi_arvalid = state_q == Ask;",
            """
            reg wait_q;
            always @(posedge clk_i) wait_q <= m_axi_arvalid && !m_axi_arready;
            assign m_axi_arvalid = state_q == Ask && !wait_q;
            """))).Failure!;

        Assert.Equal((FailureKind.ValidDropped, "m_axi_arvalid"), (failure.Kind, failure.Port));
    }

    [Fact]
    public async Task A_word_that_changes_while_it_waits_is_reported()
    {
        CosimFailure failure = (await RunAsync((
            Data,
            """
            reg wait_q;
            always @(posedge clk_i) wait_q <= m_axi_wvalid && !m_axi_wready;
            assign m_axi_wdata = words_q[word_q] + (wait_q ? 32'd2 : 32'd1);
            """))).Failure!;

        Assert.Equal((FailureKind.DataChanged, "m_axi_wdata"), (failure.Kind, failure.Port));
    }

    [Fact]
    public async Task A_wrong_word_in_the_memory_is_reported_with_its_address()
    {
        CosimFailure failure = (await RunAsync(MemoryCopy.Job(
            1, (Data, "assign m_axi_wdata   = words_q[word_q] + 32'd3;")))).Failure!;

        Assert.Equal(FailureKind.WrongMemory, failure.Kind);
        Assert.Contains("at address 0x1040", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2U, Convert.ToUInt32(failure.Actual, 16) - Convert.ToUInt32(failure.Expected, 16));
    }

    [Fact]
    public async Task Bytes_that_are_not_written_are_missed()
    {
        CosimFailure failure = (await RunAsync(MemoryCopy.Job(
            1,
            ("assign m_axi_wstrb   = 4'b1111;", "assign m_axi_wstrb   = 4'b1101;")))).Failure!;

        Assert.Equal(FailureKind.WrongMemory, failure.Kind);
    }

    [Fact]
    public async Task A_burst_whose_words_are_not_taken_is_a_hang()
    {
        CosimFailure failure = (await RunAsync((
            "assign m_axi_rready  = state_q == Read;", "assign m_axi_rready  = 1'b0;"))).Failure!;

        Assert.Equal(FailureKind.MissingBeat, failure.Kind);
    }

    [Fact]
    public async Task An_answer_that_is_not_taken_is_a_hang_although_all_beats_came()
    {
        CosimFailure failure = (await RunAsync(MemoryCopy.Job(
            1,
            ("Answer: if (m_axi_bvalid) state_q <= Done;", "Answer: state_q <= Done;"),
            ("assign m_axi_bready  = state_q == Answer;", "assign m_axi_bready  = 1'b0;")))).Failure!;

        Assert.Equal((FailureKind.MissingBeat, "m_axi_bready"), (failure.Kind, failure.Port));
    }

    [Fact]
    public async Task Content_that_is_not_made_of_whole_words_is_refused()
    {
        var job = MemoryCopy.Job();
        Phase phase = job.Scenarios.First().Phases[0] with
        {
            Memories = new Dictionary<string, MemoryContent>
            {
                ["m_axi"] = new() { Regions = [new MemoryRegion(0x9002, new byte[64])] },
            },
        };
        job = job with { Scenarios = [new Scenario("odd", [phase])] };

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestScenarios.RunAsync(job));
    }

    private static Task<CosimReport> RunAsync(params (string Old, string New)[] faults) =>
        RunAsync(MemoryCopy.Job(faults));

    private static Task<CosimReport> RunAsync(CosimJob job) =>
        TestScenarios.RunAsync(job, TestScenarios.Options with { Effort = 4, Watchdog = 2_000 });
}

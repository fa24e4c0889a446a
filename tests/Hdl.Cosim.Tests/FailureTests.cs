namespace Hdl.Cosim.Tests;

public sealed class FailureTests
{
    private const string Output = "assign out_data_o  = main_data_q;";
    private const string Valid = "assign out_valid_o = main_valid_q;";
    private const string Ready = "assign in_ready_o  = !spare_valid_q;";
    private const string Counter =
        "reg [7:0] count_q; always @(posedge clk_i or negedge rst_ni) if (!rst_ni) count_q <= 8'd0; else ";

    [Fact]
    public async Task A_wrong_bit_is_reported_with_port_beat_and_both_values()
    {
        CosimFailure failure = await FailAsync(false, (Output, Counter + """
            if (out_valid_o && out_ready_i) count_q <= count_q + 8'd1;
            assign out_data_o = main_data_q ^ {31'd0, count_q == 8'd77};
            """));

        Assert.Equal(FailureKind.WrongData, failure.Kind);
        Assert.Equal("out_data_o", failure.Port);
        Assert.Equal(77, failure.Beat);
        Assert.Equal(78, failure.Cycle);
        Assert.Equal(8, failure.Expected.Length);
        Assert.Equal(1U, Convert.ToUInt32(failure.Expected, 16) ^ Convert.ToUInt32(failure.Actual, 16));
    }

    [Fact]
    public async Task A_lost_last_beat_is_a_missing_beat()
    {
        CosimFailure failure = await FailAsync(true, (Valid, Counter + """
            if (out_valid_o && out_ready_i) count_q <= count_q + 8'd1;
            assign out_valid_o = main_valid_q && count_q != 8'd99;
            """));

        Assert.Equal(FailureKind.MissingBeat, failure.Kind);
        Assert.Equal("out_valid_o", failure.Port);
        Assert.Equal(99, failure.Beat);
        Assert.Equal("no beat", failure.Actual);
    }

    [Fact]
    public async Task A_beat_too_many_after_the_end_is_a_surplus_beat()
    {
        CosimFailure failure = await FailAsync(false, (Valid, Counter + """
            if (in_valid_i) count_q <= 8'd0; else if (count_q != 8'd20) count_q <= count_q + 8'd1;
            assign out_valid_o = main_valid_q || count_q == 8'd12;
            """));

        Assert.Equal(FailureKind.SurplusBeat, failure.Kind);
        Assert.Equal("no beat", failure.Expected);
    }

    [Fact]
    public async Task Data_that_change_while_they_wait_are_reported()
    {
        CosimFailure failure = await FailAsync(true, (Output, """
            reg wait_q;
            always @(posedge clk_i) wait_q <= out_valid_o && !out_ready_i;
            assign out_data_o = {main_data_q[31] ^ (wait_q && !out_ready_i), main_data_q[30:0]};
            """));

        Assert.Equal(FailureKind.DataChanged, failure.Kind);
        Assert.Equal("out_data_o", failure.Port);
        Assert.Equal(0x80000000U, Convert.ToUInt32(failure.Expected, 16) ^ Convert.ToUInt32(failure.Actual, 16));
    }

    [Fact]
    public async Task A_beat_withdrawn_before_it_is_taken_is_reported()
    {
        CosimFailure failure = await FailAsync(true, (Valid, """
            reg wait_q;
            always @(posedge clk_i) wait_q <= out_valid_o && !out_ready_i;
            assign out_valid_o = main_valid_q && !(wait_q && !out_ready_i);
            """));

        Assert.Equal(FailureKind.ValidDropped, failure.Kind);
        Assert.Equal("out_valid_o", failure.Port);
    }

    [Fact]
    public async Task An_input_that_is_never_accepted_is_a_hang()
    {
        CosimFailure failure = await FailAsync(
            true,
            (Valid, "assign out_valid_o = main_valid_q || !rst_ni && 1'b0;"),
            (
                Ready,
                Counter
                    + """
                    if (in_valid_i && in_ready_o) count_q <= count_q + 8'd1;
                    assign in_ready_o = !spare_valid_q && count_q != 8'd50;
                    """));

        // The beats behind the refused one are missing at the output, which is what the report names.
        Assert.Equal(FailureKind.MissingBeat, failure.Kind);
        Assert.Equal(50, failure.Beat);
    }

    [Fact]
    public async Task Valid_that_waits_for_ready_hangs_where_ready_waits_for_valid()
    {
        CosimJob job = TestScenarios.StreamRegister(
            true, 100, (Valid, "assign out_valid_o = main_valid_q && out_ready_i;"));

        CosimFailure? failure = (await TestScenarios.RunAsync(job, TestScenarios.Options with { Effort = 16 })).Failure;

        Assert.Equal(FailureKind.MissingBeat, failure?.Kind);
        Assert.Equal(0, failure?.Beat);
    }

    [Fact]
    public async Task A_bubble_is_found_where_the_cycle_is_part_of_the_contract()
    {
        (string, string)[] bubble = [(Ready, Counter + """
            if (in_valid_i && in_ready_o) count_q <= count_q + 8'd1; else if (count_q == 8'd30) count_q <= count_q + 8'd1;
            assign in_ready_o = !spare_valid_q && count_q != 8'd30;
            """)];
        CosimFailure failure = await FailAsync(false, bubble);

        Assert.Equal(FailureKind.WrongCycle, failure.Kind);
        Assert.Equal("cycle 31", failure.Expected);
        Assert.Equal("cycle 32", failure.Actual);

        // The same block is right where only values matter.
        Assert.Null((await TestScenarios.RunAsync(TestScenarios.StreamRegister(true, 100, bubble))).Failure);
    }

    [Fact]
    public async Task State_that_survives_a_reset_in_the_middle_is_found()
    {
        CosimFailure failure = await FailAsync(true, (Output, """
            reg [7:0] n_q;
            initial n_q = 8'd0;
            always @(posedge clk_i) if (out_valid_o && out_ready_i) n_q <= n_q + 8'd1;
            assign out_data_o = main_data_q ^ {31'd0, n_q >= 8'd100};
            """));

        Assert.StartsWith("reset at cycle", failure.Pass, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_without_reset_starts_at_random_so_that_it_is_found()
    {
        CosimFailure failure = await FailAsync(false, (Output, """
            reg [31:0] never_reset_q;
            always @(posedge clk_i) never_reset_q <= never_reset_q;
            assign out_data_o = main_data_q ^ never_reset_q;
            """));

        Assert.Equal(FailureKind.WrongData, failure.Kind);
    }

    [Fact]
    public async Task Valid_in_reset_is_found()
    {
        CosimFailure failure = await FailAsync(true, (Valid, "assign out_valid_o = main_valid_q || !rst_ni;"));

        Assert.Equal(FailureKind.ValidInReset, failure.Kind);
    }

    [Fact]
    public async Task A_wrong_output_in_one_cycle_of_lockstep_is_reported()
    {
        CosimReport report = await TestScenarios.RunAsync(TestScenarios.Accumulator(
            9000,
            (
                "assign negative_o = sum_q[19];",
                "reg [13:0] n_q; always @(posedge clk_i) n_q <= rst_i ? 14'd0 : n_q + 14'd1;\nassign negative_o = "
                + "sum_q[19] ^ (n_q == 14'd8765);")));

        Assert.Equal(FailureKind.WrongOutput, report.Failure!.Kind);
        Assert.Equal("negative_o", report.Failure.Port);
        Assert.Equal(8765, report.Failure.Cycle);
        Assert.NotEqual(report.Failure.Expected, report.Failure.Actual);
    }

    private static async Task<CosimFailure> FailAsync(bool allowStalls, params (string Old, string New)[] faults)
    {
        CosimReport report = await TestScenarios.RunAsync(TestScenarios.StreamRegister(allowStalls, 100, faults));
        Assert.False(report.Passed);
        return report.Failure!;
    }
}

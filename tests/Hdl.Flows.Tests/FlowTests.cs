using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Processes;

namespace Hdl.Flows.Tests;

public sealed class FlowTests
{
    private const string Clean = """
        `default_nettype none

        module counter (
            input  wire       clk_i,
            input  wire       rst_ni,
            input  wire       enable_i,
            output wire [3:0] count_o
        );

          reg [3:0] count_q;

          assign count_o = count_q;

          always @(posedge clk_i or negedge rst_ni) begin
            if (!rst_ni) count_q <= 4'd0;
            else if (enable_i) count_q <= count_q + 4'd1;
          end

        endmodule

        `default_nettype wire

        """;

    [Fact]
    public async Task A_clean_design_passes_every_tool()
    {
        LintReport report = await LintAsync(Clean);

        Assert.All(
            report.Rows,
            row => Assert.True(row.Passed, $"{row.Tool}: {string.Join(Environment.NewLine, row.Messages)}"));
        Assert.Equal(8, report.Rows.Count);
    }

    [Theory]
    [InlineData("count_q + 4'd1", "count_q + 5'd1", "verilator", "WIDTH")]
    [InlineData(
        "assign count_o = count_q;", "reg [3:0] l; always @* if (enable_i) l = count_q; assign count_o = l;", "yosys",
        "dlatch")]
    [InlineData("assign count_o = count_q;", "assign count_o = not_declared;", "iverilog", "not_declared")]
    [InlineData(
        "assign count_o = count_q;", "logic [3:0] x; assign x = count_q; assign count_o = x;", "iverilog", "error")]
    [InlineData(
        "output wire [3:0] count_o", "output wire [4:0] count_o", "ports",
        "count_o: Output of 4 bits in the interface, Output of 5 in the Verilog")]
    [InlineData(
        "input  wire       enable_i", "input  wire       enable_i, output wire more_o", "ports",
        "more_o: not in the interface")]
    [InlineData(
        "input  wire       clk_i,", "input  wire       clk_i, input wire [0:0] out,", "no word of",
        "'out' is reserved in VHDL")]
    [InlineData(
        "reg [3:0] count_q;", "reg [3:0] count_q; wire matches = enable_i;", "no word of",
        "'matches' is reserved in SystemVerilog")]
    [InlineData(
        "reg [3:0] count_q;", "/* verilator lint_off WIDTH */ reg [3:0] count_q;", "no inline pragma", "counter.v:10")]
    [InlineData(
        "reg [3:0] count_q;", "wire early = late; reg [3:0] count_q; wire late = early;", "names declared",
        "'late' is used above its declaration")]
    public async Task A_fault_is_named_by_the_tool_that_sees_it(
        string old, string replacement, string tool, string message)
    {
        Assert.Contains(old, Clean, StringComparison.Ordinal);

        LintReport report = await LintAsync(Clean.Replace(old, replacement, StringComparison.Ordinal));

        Assert.False(report.Passed);
        LintRow row = report.Rows.Single(candidate => candidate.Tool.StartsWith(tool, StringComparison.Ordinal));
        Assert.False(row.Passed);
        Assert.Contains(row.Messages, line => line.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_tool_is_told_with_the_command_that_installs_it()
    {
        ToolMissingException missing = await Assert.ThrowsAsync<ToolMissingException>(() =>
            new LintFlow(new NothingInstalled()).RunAsync(Of(Clean)));

        Assert.Contains("apt-get install", missing.Message, StringComparison.Ordinal);
    }

    private static Task<LintReport> LintAsync(string text) =>
        new LintFlow(new CliWrapProcessRunner()).RunAsync(Of(text));

    private static Design Of(string text) => new(
        new InterfaceBuilder("counter", new StyleParameters()).Input("enable_i", 1).Output("count_o", 4).Build(),
        [new DesignFile("counter.v", DesignFileKind.Verilog, text)]);

    private sealed class NothingInstalled : IProcessRunner
    {
        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken = default) =>
            throw ToolMissingException.For(request.Executable);
    }
}

using System.Text.RegularExpressions;

namespace Hdl.Spiking.Tests.TwSnn;

/// <summary>
/// The stage that brings a reset into step, <c>reset_sample</c>, in Icarus Verilog: what benches of whole designs
/// cannot see, since a simulation has no metastability. A reset of one or two edges is overlooked, a longer one taken
/// at the edge after the second, between two edges nothing is asserted, and the release is at once.
/// </summary>
public sealed class ResetSampleTests
{
    private const string Bench = """
        module bench;
          reg clk = 1'b0;
          reg rst_n = 1'b1;
          reg [7:0] wanted;
          integer errors = 0;
          integer cycle;
          wire reset_n;

          reset_sample dut (
              .clk_i(clk),
              .rst_ni(rst_n),
              .reset_no(reset_n)
          );

          // A reset that falls between two edges and stays for some of them: what registers see at each of eight edges.
          task check(input integer edges, input [7:0] expected);
            begin
              repeat (4) begin #4 clk = 1'b1; #5 clk = 1'b0; #1; end
              wanted = expected;
              for (cycle = 0; cycle < 8; cycle = cycle + 1) begin
                if (cycle < edges) rst_n = 1'b0;
                else rst_n = 1'b1;
                #4;
                if (reset_n !== wanted[7 - cycle]) errors = errors + 1;
                clk = 1'b1;
                #5 clk = 1'b0;
                #1;
              end
              rst_n = 1'b1;
              #1 if (reset_n !== 1'b1) errors = errors + 1;
            end
          endtask

          initial begin
            check(0, 8'b1111_1111);
            check(1, 8'b1111_1111);
            check(2, 8'b1111_1111);
            check(3, 8'b1101_1111);
            check(6, 8'b1100_0011);
            check(8, 8'b1100_0000);
            if (errors == 0) $display("PASS");
            else $display("FAIL: %0d", errors);
            $finish;
          end
        endmodule
        """;

    [Fact]
    public async Task A_reset_is_taken_after_the_second_edge_and_released_at_once() =>
        Assert.Equal("PASS", await RunAsync(Module));

    [Theory]
    [InlineData("{sampled_q[0], rst_ni}", "2'b00")]
    [InlineData("{sampled_q[0], rst_ni}", "2'b11")]
    [InlineData("{sampled_q[0], rst_ni}", "{sampled_q[0], 1'b0}")]
    [InlineData("{sampled_q[0], rst_ni}", "{sampled_q[0], 1'b1}")]
    [InlineData("{sampled_q[0], rst_ni}", "{1'b0, rst_ni}")]
    [InlineData("{sampled_q[0], rst_ni}", "{1'b1, rst_ni}")]
    [InlineData("{sampled_q[0], rst_ni}", "{sampled_q[1], rst_ni}")]
    [InlineData("{sampled_q[0], rst_ni}", "{sampled_q[0], !rst_ni}")]
    [InlineData("rst_ni || sampled_q[1]", "rst_ni || sampled_q[0]")]
    [InlineData("rst_ni || sampled_q[1]", "rst_ni && sampled_q[1]")]
    [InlineData("rst_ni || sampled_q[1]", "rst_ni || !sampled_q[1]")]
    [InlineData("rst_ni || sampled_q[1]", "!rst_ni || sampled_q[1]")]
    [InlineData("rst_ni || sampled_q[1]", "rst_ni")]
    [InlineData("rst_ni || sampled_q[1]", "sampled_q[1]")]
    public async Task Every_fault_is_found(string old, string replacement)
    {
        Assert.Single(Regex.Matches(Module, Regex.Escape(old)));

        Assert.StartsWith(
            "FAIL: ", await RunAsync(Module.Replace(old, replacement, StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    private static string Module { get; } = SharedModule.Text("reset_sample");

    private static Task<string> RunAsync(string module) => Icarus.RunAsync(Bench, ("reset_sample.v", module));
}


namespace Hdl.Spiking.Tests.TwSnn;

/// <summary>
/// The counter whose carries end at a byte, <c>event_counter</c>, in Icarus Verilog: it is compared with an addition
/// from 0 on, and around every place where bytes carry, which a co-simulation would need 2^32 cycles for.
/// </summary>
public sealed class EventCounterTests
{
    private const string Bench = """
        module bench;
          reg clk = 1'b0;
          reg rst_n = 1'b0;
          reg clear = 1'b0;
          reg count = 1'b0;
          reg [32:0] wanted = 33'd0;
          wire [31:0] value;
          wire carry;
          integer errors = 0;
          integer i;
          always #5 clk = !clk;

          event_counter dut (
              .clk_i(clk), .rst_ni(rst_n), .clear_i(clear), .count_i(count), .count_o(value), .carry_o(carry)
          );

          task run(input integer cycles);
            for (i = 0; i < cycles; i = i + 1) begin
              count = (i % 3) != 1;
              #1;
              if (value !== wanted[31:0] || carry !== (count && (&wanted[31:0]))) errors = errors + 1;
              @(negedge clk);
              wanted = {1'b0, wanted[31:0]} + {32'd0, count};
            end
          endtask

          task from(input [31:0] start);
            begin
              dut.count_q = start;
              dut.full_q = {&start[31:24], &start[23:16], &start[15:8], &start[7:0]};
              wanted = {1'b0, start};
              run(900);
            end
          endtask

          initial begin
            repeat (3) @(negedge clk);
            rst_n = 1'b1;
            run(2000);
            from(32'h0000_FEF8);
            from(32'h00FF_FEF8);
            from(32'h0100_FEF8);
            from(32'hFFFE_FFF8);
            from(32'hFFFF_FFF8);
            dut.count_q = 32'h1234_56FF;
            dut.full_q = 4'h1;
            clear = 1'b1;
            count = 1'b1;
            @(negedge clk) clear = 1'b0;
            wanted = 33'd0;
            run(600);
            if (errors == 0) $display("PASS");
            else $display("FAIL: %0d", errors);
            $finish;
          end
        endmodule
        """;

    [Fact]
    public async Task It_counts_as_an_addition_does() => Assert.Equal("PASS", await RunAsync(Module));

    [Theory]
    [InlineData("8'hFE", "8'hFD")]
    [InlineData("8'hFE", "8'hFF")]
    [InlineData("&full_q[2:0]", "&full_q[1:0]")]
    [InlineData("&full_q[1:0]", "full_q[0]")]
    [InlineData("count_i && full_q[0], count_i", "count_i, count_i")]
    [InlineData("carry_o = count_i && (&full_q)", "carry_o = (&full_q)")]
    [InlineData("carry_o = count_i && (&full_q)", "carry_o = 1'b0")]
    [InlineData("end else if (clear_i) begin", "end else if (1'b0) begin")]
    [InlineData("full_q[b]         <= count_q", "full_q[0]         <= count_q")]
    public async Task Every_fault_is_found(string old, string replacement)
    {
        Assert.Contains(old, Module);

        Assert.StartsWith(
            "FAIL: ", await RunAsync(Module.Replace(old, replacement, StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    private static string Module { get; } = SharedModule.Text("event_counter");

    private static Task<string> RunAsync(string module) => Icarus.RunAsync(Bench, ("event_counter.v", module));
}

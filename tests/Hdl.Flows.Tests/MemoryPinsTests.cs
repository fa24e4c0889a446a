using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Processes;

namespace Hdl.Flows.Tests;

public sealed class MemoryPinsTests
{
    // A counter in one module, logic in the next, the memory in a third: the way to the pin leads up and down.
    private const string Text = """
        module counter (input wire clk_i, input wire rst_ni, output wire [3:0] count_o);
          reg [3:0] count_q;
          always @(posedge clk_i or negedge rst_ni) if (!rst_ni) count_q <= 4'd0; else count_q <= count_q + 4'd1;
          assign count_o = ~count_q;
        endmodule

        module store (input wire clk_i, input wire [3:0] address_i, input wire write_i, input wire [3:0] data_i, output reg [3:0] data_o);
          reg [3:0] memory_q [0:15];
          always @(posedge clk_i) begin
            if (write_i) memory_q[address_i] <= data_i;
            data_o <= memory_q[address_i];
          end
        endmodule

        module top (input wire clk_i, input wire rst_ni, input wire enable_i, output wire [3:0] count_o);
          wire [3:0] count;
          reg [3:0] late_q;
          reg [3:0] free_q;
          always @(posedge clk_i) late_q <= count;
          counter u_counter (.clk_i(clk_i), .rst_ni(rst_ni), .count_o(count));
          store u_store (.clk_i(clk_i), .address_i(late_q), .write_i(enable_i), .data_i(late_q), .data_o(count_o));
        endmodule

        """;

    [Fact]
    public async Task A_register_in_between_keeps_a_clear_from_the_memory()
    {
        MemoryPins pins = await Of(Text);

        Assert.Equal(1, pins.Memories);
        Assert.Empty(pins.Hazards);
    }

    [Theory]
    [InlineData(".address_i(late_q)", ".address_i(count)", "u_store.memory_q WR_ADDR: u_counter.count_q")]
    [InlineData(".data_i(late_q)", ".data_i(late_q ^ count)", "u_store.memory_q WR_DATA: u_counter.count_q")]
    [InlineData(
        ".write_i(enable_i)", ".write_i(enable_i && count == 4'd3)", "u_store.memory_q WR_EN: u_counter.count_q")]
    [InlineData(".write_i(enable_i)", ".write_i(enable_i && rst_ni)", "u_store.memory_q WR_EN: rst_ni itself")]
    [InlineData(
        "always @(posedge clk_i) late_q <= count;", "always @* if (enable_i) late_q = count;",
        "u_store.memory_q WR_ADDR: late_q")]
    public async Task A_clear_that_reaches_a_pin_is_named_with_its_register(
        string old, string replacement, string hazard)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);

        Assert.Contains(hazard, (await Of(Text.Replace(old, replacement, StringComparison.Ordinal))).Hazards);
    }

    [Fact]
    public async Task Lint_fails_a_design_that_promises_otherwise()
    {
        Design design = Design(Text.Replace(".address_i(late_q)", ".address_i(count)", StringComparison.Ordinal)) with
        {
            HoldsMemory = true,
        };

        LintRow row = (await new LintFlow(new CliWrapProcessRunner()).RunAsync(design)).Rows.Single(candidate =>
            candidate.Tool.StartsWith("memory", StringComparison.Ordinal));

        Assert.False(row.Passed);
        Assert.Contains("u_store.memory_q RD_ADDR: u_counter.count_q", row.Messages);
    }

    private static Task<MemoryPins> Of(string text) =>
        new MemoryPinsFlow(new CliWrapProcessRunner()).RunAsync(Design(text));

    private static Design Design(string text) => new(
        new InterfaceBuilder("top", new StyleParameters()).Input("enable_i", 1).Output("count_o", 4).Build(),
        [new DesignFile("top.v", DesignFileKind.Verilog, text)]);
}

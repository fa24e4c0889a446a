using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Designs;

namespace Hdl.Blocks.Tests.Axi;

/// <summary>
/// What a manager does that is reset by itself while its write is under way: co-simulation keeps to the protocol and
/// never does it.
/// </summary>
public sealed class AxiLitePortTests
{
    private const string Bench = """
        module bench;
          reg clk = 1'b0;
          reg rst_n = 1'b0;
          reg aw = 1'b0, w = 1'b0;
          integer commits = 0;
          integer answers = 0;
          integer cycle;
          wire awready, wready, bvalid, commit;
          wire [31:0] written;
          always #5 clk = !clk;

          PORT dut (
              .clk_i(clk), .rst_ni(rst_n),
              .s_axil_awvalid(aw), .s_axil_awready(awready), .s_axil_awaddr(0), .s_axil_awprot(3'd0),
              .s_axil_wvalid(w), .s_axil_wready(wready), .s_axil_wdata(32'hDEAD), .s_axil_wstrb(4'hF),
              .s_axil_bvalid(bvalid), .s_axil_bready(1'b1), .s_axil_bresp(),
              .s_axil_arvalid(1'b0), .s_axil_arready(), .s_axil_araddr(0), .s_axil_arprot(3'd0),
              .s_axil_rvalid(), .s_axil_rready(1'b1), .s_axil_rdata(), .s_axil_rresp(),
              .write_fire_o(), .write_commit_o(commit), .write_address_o(), .write_data_o(written), .write_ok_i(1'b1),
              .read_address_o(), .read_data_i(32'd0), .read_ok_i(1'b1)
          );

          always @(posedge clk) begin
            commits = commits + (commit === 1'b1);
            answers = answers + (bvalid === 1'b1);
          end

          // Address and data for so many cycles, then neither: what was taken, and what was answered.
          task offer(input integer cycles);
            begin
              commits = 0;
              answers = 0;
              @(negedge clk) {aw, w} = 2'b11;
              repeat (cycles) @(negedge clk);
              {aw, w} = 2'b00;
              repeat (8) @(negedge clk);
              $display("%0d cycles: %0d written, %0d answered", cycles, commits, answers);
            end
          endtask

          initial begin
            repeat (4) @(negedge clk);
            rst_n = 1'b1;
            offer(1);
            offer(2);
            offer(1);
            $finish;
          end
        endmodule
        """;

    [Fact]
    public async Task A_write_that_is_withdrawn_before_it_is_taken_changes_nothing_and_is_not_answered()
    {
        Design design = TargetChecks.Generate(
            new DeltaEncoderGenerator(), new DeltaEncoderGenerator().Presets[0].Parameters);
        DesignFile port = design.Files.Single(file =>
            file.Text.Contains("templates/Hdl.Blocks/axi_lite_port.v.sbn", StringComparison.Ordinal));
        string bench = Bench.Replace("PORT", Path.GetFileNameWithoutExtension(port.Name), StringComparison.Ordinal);

        string[] lines = (await IcarusBench.RunAsync(design with { Files = [port] }, bench)).Split('\n');

        Assert.Equal(
            ["1 cycles: 0 written, 0 answered", "2 cycles: 1 written, 1 answered", "1 cycles: 0 written, 0 answered"],
            lines.Select(line => line.Trim()).Where(line => line.Contains("written", StringComparison.Ordinal)));
    }
}

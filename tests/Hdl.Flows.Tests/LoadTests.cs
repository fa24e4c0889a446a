using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Flows.Asic;
using Hdl.Flows.Loads;

namespace Hdl.Flows.Tests;

/// <summary>Loads of a small design whose every register is counted by hand, in Icarus Verilog.</summary>
public sealed class LoadTests : IDisposable
{
    private const int Cycles = 60;

    // Every register takes something else, or Yosys would make one of two.
    private const string Text = """
        module part (input wire clk_i, input wire enable_i, input wire [2:0] data_i, output reg [2:0] part_q);
          always @(posedge clk_i) if (enable_i) part_q <= data_i;
        endmodule

        module top (
            input wire clk_i, input wire rst_ni, input wire tick_i, input wire clear_i, input wire select_i, input wire [9:8] late_i, input wire [7:0] data_i,
            output wire [7:0] mix_o
        );
          reg [4:0] free_q;
          reg [6:0] third_q;
          reg [2:0] cleared_q;
          reg [1:0] swept_q;
          reg [3:0] gated_q;
          reg [5:0] plain_q;
          reg [1:0] async_q;
          reg [2:0] held_q;
          reg sticky_q;
          reg [1:0] low_q;
          reg [3:0] late_q;
          reg [3:0] store_q [0:1];
          wire [5:0] parts;

          always @(posedge clk_i) free_q <= data_i[4:0] ^ 5'd1;
          always @(posedge clk_i) if (tick_i) third_q <= data_i[6:0] ^ 7'd2;
          always @(posedge clk_i) if (!rst_ni) cleared_q <= 3'd0; else if (tick_i) cleared_q <= data_i[2:0] ^ 3'd3;
          always @(posedge clk_i) if (clear_i) swept_q <= 2'd0; else if (tick_i) swept_q <= data_i[1:0];
          always @(posedge clk_i) if (tick_i) begin
            if (select_i) gated_q <= 4'd0;
            else gated_q <= data_i[3:0] ^ 4'd4;
          end
          always @(posedge clk_i) if (!rst_ni) plain_q <= 6'd0; else plain_q <= data_i[5:0] ^ 6'd5;
          always @(posedge clk_i or negedge rst_ni) if (!rst_ni) async_q <= 2'd0; else if (tick_i) async_q <= data_i[1:0] ^ 2'd2;
          always @(posedge clk_i) held_q <= tick_i ? data_i[2:0] ^ 3'd6 : held_q;
          always @(posedge clk_i) sticky_q <= sticky_q | tick_i;
          always @(posedge clk_i) if (!tick_i) low_q <= data_i[1:0] ^ 2'd3;
          always @(posedge clk_i) if (late_i[9]) late_q <= data_i[3:0] ^ 4'd9;
          always @(posedge clk_i) if (tick_i) store_q[select_i] <= data_i[3:0] ^ 4'd7;

          genvar i;
          generate
            for (i = 0; i < 2; i = i + 1) begin : gen_part
              part u_part (.clk_i(clk_i), .enable_i((i == 0) ? clear_i : tick_i), .data_i(data_i[2:0] ^ 3'd1), .part_q(parts[3*i+:3]));
            end
          endgenerate

          assign mix_o = {1'b0, third_q} + {3'b0, free_q} + {5'b0, cleared_q} + {6'b0, swept_q} + {4'b0, gated_q} + {2'b0, plain_q}
              + {6'b0, async_q} + {5'b0, held_q} + {7'b0, sticky_q} + {6'b0, low_q} + {4'b0, late_q} + {4'b0, store_q[select_i]} + {2'b0, parts};
        endmodule

        """;

    // Reset in the first 4 cycles, a tick in every third, a clear in 5 between ticks, the other word in every second,
    // the upper bit of late_i in every fifth.
    private const string Bench = """
        module bench;
          reg clk = 1'b0;
          reg [31:0] cycle = 0;
          wire [7:0] mix;

          top dut (
              .clk_i(clk), .rst_ni(cycle >= 4), .tick_i(cycle % 3 == 0), .clear_i(cycle % 12 == 1), .select_i(cycle[0]),
              .late_i({cycle % 5 == 0, 1'b1}), .data_i(cycle[7:0]), .mix_o(mix)
          );

          initial begin
            repeat (60) begin
              #5 clk = 1'b1;
              #5 clk = 1'b0;
              cycle = cycle + 1;
            end
            $finish;
          end
        endmodule

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-loads-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_register_loads_as_often_as_by_hand()
    {
        LoadReport report = await ReportAsync(Design(Text));

        Assert.Equal(Cycles, report.FreeCycles);
        (string Name, int FlipFlops, bool Enabled, int Loads)[] expected =
        [
            ("async_q", 2, true, 20),
            ("cleared_q", 3, true, 22),
            ("free_q", 5, false, 60),
            ("gated_q", 4, true, 20),
            ("held_q", 3, true, 20),
            ("late_q", 4, true, 12),
            ("low_q", 2, true, 40),
            ("plain_q", 6, false, 60),
            ("sticky_q", 1, false, 60),
            ("swept_q", 2, true, 25),
            ("third_q", 7, true, 20),
        ];
        foreach ((string name, int flipFlops, bool enabled, int loads) in expected)
        {
            Assert.Equal(
                new LoadRow(name, flipFlops, enabled ? flipFlops : 0, flipFlops * loads / (double)Cycles),
                report.Registers.Single(row => row.Name == name));
        }

        // Each tick writes one of two words; of the parts one takes clears and one ticks.
        Assert.Equal(
            new LoadRow("store_q[*]", 8, 8, 4 * 20 / (double)Cycles),
            report.Registers.Single(row => row.Name == "store_q[*]"));
        Assert.Equal(
            new LoadRow("gen_part[*].u_part.part_q", 6, 6, 3 * (5 + 20) / (double)Cycles),
            report.Registers.Single(row => row.Name.EndsWith("part_q", StringComparison.Ordinal)));
        Assert.Equal(expected.Length + 2, report.Registers.Count);
    }

    [Fact]
    public async Task Rows_are_instances_the_largest_first_and_add_up()
    {
        LoadReport report = await ReportAsync(Design(Text));

        Assert.Equal(["top", "gen_part[*].u_part"], report.Instances(1).Select(row => row.Name));
        Assert.Equal(["top"], report.Instances(0).Select(row => row.Name));
        Assert.Equal((53, 41), (report.Total.FlipFlops, report.Total.Enabled));
        // (5 + 6 + 1) x 60, (2 + 4 + 3 + 7) x 20, 3 x 22, 2 x 40, 2 x 25, 4 x 12, 4 x 20 and 3 x 25, in 60 cycles.
        Assert.Equal((720 + 320 + 66 + 80 + 50 + 48 + 80 + 75) / (double)Cycles, report.Total.Loads, 12);
        Assert.Equal(report.Total.Loads, report.Instances(1).Sum(row => row.Loads), 12);
        Assert.Equal(report.Total.Loads, report.Instances(0)[0].Loads, 12);
        Assert.Contains("\"stalled_cycles\": 0", report.ToJson(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulations_add_up_by_their_cycles()
    {
        LoadDesign design = await LoadsAsync(Design(Text));
        SimulationCounts Counts(long cycles, long highs) => new(cycles, [], [.. design.Enables.Select(_ => highs)]);

        LoadReport report = new("top", design, [Counts(10, 10), Counts(30, 0)], [Counts(8, 2)]);

        Assert.Equal(12 + (41 * 0.25), report.Total.Loads, 12);
        Assert.Equal((40, 8), (report.FreeCycles, report.StalledCycles));
        Assert.Equal((12 + (41 * 0.25)) / 53, report.TotalStalled.Share, 12);
    }

    [Theory]
    [InlineData("u_layer1.gen_pe[3].u_pe.count_q", 1, "u_layer1")]
    [InlineData("u_layer1.gen_pe[3].u_pe.count_q", 2, "u_layer1.gen_pe[*].u_pe")]
    [InlineData("u_layer1.gen_pe[3].u_pe.count_q", 9, "u_layer1.gen_pe[*].u_pe")]
    [InlineData("u_layer1.gen_pe[3].u_pe.count_q", 0, "")]
    [InlineData("count_q", 2, "")]
    [InlineData("u_sum.gen_neuron[12].sum_q", 2, "u_sum.gen_neuron[*]")]
    [InlineData("u_store.words_q[12]", 2, "u_store")]
    public void A_loop_is_no_level(string register, int levels, string instance) =>
        Assert.Equal(instance, new FlipFlops(register, 1, null).Instance(levels));

    [Theory]
    [InlineData("always @(posedge clk_i) free_q", "always @(negedge clk_i) free_q", "free_q")]
    [InlineData("always @(posedge clk_i) free_q", "always @(posedge select_i) free_q", "free_q")]
    [InlineData("always @(posedge clk_i) free_q <=", "always @* if (tick_i) free_q =", "free_q, $dlatch")]
    public async Task A_register_without_the_clock_is_refused(string old, string replacement, string named)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);

        InvalidInputException refused = await Assert.ThrowsAsync<InvalidInputException>(
            () => LoadsAsync(Design(Text.Replace(old, replacement, StringComparison.Ordinal))));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_design_without_flip_flops_is_refused() =>
        Assert.Contains(
            "no flip-flop",
            (
                await Assert.ThrowsAsync<InvalidInputException>(() =>
                    LoadsAsync(Design(
                        "module top (input wire clk_i, input wire rst_ni, input wire a_i, output wire b_o); assign "
                        + "b_o = !a_i; endmodule\n"))
                )).Message,
            StringComparison.Ordinal);

    private async Task<LoadReport> ReportAsync(Design design)
    {
        LoadDesign loads = await LoadsAsync(design);
        string file = Path.Combine(_folder, "counts");
        string[] sources = ["bench.v", .. loads.Simulated(file).Files.Select(source => source.Name)];
        foreach (DesignFile source in loads.Simulated(file).Files)
        {
            source.WriteInto(_folder);
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "bench.v"), Bench);
        await ToolAsync("iverilog", ["-g2012", "-s", "bench", "-o", "bench.vvp", .. sources]);
        await ToolAsync("vvp", ["-n", "bench.vvp"]);
        return new LoadReport("top", loads, loads.Read(file), []);
    }

    private async Task ToolAsync(string tool, string[] arguments)
    {
        ProcessResult result = await new CliWrapProcessRunner().RunAsync(
            new ProcessRequest(tool, arguments) { WorkingDirectory = _folder });
        Assert.True(result.Succeeded, result.StandardOutput + result.StandardError);
    }

    private static Task<LoadDesign> LoadsAsync(Design design) =>
        new LoadFlow(new CliWrapProcessRunner()).RunAsync(design);

    private static Design Design(string text) => new(
        new InterfaceBuilder("top", new StyleParameters()).Output("mix_o", 8).Build(),
        [new DesignFile("top.v", DesignFileKind.Verilog, text)]);
}

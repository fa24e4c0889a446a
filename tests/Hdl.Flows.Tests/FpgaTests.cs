using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Processes;
using Hdl.Flows.Fpga;

namespace Hdl.Flows.Tests;

public sealed class FpgaTests
{
    // Wide ports, so that a harness is needed; a memory that is read in the same cycle, so that no block RAM can hold
    // it.
    private const string Text = """
        module store (
            input  wire        clk_i,
            input  wire        rst_ni,
            input  wire        write_i,
            input  wire [7:0]  address_i,
            input  wire [31:0] data_i,
            output reg  [31:0] block_o,
            output wire [31:0] now_o
        );
          reg [31:0] block_q [0:255];
          always @(posedge clk_i) begin
            if (write_i) block_q[address_i] <= data_i;
            block_o <= block_q[address_i];
          end
          reg [31:0] small_q [0:3];
          always @(posedge clk_i) if (write_i) small_q[address_i[1:0]] <= data_i;
          assign now_o = small_q[address_i[1:0]];
          wire unused = rst_ni;
        endmodule

        """;

    [Fact]
    public async Task A_design_is_placed_and_packed_with_more_ports_than_pins()
    {
        FpgaReport report = await RunAsync("up5k", Text);

        Assert.Equal(105, report.HarnessFlipFlops);
        Assert.Equal(2, Used(report, "block RAMs of 4 kbit"));
        Assert.InRange(Used(report, "flip-flops"), 105 + 128, 105 + 128 + 40);
        Assert.InRange(report.Fmax!.Value, 12, 120);
        Assert.Contains(report.CriticalPath, step => step.Kind == "logic");
        Assert.True(report.Bitstream!.Length > 100_000);
    }

    [Fact]
    public async Task A_memory_in_flip_flops_is_told_by_name_and_size()
    {
        RegisterMemory memory = Assert.Single((await RunAsync("up5k", Text, place: false)).RegisterMemories);

        Assert.Equal(("\\u_dut.small_q", 128L), (memory.Name, memory.Bits));
    }

    [Theory]
    [InlineData("xc7")]
    [InlineData("ecp5")]
    public async Task Block_RAMs_are_inferred_where_only_synthesis_is_open(string device)
    {
        FpgaReport report = await RunAsync(device, Text);

        Assert.Equal(1, Used(report, "block RAMs of 18 kbit"));
        Assert.True(Used(report, "LUT RAMs") > 0);
        Assert.Empty(report.RegisterMemories);
        Assert.Null(report.Fmax);
    }

    [Fact]
    public async Task A_design_that_is_too_large_is_not_placed()
    {
        FpgaReport report = await RunAsync("up5k", Text.Replace("[0:255]", "[0:8191]", StringComparison.Ordinal)
            .Replace("[7:0]  address_i", "[12:0] address_i", StringComparison.Ordinal), addressWidth: 13);

        ResourceUse use = Assert.Single(report.Exceeded);
        Assert.Equal(("block RAMs of 4 kbit", 64L, 34L), (use.Resource, use.Used, use.Excess));
        Assert.Null(report.Fmax);
        Assert.Null(report.Bitstream);
    }

    [Fact]
    public void Statistics_are_read_with_the_type_first_or_the_count_first()
    {
        const string Before =
            "=== top ===\n   Number of wires: 3\n   Number of cells: 34\n     SB_LUT4    32\n     SB_DFF     2\n";
        const string After =
            "=== top ===\n\n        3 wires\n       34 cells\n       32   SB_LUT4\n        2   SB_DFF\n";

        foreach (string text in (string[])[Before, After])
        {
            IReadOnlyDictionary<string, long> cells = FpgaLogs.Cells(text);
            Assert.Equal((32, 2), (cells["SB_LUT4"], cells["SB_DFF"]));
        }

        Assert.Throws<FpgaException>(() => FpgaLogs.Cells(""));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("rubbish")]
    public void A_report_that_is_not_understood_is_told(string report) =>
        Assert.Throws<FpgaException>(() => FpgaLogs.Placed(report));

    [Fact]
    public async Task What_a_tool_says_when_it_fails_is_told()
    {
        FpgaException failure = await Assert.ThrowsAsync<FpgaException>(() =>
            RunAsync("up5k", Text.Replace("endmodule", "", StringComparison.Ordinal)));

        Assert.StartsWith("yosys failed: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nextpnr-ice40", "sudo apt-get install nextpnr-ice40")]
    [InlineData("icepack", "sudo apt-get install fpga-icestorm")]
    public void A_missing_tool_names_its_package(string tool, string command) =>
        Assert.Equal(command, ToolMissingException.For(tool).InstallCommand);

    private static long Used(FpgaReport report, string resource) =>
        report.Resources.Single(use => use.Resource == resource).Used;

    private static Task<FpgaReport> RunAsync(string device, string text, bool place = true, int addressWidth = 8)
    {
        ModuleInterface top = new InterfaceBuilder("store", new StyleParameters())
            .Input("write_i", 1)
            .Input("address_i", addressWidth)
            .Input("data_i", 32)
            .Output("block_o", 32)
            .Output("now_o", 32)
            .Build();
        FpgaDevice found = FpgaDevice.All.Single(candidate => candidate.Name == device);
        // Names of memories are those of synthesis; place and route would only take time.
        FpgaDevice used = place ? found : found with { LogicCells = found.IsPlaced ? 1 : 0 };
        return new FpgaFlow(new CliWrapProcessRunner()).RunAsync(
            new Design(top, [new DesignFile("store.v", DesignFileKind.Verilog, text)]), used, 12);
    }
}

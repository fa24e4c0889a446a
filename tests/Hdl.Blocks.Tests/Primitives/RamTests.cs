using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.Primitives;

public sealed class RamTests
{
    private static readonly RamGenerator Ram = new();

    [Fact]
    public void A_read_of_the_word_that_is_written_gives_the_old_one()
    {
        var golden = (ICycleGolden)
            Ram.CreateGolden(
                new RamParameters
                {
                    Depth = 4,
                    Width = 8,
                    ReadDuringWrite = ReadDuringWrite.Old,
                });
        golden.Reset();
        var output = new uint[1];
        golden.Step([0, 0, 1, 2, 0xAA], output);
        golden.Step([1, 2, 1, 2, 0xBB], output);
        golden.Step([1, 2, 0, 0, 0], output);
        Assert.Equal(0xAAu, output[0]);
        golden.Step([0, 0, 0, 0, 0], output);
        Assert.Equal(0xBBu, output[0]);
        golden.Step([0, 1, 0, 0, 0], output);
        Assert.Equal(0xBBu, output[0]);
    }

    [Theory]
    [InlineData(ReadDuringWrite.Undefined, "xxx 0bb")]
    [InlineData(ReadDuringWrite.Old, "0aa 0bb")]
    public async Task Simulation_shows_what_is_undefined_and_the_write_is_done(
        ReadDuringWrite contract, string expected)
    {
        Design design = TargetChecks.Generate(
            Ram,
            new RamParameters
            {
                Depth = 4,
                Width = 9,
                WriteGranularity = 8,
                ReadDuringWrite = contract,
            });
        string module = design.Top.Name;

        string printed = await IcarusBench.RunAsync(design, $$"""
            module bench;
              reg clk = 1'b0;
              reg read = 1'b0;
              reg [1:0] write = 2'b11;
              reg [8:0] data = 9'h0AA;
              wire [8:0] out;
              always #5 clk = !clk;
              {{module}} dut (
                  .clk_i(clk), .read_enable_i(read), .read_address_i(2'd2), .read_data_o(out),
                  .write_enable_i(write), .write_address_i(2'd2), .write_data_i(data)
              );
              initial begin
                @(negedge clk) read = 1'b1;
                write = 2'b01;
                data = 9'h1BB;
                @(negedge clk) $write("%h ", out);
                write = 2'b00;
                @(negedge clk) $display("%h", out);
                $finish;
              end
            endmodule
            """);

        Assert.Equal(expected, printed);
    }

    [Fact]
    public void Only_where_the_old_word_is_not_promised_tools_are_told_so()
    {
        Assert.Contains(
            "(* no_rw_check, ramstyle = \"no_rw_check\", rw_addr_collision = \"no\" *)",
            BlockBench.TopText(Ram, new RamParameters()));
        Assert.DoesNotContain(
            "no_rw_check", BlockBench.TopText(Ram, new RamParameters { ReadDuringWrite = ReadDuringWrite.Old }));
    }

    [Fact]
    public void Slices_are_written_alone_and_the_last_may_be_short()
    {
        var parameters = new RamParameters { Depth = 2, Width = 10, WriteGranularity = 4 };
        Assert.Equal(3, parameters.Slices);
        var golden = (ICycleGolden)Ram.CreateGolden(parameters);
        golden.Reset();
        var output = new uint[1];
        golden.Step([0, 0, 0b111, 1, 0x3FF], output);
        golden.Step([0, 0, 0b101, 1, 0x000], output);
        golden.Step([1, 1, 0, 0, 0], output);
        golden.Step([0, 0, 0, 0, 0], output);
        Assert.Equal(0x0F0u, output[0]);
    }

    [Fact]
    public void A_macro_is_a_black_box_with_a_model_and_is_listed()
    {
        Design design = TargetChecks.Generate(
            Ram,
            new RamParameters
            {
                Depth = 64,
                Width = 64,
                WriteGranularity = 32,
                Memory = MemoryForm.Macro,
            });

        Assert.Equal(["ram_1r1w_64x64_g32_macro.v", "ram.v"], design.Files.Select(file => file.Name));
        Assert.Equal(new MemoryMacro("ram_1r1w_64x64_g32_macro", 64, 64, 32, "1r1w"), Assert.Single(design.Macros));
        Assert.Contains("ram_1r1w_64x64_g32_macro u_macro (", design.Files[1].Text);
        Assert.DoesNotContain("memory_q", design.Files[1].Text);
    }

    [Fact]
    public void The_initialised_form_reads_the_file_its_parameter_names()
    {
        string text = BlockBench.TopText(Ram, new RamParameters { Memory = MemoryForm.InitFile });

        Assert.Contains("parameter InitFile = \"\"", text);
        Assert.Contains("initial $readmemh(InitFile, memory_q);", text);
    }

    [Fact]
    public void A_sample_file_has_a_line_for_each_word()
    {
        Design design = TargetChecks.Generate(
            new RomGenerator(),
            new RomParameters
            {
                Depth = 5,
                Width = 36,
                Sample = true,
            });
        DesignFile file = Assert.Single(design.OfKind(DesignFileKind.Memory));

        Assert.Equal("rom_5x36.mem", file.Name);
        Assert.Equal(5, file.Text.TrimEnd().Split('\n').Distinct().Count());
        Assert.All(file.Text.TrimEnd().Split('\n'), line => Assert.Equal(9, line.Length));
    }

    [Fact]
    public void A_slice_wider_than_the_word_is_refused() =>
        Assert.Equal(
            "write-granularity",
            Assert.Single(BlockBench.Problems(Ram, new RamParameters { Width = 8, WriteGranularity = 9 })).Where);

    [Fact]
    public void A_sample_without_a_file_to_read_is_refused() =>
        Assert.Equal("sample", Assert.Single(BlockBench.Problems(Ram, new RamParameters { Sample = true })).Where);
}

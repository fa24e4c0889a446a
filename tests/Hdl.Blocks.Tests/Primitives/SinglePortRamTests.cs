using Hdl.Blocks.Primitives.SinglePortRam;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.Primitives;

public sealed class SinglePortRamTests
{
    private static readonly SinglePortRamGenerator Ram = new();

    [Fact]
    public void A_write_leaves_the_output_and_a_read_comes_a_cycle_later()
    {
        var golden = (ICycleGolden)Ram.CreateGolden(new SinglePortRamParameters { Depth = 4, Width = 8 });
        var output = new uint[1];
        golden.Step([1, 1, 2, 0xAA], output);
        golden.Step([1, 0, 2, 0], output);
        Assert.Equal(0u, output[0]);
        golden.Step([1, 1, 2, 0xBB], output);
        Assert.Equal(0xAAu, output[0]);
        golden.Step([0, 0, 2, 0], output);
        Assert.Equal(0xAAu, output[0]);
    }

    [Fact]
    public void Reads_and_writes_stand_in_one_block_so_that_an_SPRAM_is_inferred()
    {
        string text = BlockBench.TopText(Ram, new SinglePortRamParameters());

        Assert.Contains("module ram_single (", text);
        Assert.Single(text.Split('\n'), line => line.Contains("always @(posedge clk_i)", StringComparison.Ordinal));
    }
}

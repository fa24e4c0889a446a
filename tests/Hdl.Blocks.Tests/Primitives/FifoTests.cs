using Hdl.Blocks.Primitives.Fifo;
using Hdl.Blocks.Primitives.Ram;

namespace Hdl.Blocks.Tests.Primitives;

public sealed class FifoTests
{
    private static readonly FifoGenerator Fifo = new();

    [Theory]
    [InlineData(16, "if (write) write_q <= write_q + 4'd1;")]
    [InlineData(13, "if (write) write_q <= write_q == 4'd12 ? 4'd0 : write_q + 4'd1;")]
    public void Pointers_wrap_at_the_depth(int depth, string expected) =>
        Assert.Contains(expected, BlockBench.TopText(Fifo, new FifoParameters { Depth = depth }));

    [Theory]
    [InlineData(3, "words_q [0:1];")]
    [InlineData(17, "words_q [0:15];")]
    [InlineData(65, "words_q [0:63];")]
    public void One_word_more_than_a_power_of_two_stands_in_a_register(int depth, string expected)
    {
        string text = BlockBench.TopText(Fifo, new FifoParameters { Depth = depth });

        Assert.Contains(expected, text);
        Assert.Contains("assign out_data_o  = out_q;", text);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(18)]
    public void Of_other_depths_the_words_are_in_one_array(int depth)
    {
        string text = BlockBench.TopText(Fifo, new FifoParameters { Depth = depth });

        Assert.Contains($"words_q [0:{depth - 1}];", text);
        Assert.DoesNotContain("out_q", text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4097)]
    public void Depths_out_of_range_are_refused(int depth) =>
        Assert.Equal("depth", Assert.Single(BlockBench.Problems(Fifo, new FifoParameters { Depth = depth })).Where);

    [Fact]
    public void A_macro_of_registers_is_refused() =>
        Assert.Equal(
            "memory", Assert.Single(BlockBench.Problems(Fifo, new FifoParameters { Memory = MemoryForm.Macro })).Where);

    [Fact]
    public void In_ram_the_words_are_in_the_memory_primitive()
    {
        string text = BlockBench.TopText(Fifo, new FifoParameters { Depth = 40, Width = 6, Storage = FifoStorage.Ram });

        Assert.Contains("ram_1r1w_40x6 u_ram (", text);
        Assert.DoesNotContain("words_q", text);
    }
}

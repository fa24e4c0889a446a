using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Blocks.SparsityMap;

namespace Hdl.Blocks.Tests.SparsityMap;

public sealed class SparsityMapParametersTests
{
    private static readonly SparsityMapCompressorGenerator Compressor = new();

    [Fact]
    public void Values_out_of_range_are_all_named_at_once() =>
        Assert.Equal(
            ["lanes", "map-width", "queue", "value-width"],
            BlockBench
                .Problems(
                    Compressor,
                    new SparsityMapCompressorParameters
                    {
                        ValueWidth = 33,
                        MapWidth = 64,
                        Lanes = 17,
                        Queue = 3,
                    })
                .Select(problem => problem.Where)
                .Order());

    [Theory]
    [InlineData(12, 1, "map-width")]
    [InlineData(16, 3, "lanes")]
    public void Other_widths_and_lanes_than_the_powers_are_refused(int map, int lanes, string where) =>
        Assert.Equal(
            where,
            Assert
                .Single(BlockBench.Problems(
                    Compressor, new SparsityMapCompressorParameters { MapWidth = map, Lanes = lanes }))
                .Where);

    [Fact]
    public void A_packer_cannot_give_less_in_a_cycle_than_it_takes() =>
        Assert.Equal(
            "beat-items",
            Assert
                .Single(BlockBench.Problems(
                    new LanePackerGenerator(), new LanePackerParameters { InputItems = 5, BeatItems = 4 }))
                .Where);
}

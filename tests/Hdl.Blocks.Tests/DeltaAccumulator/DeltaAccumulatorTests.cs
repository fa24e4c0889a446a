using Hdl.Blocks.DeltaAccumulator;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.DeltaAccumulator;

public sealed class DeltaAccumulatorTests
{
    private static readonly DeltaAccumulatorGenerator Accumulator = new();
    private static readonly DeltaAccumulatorParameters Six = new() { Length = 6, ValueWidth = 4, Lanes = 2 };

    [Theory]
    [InlineData(64, 1, DeltaRange.Exact, "delta_accumulator_n64_v16")]
    [InlineData(20, 8, DeltaRange.Saturate, "delta_accumulator_n20_v16_k8_sat")]
    public void Its_name_says_its_shape(int length, int lanes, DeltaRange delta, string name) =>
        Assert.Equal(
            name,
            DeltaAccumulatorGenerator.ModuleName(
                new DeltaAccumulatorParameters
                {
                    Length = length,
                    Lanes = lanes,
                    Delta = delta,
                }));

    [Fact]
    public void Lanes_that_are_no_power_of_two_are_refused() =>
        Assert.Equal(
            "lanes",
            Assert.Single(BlockBench.Problems(Accumulator, new DeltaAccumulatorParameters { Lanes = 6 })).Where);

    [Fact]
    public void The_state_is_sent_after_each_packet()
    {
        (PhaseResult result, List<long[]> vectors) = Run(
            new DeltaAccumulatorGolden(Six), 0, ([(0, 3), (5, -2)], true), ([], true), ([(0, -1), (1, 7)], false),
            ([(4, 1)], true));

        Assert.Equal([[3, 0, 0, 0, 0, -2], [3, 0, 0, 0, 0, -2], [2, 7, 0, 0, 1, -2]], vectors);
        Assert.Equal(0UL, result.Levels["error_o"]);
        Assert.Equal([2L, 3, 4, 5, 6, 7, 8, 9, 10], result.Cycles["vector"]);
    }

    [Fact]
    public void Sums_wrap_to_the_width_of_a_value()
    {
        (_, List<long[]> vectors) = Run(
            new DeltaAccumulatorGolden(Six), 0, ([(0, 7), (1, -8)], true), ([(0, 1), (1, -1)], true),
            ([(0, 15), (1, -15)], true));

        Assert.Equal([[7, -8], [-8, 7], [7, -8]], vectors.Select(vector => vector[..2]));
    }

    [Fact]
    public void Clear_counts_with_the_first_beat_of_a_packet()
    {
        var golden = new DeltaAccumulatorGolden(Six);
        _ = Run(golden, 0, ([(0, 1), (1, 2)], false), ([(5, 3)], true));
        (_, List<long[]> cleared) = Run(golden, 1, ([(1, 1)], true), ([(2, 1)], true));
        (_, List<long[]> kept) = Run(golden, 0, ([], true));

        Assert.Equal([[0, 1, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0]], cleared);
        Assert.Equal([[0, 0, 1, 0, 0, 0]], kept);
        _ = Deltas.Run(golden, "pair", Deltas.Pairs(Six, ([(0, 1), (1, 1)], false)), ("clear_i", 0));
        _ = Deltas.Run(golden, "pair", Deltas.Pairs(Six, ([(4, 1)], true)), ("clear_i", 1));
        Assert.Equal([1L, 1, 1, 0, 1, 0], golden.State);
    }

    [Fact]
    public void A_beat_of_the_output_needs_no_more_of_the_packet_than_decides_it()
    {
        var golden = new DeltaAccumulatorGolden(Six);

        Assert.Equal(1, Beats(golden, ([(0, 1), (1, 1)], false)));
        Assert.Equal(1, Beats(golden, ([(2, 1), (4, 1)], false)));
        Assert.Equal(1, Beats(golden, ([], true)));
        Assert.Equal(3, Beats(golden, ([(4, 1), (5, 1)], false)));
        Assert.Equal(0, Beats(golden, ([], true)));
    }

    private static int Beats(DeltaAccumulatorGolden golden, ((int Index, long Delta)[] Pairs, bool Last) beat) =>
        Deltas.Run(golden, "pair", Deltas.Pairs(Six, beat)).Outputs["vector"].Count;

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void An_index_beyond_the_vector_is_dropped_and_the_rest_goes_on(int index)
    {
        (PhaseResult result, List<long[]> vectors) = Run(
            new DeltaAccumulatorGolden(Six), 0, ([(0, 1), (index, 5)], false), ([(1, 2), (4, 3)], true));

        Assert.Equal([[1, 2, 0, 0, 3, 0]], vectors);
        Assert.Equal(1UL, result.Levels["error_o"]);
    }

    [Fact]
    public void Indices_that_do_not_ascend_are_dropped_and_the_next_packet_is_whole()
    {
        (PhaseResult result, List<long[]> vectors) = Run(
            new DeltaAccumulatorGolden(Six), 0, ([(3, 1), (3, 5)], false), ([(0, 5), (4, 2)], false),
            ([(5, 1), (5, 5)], false), ([(0, 5)], true), ([(0, 1), (3, 1)], true));

        Assert.Equal([[0, 0, 0, 1, 2, 1], [1, 0, 0, 2, 2, 1]], vectors);
        Assert.Equal(1UL, result.Levels["error_o"]);
    }

    [Fact]
    public void What_comes_behind_a_slot_that_is_not_kept_is_dropped()
    {
        (PhaseResult result, List<long[]> vectors) = Run(
            new DeltaAccumulatorGolden(Six), 0, ([(0, 1)], false), ([(1, 2), (4, 3)], true), ([(1, 1)], true));

        Assert.Equal([[1, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0]], vectors);
        Assert.Equal(1UL, result.Levels["error_o"]);
    }

    [Fact]
    public void An_empty_beat_at_the_end_of_a_packet_is_no_error()
    {
        (PhaseResult result, List<long[]> vectors) = Run(
            new DeltaAccumulatorGolden(Six), 0, ([(0, 1), (1, 1)], false), ([], true), ([], true));

        Assert.Equal([[1, 1, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0]], vectors);
        Assert.Equal(0UL, result.Levels["error_o"]);
    }

    [Fact]
    public void The_error_stays_until_it_is_cleared()
    {
        var golden = new DeltaAccumulatorGolden(Six);
        _ = Run(golden, 0, ([(7, 1)], true));
        BeatSequence nothing = Deltas.Pairs(Six);

        Assert.Equal(1UL, Deltas.Run(golden, "pair", nothing).Levels["error_o"]);
        Assert.Equal(0UL, Deltas.Run(golden, "pair", nothing, ("error_clear_i", 1)).Levels["error_o"]);
        Assert.Equal(0UL, Deltas.Run(golden, "pair", nothing, ("error_clear_i", 0)).Levels["error_o"]);
    }

    private static (PhaseResult Result, List<long[]> Vectors) Run(
        DeltaAccumulatorGolden golden, ulong clear, params ((int Index, long Delta)[] Pairs, bool Last)[] beats)
    {
        PhaseResult result = Deltas.Run(golden, "pair", Deltas.Pairs(Six, beats), ("clear_i", clear));
        return (result, Deltas.Values(Six, result.Outputs["vector"]));
    }
}

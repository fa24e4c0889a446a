using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.DeltaEncoder;

public sealed class DeltaEncoderGoldenTests
{
    private static readonly DeltaEncoderParameters Four = new() { Length = 4, ValueWidth = 4 };
    private static readonly DeltaEncoderParameters Saturating = Four with { Delta = DeltaRange.Saturate };

    [Fact]
    public void A_difference_that_reaches_theta_is_sent_and_one_below_it_is_not()
    {
        var golden = new DeltaEncoderGolden(Four);

        Assert.Equal([[(0, 3), (2, -3)]], Encode(golden, Four, 3, [3, 2, -3, -2]));
        Assert.Equal([3L, 0, -3, 0], golden.State);
        Assert.Equal([[(1, 3), (3, -4)]], Encode(golden, Four, 3, [5, 3, -5, -4]));
        Assert.Equal([3L, 3, -3, -4], golden.State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Theta_of_0_or_1_sends_every_change_and_nothing_else(int theta)
    {
        var golden = new DeltaEncoderGolden(Four);

        Assert.Equal(
            [
                [(1, 1), (3, -1)],
                [],
                [(0, 7), (1, -1), (3, 1)],
            ],
            Encode(golden, Four, theta, [0, 1, 0, -1], [0, 1, 0, -1], [7, 0, 0, 0]));
    }

    [Fact]
    public void From_end_to_end_of_the_range_a_delta_takes_one_bit_more_than_a_value() =>
        Assert.Equal(
            [
                [(0, 7), (1, -8)],
                [(0, -15), (1, 15)],
            ],
            Encode(new DeltaEncoderGolden(Four), Four, 8 - 1, [7, -8, 0, 0], [-8, 7, 0, 0]));

    [Fact]
    public void Full_scale_theta_sends_only_a_step_over_the_whole_range()
    {
        var golden = new DeltaEncoderGolden(Four);
        _ = Encode(golden, Four, 0, [7, -8, 7, -8]);

        Assert.Equal([[(0, -15), (1, 15)]], Encode(golden, Four, 15, [-8, 7, -7, 6]));
    }

    [Fact]
    public void A_saturating_delta_leaves_the_rest_for_later()
    {
        var golden = new DeltaEncoderGolden(Saturating);

        Assert.Equal(
            [
                [(0, 7), (1, -8)],
                [(0, -8), (1, 7)],
            ],
            Encode(golden, Saturating, 0, [7, -8, 0, 0], [-8, 7, 0, 0]));
        Assert.Equal([-1L, -1, 0, 0], golden.State);
        Assert.Equal(
            [
                [(0, -7), (1, 7)],
                [(1, 1)],
                [],
            ],
            Encode(golden, Saturating, 0, [-8, 7, 0, 0], [-8, 7, 0, 0], [-8, 7, 0, 0]));
    }

    [Fact]
    public void What_is_compared_with_theta_is_the_whole_difference()
    {
        var golden = new DeltaEncoderGolden(Saturating);
        _ = Encode(golden, Saturating, 0, [7, 7, 0, 0]);

        Assert.Equal([[(0, -8)]], Encode(golden, Saturating, 15, [-8, -7, 0, 0]));
    }

    [Fact]
    public void Clear_counts_with_the_first_beat_alone_and_starts_from_zero()
    {
        var golden = new DeltaEncoderGolden(Four);
        _ = Encode(golden, Four, 0, [5, 5, 5, 5]);
        BeatSequence vector = Deltas.Vectors(Four, [5, 5, 5, 5]);
        var first = new BeatSequence(vector.Fields);
        var rest = new BeatSequence(vector.Fields);
        vector[0].CopyTo(first.Append());
        for (int beat = 1; beat < 4; beat++)
        {
            vector[beat].CopyTo(rest.Append());
        }

        _ = Deltas.Run(golden, "vector", first, ("theta_i", 0), ("clear_i", 0));
        Assert.Equal(
            [
                [],
            ],
            Deltas.Packets(Four, Deltas.Run(golden, "vector", rest, ("theta_i", 0), ("clear_i", 1)).Outputs["pair"]));

        _ = Deltas.Run(golden, "vector", first, ("theta_i", 6), ("clear_i", 1));
        Assert.Equal(
            [
                [],
            ],
            Deltas.Packets(Four, Deltas.Run(golden, "vector", rest, ("theta_i", 0), ("clear_i", 0)).Outputs["pair"]));
        Assert.Equal([0L, 0, 0, 0], golden.State);
    }

    [Fact]
    public void A_short_vector_keeps_the_rest_of_the_state_and_raises_bit_0()
    {
        var golden = new DeltaEncoderGolden(Four);
        _ = Encode(golden, Four, 0, [1, 2, 3, 4]);
        PhaseResult result = Deltas.Run(golden, "vector", Deltas.Vectors(Four, [5, 2]), ("theta_i", 0));

        Assert.Equal([[(0, 4)]], Deltas.Packets(Four, result.Outputs["pair"]));
        Assert.Equal(1UL, result.Levels["error_o"]);
        Assert.Equal([5L, 2, 3, 4], golden.State);
    }

    [Fact]
    public void A_short_vector_with_clear_leaves_the_rest_zero()
    {
        var golden = new DeltaEncoderGolden(Four);
        _ = Encode(golden, Four, 0, [1, 2, 3, 4]);
        _ = Deltas.Run(golden, "vector", Deltas.Vectors(Four, [5, 2]), ("theta_i", 0), ("clear_i", 1));

        Assert.Equal([5L, 2, 0, 0], golden.State);
        Assert.Equal([[(2, 3), (3, 4)]], Encode(golden, Four, 0, [5, 2, 3, 4]));
    }

    [Fact]
    public void A_long_vector_counts_up_to_its_length_and_raises_bit_1()
    {
        var golden = new DeltaEncoderGolden(Four);
        PhaseResult result = Deltas.Run(golden, "vector", Deltas.Vectors(Four, [1, 2, 3, 4, 5, 6]), ("theta_i", 0));

        Assert.Equal([[(0, 1), (1, 2), (2, 3), (3, 4)]], Deltas.Packets(Four, result.Outputs["pair"]));
        Assert.Equal(2UL, result.Levels["error_o"]);
        Assert.Equal([[(0, 6)]], Encode(golden, Four, 0, [7, 2, 3, 4]));
    }

    [Fact]
    public void Errors_stay_until_they_are_cleared()
    {
        var golden = new DeltaEncoderGolden(Four);
        BeatSequence nothing = Deltas.Vectors(Four);
        _ = Deltas.Run(golden, "vector", Deltas.Vectors(Four, [1], [1, 2, 3, 4, 5]));

        Assert.Equal(3UL, Deltas.Run(golden, "vector", nothing).Levels["error_o"]);
        Assert.Equal(0UL, Deltas.Run(golden, "vector", nothing, ("error_clear_i", 1)).Levels["error_o"]);
        Assert.Equal(0UL, Deltas.Run(golden, "vector", nothing, ("error_clear_i", 0)).Levels["error_o"]);
    }

    [Fact]
    public void The_last_pair_of_a_vector_leaves_five_cycles_after_its_last_beat_and_vectors_follow_without_a_bubble()
    {
        var golden = new DeltaEncoderGolden(Four);
        PhaseResult result = Deltas.Run(
            golden, "vector", Deltas.Vectors(Four, [1, 0, 0, 0], [1, 0, 0, 0], [2, 1, 1, 1]), ("theta_i", 0));

        // Beats 3, 7 and 11 end a vector. A pair leaves four cycles after the beat that brings the next one.
        Assert.Equal([8L, 12, 13, 14, 15, 16], result.Cycles["pair"]);
    }

    [Fact]
    public void After_a_vector_of_a_single_beat_that_should_have_more_one_cycle_passes() =>
        Assert.Equal(
            [5L, 7, 12],
            Deltas.Run(new DeltaEncoderGolden(Four), "vector", Deltas.Vectors(Four, [0], [0], [0, 0, 0, 0])).Cycles[
                "pair"
            ]);

    private static List<List<(int Index, long Delta)>> Encode(
        DeltaEncoderGolden golden, DeltaEncoderParameters parameters, int theta, params long[][] vectors) =>
        Deltas.Packets(
            parameters,
            Deltas
                .Run(golden, "vector", Deltas.Vectors(parameters, vectors), ("theta_i", (ulong)theta), ("clear_i", 0))
                .Outputs["pair"]);
}

using FsCheck;
using FsCheck.Fluent;
using Hdl.Core.Golden;
using Hdl.Spiking.AerDecoder;
using Hdl.Spiking.AerEncoder;

namespace Hdl.Spiking.Tests.AerEncoder;

public sealed class AerEncoderGoldenTests
{
    private static readonly AerEncoderGenerator Encoder = new();

    [Fact]
    public void A_packet_lists_its_spikes_in_ascending_order_and_closes_with_last()
    {
        PhaseResult result = Encode(10, 1, [[7, 2, 9]]);
        BeatSequence events = result.Outputs["event"];

        Assert.Equal([2UL, 7, 9], Vectors.Values(events, 0));
        Assert.Equal([0UL, 0, 1], Vectors.Values(events, 1));
        Assert.Equal([0UL, 0, 0], Vectors.Values(events, 2));
        Assert.Equal([1L, 2, 3], result.Cycles["event"]);
    }

    [Fact]
    public void The_encoder_closes_an_empty_step_with_a_null_beat()
    {
        PhaseResult result = Encode(10, 1, [[]]);
        BeatSequence events = result.Outputs["event"];

        Assert.Equal([0UL], Vectors.Values(events, 0));
        Assert.Equal([1UL], Vectors.Values(events, 1));
        Assert.Equal([1UL], Vectors.Values(events, 2));
    }

    [Fact]
    public void Lanes_take_the_bits_by_index_modulo_lanes_and_each_closes_its_own_packet()
    {
        PhaseResult result = Encode(7, 3, [[0, 3, 6, 4]]);

        Assert.Equal([0UL, 1, 2], Vectors.Values(result.Outputs["event0"], 0));
        Assert.Equal([1UL], Vectors.Values(result.Outputs["event1"], 0));
        Assert.Equal([1UL], Vectors.Values(result.Outputs["event2"], 2));
    }

    [Fact]
    public void The_fullest_lane_decides_when_the_next_vector_begins()
    {
        PhaseResult result = Encode(8, 2, [[0, 2, 4, 1], [1], [], [7]]);

        Assert.Equal([1L, 2, 3, 4, 5, 6], result.Cycles["event0"]);
        Assert.Equal([1L, 4, 5, 6], result.Cycles["event1"]);
    }

    // The second vector is accepted in cycle 4, in which the last group of the first begins; the third in cycle 6.
    [Fact]
    public void With_prefetch_the_next_vector_begins_as_the_last_group_of_a_packet_does()
    {
        var parameters = new AerEncoderParameters { Inputs = 64, Prefetch = true };
        PhaseResult result = BlockBench.Golden(Encoder, parameters, "vector", Vectors.Of(64, [[0, 1, 40], [], [33]]));

        Assert.Equal([2L, 3, 4, 6, 8], result.Cycles["event"]);
    }

    [Fact]
    public void A_tag_goes_with_every_event_of_its_vector()
    {
        var parameters = new AerEncoderParameters { Inputs = 4, TagWidth = 3 };
        var beats = new BeatSequence([new("vector_bits_i", 4), new("vector_tag_i", 3)]);
        beats.Add(0b1010, 5);
        beats.Add(0, 2);
        PhaseResult result = BlockBench.Golden(Encoder, parameters, "vector", beats);

        Assert.Equal([5UL, 5, 2], Vectors.Values(result.Outputs["event"], 3));
    }

    [Fact]
    public void Decoding_gives_back_every_vector_that_was_encoded() => Prop.ForAll(Spikes().ToArbitrary(), vectors =>
    {
        BeatSequence events = Encode(Inputs, 1, vectors).Outputs["event"];
        var decoder = new AerDecoderParameters { Inputs = Inputs };
        BeatSequence decoded = BlockBench.Golden(new AerDecoderGenerator(), decoder, "event", events).Outputs["vector"];

        Assert.Equal(vectors.Length, decoded.Count);
        for (int vector = 0; vector < vectors.Length; vector++)
        {
            Assert.Equal(vectors[vector].Distinct().Order(), Vectors.Spikes(decoded, vector));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_packet_has_as_many_beats_as_spikes_but_never_none_and_one_last() =>
        Prop.ForAll(Spikes().ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (vectors, lanes) =>
        {
            PhaseResult result = Encode(Inputs, lanes, vectors);
            for (int lane = 0; lane < lanes; lane++)
            {
                BeatSequence events = result.Outputs[lanes == 1 ? "event" : $"event{lane}"];
                int beats = vectors.Sum(vector => Math.Max(1, vector.Distinct().Count(spike => spike % lanes == lane)));

                Assert.Equal(beats, events.Count);
                Assert.Equal(vectors.Length, Vectors.Values(events, 1).Count(last => last == 1));
                Assert.Equal(events.Count, result.Cycles[lanes == 1 ? "event" : $"event{lane}"].Distinct().Count());
            }
        }).QuickCheckThrowOnFailure();

    private const int Inputs = 45;

    // From none to all of the bits.
    private static Gen<int[][]> Spikes() =>
        Gen.Choose(0, Inputs - 1).ArrayOf().Resize(Inputs).ArrayOf().Resize(12);

    private static PhaseResult Encode(int inputs, int lanes, int[][] vectors) => BlockBench.Golden(
        Encoder, new AerEncoderParameters { Inputs = inputs, Lanes = lanes }, "vector", Vectors.Of(inputs, vectors));
}

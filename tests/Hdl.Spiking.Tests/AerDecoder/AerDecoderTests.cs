using Hdl.Core.Golden;
using Hdl.Spiking.AerDecoder;

namespace Hdl.Spiking.Tests.AerDecoder;

public sealed class AerDecoderTests
{
    private static readonly AerDecoderGenerator Decoder = new();

    [Fact]
    public void A_row_is_the_base_of_its_source_plus_the_address()
    {
        var parameters = new AerDecoderParameters { Sources = 2, Inputs = 20, RowWidth = 5 };
        var golden = (IStreamGolden)Decoder.CreateGolden(parameters);
        golden.Reset();
        var bases = new BeatSequence([new("base_source_i", 1), new("base_value_i", 5)]);
        bases.Add(0, 3);
        bases.Add(1, 10);
        golden.Run(new Phase { Inputs = new Dictionary<string, BeatSequence> { ["base"] = bases } });
        BeatSequence events = Events((0, 4, 0, 0), (1, 4, 0, 0), (1, 9, 1, 0));
        PhaseResult result = golden.Run(
            new Phase { Inputs = new Dictionary<string, BeatSequence> { ["event"] = events } });

        Assert.Equal([7UL, 14, 19], Vectors.Values(result.Outputs["row"], 0));
        Assert.Equal([7, 14, 19], Vectors.Spikes(result.Outputs["vector"], 0));
        Assert.Equal(0UL, result.Levels["error_o"]);
    }

    [Fact]
    public void An_event_out_of_range_is_dropped_and_noted_and_never_aliased()
    {
        var parameters = new AerDecoderParameters { Sources = 2, Inputs = 20, RowWidth = 5 };
        PhaseResult result = BlockBench.Golden(
            Decoder, parameters, "event", Events((0, 20, 0, 0), (0, 31, 0, 0), (0, 2, 1, 0)));

        Assert.Equal([2UL], Vectors.Values(result.Outputs["row"], 0));
        Assert.Equal([2], Vectors.Spikes(result.Outputs["vector"], 0));
        Assert.Equal(1UL, result.Levels["error_o"]);
    }

    [Fact]
    public void A_packet_whose_last_event_is_dropped_is_closed_by_a_null_beat()
    {
        var parameters = new AerDecoderParameters { Sources = 2, Inputs = 20, RowWidth = 5 };
        PhaseResult result = BlockBench.Golden(Decoder, parameters, "event", Events((0, 3, 0, 0), (0, 20, 1, 0)));

        Assert.Equal([3UL, 0], Vectors.Values(result.Outputs["row"], 0));
        Assert.Equal([0UL, 1], Vectors.Values(result.Outputs["row"], 1));
        Assert.Equal([0UL, 1], Vectors.Values(result.Outputs["row"], 2));
    }

    [Fact]
    public void An_empty_packet_gives_an_empty_vector_and_no_error()
    {
        PhaseResult result = BlockBench.Golden(
            Decoder,
            new AerDecoderParameters
            {
                Sources = 2,
                Inputs = 20,
                RowWidth = 5,
            },
            "event",
            Events((0, 25, 1, 1)));

        Assert.Empty(Vectors.Spikes(result.Outputs["vector"], 0));
        Assert.Equal(0UL, result.Levels["error_o"]);
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused() =>
        Assert.Equal(
            "row-width",
            Assert.Single(BlockBench.Problems(Decoder, new AerDecoderParameters { Inputs = 785, RowWidth = 9 })).Where);

    [Fact]
    public void A_decoder_without_an_output_is_refused() =>
        Assert.Single(BlockBench.Problems(Decoder, new AerDecoderParameters { Rows = false, Vector = false }));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void It_has_the_outputs_asked_for_and_no_others(bool rows, bool vector)
    {
        string text = BlockBench.TopText(Decoder, new AerDecoderParameters { Rows = rows, Vector = vector });

        Assert.Equal(rows, text.Contains("row_valid_o", StringComparison.Ordinal));
        Assert.Equal(vector, text.Contains("vector_valid_o", StringComparison.Ordinal));
    }

    private static BeatSequence Events(params (ulong Source, ulong Address, ulong Last, ulong Null)[] events)
    {
        var beats = new BeatSequence([
            new("event_source_i", 1),
            new("event_address_i", 5),
            new("event_last_i", 1),
            new("event_null_i", 1),
        ]);
        foreach ((ulong source, ulong address, ulong last, ulong isNull) in events)
        {
            beats.Add(source, address, last, isNull);
        }

        return beats;
    }
}

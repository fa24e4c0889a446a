using Hdl.Blocks.RunLength;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Blocks.Tests.RunLength;

public sealed class RunLengthGeneratorTests
{
    private static readonly RunLengthEncoderGenerator Encoder = new();
    private static readonly RunLengthDecoderGenerator Decoder = new();

    [Theory]
    [InlineData(16, 5, 3, 1, "run_length_encoder_v16_r5_p3", "run_length_decoder_n4096_v16_r5_p3")]
    [InlineData(8, 4, 1, 16, "run_length_encoder_v8_r4_p1_k16", "run_length_decoder_n4096_v8_r4_p1_k16")]
    public void Their_names_say_their_shapes(int value, int run, int pairs, int lanes, string encoder, string decoder)
    {
        Assert.Equal(encoder, RunLengthEncoderGenerator.ModuleName(new RunLengthEncoderParameters
        {
            ValueWidth = value,
            RunWidth = run,
            PairsPerWord = pairs,
            Lanes = lanes,
        }));
        Assert.Equal(decoder, RunLengthDecoderGenerator.ModuleName(new RunLengthDecoderParameters
        {
            ValueWidth = value,
            RunWidth = run,
            PairsPerWord = pairs,
            Lanes = lanes,
        }));
    }

    [Fact]
    public void Runs_that_could_end_twice_in_a_beat_are_refused()
    {
        Problem problem = Assert.Single(
            BlockBench.Problems(Encoder, new RunLengthEncoderParameters { RunWidth = 3, Lanes = 16 }));

        Assert.Equal("lanes", problem.Where);
        Assert.Contains("at most 8 lanes, or a run-width of at least 4", problem.Remedy);
        Assert.Equal(
            problem,
            Assert.Single(BlockBench.Problems(Decoder, new RunLengthDecoderParameters { RunWidth = 3, Lanes = 16 })));
    }

    [Fact]
    public void Lanes_are_a_power_of_two() =>
        Assert.Equal(
            "lanes", Assert.Single(BlockBench.Problems(Encoder, new RunLengthEncoderParameters { Lanes = 3 })).Where);

    [Fact]
    public void Values_out_of_range_are_all_named_at_once() => Assert.Equal(
        ["lanes", "max-length", "pairs-per-word", "run-width", "value-width"],
        BlockBench.Problems(Decoder, new RunLengthDecoderParameters
        {
            ValueWidth = 1,
            RunWidth = 9,
            PairsPerWord = 0,
            Lanes = 17,
            MaxLength = 65_537,
        }).Select(problem => problem.Where).Order());

    [Theory]
    [InlineData(1, 3, false, false)]
    [InlineData(2, 3, true, false)]
    [InlineData(8, 8, true, false)]
    [InlineData(4, 3, true, true)]
    public void Keeps_are_there_where_a_beat_holds_several_items(int lanes, int pairs, bool pixelKeep, bool codeKeep)
    {
        string encoder = BlockBench.TopText(
            Encoder, new RunLengthEncoderParameters { Lanes = lanes, PairsPerWord = pairs });
        string decoder = BlockBench.TopText(
            Decoder, new RunLengthDecoderParameters { Lanes = lanes, PairsPerWord = pairs });

        Assert.Equal(pixelKeep, encoder.Contains(" pixel_keep_i,", StringComparison.Ordinal));
        Assert.Equal(pixelKeep, encoder.Contains(" error_o,", StringComparison.Ordinal));
        Assert.Equal(codeKeep, encoder.Contains(" code_keep_o,", StringComparison.Ordinal));
        Assert.Equal(codeKeep, decoder.Contains(" code_keep_i,", StringComparison.Ordinal));
        Assert.Equal(pixelKeep, decoder.Contains(" pixel_keep_o,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        ResetStyle.AsyncLow,
        "always @(posedge clk_i or negedge rst_ni) begin\n    if (!rst_ni) begin\n      pixel_valid_q")]
    [InlineData(ResetStyle.SyncHigh, "always @(posedge clk_i) begin\n    if (rst_i) begin\n      pixel_valid_q")]
    public void Control_is_reset_in_the_style_asked_for(ResetStyle style, string expected)
    {
        HdlParameters parameters = BlockBench.WithReset(new RunLengthEncoderParameters(), style);

        Assert.Contains(expected, BlockBench.TopText(Encoder, parameters));
        Assert.All(TargetChecks.Generate(Encoder, parameters).OfKind(DesignFileKind.Verilog), file =>
            Assert.Equal(style == ResetStyle.AsyncLow, file.Text.Contains("rst_ni", StringComparison.Ordinal)));
    }

    [Fact]
    public void Explanations_name_the_widths_that_follow()
    {
        IReadOnlyList<Figure> figures = ((ITarget)Encoder).Explain(new RunLengthEncoderParameters { Lanes = 8 });

        Assert.Equal("64", figures.Single(figure => figure.Name == "word width").Value);
        Assert.Equal("3", figures.Single(figure => figure.Name == "words per beat").Value);
    }
}

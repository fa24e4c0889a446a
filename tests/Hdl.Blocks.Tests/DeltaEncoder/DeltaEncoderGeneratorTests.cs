using Hdl.Blocks.DeltaEncoder;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;

namespace Hdl.Blocks.Tests.DeltaEncoder;

public sealed class DeltaEncoderGeneratorTests
{
    private static readonly DeltaEncoderGenerator Encoder = new();

    [Theory]
    [InlineData(64, 16, 1, DeltaRange.Exact, "delta_encoder_n64_v16")]
    [InlineData(64, 16, 4, DeltaRange.Exact, "delta_encoder_n64_v16_k4")]
    [InlineData(9, 2, 1, DeltaRange.Saturate, "delta_encoder_n9_v2_sat")]
    public void Its_name_says_its_shape(int length, int width, int lanes, DeltaRange delta, string name) =>
        Assert.Equal(
            name,
            DeltaEncoderGenerator.ModuleName(
                new DeltaEncoderParameters
                {
                    Length = length,
                    ValueWidth = width,
                    Lanes = lanes,
                    Delta = delta,
                }));

    [Theory]
    [InlineData(1, 16, 1, 1, 17, 1)]
    [InlineData(64, 16, 4, 6, 17, 16)]
    [InlineData(65, 16, 16, 7, 17, 5)]
    [InlineData(4096, 32, 16, 12, 33, 256)]
    public void Widths_follow_from_length_and_value(
        int length, int width, int lanes, int indexWidth, int deltaWidth, int words)
    {
        var parameters = new DeltaEncoderParameters { Length = length, ValueWidth = width, Lanes = lanes };

        Assert.Equal((indexWidth, deltaWidth, words), (parameters.IndexWidth, parameters.DeltaWidth, parameters.Words));
        Assert.Equal(width, (parameters with { Delta = DeltaRange.Saturate }).DeltaWidth);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    public void Lanes_that_are_no_power_of_two_are_refused(int lanes) =>
        Assert.Equal(
            "lanes", Assert.Single(BlockBench.Problems(Encoder, new DeltaEncoderParameters { Lanes = lanes })).Where);

    [Fact]
    public void Values_out_of_range_are_all_named_at_once() =>
        Assert.Equal(
            ["lanes", "length", "value-width"],
            BlockBench
                .Problems(
                    Encoder,
                    new DeltaEncoderParameters
                    {
                        Length = 0,
                        Lanes = 17,
                        ValueWidth = 33,
                    })
                .Select(problem => problem.Where)
                .Order());

    [Theory]
    [InlineData(MemoryForm.InitFile, 64)]
    [InlineData(MemoryForm.Macro, 1)]
    public void A_memory_form_that_cannot_be_is_refused(MemoryForm form, int length) =>
        Assert.Equal(
            "memory",
            Assert
                .Single(BlockBench.Problems(Encoder, new DeltaEncoderParameters { Length = length, Memory = form }))
                .Where);

    [Fact]
    public void A_state_of_one_word_is_kept_in_registers()
    {
        Assert.DoesNotContain(
            TargetChecks.Generate(Encoder, new DeltaEncoderParameters { Length = 4, Lanes = 4 }).Files,
            file => file.Name.StartsWith("ram_", StringComparison.Ordinal));
        Assert.Contains(
            TargetChecks.Generate(Encoder, new DeltaEncoderParameters { Length = 5, Lanes = 4 }).Files,
            file => file.Name == "ram_1r1w_2x64.v");
    }

    [Fact]
    public void A_macro_is_named_for_the_hand_off() =>
        Assert.Equal(
            "ram_1r1w_64x16_macro",
            Assert
                .Single(TargetChecks.Generate(Encoder, new DeltaEncoderParameters { Memory = MemoryForm.Macro }).Macros)
                .Module);

    [Theory]
    [InlineData(ResetStyle.AsyncLow, "always @(posedge clk_i) begin\n    if (!reset_n) begin\n      word_q ")]
    [InlineData(ResetStyle.SyncHigh, "always @(posedge clk_i) begin\n    if (rst_i) begin\n      word_q ")]
    public void Control_is_reset_in_the_style_asked_for(ResetStyle style, string expected) =>
        Assert.Contains(
            expected, BlockBench.TopText(Encoder, BlockBench.WithReset(new DeltaEncoderParameters(), style)));

    [Fact]
    public void All_lanes_share_a_module()
    {
        Design design = TargetChecks.Generate(
            Encoder, new DeltaEncoderParameters { Lanes = 8, Delta = DeltaRange.Saturate });

        Assert.Single(design.Files, file => file.Name == "delta_encoder_lane_v16_sat.v");
    }
}

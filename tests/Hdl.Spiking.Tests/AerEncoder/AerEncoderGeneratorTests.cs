using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Spiking.AerEncoder;

namespace Hdl.Spiking.Tests.AerEncoder;

public sealed class AerEncoderGeneratorTests
{
    private static readonly AerEncoderGenerator Encoder = new();

    [Theory]
    [InlineData(784, 1, 0, "aer_encoder_n784")]
    [InlineData(784, 8, 0, "aer_encoder_n784_k8")]
    [InlineData(256, 4, 2, "aer_encoder_n256_k4_t2")]
    public void Its_name_says_its_shape(int inputs, int lanes, int tag, string name) =>
        Assert.Equal(
            name,
            AerEncoderGenerator.ModuleName(
                new AerEncoderParameters
                {
                    Inputs = inputs,
                    Lanes = lanes,
                    TagWidth = tag,
                }));

    [Fact]
    public void More_lanes_than_bits_are_refused() =>
        Assert.Equal(
            "lanes",
            Assert.Single(BlockBench.Problems(Encoder, new AerEncoderParameters { Inputs = 3, Lanes = 4 })).Where);

    [Theory]
    [InlineData(32, 1, true)]
    [InlineData(64, 2, true)]
    [InlineData(33, 1, false)]
    public void Nothing_is_prefetched_in_one_group_or_without_a_copy(int inputs, int lanes, bool copy) => Assert.Equal(
        "prefetch",
        Assert.Single(BlockBench.Problems(
            Encoder, new AerEncoderParameters { Inputs = inputs, Lanes = lanes, Copy = copy, Prefetch = true })).Where);

    [Fact]
    public void Values_out_of_range_are_all_named_at_once() =>
        Assert.Equal(
            ["inputs", "lanes", "tag-width"],
            BlockBench
                .Problems(
                    Encoder,
                    new AerEncoderParameters
                    {
                        Inputs = 0,
                        Lanes = 0,
                        TagWidth = -1,
                    })
                .Select(problem => problem.Where)
                .Order());

    [Fact]
    public void One_lane_has_plain_names_and_several_are_numbered()
    {
        Assert.Contains("output wire         event_valid_o,", BlockBench.TopText(Encoder, new AerEncoderParameters()));
        string text = BlockBench.TopText(Encoder, new AerEncoderParameters { Lanes = 2 });
        Assert.Contains(" event0_valid_o,", text);
        Assert.Contains(" event1_valid_o,", text);
        Assert.DoesNotContain(" event_valid_o", text);
    }

    [Fact]
    public void Lanes_of_one_length_share_a_module()
    {
        Design design = TargetChecks.Generate(Encoder, new AerEncoderParameters { Inputs = 30, Lanes = 4 });

        Assert.Equal(["aer_encoder_lane_n8.v", "aer_encoder.v"], design.Files.Select(file => file.Name));
    }

    [Theory]
    [InlineData(
        ResetStyle.AsyncLow, "always @(posedge clk_i or negedge rst_ni) begin\n    if (!rst_ni) begin\n      open_q")]
    [InlineData(ResetStyle.SyncHigh, "always @(posedge clk_i) begin\n    if (rst_i) begin\n      open_q")]
    public void Control_is_reset_in_the_style_asked_for(ResetStyle style, string expected)
    {
        Design design = TargetChecks.Generate(Encoder, BlockBench.WithReset(new AerEncoderParameters(), style));

        Assert.Contains(expected, design.Files.Single(file => file.Name == "aer_encoder_lane_n784.v").Text);
    }

    [Fact]
    public void Nothing_is_added_over_a_whole_lane() =>
        Assert.All(
            TargetChecks.Generate(Encoder, new AerEncoderParameters()).Files,
            file => Assert.DoesNotContain(" + ", file.Text.Replace(" +: ", "", StringComparison.Ordinal)));
}

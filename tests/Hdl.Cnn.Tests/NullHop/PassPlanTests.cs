using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Tests.NullHop;

public sealed class PassPlanTests
{
    private static readonly NullHopParameters Paper = NullHopParameters.Paper;

    [Fact]
    public void Ninety_six_channels_are_64_on_two_lanes_then_32_on_four() =>
        Assert.Equal(
            [new NullHopPass(4, 2, 0, 16), new NullHopPass(2, 4, 64, 16)], PassPlan.Of(Paper, 96));

    [Fact]
    public void Words_are_taken_greedily()
    {
        // 21 words: 8, 8, 4, 1; the last of 3 channels.
        Assert.Equal(
            [
                new NullHopPass(8, 1, 0, 16), new NullHopPass(8, 1, 128, 16), new NullHopPass(4, 2, 256, 16),
                new NullHopPass(1, 8, 320, 3),
            ],
            PassPlan.Of(Paper, 323));
        Assert.Equal([128, 128, 64, 16], PassPlan.Slices(Paper, 323));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(15, 15)]
    [InlineData(16, 16)]
    [InlineData(17, 1)]
    [InlineData(32, 16)]
    public void Channels_in_the_last_word_are_counted(int outputs, int last)
    {
        NullHopPass pass = Assert.Single(PassPlan.Of(Paper, outputs));

        Assert.Equal((last, outputs), (pass.LastChannels, pass.Channels));
    }

    [Fact]
    public void Passes_cover_all_channels_once()
    {
        foreach (int macs in new[] { 16, 64, 256 })
        {
            var parameters = new NullHopParameters { Macs = macs, Lanes = 1 };
            for (int outputs = 1; outputs < 600; outputs++)
            {
                IReadOnlyList<NullHopPass> passes = PassPlan.Of(parameters, outputs);
                int next = 0;
                foreach (NullHopPass pass in passes)
                {
                    Assert.Equal(next, pass.FirstChannel);
                    Assert.True(pass.Words <= macs / 16 && System.Numerics.BitOperations.IsPow2(pass.Words));
                    Assert.Equal(1 << pass.WordsLog2, pass.Words);
                    next += pass == passes[^1] ? pass.Channels : pass.SliceChannels;
                }

                Assert.Equal(outputs, next);
                Assert.All(passes.SkipLast(1), pass => Assert.Equal(16, pass.LastChannels));
            }
        }
    }
}

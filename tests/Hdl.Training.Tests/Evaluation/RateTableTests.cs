using Hdl.Core.Numerics;
using Hdl.Training.Evaluation;

namespace Hdl.Training.Tests.Evaluation;

public sealed class RateTableTests
{
    [Theory]
    [InlineData(784, 1)]
    [InlineData(784, 16)]
    [InlineData(784, 128)]
    [InlineData(100, 7)]
    [InlineData(5, 8)]
    public void Every_draw_is_that_of_lanes_stepped_one_shift_at_a_time(int inputs, int lanes)
    {
        const int steps = 5;
        var table = new RateTable(inputs, steps, 0xACE1, lanes);
        ushort[] states = [.. Enumerable.Range(0, lanes).Select(lane => Lfsr16.LaneSeed(0xACE1, lane, lanes))];
        for (int step = 0; step < steps; step++)
        {
            for (int first = 0; first < inputs; first += lanes)
            {
                for (int lane = 0; lane < lanes; lane++)
                {
                    if (first + lane < inputs)
                    {
                        Assert.Equal(states[lane] & 0xFF, table.Draws(step)[first + lane]);
                    }

                    for (int shift = 0; shift < 8; shift++)
                    {
                        states[lane] = Lfsr16.Shift(states[lane]);
                    }
                }
            }
        }
    }

    [Fact]
    public void Padding_never_lets_a_pixel_spike()
    {
        var table = new RateTable(10, 1, 1, 4);

        Assert.Equal(64, table.Draws(0).Length);
        Assert.All(table.Draws(0)[10..].ToArray(), draw => Assert.Equal(255, draw));
    }
}

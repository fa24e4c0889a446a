using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Tests.DeltaRnn;

/// <summary>
/// M = (b &lt;&lt; a) + Wx xs + Wh hs after every step, whatever the thresholds (delta_rnn, section 2.2).
/// </summary>
public sealed class DeltaRnnInvariantTests
{
    private const int Steps = 400;

    [Theory]
    [InlineData(DeltaCell.Gru, 24)]
    [InlineData(DeltaCell.Lstm, 24)]
    [InlineData(DeltaCell.Gru, 18)] // sums wrap, and are right modulo 2^18
    [InlineData(DeltaCell.Lstm, 18)]
    public void Sums_hold_what_was_sent(DeltaCell cell, int accBits)
    {
        var formats = new DeltaFormats(8, 8, 8, 7, accBits, 4);
        var shape = new DeltaShape(5, 16, [7, 4], true, 3, false);
        DeltaWeights weights = RandomWeights.Of(cell, formats, shape, 3);
        var network = new DeltaNetworkState(cell, formats, weights, ReadoutWhen.Every);
        var random = new Random(5);
        for (int step = 0; step < Steps; step++)
        {
            long[] input = [.. Enumerable.Range(0, 5).Select(_ => random.NextInt64(-32768, 32768))];
            int[] thresholds = [.. Enumerable.Range(0, 5).Select(_ => random.Next(3) == 0 ? 0 : random.Next(600))];
            network.Step(
                input, step % 50 == 0, step % 50 == 49,
                new DeltaThresholds(thresholds[..2], thresholds[2..4], thresholds[4]));
            for (int layer = 0; layer < 2; layer++)
            {
                Check(cell, formats, weights.Layers[layer], network.Layers[layer]);
            }
        }
    }

    [Fact]
    public void The_soak_looks_at_sums_and_finds_none_broken()
    {
        for (int seed = 1; seed <= 8; seed++)
        {
            DeltaSumsSoak.Outcome outcome = DeltaSumsSoak.Try(seed, 100);

            Assert.Equal(0, outcome.Broken);
            Assert.True(outcome.Sums >= 400, outcome.What);
        }
    }

    [Theory]
    [InlineData(DeltaCell.Gru)]
    [InlineData(DeltaCell.Lstm)]
    public void A_weight_that_is_another_breaks_the_sum_of_its_row(DeltaCell cell)
    {
        var formats = new DeltaFormats(8, 8, 8, 7, 24, 4);
        DeltaWeights weights = RandomWeights.Of(cell, formats, new DeltaShape(2, 16, [3], true, 0, false), 3);
        var network = new DeltaNetworkState(cell, formats, weights, ReadoutWhen.Every);
        network.Step([100, -70], true, false, new DeltaThresholds([0], [0], 0));
        DeltaLayer layer = weights.Layers[0];
        Assert.Equal(0, DeltaSums.Broken(cell, formats, layer, network.Layers[0]));

        foreach (int row in (int[])[0, 4, 8])
        {
            int[][] other = [.. layer.InputWeights.Select(weightsOfRow => (int[])[.. weightsOfRow])];
            other[row][1]++;

            Assert.Equal(
                1, DeltaSums.Broken(cell, formats, layer with { InputWeights = other }, network.Layers[0]));
        }
    }

    private static void Check(DeltaCell cell, DeltaFormats formats, DeltaLayer layer, DeltaLayerState state)
    {
        // What was found at the step's end is added with the next step.
        long[] added = [.. state.SentHidden];
        foreach ((int index, long delta) in state.Pending)
        {
            added[index] -= delta;
        }

        for (int row = 0; row < layer.InputBias.Length; row++)
        {
            long fromInputs = ((long)layer.InputBias[row] << formats.ActFrac)
                + Dot(layer.InputWeights[row], state.SentInput);
            long fromHidden = ((long)layer.HiddenBias![row] << formats.ActFrac) + Dot(layer.HiddenWeights[row], added);
            if (cell == DeltaCell.Gru && row >= 2 * layer.Hidden)
            {
                Assert.Equal(formats.Wrap(fromInputs), state.Sums[row]);
                Assert.Equal(formats.Wrap(fromHidden), state.Sums[row + layer.Hidden]);
            }
            else
            {
                Assert.Equal(formats.Wrap(fromInputs + fromHidden), state.Sums[row]);
            }
        }
    }

    private static long Dot(int[] weights, IReadOnlyList<long> values) =>
        weights.Select((weight, index) => weight * values[index]).Sum();
}

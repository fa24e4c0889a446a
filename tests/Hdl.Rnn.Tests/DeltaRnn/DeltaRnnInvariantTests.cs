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

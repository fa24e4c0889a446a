namespace Hdl.Rnn.Networks;

/// <summary>
/// What sums must hold after every step, whatever was sent: M = (b &lt;&lt; a) + Wx xs + Wh hs, modulo 2^acc-bits
/// (delta_rnn, section 2.2).
/// </summary>
public static class DeltaSums
{
    /// <summary>How many sums of a layer hold something else.</summary>
    /// <param name="cell">GRU or LSTM.</param>
    /// <param name="formats">Widths.</param>
    /// <param name="layer">Weights.</param>
    /// <param name="state">The layer after a step.</param>
    public static int Broken(DeltaCell cell, DeltaFormats formats, DeltaLayer layer, DeltaLayerState state)
    {
        ArgumentNullException.ThrowIfNull(formats);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(state);

        // What was found at the step's end is added with the next step.
        long[] added = [.. state.SentHidden];
        foreach ((int index, long delta) in state.Pending)
        {
            added[index] -= delta;
        }

        int broken = 0;
        for (int row = 0; row < layer.InputBias.Length; row++)
        {
            long fromInputs = Sum(formats, layer.InputBias[row], layer.InputWeights[row], state.SentInput);
            long fromHidden = Sum(formats, layer.HiddenBias?[row] ?? 0, layer.HiddenWeights[row], added);
            if (cell == DeltaCell.Gru && row >= 2 * layer.Hidden)
            {
                broken += formats.Wrap(fromInputs) == state.Sums[row] ? 0 : 1;
                broken += formats.Wrap(fromHidden) == state.Sums[row + layer.Hidden] ? 0 : 1;
            }
            else
            {
                broken += formats.Wrap(fromInputs + fromHidden) == state.Sums[row] ? 0 : 1;
            }
        }

        return broken;
    }

    private static long Sum(DeltaFormats formats, int bias, int[] weights, IReadOnlyList<long> values)
    {
        long sum = (long)bias << formats.ActFrac;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * values[i];
        }

        return sum;
    }
}

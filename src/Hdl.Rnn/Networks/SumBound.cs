namespace Hdl.Rnn.Networks;

/// <summary>The greatest magnitude of a sum (delta_rnn, section 2.2).</summary>
public static class SumBound
{
    /// <summary>|b| 2^a + max|x| sum |wx| + 2^a sum |wh| of one row, both biases counted as one sum.</summary>
    /// <param name="formats">Widths.</param>
    /// <param name="most">The greatest magnitude of an input.</param>
    /// <param name="bias">b_ih.</param>
    /// <param name="hiddenBias">b_hh, or 0.</param>
    /// <param name="inputWeights">Weights of inputs.</param>
    /// <param name="hiddenWeights">Weights of hidden states, whose magnitude is at most 1.0.</param>
    public static long Bound(
        DeltaFormats formats, long most, int bias, int hiddenBias, ReadOnlySpan<int> inputWeights,
        ReadOnlySpan<int> hiddenWeights) =>
        ((Math.Abs((long)bias) + Math.Abs((long)hiddenBias) + Sum(hiddenWeights)) * formats.One)
        + (most * Sum(inputWeights));

    private static long Sum(ReadOnlySpan<int> weights)
    {
        long sum = 0;
        foreach (int weight in weights)
        {
            sum += Math.Abs((long)weight);
        }

        return sum;
    }
}

namespace Hdl.Training.Training;

/// <summary>The cross-entropy of the softmax of a network's outputs.</summary>
internal static class CrossEntropy
{
    /// <summary>The loss of one sample, and whether the highest output, the first of equals, is the label's.</summary>
    /// <param name="outputs">One for each class.</param>
    /// <param name="label">The class wanted.</param>
    /// <param name="delta">Result: the gradient by the outputs.</param>
    public static (double Loss, bool IsCorrect) Score(ReadOnlySpan<float> outputs, int label, Span<float> delta)
    {
        int best = 0;
        for (int n = 1; n < outputs.Length; n++)
        {
            best = outputs[n] > outputs[best] ? n : best;
        }

        float sum = 0;
        for (int n = 0; n < outputs.Length; n++)
        {
            delta[n] = MathF.Exp(outputs[n] - outputs[best]);
            sum += delta[n];
        }

        for (int n = 0; n < outputs.Length; n++)
        {
            delta[n] /= sum;
        }

        double loss = -Math.Log(Math.Max(delta[label], 1e-30f));
        delta[label] -= 1f;
        return (loss, best == label);
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hdl.Training.Training;

/// <summary>The inner loops of the backward pass and the optimiser. Lengths are multiples of 32.</summary>
internal static class TrainingKernels
{
    private const int Lane = 16;

    /// <summary>Adds delta to each active row of gradients.</summary>
    public static void AddToRows(float[] gradients, ReadOnlySpan<int> active, ReadOnlySpan<float> delta)
    {
        ref float gradient = ref MemoryMarshal.GetArrayDataReference(gradients);
        ref float d = ref MemoryMarshal.GetReference(delta);
        foreach (int row in active)
        {
            nuint at = (nuint)(row * delta.Length);
            for (nuint n = 0; n < (nuint)delta.Length; n += Lane)
            {
                (Vector512.LoadUnsafe(ref gradient, at + n) + Vector512.LoadUnsafe(ref d, n)).StoreUnsafe(
                    ref gradient, at + n);
            }
        }
    }

    /// <summary>Sum of row[n] * delta[n].</summary>
    public static float Dot(float[] weights, int row, ReadOnlySpan<float> delta)
    {
        ref float weight = ref MemoryMarshal.GetArrayDataReference(weights);
        ref float d = ref MemoryMarshal.GetReference(delta);
        nuint at = (nuint)(row * delta.Length);
        Vector512<float> even = default, odd = default;
        for (nuint n = 0; n < (nuint)delta.Length; n += 2 * Lane)
        {
            even = Vector512.FusedMultiplyAdd(
                Vector512.LoadUnsafe(ref weight, at + n), Vector512.LoadUnsafe(ref d, n), even);
            odd = Vector512.FusedMultiplyAdd(
                Vector512.LoadUnsafe(ref weight, at + n + Lane), Vector512.LoadUnsafe(ref d, n + Lane), odd);
        }

        return Vector512.Sum(even + odd);
    }

    /// <summary>
    /// Elements start .. end - 1: the sign of the latent weight where its magnitude reaches delta, 0 elsewhere.
    /// </summary>
    public static void Ternarise(float[] latent, float[] ternary, short[] codes, int start, int end, float delta)
    {
        ref float w = ref MemoryMarshal.GetArrayDataReference(latent);
        ref float t = ref MemoryMarshal.GetArrayDataReference(ternary);
        ref short c = ref MemoryMarshal.GetArrayDataReference(codes);
        for (nuint i = (nuint)start; i < (nuint)end; i += 2 * Lane)
        {
            Vector512<float> low = Sign(Vector512.LoadUnsafe(ref w, i), delta);
            Vector512<float> high = Sign(Vector512.LoadUnsafe(ref w, i + Lane), delta);
            low.StoreUnsafe(ref t, i);
            high.StoreUnsafe(ref t, i + Lane);
            Vector512.Narrow(Vector512.ConvertToInt32(low), Vector512.ConvertToInt32(high)).StoreUnsafe(ref c, i);
        }
    }

    /// <summary>
    /// One Adam update of elements start .. end - 1, whose gradient is the sum of the shards' gradients, which are
    /// cleared. Weights stay in [-1, 1], where the straight-through gradient is 1. Returns the largest magnitude.
    /// </summary>
    public static float Adam(
        float[] weights, float[] first, float[] second, float[][] shards, int start, int end, in AdamStep step)
    {
        ref float w = ref MemoryMarshal.GetArrayDataReference(weights);
        ref float m = ref MemoryMarshal.GetArrayDataReference(first);
        ref float v = ref MemoryMarshal.GetArrayDataReference(second);
        Vector512<float> largest = default;
        for (nuint i = (nuint)start; i < (nuint)end; i += Lane)
        {
            Vector512<float> g = default;
            foreach (float[] shard in shards)
            {
                ref float s = ref MemoryMarshal.GetArrayDataReference(shard);
                g += Vector512.LoadUnsafe(ref s, i);
                Vector512<float>.Zero.StoreUnsafe(ref s, i);
            }

            g *= step.GradientScale;
            Vector512<float> mean = (Vector512.LoadUnsafe(ref m, i) * AdamStep.Beta1) + (g * (1 - AdamStep.Beta1));
            Vector512<float> variance =
                (Vector512.LoadUnsafe(ref v, i) * AdamStep.Beta2) + (g * g * (1 - AdamStep.Beta2));
            mean.StoreUnsafe(ref m, i);
            variance.StoreUnsafe(ref v, i);
            Vector512<float> weight = Vector512.LoadUnsafe(ref w, i)
                - (
                    mean
                    * step.Rate
                    / (Vector512.Sqrt(variance * step.VarianceScale) + Vector512.Create(AdamStep.Epsilon)));
            weight = Vector512.Min(Vector512.Max(weight, -Vector512<float>.One), Vector512<float>.One);
            weight.StoreUnsafe(ref w, i);
            largest = Vector512.Max(largest, Vector512.Abs(weight));
        }

        float result = 0;
        for (int i = 0; i < Lane; i++)
        {
            result = Math.Max(result, largest[i]);
        }

        return result;
    }

    /// <summary>A weight of exactly 0 stays 0, also where delta is.</summary>
    private static Vector512<float> Sign(Vector512<float> w, float delta)
    {
        Vector512<float> plus =
            Vector512.GreaterThanOrEqual(w, Vector512.Create(delta)) & Vector512.GreaterThan(w, Vector512<float>.Zero);
        Vector512<float> minus =
            Vector512.LessThanOrEqual(w, Vector512.Create(-delta)) & Vector512.LessThan(w, Vector512<float>.Zero);
        return (plus & Vector512<float>.One) - (minus & Vector512<float>.One);
    }
}

/// <summary>The constants of one Adam update.</summary>
/// <param name="GradientScale">Factor from summed to mean gradient.</param>
/// <param name="Rate">Learning rate, corrected for the bias of the first moment.</param>
/// <param name="VarianceScale">Correction of the bias of the second moment.</param>
internal readonly record struct AdamStep(float GradientScale, float Rate, float VarianceScale)
{
    public const float Beta1 = 0.9f;
    public const float Beta2 = 0.999f;
    public const float Epsilon = 1e-8f;

    /// <summary>The learning rate after a share of training, 0..1, along half a cosine.</summary>
    public static float Falling(float first, float last, double share) =>
        (float)(last + ((first - last) * 0.5 * (1 + Math.Cos(Math.PI * share))));

    /// <summary>The update number <paramref name="update"/>, from 1.</summary>
    public static AdamStep At(int update, float learningRate, int batch) => new(
        1f / batch,
        (float)(learningRate / (1 - Math.Pow(Beta1, update))),
        (float)(1 / (1 - Math.Pow(Beta2, update))));
}

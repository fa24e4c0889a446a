using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hdl.Training.Recurrent;

/// <summary>
/// Columns of a weight matrix by changes: only what changed is multiplied, forwards and backwards. Lengths are
/// multiples of 16; sums are formed in the order of the list, with one rounding for each product.
/// </summary>
internal static class RecurrentKernels
{
    /// <summary>Floats of a vector.</summary>
    public const int Lane = 16;

    private const int Block = 4 * Lane;

    /// <summary>A number rounded up to whole vectors.</summary>
    public static int Pitch(int length) => (length + Lane - 1) / Lane * Lane;

    /// <summary>
    /// The changes that the delta rule sends: d = v - s, where d is not 0 and |d| &gt;= theta; s becomes v there.
    /// </summary>
    /// <param name="values">v, whole vectors.</param>
    /// <param name="sent">s, as long.</param>
    /// <param name="threshold">theta.</param>
    /// <param name="columns">Where the indices go.</param>
    /// <param name="deltas">Where the changes go.</param>
    /// <returns>How many there are.</returns>
    public static int Changes(
        ReadOnlySpan<float> values, Span<float> sent, float threshold, Span<int> columns, Span<float> deltas)
    {
        int count = 0;
        ref float v = ref MemoryMarshal.GetReference(values);
        ref float s = ref MemoryMarshal.GetReference(sent);
        for (int n = 0; n < values.Length; n += Lane)
        {
            Vector512<float> value = Vector512.LoadUnsafe(ref v, (nuint)n);
            Vector512<float> old = Vector512.LoadUnsafe(ref s, (nuint)n);
            Vector512<float> delta = value - old;
            Vector512<float> moved =
                Vector512.GreaterThanOrEqual(Vector512.Abs(delta), Vector512.Create(threshold))
                & ~Vector512.Equals(delta, Vector512<float>.Zero);
            Vector512.ConditionalSelect(moved, value, old).StoreUnsafe(ref s, (nuint)n);
            for (ulong bits = moved.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                int lane = (int)ulong.TrailingZeroCount(bits);
                columns[count] = n + lane;
                deltas[count] = delta[lane];
                count++;
            }
        }

        return count;
    }

    /// <summary>Adds the change times the column to the sums, for each change.</summary>
    /// <param name="sums">As many as a column has rows.</param>
    /// <param name="weights">Columns, one after the other.</param>
    /// <param name="first">The column that index 0 means.</param>
    /// <param name="columns">Indices.</param>
    /// <param name="deltas">Changes.</param>
    public static void AddColumns(
        Span<float> sums, float[] weights, int first, ReadOnlySpan<int> columns, ReadOnlySpan<float> deltas)
    {
        ref float w = ref MemoryMarshal.GetArrayDataReference(weights);
        ref float m = ref MemoryMarshal.GetReference(sums);
        int n = 0;
        for (; n + Block <= sums.Length; n += Block)
        {
            ref float to = ref Unsafe.Add(ref m, n);
            Vector512<float> a = Vector512.LoadUnsafe(ref to);
            Vector512<float> b = Vector512.LoadUnsafe(ref to, Lane);
            Vector512<float> c = Vector512.LoadUnsafe(ref to, 2 * Lane);
            Vector512<float> d = Vector512.LoadUnsafe(ref to, 3 * Lane);
            for (int i = 0; i < columns.Length; i++)
            {
                ref float from = ref Unsafe.Add(ref w, ((first + columns[i]) * sums.Length) + n);
                Vector512<float> delta = Vector512.Create(deltas[i]);
                a = Vector512.FusedMultiplyAdd(delta, Vector512.LoadUnsafe(ref from), a);
                b = Vector512.FusedMultiplyAdd(delta, Vector512.LoadUnsafe(ref from, Lane), b);
                c = Vector512.FusedMultiplyAdd(delta, Vector512.LoadUnsafe(ref from, 2 * Lane), c);
                d = Vector512.FusedMultiplyAdd(delta, Vector512.LoadUnsafe(ref from, 3 * Lane), d);
            }

            a.StoreUnsafe(ref to);
            b.StoreUnsafe(ref to, Lane);
            c.StoreUnsafe(ref to, 2 * Lane);
            d.StoreUnsafe(ref to, 3 * Lane);
        }

        for (; n < sums.Length; n += Lane)
        {
            ref float to = ref Unsafe.Add(ref m, n);
            Vector512<float> a = Vector512.LoadUnsafe(ref to);
            for (int i = 0; i < columns.Length; i++)
            {
                ref float from = ref Unsafe.Add(ref w, ((first + columns[i]) * sums.Length) + n);
                a = Vector512.FusedMultiplyAdd(Vector512.Create(deltas[i]), Vector512.LoadUnsafe(ref from), a);
            }

            a.StoreUnsafe(ref to);
        }
    }

    /// <summary>Adds the change times the gradient by the sums to the gradient of a column.</summary>
    /// <param name="gradients">Of all columns.</param>
    /// <param name="column">Which one.</param>
    /// <param name="delta">The change.</param>
    /// <param name="total">Gradient by the sums.</param>
    public static void AddGradient(float[] gradients, int column, float delta, ReadOnlySpan<float> total)
    {
        ref float g = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(gradients), column * total.Length);
        ref float t = ref MemoryMarshal.GetReference(total);
        Vector512<float> d = Vector512.Create(delta);
        for (nuint n = 0; n < (nuint)total.Length; n += Lane)
        {
            Vector512.FusedMultiplyAdd(d, Vector512.LoadUnsafe(ref t, n), Vector512.LoadUnsafe(ref g, n))
                .StoreUnsafe(ref g, n);
        }
    }

    /// <summary>The gradient by a change: its column times the gradient by the sums.</summary>
    /// <param name="weights">Columns.</param>
    /// <param name="column">Which one.</param>
    /// <param name="total">Gradient by the sums.</param>
    public static float Dot(float[] weights, int column, ReadOnlySpan<float> total)
    {
        ref float w = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), column * total.Length);
        ref float t = ref MemoryMarshal.GetReference(total);
        Vector512<float> even = default, odd = default;
        nuint n = 0;
        for (; n + (2 * Lane) <= (nuint)total.Length; n += 2 * Lane)
        {
            even = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, n), Vector512.LoadUnsafe(ref t, n), even);
            odd = Vector512.FusedMultiplyAdd(
                Vector512.LoadUnsafe(ref w, n + Lane), Vector512.LoadUnsafe(ref t, n + Lane), odd);
        }

        if (n < (nuint)total.Length)
        {
            even = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, n), Vector512.LoadUnsafe(ref t, n), even);
        }

        return Vector512.Sum(even + odd);
    }

    /// <summary>Adds one vector to another.</summary>
    public static void Add(Span<float> sums, ReadOnlySpan<float> values)
    {
        ref float s = ref MemoryMarshal.GetReference(sums);
        ref float v = ref MemoryMarshal.GetReference(values);
        for (nuint n = 0; n < (nuint)sums.Length; n += Lane)
        {
            (Vector512.LoadUnsafe(ref s, n) + Vector512.LoadUnsafe(ref v, n)).StoreUnsafe(ref s, n);
        }
    }

    /// <summary>
    /// Rounds latent weights to multiples of 2^-f, half to even, and clamps them to W bits; or copies them.
    /// </summary>
    /// <param name="latent">Latent weights.</param>
    /// <param name="rounded">As many.</param>
    /// <param name="bits">W; f is W - 1.</param>
    /// <param name="rounds">Whether they are rounded.</param>
    public static void Round(float[] latent, float[] rounded, int bits, bool rounds)
    {
        float scale = 1 << (bits - 1);
        ref float from = ref MemoryMarshal.GetArrayDataReference(latent);
        ref float to = ref MemoryMarshal.GetArrayDataReference(rounded);
        for (nuint n = 0; n < (nuint)latent.Length; n += Lane)
        {
            Vector512<float> value = Vector512.LoadUnsafe(ref from, n);
            if (rounds)
            {
                Vector512<float> whole = Vector512.Round(value * scale);
                whole = Vector512.Min(
                    Vector512.Max(whole, Vector512.Create(-scale)), Vector512.Create(scale - 1));
                value = whole * (1 / scale);
            }

            value.StoreUnsafe(ref to, n);
        }
    }
}

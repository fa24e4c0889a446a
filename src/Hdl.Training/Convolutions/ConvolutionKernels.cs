using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hdl.Training.Convolutions;

/// <summary>
/// Forward and backward pass of a layer. Zeros of the input cost nothing: each window only meets the runs of its
/// non-zero values. Sums are formed in the order of the window, with one rounding for each product.
/// </summary>
internal static class ConvolutionKernels
{
    private const int Lane = 16;

    /// <summary>
    /// The map behind rectifier (but in the last layer) and pooling, and which place of its pooling window each value
    /// is from: the first of the greatest.
    /// </summary>
    public static void Forward(ConvolutionStage stage, SparseMap input, float[] output, float[] chosen)
    {
        int pool = stage.Shape.Pool;
        for (int pixel = 0; pixel < stage.Height * stage.Width; pixel++)
        {
            (int top, int left) = (pixel / stage.Width * pool, pixel % stage.Width * pool);
            for (int channel = 0; channel < stage.Pitch; channel += Lane)
            {
                Vector512<float> greatest = Window(stage, input, top, left, channel);
                Vector512<float> place = default;
                for (int next = 1; next < pool * pool; next++)
                {
                    Vector512<float> sum = Window(stage, input, top + (next / pool), left + (next % pool), channel);
                    Vector512<float> higher = Vector512.GreaterThan(sum, greatest);
                    greatest = Vector512.ConditionalSelect(higher, sum, greatest);
                    place = Vector512.ConditionalSelect(higher, Vector512.Create((float)next), place);
                }

                nuint at = (nuint)((pixel * stage.Pitch) + channel);
                Vector512<float> value = stage.IsLast ? greatest : Vector512.Max(greatest, Vector512<float>.Zero);
                value.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(output), at);
                place.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(chosen), at);
            }
        }
    }

    /// <summary>
    /// Adds a map's gradient to those of the weights and, where there are any, of the input's non-zero values: a value
    /// that the rectifier made 0 has none.
    /// </summary>
    /// <param name="stage">The layer.</param>
    /// <param name="input">Its input.</param>
    /// <param name="delta">Gradient by the map behind rectifier and pooling; 0 where the map is.</param>
    /// <param name="chosen">What <see cref="Forward"/> gave.</param>
    /// <param name="gradients">Of the weights.</param>
    /// <param name="inputDelta">Of the input; empty where it is not wanted.</param>
    public static void Backward(
        ConvolutionStage stage, SparseMap input, float[] delta, float[] chosen, float[] gradients,
        Span<float> inputDelta)
    {
        int pool = stage.Shape.Pool;
        Span<float> part = stackalloc float[stage.Pitch];
        for (int pixel = 0; pixel < stage.Height * stage.Width; pixel++)
        {
            (int top, int left) = (pixel / stage.Width * pool, pixel % stage.Width * pool);
            for (int place = 0; place < pool * pool; place++)
            {
                if (Part(delta, chosen, pixel * stage.Pitch, place, part))
                {
                    Add(part, gradients, stage.Taps * stage.Pitch);
                    AddWindow(
                        stage, input, top + (place / pool), left + (place % pool), part, gradients, inputDelta);
                }
            }
        }
    }

    /// <summary>The gradients whose values are from one place of the pooling window; whether any is not 0.</summary>
    private static bool Part(float[] delta, float[] chosen, int first, int place, Span<float> part)
    {
        Vector512<float> any = default;
        ref float d = ref MemoryMarshal.GetArrayDataReference(delta);
        ref float c = ref MemoryMarshal.GetArrayDataReference(chosen);
        for (int n = 0; n < part.Length; n += Lane)
        {
            Vector512<float> mine = Vector512.Equals(
                Vector512.LoadUnsafe(ref c, (nuint)(first + n)), Vector512.Create((float)place));
            Vector512<float> value = Vector512.LoadUnsafe(ref d, (nuint)(first + n)) & mine;
            value.StoreUnsafe(ref MemoryMarshal.GetReference(part), (nuint)n);
            any |= value;
        }

        return !Vector512.EqualsAll(any, Vector512<float>.Zero);
    }

    private static void Add(ReadOnlySpan<float> part, float[] gradients, int row)
    {
        ref float g = ref MemoryMarshal.GetArrayDataReference(gradients);
        for (int n = 0; n < part.Length; n += Lane)
        {
            nuint at = (nuint)(row + n);
            (Vector512.LoadUnsafe(ref g, at) + Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(part), (nuint)n))
                .StoreUnsafe(ref g, at);
        }
    }

    private static void AddWindow(
        ConvolutionStage stage, SparseMap input, int top, int left, ReadOnlySpan<float> part, float[] gradients,
        Span<float> inputDelta)
    {
        int kernel = stage.Shape.Kernel;
        ref float g = ref MemoryMarshal.GetArrayDataReference(gradients);
        ref float w = ref MemoryMarshal.GetArrayDataReference(stage.Weights);
        ref float p = ref MemoryMarshal.GetReference(part);
        for (int ky = 0; ky < kernel; ky++)
        {
            (int first, int end) = Run(input, top + ky, left, kernel);
            int shift = ((ky * kernel) - left) * stage.InputPitch;
            int row = (top + ky) * input.Width * input.Channels;
            for (int entry = first; entry < end; entry++)
            {
                int place = input.Places[entry];
                Vector512<float> value = Vector512.Create(input.Values[entry]);
                Vector512<float> back = default;
                nuint at = (nuint)((place + shift) * stage.Pitch);
                for (nuint n = 0; n < (nuint)part.Length; n += Lane)
                {
                    Vector512<float> d = Vector512.LoadUnsafe(ref p, n);
                    Vector512.FusedMultiplyAdd(value, d, Vector512.LoadUnsafe(ref g, at + n))
                        .StoreUnsafe(ref g, at + n);
                    back = Vector512.FusedMultiplyAdd(d, Vector512.LoadUnsafe(ref w, at + n), back);
                }

                if (inputDelta.Length > 0)
                {
                    inputDelta[row + place] += Vector512.Sum(back);
                }
            }
        }
    }

    private static Vector512<float> Window(ConvolutionStage stage, SparseMap input, int top, int left, int channel)
    {
        int kernel = stage.Shape.Kernel;
        ref float w = ref MemoryMarshal.GetArrayDataReference(stage.Weights);
        ref int places = ref MemoryMarshal.GetArrayDataReference(input.Places);
        ref float values = ref MemoryMarshal.GetArrayDataReference(input.Values);
        Vector512<float> sum = Vector512.LoadUnsafe(ref w, (nuint)((stage.Taps * stage.Pitch) + channel));
        for (int ky = 0; ky < kernel; ky++)
        {
            (int first, int end) = Run(input, top + ky, left, kernel);
            int shift = ((ky * kernel) - left) * stage.InputPitch;
            for (int entry = first; entry < end; entry++)
            {
                int place = System.Runtime.CompilerServices.Unsafe.Add(ref places, entry) + shift;
                sum = Vector512.FusedMultiplyAdd(
                    Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref values, entry)),
                    Vector512.LoadUnsafe(ref w, (nuint)((place * stage.Pitch) + channel)), sum);
            }
        }

        return sum;
    }

    private static (int First, int End) Run(SparseMap input, int y, int x, int kernel)
    {
        int at = (y * (input.Width + 1)) + x;
        return (input.Columns[at], input.Columns[at + kernel]);
    }
}

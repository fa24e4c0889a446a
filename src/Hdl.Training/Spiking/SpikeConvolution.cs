using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hdl.Training.Evaluation;

namespace Hdl.Training.Spiking;

/// <summary>
/// Forward and backward pass of a layer of ternary weights. Forward, a spike adds its row of weights in 16-bit
/// integers, 32 outputs at once; backward, an output with a gradient meets the rows of its window, 16 inputs at once.
/// </summary>
internal static class SpikeConvolution
{
    private const int Lane = SpikeKernels.Lane;

    /// <summary>
    /// The greatest sum of each pooling window, and which place of the window it is from: the first of the greatest.
    /// </summary>
    /// <param name="geometry">The layer.</param>
    /// <param name="input">Its input.</param>
    /// <param name="weights">A row of <see cref="SpikeGeometry.Pitch"/> for each tap.</param>
    /// <param name="sums">Result.</param>
    /// <param name="chosen">Result.</param>
    public static void Forward(
        SpikeGeometry geometry, SpikeMap input, short[] weights, short[] sums, short[] chosen)
    {
        int pixels = geometry.Height * geometry.Width;
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            int top = pixel / geometry.Width * geometry.Pool;
            int left = pixel % geometry.Width * geometry.Pool;
            int channel = 0;
            for (; channel + (2 * Lane) <= geometry.Pitch; channel += 2 * Lane)
            {
                PoolTwo(geometry, input, weights, (top, left), channel, sums, chosen, pixel * geometry.Pitch);
            }

            if (channel < geometry.Pitch)
            {
                PoolOne(geometry, input, weights, (top, left), channel, sums, chosen, pixel * geometry.Pitch);
            }
        }
    }

    /// <summary>
    /// Adds a map's gradient to those of the latent weights, through which ternarising goes straight, and of the input.
    /// </summary>
    /// <param name="geometry">The layer.</param>
    /// <param name="input">Its input with the border, 1 where there is a spike.</param>
    /// <param name="ternary">
    /// Ternary weights, <see cref="SpikeGeometry.WeightPitch"/> of each output, in floating point.
    /// </param>
    /// <param name="delta">Gradient by the sums behind pooling.</param>
    /// <param name="chosen">What <see cref="Forward"/> gave.</param>
    /// <param name="gradients">Of the weights; what pads a segment is of no use.</param>
    /// <param name="inputDelta">Of the input with its border; empty where it is not wanted.</param>
    public static void Backward(
        SpikeGeometry geometry, float[] input, float[] ternary, float[] delta, short[] chosen, float[] gradients,
        float[] inputDelta)
    {
        int pixels = geometry.Height * geometry.Width;
        Span<float> values = stackalloc float[pixels];
        Span<int> places = stackalloc int[pixels];
        for (int output = 0; output < geometry.Outputs; output++)
        {
            int count = Gather(geometry, delta, chosen, output, values, places);
            AddToWeights(geometry, input, values[..count], places, ref gradients[output * geometry.WeightPitch]);
            if (inputDelta.Length > 0)
            {
                AddToInput(geometry, ref ternary[output * geometry.WeightPitch], values[..count], places, inputDelta);
            }
        }
    }

    /// <summary>The gradients of an output that are not 0, and where the window of each begins in the map.</summary>
    private static int Gather(
        SpikeGeometry geometry, float[] delta, short[] chosen, int output, Span<float> values, Span<int> places)
    {
        int count = 0;
        int rowPitch = geometry.PaddedWidth * geometry.Channels;
        for (int pixel = 0, at = output; pixel < values.Length; pixel++, at += geometry.Pitch)
        {
            if (delta[at] == 0)
            {
                continue;
            }

            int top = (pixel / geometry.Width * geometry.Pool) + (chosen[at] / geometry.Pool);
            int left = (pixel % geometry.Width * geometry.Pool) + (chosen[at] % geometry.Pool);
            values[count] = delta[at];
            places[count++] = (top * rowPitch) + (left * geometry.Channels);
        }

        return count;
    }

    /// <summary>Four vectors of gradients stay in registers while the windows stream past.</summary>
    private static void AddToWeights(
        SpikeGeometry geometry, float[] input, ReadOnlySpan<float> values, ReadOnlySpan<int> places, ref float g)
    {
        const int Block = 4 * SpikeGeometry.Lane;
        ref float x = ref MemoryMarshal.GetArrayDataReference(input);
        for (int ky = 0; ky < geometry.KernelHeight; ky++)
        {
            int row = ky * geometry.PaddedWidth * geometry.Channels;
            nuint to = (nuint)(ky * geometry.SegmentPitch);
            int n = 0;
            for (; n + Block <= geometry.SegmentPitch; n += Block, to += Block)
            {
                Vector512<float> g0 = Vector512.LoadUnsafe(ref g, to);
                Vector512<float> g1 = Vector512.LoadUnsafe(ref g, to + SpikeGeometry.Lane);
                Vector512<float> g2 = Vector512.LoadUnsafe(ref g, to + (2 * SpikeGeometry.Lane));
                Vector512<float> g3 = Vector512.LoadUnsafe(ref g, to + (3 * SpikeGeometry.Lane));
                for (int entry = 0; entry < values.Length; entry++)
                {
                    Vector512<float> value = Vector512.Create(values[entry]);
                    ref float from = ref Unsafe.Add(ref x, places[entry] + row + n);
                    g0 = Vector512.FusedMultiplyAdd(value, Vector512.LoadUnsafe(ref from), g0);
                    g1 = Vector512.FusedMultiplyAdd(
                        value, Vector512.LoadUnsafe(ref from, SpikeGeometry.Lane), g1);
                    g2 = Vector512.FusedMultiplyAdd(
                        value, Vector512.LoadUnsafe(ref from, 2 * SpikeGeometry.Lane), g2);
                    g3 = Vector512.FusedMultiplyAdd(
                        value, Vector512.LoadUnsafe(ref from, 3 * SpikeGeometry.Lane), g3);
                }

                g0.StoreUnsafe(ref g, to);
                g1.StoreUnsafe(ref g, to + SpikeGeometry.Lane);
                g2.StoreUnsafe(ref g, to + (2 * SpikeGeometry.Lane));
                g3.StoreUnsafe(ref g, to + (3 * SpikeGeometry.Lane));
            }

            for (; n < geometry.SegmentPitch; n += SpikeGeometry.Lane, to += SpikeGeometry.Lane)
            {
                Vector512<float> sum = Vector512.LoadUnsafe(ref g, to);
                for (int entry = 0; entry < values.Length; entry++)
                {
                    sum = Vector512.FusedMultiplyAdd(
                        Vector512.Create(values[entry]),
                        Vector512.LoadUnsafe(ref x, (nuint)(places[entry] + row + n)), sum);
                }

                sum.StoreUnsafe(ref g, to);
            }
        }
    }

    private static void AddToInput(
        SpikeGeometry geometry, ref float w, ReadOnlySpan<float> values, ReadOnlySpan<int> places, float[] inputDelta)
    {
        int rowPitch = geometry.PaddedWidth * geometry.Channels;
        ref float dx = ref MemoryMarshal.GetArrayDataReference(inputDelta);
        for (int entry = 0; entry < values.Length; entry++)
        {
            Vector512<float> value = Vector512.Create(values[entry]);
            int to = places[entry];
            for (int row = 0; row < geometry.WeightPitch; row += geometry.SegmentPitch, to += rowPitch)
            {
                for (int n = 0; n < geometry.SegmentPitch; n += SpikeGeometry.Lane)
                {
                    nuint at = (nuint)(to + n);
                    Vector512.FusedMultiplyAdd(
                        value, Vector512.LoadUnsafe(ref w, (nuint)(row + n)), Vector512.LoadUnsafe(ref dx, at))
                        .StoreUnsafe(ref dx, at);
                }
            }
        }
    }

    private static void PoolTwo(
        SpikeGeometry geometry, SpikeMap input, short[] weights, (int Top, int Left) from, int channel, short[] sums,
        short[] chosen, int at)
    {
        (Vector512<short> low, Vector512<short> high) =
            WindowTwo(geometry, input, weights, from.Top, from.Left, channel);
        Vector512<short> lowPlace = default;
        Vector512<short> highPlace = default;
        for (int place = 1; place < geometry.Pool * geometry.Pool; place++)
        {
            (Vector512<short> nextLow, Vector512<short> nextHigh) = WindowTwo(
                geometry, input, weights, from.Top + (place / geometry.Pool), from.Left + (place % geometry.Pool),
                channel);
            Replace(ref low, ref lowPlace, nextLow, place);
            Replace(ref high, ref highPlace, nextHigh, place);
        }

        Store(low, sums, at + channel);
        Store(high, sums, at + channel + Lane);
        Store(lowPlace, chosen, at + channel);
        Store(highPlace, chosen, at + channel + Lane);
    }

    private static void PoolOne(
        SpikeGeometry geometry, SpikeMap input, short[] weights, (int Top, int Left) from, int channel, short[] sums,
        short[] chosen, int at)
    {
        Vector512<short> greatest = Window(geometry, input, weights, from.Top, from.Left, channel);
        Vector512<short> greatestPlace = default;
        for (int place = 1; place < geometry.Pool * geometry.Pool; place++)
        {
            Replace(
                ref greatest, ref greatestPlace,
                Window(
                    geometry, input, weights, from.Top + (place / geometry.Pool), from.Left + (place % geometry.Pool),
                    channel),
                place);
        }

        Store(greatest, sums, at + channel);
        Store(greatestPlace, chosen, at + channel);
    }

    private static void Replace(
        ref Vector512<short> greatest, ref Vector512<short> chosen, Vector512<short> next, int place)
    {
        Vector512<short> higher = Vector512.GreaterThan(next, greatest);
        greatest = Vector512.Max(next, greatest);
        chosen = Vector512.ConditionalSelect(higher, Vector512.Create((short)place), chosen);
    }

    private static void Store(Vector512<short> values, short[] to, int at) =>
        values.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(to), (nuint)at);

    private static (Vector512<short> Low, Vector512<short> High) WindowTwo(
        SpikeGeometry geometry, SpikeMap input, short[] weights, int top, int left, int channel)
    {
        ref short w = ref MemoryMarshal.GetArrayDataReference(weights);
        ref int places = ref MemoryMarshal.GetArrayDataReference(input.Places);
        Vector512<short> low = default;
        Vector512<short> high = default;
        int pitch = geometry.Pitch;
        int shift = -left * geometry.Channels;
        for (int ky = 0; ky < geometry.KernelHeight; ky++, shift += geometry.Segment)
        {
            (int first, int end) = input.Run(top + ky, left, geometry.KernelWidth);
            for (int entry = first; entry < end; entry++)
            {
                nuint row = (nuint)(((Unsafe.Add(ref places, entry) + shift) * pitch) + channel);
                low += Vector512.LoadUnsafe(ref w, row);
                high += Vector512.LoadUnsafe(ref w, row + Lane);
            }
        }

        return (low, high);
    }

    private static Vector512<short> Window(
        SpikeGeometry geometry, SpikeMap input, short[] weights, int top, int left, int channel)
    {
        ref short w = ref MemoryMarshal.GetArrayDataReference(weights);
        ref int places = ref MemoryMarshal.GetArrayDataReference(input.Places);
        Vector512<short> sum = default;
        int pitch = geometry.Pitch;
        int shift = -left * geometry.Channels;
        for (int ky = 0; ky < geometry.KernelHeight; ky++, shift += geometry.Segment)
        {
            (int first, int end) = input.Run(top + ky, left, geometry.KernelWidth);
            for (int entry = first; entry < end; entry++)
            {
                sum += Vector512.LoadUnsafe(
                    ref w, (nuint)(((Unsafe.Add(ref places, entry) + shift) * pitch) + channel));
            }
        }

        return sum;
    }
}

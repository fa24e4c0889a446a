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
        int rowPitch = geometry.PaddedWidth * geometry.Channels;
        int pixels = geometry.Height * geometry.Width;
        bool back = inputDelta.Length > 0;
        ref float x = ref MemoryMarshal.GetArrayDataReference(input);
        ref float dx = ref MemoryMarshal.GetArrayDataReference(inputDelta);
        for (int output = 0; output < geometry.Outputs; output++)
        {
            ref float g = ref gradients[output * geometry.WeightPitch];
            ref float w = ref ternary[output * geometry.WeightPitch];
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                float value = delta[(pixel * geometry.Pitch) + output];
                if (value == 0)
                {
                    continue;
                }

                int place = chosen[(pixel * geometry.Pitch) + output];
                int top = (pixel / geometry.Width * geometry.Pool) + (place / geometry.Pool);
                int left = (pixel % geometry.Width * geometry.Pool) + (place % geometry.Pool);
                int at = (top * rowPitch) + (left * geometry.Channels);
                for (int ky = 0; ky < geometry.KernelHeight; ky++, at += rowPitch)
                {
                    nuint from = (nuint)at;
                    nuint row = (nuint)(ky * geometry.SegmentPitch);
                    if (back)
                    {
                        AddBoth(ref x, ref dx, from, ref g, ref w, row, geometry.SegmentPitch, value);
                    }
                    else
                    {
                        Add(ref x, from, ref g, row, geometry.SegmentPitch, value);
                    }
                }
            }
        }
    }

    private static void Add(ref float x, nuint from, ref float g, nuint row, int length, float value)
    {
        Vector512<float> factor = Vector512.Create(value);
        for (nuint n = 0; n < (nuint)length; n += SpikeGeometry.Lane)
        {
            Vector512.FusedMultiplyAdd(
                factor, Vector512.LoadUnsafe(ref x, from + n), Vector512.LoadUnsafe(ref g, row + n))
                .StoreUnsafe(ref g, row + n);
        }
    }

    private static void AddBoth(
        ref float x, ref float dx, nuint from, ref float g, ref float w, nuint row, int length, float value)
    {
        Vector512<float> factor = Vector512.Create(value);
        for (nuint n = 0; n < (nuint)length; n += SpikeGeometry.Lane)
        {
            Vector512.FusedMultiplyAdd(
                factor, Vector512.LoadUnsafe(ref x, from + n), Vector512.LoadUnsafe(ref g, row + n))
                .StoreUnsafe(ref g, row + n);
            Vector512.FusedMultiplyAdd(
                factor, Vector512.LoadUnsafe(ref w, row + n), Vector512.LoadUnsafe(ref dx, from + n))
                .StoreUnsafe(ref dx, from + n);
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

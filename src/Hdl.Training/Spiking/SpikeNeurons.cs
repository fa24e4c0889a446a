using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hdl.Training.Spiking;

/// <summary>What becomes of the sums of a hidden layer, and of the gradients by its spikes.</summary>
internal static class SpikeNeurons
{
    private const int Lane = SpikeGeometry.Lane;

    /// <summary>
    /// Distances from the threshold in standard deviations, of which those above 0 are spikes, and what the standard
    /// deviation is made of.
    /// </summary>
    /// <param name="stage">The layer.</param>
    /// <param name="sums">Its sums behind pooling.</param>
    /// <param name="potentials">Result, the distances.</param>
    /// <param name="words">Result: the spikes of each pixel as bits, the lowest channel in bit 0.</param>
    /// <param name="moments">Sums of each channel's sums, then of their squares; added to.</param>
    public static void Fire(SpikingStage stage, short[] sums, float[] potentials, uint[] words, float[] moments)
    {
        int pitch = stage.Geometry.Pitch;
        ref short n = ref MemoryMarshal.GetArrayDataReference(sums);
        ref float u = ref MemoryMarshal.GetArrayDataReference(potentials);
        for (int at = 0, word = 0; at < stage.Geometry.OutputSize; at += pitch)
        {
            for (int channel = 0; channel < pitch; channel += 2 * Lane)
            {
                (Vector512<int> low, Vector512<int> high) =
                    Vector512.Widen(Vector512.LoadUnsafe(ref n, (nuint)(at + channel)));
                ulong bits = Fire(stage, Vector512.ConvertToSingle(low), channel, ref u, at, moments)
                    | (Fire(stage, Vector512.ConvertToSingle(high), channel + Lane, ref u, at, moments) << Lane);
                words[word++] = (uint)bits;
            }
        }
    }

    /// <summary>
    /// Gradient by the sums from that by the spikes: the surrogate of the step is 1 within the window around the
    /// threshold and 0 beyond (straight through).
    /// </summary>
    /// <param name="stage">The layer.</param>
    /// <param name="next">The layer behind it, whose input map has a border.</param>
    /// <param name="spikeDelta">Gradient by the spikes, with that border.</param>
    /// <param name="potentials">What <see cref="Fire(SpikingStage, short[], float[], uint[], float[])"/> gave.</param>
    /// <param name="window">Half the width of the window, in standard deviations.</param>
    /// <param name="penalty">Gradient by each spike of the penalty on activity.</param>
    /// <param name="delta">Result.</param>
    /// <param name="gradients">Of the layer; what belongs to its thresholds is added to.</param>
    public static void Surrogate(
        SpikingStage stage, SpikeGeometry next, float[] spikeDelta, float[] potentials, float window, float penalty,
        float[] delta, float[] gradients)
    {
        SpikeGeometry geometry = stage.Geometry;
        ref float u = ref MemoryMarshal.GetArrayDataReference(potentials);
        ref float ds = ref MemoryMarshal.GetArrayDataReference(spikeDelta);
        ref float dn = ref MemoryMarshal.GetArrayDataReference(delta);
        ref float gain = ref MemoryMarshal.GetArrayDataReference(stage.Gains);
        ref float g = ref gradients[stage.OffsetSlot];
        for (int y = 0, at = 0; y < geometry.Height; y++)
        {
            int from = (((y + next.Padding) * next.PaddedWidth) + next.Padding) * geometry.Pitch;
            for (int x = 0; x < geometry.Width; x++)
            {
                for (int channel = 0; channel < geometry.Pitch; channel += Lane, at += Lane, from += Lane)
                {
                    Vector512<float> near = Vector512.LessThan(
                        Vector512.Abs(Vector512.LoadUnsafe(ref u, (nuint)at)), Vector512.Create(window));
                    Vector512<float> d =
                        (Vector512.LoadUnsafe(ref ds, (nuint)from) + Vector512.Create(penalty)) & near;
                    (d * Vector512.LoadUnsafe(ref gain, (nuint)channel)).StoreUnsafe(ref dn, (nuint)at);
                    (Vector512.LoadUnsafe(ref g, (nuint)channel) - (d * SpikingStage.OffsetRange))
                        .StoreUnsafe(ref g, (nuint)channel);
                }
            }
        }
    }

    private static ulong Fire(
        SpikingStage stage, Vector512<float> sums, int channel, ref float potentials, int at, float[] moments)
    {
        ref float moment = ref MemoryMarshal.GetArrayDataReference(moments);
        nuint first = (nuint)channel;
        nuint second = (nuint)(stage.Geometry.Pitch + channel);
        (Vector512.LoadUnsafe(ref moment, first) + sums).StoreUnsafe(ref moment, first);
        Vector512.FusedMultiplyAdd(sums, sums, Vector512.LoadUnsafe(ref moment, second))
            .StoreUnsafe(ref moment, second);
        Vector512<float> distance =
            (sums - Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(stage.Thresholds), first))
            * Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(stage.Gains), first);
        distance.StoreUnsafe(ref potentials, (nuint)(at + channel));
        return Vector512.GreaterThan(distance, Vector512<float>.Zero).ExtractMostSignificantBits();
    }
}

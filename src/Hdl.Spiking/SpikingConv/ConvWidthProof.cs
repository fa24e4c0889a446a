using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>
/// Shows that no potential of a convolution can leave its width, whatever the inputs: channel by channel, between what
/// bounds a potential stays from step to step, iterated to a fixed point (networks, "Step order").
/// </summary>
internal static class ConvWidthProof
{
    private const int MostSteps = 10_000;

    /// <summary>One problem where the proof fails; none where overflow is set.</summary>
    public static IEnumerable<Problem> Problems(SpikingConvParameters parameters)
    {
        if (parameters.Neurons.Overflow is not null)
        {
            yield break;
        }

        int width = parameters.Neurons.PotentialWidth;
        long most = Worst(parameters, out int worst);
        int needed = FixedPoint.SignedWidth(most);
        if (needed > width)
        {
            bool bounded = most < int.MaxValue;
            yield return new Problem(
                bounded
                    ? $"Channel {Text(worst)} can reach {Text(most)}, which takes {Text(needed)} bits"
                    : $"Nothing bounds the potential of channel {Text(worst)}: it may add up over any number of steps",
                bounded ? "potential-width" : "overflow",
                bounded ? Text(width) : "unset",
                bounded
                    ? "Widen it, or set overflow=saturate (or wrap) to state that it may happen."
                    : "Set overflow=saturate (or wrap), or a decay.");
        }
    }

    /// <summary>The greatest magnitude that a potential can reach, and the channel.</summary>
    /// <param name="parameters">Parameters that are sound otherwise.</param>
    /// <param name="channel">The channel that reaches it.</param>
    public static long Worst(SpikingConvParameters parameters, out int channel)
    {
        ConvWeights weights = ConvWeights.Of(parameters);
        int taps = weights.Weights.Length / parameters.Outputs;
        long scale = (parameters.WeightFormat == WeightFormat.Ternary ? parameters.Scale : 1L)
            * parameters.EventsPerInput;
        (long most, channel) = (-1, 0);
        for (int output = 0; output < parameters.Outputs; output++)
        {
            long up = 0;
            long down = 0;
            foreach (sbyte weight in weights.Weights.AsSpan(output * taps, taps))
            {
                up += Math.Max(weight, (sbyte)0) * scale;
                down += Math.Min(weight, (sbyte)0) * scale;
            }

            long reached = Reach(parameters.Neurons, up, down, weights.Thresholds[output], weights.Biases[output]);
            if (reached > most)
            {
                (most, channel) = (reached, output);
            }
        }

        return most;
    }

    // Bounds grow from step to step until they stay; beyond 32 bits they do not.
    private static long Reach(SpikingNeuronParameters neurons, long up, long down, long threshold, long bias)
    {
        long low = 0;
        long high = 0;
        long most = 0;
        for (int step = 0; step < MostSteps; step++)
        {
            // While events come in, a potential can be anywhere between these; then the bias is added.
            (long least, long greatest) = (low + down, high + up);
            most = Math.Max(most, Math.Max(Magnitude(least), greatest));
            (least, greatest) = (least + bias, greatest + bias);
            most = Math.Max(most, Math.Max(Magnitude(least), greatest));
            if (neurons.Membrane == Membrane.PerStep || most > int.MaxValue)
            {
                return most;
            }

            (long nextLow, long nextHigh) = AfterFire(neurons, least, greatest, threshold);
            most = Math.Max(most, Math.Max(Magnitude(nextLow), nextHigh));
            (long decayedLow, long decayedHigh) = (Decay(neurons, nextLow), Decay(neurons, nextHigh));
            if (decayedLow >= low && decayedHigh <= high)
            {
                return most;
            }

            (low, high) = (Math.Min(low, decayedLow), Math.Max(high, decayedHigh));
        }

        return long.MaxValue;
    }

    private static (long Low, long High) AfterFire(
        SpikingNeuronParameters neurons, long least, long greatest, long threshold)
    {
        long fires = neurons.Fires == FireComparison.Above ? threshold + 1 : threshold;
        // Those that do not fire, and those that do.
        (long low, long high) = least < fires ? (least, Math.Min(greatest, fires - 1)) : (long.MaxValue, long.MinValue);
        if (greatest >= fires)
        {
            (long from, long to) = neurons.Reset switch
            {
                NeuronReset.Subtract => (Math.Max(least, fires) - threshold, greatest - threshold),
                NeuronReset.Value => (neurons.ResetValue, neurons.ResetValue),
                _ => (0L, 0L),
            };
            (low, high) = (Math.Min(low, from), Math.Max(high, to));
        }

        // A neuron that waits holds its reset value.
        return neurons.Refractory == 0 ? (low, high)
            : (Math.Min(low, neurons.ResetValue), Math.Max(high, neurons.ResetValue));
    }

    private static long Decay(SpikingNeuronParameters neurons, long value) => neurons.Decay switch
    {
        NeuronDecay.Shift => value - (value >> neurons.DecayAmount),
        NeuronDecay.Factor => ((value * neurons.DecayAmount) + 128) >> 8,
        _ => value,
    };

    // The magnitude that the widths count with: -2^(n-1) fits in n bits.
    private static long Magnitude(long least) => least < 0 ? -least - 1 : least;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

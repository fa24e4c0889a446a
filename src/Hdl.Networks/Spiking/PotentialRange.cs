using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Networks.Spiking;

/// <summary>
/// The interval that holds every value of a neuron's potential, partial sums in any order of events included.
/// </summary>
/// <param name="Least">No value is less; 0 or negative.</param>
/// <param name="Most">No value is greater; 0 or positive.</param>
public readonly record struct PotentialRange(long Least, long Most)
{
    // Far beyond 32 bits, and far from overflow of what is added to it.
    private const long Unbounded = 1L << 40;

    /// <summary>Bits in two's complement that hold both.</summary>
    public int Width => FixedPoint.UnsignedWidth(Math.Max(Most, ~Least)) + 1;

    /// <summary>Holds what either holds.</summary>
    /// <param name="other">The other one.</param>
    public PotentialRange Union(PotentialRange other) =>
        new(Math.Min(Least, other.Least), Math.Max(Most, other.Most));

    /// <summary>
    /// The interval of a neuron that runs for ever: the least fixed point of one step's map of intervals; null where
    /// there is none, because the potential can grow from step to step without end.
    /// </summary>
    /// <remarks>
    /// The upper bound after a step, f(h), rises by at most 1 where h does, as every decay, sum and minimum does; so
    /// h &gt;= f(h) holds from the fixed point on, and bisection finds it. Likewise for the lower bound.
    /// </remarks>
    /// <param name="neurons">The neuron's model.</param>
    /// <param name="sums">Least (negative) and greatest sum of a step's weights.</param>
    /// <param name="threshold">Its threshold; null where it is an integrator, which never fires.</param>
    /// <param name="bias">Its bias.</param>
    public static PotentialRange? Of(NeuronModel neurons, PotentialRange sums, long? threshold, long bias)
    {
        ArgumentNullException.ThrowIfNull(neurons);
        var step = new Step(neurons, sums, threshold, bias);
        if (neurons.Membrane == Membrane.PerStep)
        {
            return step.Peak(0, 0);
        }

        long most = Fixed(step.Above);
        long depth = Fixed(depth => -step.Below(-depth));
        return most > Unbounded || depth > Unbounded ? null : step.Peak(-depth, most);
    }

    /// <summary>The interval of a neuron within its first steps.</summary>
    /// <param name="neurons">The neuron's model.</param>
    /// <param name="sums">Least (negative) and greatest sum of a step's weights.</param>
    /// <param name="threshold">Its threshold; null where it is an integrator, which never fires.</param>
    /// <param name="bias">Its bias.</param>
    /// <param name="steps">How many, 1 or more.</param>
    public static PotentialRange Within(
        NeuronModel neurons, PotentialRange sums, long? threshold, long bias, int steps)
    {
        ArgumentNullException.ThrowIfNull(neurons);
        var step = new Step(neurons, sums, threshold, bias);
        (long least, long most) = (0, 0);
        PotentialRange peak = step.Peak(0, 0);
        for (int done = 1; done < steps && neurons.Membrane == Membrane.Persistent; done++)
        {
            (long low, long high) = (Math.Min(least, step.Below(least)), Math.Max(most, step.Above(most)));
            if ((low, high) == (least, most))
            {
                break;
            }

            (least, most) = (low, high);
            peak = peak.Union(step.Peak(least, most));
        }

        return peak;
    }

    // The least h >= 0 that f does not raise; more than Unbounded where there is none.
    private static long Fixed(Func<long, long> f)
    {
        (long low, long high) = (0, Unbounded + 1);
        while (low < high)
        {
            long middle = (low + high) / 2;
            (low, high) = f(middle) <= middle ? (low, middle) : (middle + 1, high);
        }

        return high;
    }

    /// <summary>One step's effect on the bounds.</summary>
    private readonly struct Step(NeuronModel neurons, PotentialRange sums, long? threshold, long bias)
    {
        // Before the first step, and after a reset.
        private long Start => threshold is not null && neurons.Reset == NeuronReset.Value ? neurons.ResetValue : 0;

        // Held, without decay, until the refractory steps are over.
        private long Held => neurons.Refractory > 0 ? Start : 0;

        public long Above(long high)
        {
            long sum = Decayed(high, DecayMoment.BeforeInput) + sums.Most + bias;
            (long silent, long fired) = (sum, Start);
            if (threshold is { } level)
            {
                silent = Math.Min(sum, neurons.Fires == FireComparison.Above ? level : level - 1);
                fired = neurons.Reset == NeuronReset.Subtract && sum > silent ? sum - level : Start;
            }

            return Math.Max(
                Math.Max(0, Held), Decayed(Math.Max(Start, Math.Max(silent, fired)), DecayMoment.AfterFire));
        }

        public long Below(long low) => Math.Min(
            Math.Min(0, Held),
            Decayed(
                Math.Min(Start, Decayed(low, DecayMoment.BeforeInput) + sums.Least + bias), DecayMoment.AfterFire));

        public PotentialRange Peak(long low, long high)
        {
            long least = Decayed(low, DecayMoment.BeforeInput) + sums.Least;
            long most = Decayed(high, DecayMoment.BeforeInput) + sums.Most;
            // Less a threshold below 0 it is greater than before.
            long reset = threshold is { } level && neurons.Reset == NeuronReset.Subtract
                ? Math.Max(0, most + bias - level)
                : Start;
            return new PotentialRange(
                Math.Min(Math.Min(low, Start), Math.Min(least, least + bias)),
                Math.Max(Math.Max(high, reset), Math.Max(most, most + bias)));
        }

        private long Decayed(long value, DecayMoment moment) =>
            moment != neurons.DecayMoment ? value
            : neurons.Decay switch
            {
                NeuronDecay.Shift => value - (value >> neurons.DecayAmount),
                NeuronDecay.Factor => ((value * neurons.DecayAmount) + 128) >> 8,
                _ => value,
            };
    }
}

using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>Draws small networks of every format: what a network may be, the checks of parameters decide.</summary>
internal static class DeltaRnnDraw
{
    private const int MostInputs = 24;
    private const int MostElements = 24;
    private const int MostClasses = 12;
    private const int MostAttempts = 1000;
    private const ulong Stream = 0x44524157;

    /// <summary>Legal parameters of a network without a model.</summary>
    /// <param name="start">Parameters of the target.</param>
    /// <param name="seed">What they are drawn from.</param>
    public static TParameters Of<TParameters>(TParameters start, int seed)
        where TParameters : DeltaRnnParameters
    {
        // Neighbouring seeds of Random begin alike.
        var random = new Random((int)new CounterRandom((ulong)seed, Stream, (ulong)start.Cell).Next());
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            TParameters drawn = Drawn(start, random);
            if (drawn.Validate().Count == 0)
            {
                return drawn;
            }
        }

        throw new InvalidInputException(new Problem(
            "No legal network was found", "seed", FormattableString.Invariant($"{seed}"), "Choose another seed."));
    }

    private static TParameters Drawn<TParameters>(TParameters start, Random random)
        where TParameters : DeltaRnnParameters
    {
        int fraction = random.Next(4, 13);
        int whole = random.Next(2, Math.Min(8, 16 - fraction) + 1);
        int weightBits = 4 << random.Next(3);
        int lanes = 1 << random.Next(6);
        int least = whole + fraction + 1;
        int bus = 4 << random.Next(5);
        return start with
        {
            Model = DeltaRnnParameters.NoModel,
            Inputs = random.Next(1, MostInputs + 1),
            Layers = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, MostElements + 1))],
            ActInt = whole,
            ActFrac = fraction,
            WeightBits = weightBits,
            WeightFrac = random.Next(weightBits),
            AccBits = random.Next(2) == 0 ? null : random.Next(least, 49),
            GateFrac = random.Next(2, fraction + 1),
            HiddenBias = Flag(random),
            BiasColumns = random.Next(1, 3),
            InputBits = random.Next(2, whole + fraction + 1),
            Overflow = Choice<DeltaOverflow>(random),
            Lanes = lanes,
            Digits = Flag(random) ? 8 : 0,
            XLanes = random.Next(1, 17),
            PointwiseLanes = Math.Max(1, lanes >> random.Next(4)),
            Weights = Choice<DeltaWeightStorage>(random),
            BusBytes = bus,
            BurstBeats = 16 << random.Next(5),
            Outstanding = random.Next(1, 33),
            AddressBits = random.Next(32, 65),
            ColumnStride = Flag(random) ? 0 : Math.Max(bus, lanes * weightBits / 8) << random.Next(4),
            Readout = Choice<DeltaReadout>(random),
            ReadoutWhen = Choice<ReadoutWhen>(random),
            Classes = random.Next(1, MostClasses + 1),
            SequenceLength = random.Next(4) == 0 ? random.Next(1, 8) : 0,
            WeightSeed = random.Next(1000),
        };
    }

    private static bool Flag(Random random) => random.Next(2) == 0;

    private static T Choice<T>(Random random)
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }
}

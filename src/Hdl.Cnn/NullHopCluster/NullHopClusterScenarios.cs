using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Cnn.NullHopCluster;

/// <summary>What proves a cluster: corner values first, sums that wrap, then random beats.</summary>
/// <param name="parameters">Widths.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class NullHopClusterScenarios(NullHopClusterParameters parameters, ScenarioOptions options)
{
    private const int RandomBeats = 1500;

    // Beyond this, sums of many bits take longer to wrap than it is worth in a regression.
    private const int LongestClimb = 200_000;

    private long MostValue => (1L << parameters.ValueWidth) - 1;

    private long LeastValue => FixedPoint.MinSigned(parameters.ValueWidth);

    private long LeastWeight => parameters.IsTernary ? -1 : FixedPoint.MinSigned(parameters.WeightWidth);

    private long MostWeight => parameters.IsTernary ? 1 : FixedPoint.MaxSigned(parameters.WeightWidth);

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return Run("corner-values", CornerValues);
        yield return Run("flags", Flags);
        for (int i = 0; i < options.Effort; i++)
        {
            yield return Run($"random-{i.ToString(CultureInfo.InvariantCulture)}", beats => RandomWindows(beats, i));
        }

        if (Climb <= LongestClimb)
        {
            yield return Run("sums-wrap", SumsWrap);
        }
    }

    // Beats until a sum of the greatest products has been all the way round.
    private long Climb => (long)((2.0 + (1L << parameters.AccumulatorWidth)) / (MostValue * -LeastWeight)) + 2;

    private Scenario Run(string name, Action<ClusterBeats> write)
    {
        var beats = new ClusterBeats(parameters, new Random(options.Seed), options.MostCycles);
        write(beats);
        beats.Drain();
        return new Scenario(name, [new Phase { Cycles = beats.Cycles, AllowStalls = false }]);
    }

    // Every value with weights at both ends in every place, each as a window of its own, one after the other.
    private void CornerValues(ClusterBeats beats)
    {
        foreach (long weight in (long[])[LeastWeight, MostWeight, 0, -1, 1])
        {
            beats.Write(0, _ => (ulong)weight);
            // Different weights on both sides of each place.
            beats.Write(1, place => (ulong)(place % 2 == 0 ? LeastWeight : weight));
            beats.Write(2, place => parameters.IsTernary ? TernaryCode.Illegal : (ulong)(weight ^ place));
            foreach (long value in (long[])[LeastValue, MostValue, -1, 1, 0, MostValue >> 1, (MostValue >> 1) + 1])
            {
                for (int row = 0; row < 3; row++)
                {
                    beats.Beat(row, value, last: true);
                }

                beats.Beat(0, value);
                beats.Idle();
                beats.Beat(1, value);
                beats.Beat(2, value, last: true);
            }
        }
    }

    // Every combination of the flags behind every other, at once and after a gap.
    private void Flags(ClusterBeats beats)
    {
        beats.Fill(4);
        int flags = parameters.Lanes > 1 ? 16 : 8;
        for (int gap = 0; gap < 3; gap++)
        {
            for (int pair = 0; pair < flags * flags; pair++)
            {
                foreach (int one in (int[])[pair % flags, pair / flags])
                {
                    beats.Flagged(beats.Written[pair % 3], MostValue - (pair % 16), one);
                    beats.Idle(gap);
                }
            }
        }
    }

    private void RandomWindows(ClusterBeats beats, int number)
    {
        var random = new Random(options.Seed + number);
        beats.Fill(64);
        for (int i = 0; i < RandomBeats; i++)
        {
            int row = beats.AnyRow(random);
            bool last = random.Next(i / 100 % 2 == 0 ? 2 : 9) == 0;
            int flags =
                (last ? ClusterBeats.Last : 0)
                | (random.Next(6) == 0 ? ClusterBeats.Fresh : 0)
                | (random.Next(8) == 0 ? ClusterBeats.Zero : 0)
                | (random.Next(2) == 0 ? ClusterBeats.After : 0);
            bool writes = random.Next(4) == 0;
            beats.Flagged(row, random.NextInt64(LeastValue, MostValue + 1), flags, writes);
            beats.Idle(random.Next(3) == 0 ? random.Next(5) : 0, writes);
        }
    }

    // Up past the greatest sum and on to where it began, down in the other half of the multipliers; the sums show where
    // a window ends in between.
    private void SumsWrap(ClusterBeats beats)
    {
        beats.Write(0, place => (ulong)(place % 2 == 0 ? LeastWeight : MostWeight));
        for (long beat = 0; beat < Climb; beat++)
        {
            beats.Beat(0, MostValue);
        }

        beats.Beat(0, 1, last: true);
        for (long beat = 0; beat < (Climb / 2) + 2; beat++)
        {
            beats.Beat(0, MostValue);
        }

        beats.Beat(0, 1, last: true);
    }
}

using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Spiking.TernaryPe;

/// <summary>What proves the processing element: corner values first, then random commands.</summary>
/// <param name="parameters">Which element.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class TernaryPeScenarios(TernaryPeParameters parameters, ScenarioOptions options)
{
    private const int Plus = 0b01;
    private const int Minus = 0b11;
    // Beyond this, a corner of a wide potential takes longer to reach than it is worth in a regression.
    private const int LongestClimb = 20_000;

    private bool Counts => parameters.Datapath == Datapath.Count;

    private int Width => Counts ? parameters.CountWidth : parameters.Widths.PotentialWidth;

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return Run("codes-and-states", CodesAndStates);
        yield return Run("around-the-threshold", AroundTheThreshold);
        yield return Run("extreme-constants", ExtremeConstants);
        yield return Run("fire-and-clear-at-any-time", FireAndClear);
        if ((1L << (Width - 1)) / ((Counts ? 1 : MaximumScale) * (long)parameters.Lanes) <= LongestClimb)
        {
            yield return Run("both-ends-of-the-range", BothEnds);
            if (Counts)
            {
                yield return Run("a-carry-into-every-bit", CarryIntoEveryBit);
            }
        }

        for (int i = 0; i < options.Effort; i++)
        {
            var random = new Random(options.Seed + i);
            yield return Run(
                $"random-{i.ToString(CultureInfo.InvariantCulture)}", commands => RandomCommands(commands, random));
        }
    }

    private long MaximumScale => (1L << parameters.Widths.ScaleWidth) - 1;

    private Scenario Run(string name, Action<CommandSequence> write)
    {
        var commands = new CommandSequence(parameters);
        commands.ClearAll();
        write(commands);
        commands.Idle();
        return new Scenario(name, [new Phase { Cycles = commands.Cycles }]);
    }

    private void CodesAndStates(CommandSequence commands)
    {
        commands.Constants = Counts ? (1, 0, -1) : (MaximumScale, 1, 0);
        for (int state = 0; state < 8; state++)
        {
            for (int code = 0; code < 4; code++)
            {
                for (int lane = 0; lane < parameters.Lanes; lane++)
                {
                    commands.BiasCode = code;
                    commands.IntegrateOne(Plus);
                    commands.Idle(state, (ulong)code << (2 * lane), 1UL << lane);
                    commands.Idle(state, (ulong)code << (2 * lane), ~(1UL << lane) & commands.AllLanes);
                    commands.BiasAndFire(code);
                }
            }
        }
    }

    private void AroundTheThreshold(CommandSequence commands)
    {
        for (int bias = 0; bias < 4; bias++)
        {
            for (int events = -3; events <= 3; events++)
            {
                for (int offset = -1; offset <= 1; offset++)
                {
                    int t = TernaryCode.Decode(bias);
                    long scale = Math.Min(3, MaximumScale);
                    long threshold = Counts ? events + offset : (scale * events) + t + offset;
                    commands.Constants = Counts ? Chosen(t, threshold) : (scale, 1, threshold);
                    commands.BiasCode = bias;
                    for (int i = 0; i < Math.Abs(events); i++)
                    {
                        commands.IntegrateOne(events < 0 ? Minus : Plus);
                    }

                    commands.BiasAndFire(bias);
                }
            }
        }
    }

    // The constant of one bias; the others are far off, so that a wrong choice shows.
    private (long Minus, long Zero, long PlusOne) Chosen(int bias, long threshold)
    {
        long other = threshold > 0 ? FixedPoint.MinSigned(Width) : FixedPoint.MaxSigned(Width);
        return (bias == -1 ? threshold : other, bias == 0 ? threshold : other, bias == 1 ? threshold : other);
    }

    private void ExtremeConstants(CommandSequence commands)
    {
        long[] thresholds =
        [
            FixedPoint.MinSigned(Width),
            FixedPoint.MinSigned(Width) + 1,
            -1,
            0,
            1,
            FixedPoint.MaxSigned(Width) - 1,
            FixedPoint.MaxSigned(Width),
        ];
        long[] scales = [0, 1, MaximumScale];
        foreach (long threshold in thresholds)
        {
            foreach (long weight in scales)
            {
                foreach (long bias in scales)
                {
                    commands.Constants = Counts ? (threshold, ~threshold, threshold) : (weight, bias, threshold);
                    foreach (int code in (int[])[Plus, Minus, TernaryCode.Illegal])
                    {
                        commands.IntegrateAll(code);
                        commands.BiasAndFire(code);
                        commands.IntegrateAll(Plus);
                        commands.IntegrateAll(code);
                        commands.BiasAndFire(Minus);
                    }
                }
            }
        }
    }

    private void FireAndClear(CommandSequence commands)
    {
        commands.Constants = Counts ? (0, 0, 0) : (1, 1, 0);
        foreach (int code in (int[])[Plus, Minus])
        {
            commands.IntegrateAll(code);
            commands.Fire();
            commands.Fire();
            commands.IntegrateAll(code);
            commands.Clear();
            commands.Fire();
            commands.IntegrateAll(code);
            commands.BiasAndFire(code);
            commands.Clear();
            commands.Bias();
            commands.Bias();
            commands.Fire();
            commands.IntegrateAll(code);
            commands.Fire();
            commands.IntegrateAll(code);
            commands.Idle();
            commands.Fire();
        }

        // Neurons that share the element keep out of each other's way.
        for (int pass = 0; pass < 3; pass++)
        {
            for (commands.Context = 0; commands.Context < parameters.Contexts; commands.Context++)
            {
                commands.IntegrateOne((commands.Context + pass) % 3 == 0 ? Plus : Minus);
            }
        }

        for (commands.Context = parameters.Contexts - 1; commands.Context > 0; commands.Context--)
        {
            commands.Fire();
        }

        commands.Fire();
    }

    private void BothEnds(CommandSequence commands)
    {
        long climb = ((1L << (Width - 1)) / ((Counts ? 1 : MaximumScale) * parameters.Lanes)) + 3;
        foreach (int code in (int[])[Plus, Minus, Plus])
        {
            commands.Constants = Counts
                ? (FixedPoint.MaxSigned(Width), FixedPoint.MaxSigned(Width) - 1, FixedPoint.MinSigned(Width))
                : (MaximumScale, MaximumScale, FixedPoint.MaxSigned(Width) - 1);
            for (long i = 0; i < climb; i++)
            {
                commands.IntegrateAll(code);
            }

            commands.BiasCode = code;
            commands.Bias();
            commands.IntegrateAll(code ^ 0b10);
            commands.IntegrateAll(code);
            commands.Bias();
            // A threshold at the far end makes the largest difference there is.
            commands.Constants = Counts
                ? commands.Constants
                : (MaximumScale, MaximumScale, FixedPoint.MinSigned(Width));
            commands.Fire();
            commands.Fire();
            commands.Clear();
        }
    }

    // Counts just beyond each power of two, up and down; the thresholds on both sides of the count tell its exact
    // value.
    private void CarryIntoEveryBit(CommandSequence commands)
    {
        for (long power = 1; power < FixedPoint.MaxSigned(Width); power *= 2)
        {
            foreach (int code in (int[])[Plus, Minus])
            {
                long count = code == Plus ? power + 1 : -power - 1;
                foreach (long threshold in (long[])[count - 1, count])
                {
                    commands.Constants = (threshold, threshold, threshold);
                    for (long i = 0; i <= power; i++)
                    {
                        commands.IntegrateOne(code);
                    }

                    commands.Fire();
                }
            }
        }
    }

    private void RandomCommands(CommandSequence commands, Random random)
    {
        for (int i = 0; i < 4000; i++)
        {
            if (random.Next(16) == 0)
            {
                commands.Constants = RandomConstants(random);
            }

            commands.Context = random.Next(parameters.Contexts);
            commands.BiasCode = random.Next(4);
            ulong weights = (ulong)random.NextInt64();
            ulong valid = (ulong)random.NextInt64() & commands.AllLanes;
            int state = random.Next(20) switch { < 11 => 1, < 14 => 2, < 17 => 3, 17 => 4, _ => random.Next(8) };
            commands.Idle(state, weights, valid);
        }
    }

    private (long First, long Second, long Third) RandomConstants(Random random)
    {
        // Thresholds near 0, where sums of a few events are, are as likely as any at all.
        int bits = random.Next(1, Width + 1);
        long threshold = random.NextInt64(FixedPoint.MinSigned(bits), FixedPoint.MaxSigned(bits) + 1);
        return Counts
            ? (threshold, random.NextInt64(-4, 5), -threshold - 1)
            : (random.NextInt64(MaximumScale + 1), random.NextInt64(MaximumScale + 1), threshold);
    }
}

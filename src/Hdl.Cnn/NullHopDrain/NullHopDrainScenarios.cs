using System.Globalization;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Cnn.NullHopDrain;

/// <summary>
/// What the drain is tried with: every number of words, last channel and pooling; sums whose values lie about the ends
/// of the range, rounded up and down; windows at once and after gaps, rows of all lengths.
/// </summary>
/// <param name="parameters">Widths.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class NullHopDrainScenarios(NullHopDrainParameters parameters, ScenarioOptions options)
{
    private const int RandomPasses = 60;
    private const int LongestRow = 4095;

    private int MostWordsLog2 => FixedPoint.CeilLog2(Math.Min(parameters.Clusters, parameters.BiasRows) + 1) - 1;

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return Run("words-and-channels", WordsAndChannels);
        yield return Run("modes", Modes);
        yield return Run("pooling", Pooling);
        yield return Run("rows-of-biases", RowsOfBiases);
        yield return Run("a-long-row", LongRow);
        for (int i = 0; i < options.Effort; i++)
        {
            yield return Run($"random-{i.ToString(CultureInfo.InvariantCulture)}", AnyPasses, i);
        }
    }

    private Scenario Run(string name, Action<DrainCycles, Random> write, int number = 0)
    {
        var random = new Random(options.Seed + number);
        var cycles = new DrainCycles(parameters, random);
        write(cycles, random);
        return new Scenario(
            name, [new Phase { Cycles = cycles.Cycles(options.MostCycles), AllowStalls = false }]);
    }

    // Every n with every last channel, rows of one pixel and of several.
    private void WordsAndChannels(DrainCycles cycles, Random random)
    {
        for (int log2 = 0; log2 <= MostWordsLog2; log2++)
        {
            for (int last = 1; last <= NullHopParameters.WordChannels; last++)
            {
                DrainPass pass = Any(random, log2) with { LastChannels = last, PooledWidth = 1 + (last % 3) };
                cycles.Run(pass, Emitting(4), last % 2, one => Near(one, random));
            }
        }
    }

    // Every combination of rectifier, sign and rounding with shifts at both ends, and about every bit of a value.
    private void Modes(DrainCycles cycles, Random random)
    {
        int[] shifts =
        [
            0, 1, parameters.ValueWidth, parameters.ZWidth - 1, Math.Min(63, parameters.ZWidth),
            Math.Min(63, parameters.ZWidth + 1), 63,
        ];
        for (int mode = 0; mode < 8; mode++)
        {
            foreach (int shift in shifts)
            {
                foreach (int biasShift in (int[])[0, 31])
                {
                    DrainPass pass = Any(random, 0) with
                    {
                        Relu = (mode & 1) != 0,
                        IsSigned = (mode & 2) != 0,
                        Round = (mode & 4) != 0,
                        Shift = shift,
                        BiasShift = biasShift,
                    };
                    cycles.Run(pass, Emitting(6), 0, one => Near(one, random));
                    cycles.Run(pass, Emitting(2), 0, one => AtEnds(one, random));
                }
            }
        }
    }

    // Of 1, 4 and 9 windows a pixel, values of both signs; then pixels of any number.
    private void Pooling(DrainCycles cycles, Random random)
    {
        for (int log2 = 0; log2 <= MostWordsLog2; log2++)
        {
            foreach (int windows in (int[])[1, 4, 9, 2])
            {
                foreach (bool signed in (bool[])[false, true])
                {
                    DrainPass pass = Any(random, log2) with { IsSigned = signed, Relu = !signed };
                    bool[] emits = [.. Enumerable.Range(1, 5 * windows).Select(window => window % windows == 0)];
                    cycles.Run(pass, emits, windows % 2, one => Near(one, random));
                }
            }
        }
    }

    private void RowsOfBiases(DrainCycles cycles, Random random)
    {
        for (int log2 = 0; log2 <= MostWordsLog2; log2++)
        {
            int last = parameters.BiasRows - (1 << log2);
            foreach (int first in Enumerable.Range(0, 12).Select(bit => 1 << bit).Where(row => row < last)
                .Append(0).Append(last))
            {
                cycles.Run(
                    Any(random, log2) with { Base = first }, Emitting(1), 0, one => Near(one, random));
            }
        }
    }

    private void LongRow(DrainCycles cycles, Random random)
    {
        DrainPass pass = Any(random, 0) with { PooledWidth = LongestRow };
        cycles.Run(pass, Emitting(LongestRow + 2), 0, one => Near(one, random));
    }

    private void AnyPasses(DrainCycles cycles, Random random)
    {
        for (int pass = 0; pass < RandomPasses; pass++)
        {
            bool[] windows =
                [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.Next(3) > 0), true];
            bool ends = random.Next(3) == 0;
            cycles.Run(
                Any(random, random.Next(MostWordsLog2 + 1)), windows, random.Next(3) * 4,
                one => ends ? AtEnds(one, random) : Near(one, random));
        }
    }

    private static bool[] Emitting(int windows) => [.. Enumerable.Repeat(true, windows)];

    private DrainPass Any(Random random, int log2) =>
        new(log2, random.Next(1, 5))
        {
            LastChannels = random.Next(2) == 0
                ? NullHopParameters.WordChannels
                : random.Next(1, NullHopParameters.WordChannels + 1),
            Relu = random.Next(2) == 0,
            IsRaw = random.Next(2) == 0,
            IsSigned = random.Next(2) == 0,
            Round = random.Next(2) == 0,
            Shift = random.Next(Math.Min(64, parameters.ZWidth + 2)),
            BiasShift = random.Next(4) == 0 ? random.Next(32) : 0,
            Base = random.Next(parameters.BiasRows - (1 << log2) + 1),
        };

    // A total whose value lies about an end of the range, about a half, or anywhere.
    private DrainChannel Near(DrainPass pass, Random random)
    {
        int multiplier = random.Next(3) == 0 ? random.Next(1 << 16) : 1;
        long value = random.Next(6) switch
        {
            0 => (pass.IsSigned ? parameters.MostSigned : parameters.MostUnsigned) + random.Next(-1, 3),
            1 => (pass.IsSigned ? -parameters.MostSigned - 1 : 0) + random.Next(-2, 2),
            2 => random.Next(-2, 3),
            _ => random.Next(-parameters.MostUnsigned - 8, parameters.MostUnsigned + 8),
        };
        long half = pass.Shift == 0 ? 0 : 1L << (pass.Shift - 1);
        long total = (value << pass.Shift) + (random.Next(4) switch
        {
            0 => half,
            1 => half - 1,
            2 => 0,
            _ => random.NextInt64(Math.Max(1, 2 * half)),
        });
        int bias = random.Next(4) == 0 ? (int)random.NextInt64() : random.Next(-1000, 1000);
        return new DrainChannel(
            (parameters.IsScaled ? total / Math.Max(1, multiplier) : total) - ((long)bias << pass.BiasShift), bias,
            multiplier);
    }

    // Totals at both ends of the accumulator, and beyond them.
    private DrainChannel AtEnds(DrainPass pass, Random random)
    {
        long end = random.Next(2) == 0
            ? FixedPoint.MaxSigned(parameters.AccumulatorWidth)
            : FixedPoint.MinSigned(parameters.AccumulatorWidth);
        int bias = random.Next(3) switch { 0 => int.MinValue, 1 => int.MaxValue, _ => (int)random.NextInt64() };
        int multiplier = random.Next(2) == 0 ? 0xFFFF : random.Next(1 << 16);
        return new DrainChannel(end - ((long)bias << pass.BiasShift) + random.Next(-1, 2), bias, multiplier);
    }
}

using FsCheck;
using FsCheck.Fluent;
using Hdl.Blocks.DeltaAccumulator;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Blocks.Tests.DeltaEncoder;

/// <summary>What holds after every vector, whatever the parameters, the thresholds and the values.</summary>
public sealed class DeltaInvariantTests
{
    private static readonly int[] Lanes = [1, 2, 4, 8, 16];

    /// <summary>Parameters, and the seed of a series of vectors, thresholds and clears.</summary>
    public sealed record Case(DeltaEncoderParameters Parameters, int Seed);

    public static TheoryData<int, int, int, DeltaRange> Corners()
    {
        var data = new TheoryData<int, int, int, DeltaRange>();
        foreach (DeltaRange range in Enum.GetValues<DeltaRange>())
        {
            data.Add(1, 2, 1, range);
            data.Add(1, 32, 16, range);
            data.Add(2, 2, 1, range);
            data.Add(7, 3, 4, range);
            data.Add(16, 32, 16, range);
            data.Add(17, 16, 16, range);
            data.Add(4096, 16, 1, range);
            data.Add(4096, 32, 16, range);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Corners))]
    public void The_invariants_hold_in_the_corners_of_the_parameters(
        int length, int width, int lanes, DeltaRange range) =>
        Check(new Case(
            new DeltaEncoderParameters
            {
                Length = length,
                ValueWidth = width,
                Lanes = lanes,
                Delta = range,
            },
            1));

    [Fact]
    public void The_invariants_hold_for_all_parameters() =>
        Prop.ForAll(Cases().ToArbitrary(), Check).QuickCheckThrowOnFailure();

    [Fact]
    public void A_saturating_encoder_reaches_any_value_within_three_vectors() =>
        Prop.ForAll(
                Cases().ToArbitrary(),
                one =>
                {
                    DeltaEncoderParameters parameters = one.Parameters with { Delta = DeltaRange.Saturate };
                    var golden = new DeltaEncoderGolden(parameters);
                    var random = new Random(one.Seed);
                    for (int round = 0; round < 4; round++)
                    {
                        long[] value = [.. golden.State.Select(_ => Extreme(random, parameters.ValueWidth))];
                        _ = Deltas.Run(
                            golden, "vector", Deltas.Vectors(parameters, value, value, value), ("theta_i", 1));

                        Assert.Equal(value, golden.State);
                    }
                })
            .QuickCheckThrowOnFailure();

    private static Gen<Case> Cases() =>
        from length in Gen.Choose(1, 40)
        from width in Gen.Choose(2, 32)
        from lanes in Gen.Elements(Lanes)
        from range in Gen.Elements(Enum.GetValues<DeltaRange>())
        from seed in Gen.Choose(0, int.MaxValue)
        select new Case(
            new DeltaEncoderParameters
            {
                Length = length,
                ValueWidth = width,
                Lanes = lanes,
                Delta = range,
            },
            seed);

    private static void Check(Case one)
    {
        DeltaEncoderParameters parameters = one.Parameters;
        int width = parameters.ValueWidth;
        var random = new Random(one.Seed);
        var encoder = new DeltaEncoderGolden(parameters);
        var accumulator = new DeltaAccumulatorGolden(Deltas.Inverse(parameters));
        long[] sums = new long[parameters.Length];
        long[] value = new long[parameters.Length];
        for (int vector = 0; vector < 12; vector++)
        {
            ulong theta = Theta(random, width);
            bool clear = random.Next(5) == 0;
            int kind = random.Next(4);
            for (int index = 0; index < value.Length; index++)
            {
                value[index] = kind switch
                {
                    0 => Extreme(random, width),
                    1 => FixedPoint.Wrap(random.NextInt64(), width),
                    2 => FixedPoint.Saturate(value[index] + random.Next(-2, 3), width),
                    _ => random.Next(4) == 0 ? FixedPoint.Wrap(random.NextInt64(), width) : value[index],
                };
            }

            PhaseResult result = Deltas.Run(
                encoder, "vector", Deltas.Vectors(parameters, value), ("theta_i", theta), ("clear_i", clear ? 1u : 0u));
            List<(int Index, long Delta)> packet = Assert.Single(Deltas.Packets(parameters, result.Outputs["pair"]));
            if (clear)
            {
                Array.Clear(sums);
            }

            foreach ((int index, long delta) in packet)
            {
                Assert.NotEqual(0, delta);
                sums[index] += delta;
            }

            Assert.Equal(sums, encoder.State);
            Assert.Equal(
                FixedPoint.CeilDivide(Math.Max(1, packet.Count), parameters.Lanes), result.Outputs["pair"].Count);
            Assert.Equal(0UL, result.Levels["error_o"]);
            if (parameters.Delta == DeltaRange.Exact)
            {
                Assert.All(
                    value.Zip(sums),
                    pair => Assert.True((ulong)Math.Abs(pair.First - pair.Second) < Math.Max(theta, 1)));
            }

            // The inverse, which is told of clears alone, gives the same state.
            PhaseResult inverse = Deltas.Run(accumulator, "pair", result.Outputs["pair"], ("clear_i", clear ? 1u : 0u));
            Assert.Equal(sums, Assert.Single(Deltas.Values(parameters, inverse.Outputs["vector"])));
            Assert.Equal(0UL, inverse.Levels["error_o"]);
        }
    }

    private static ulong Theta(Random random, int width) => random.Next(6) switch
    {
        0 => 0,
        1 => 1,
        2 => (1UL << width) - 1,
        3 => 1UL << (width - 1),
        _ => (ulong)random.NextInt64(1L << random.Next(1, width + 1)),
    };

    private static long Extreme(Random random, int width) => random.Next(4) switch
    {
        0 => FixedPoint.MaxSigned(width),
        1 => FixedPoint.MinSigned(width),
        2 => 0,
        _ => FixedPoint.Wrap(random.NextInt64(), width),
    };
}

using FsCheck;
using FsCheck.Fluent;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.Tests.TernaryPe;

public sealed class TernaryPeGoldenTests
{
    private const uint Integrate = 1;
    private const uint Bias = 2;
    private const uint Fire = 3;
    private const uint Clear = 4;
    private const uint Plus = 0b01;
    private const uint Minus = 0b11;

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void It_fires_strictly_above_the_threshold(int events, bool fires)
    {
        var bench = new Bench(new TernaryPeParameters(), 1, 0, 10);
        bench.Run(Clear);
        for (int i = 0; i < events; i++)
        {
            bench.Run(Integrate, Plus);
        }

        Assert.Equal(events, bench.Potential);
        bench.Run(Fire);
        Assert.Equal(fires, bench.Spike);
        Assert.Equal(0, bench.Potential);
    }

    [Theory]
    [InlineData(Overflow.Saturate, Plus, 7, -8)]
    [InlineData(Overflow.Wrap, Plus, -7, 7)]
    public void A_sum_beyond_the_range_saturates_or_wraps(Overflow overflow, uint code, int up, int down)
    {
        var bench = new Bench(
            new TernaryPeParameters
            {
                Widths = new() { PotentialWidth = 4, ScaleWidth = 2 },
                Overflow = overflow,
            },
            3,
            0,
            7);
        bench.Run(Clear);
        bench.Run(Integrate, code);
        bench.Run(Integrate, code);
        bench.Run(Integrate, code);
        Assert.Equal(up, bench.Potential);
        bench.Run(Clear);
        bench.Run(Integrate, Minus);
        bench.Run(Integrate, Minus);
        bench.Run(Integrate, Minus);
        Assert.Equal(down, bench.Potential);
    }

    [Fact]
    public void The_illegal_code_counts_as_0_and_states_beyond_clear_are_idle()
    {
        var bench = new Bench(new TernaryPeParameters(), 5, 3, 0);
        bench.Run(Clear);
        bench.Run(Integrate, Plus);
        bench.Run(Integrate, 0b10);
        bench.Run(Bias, 0, 0b10);
        foreach (uint state in (uint[])[0, 5, 6, 7])
        {
            bench.Run(state, Plus, Plus);
        }

        Assert.Equal(5, bench.Potential);
        Assert.False(bench.Spike);
    }

    [Fact]
    public void A_persistent_membrane_keeps_what_is_above_the_threshold_and_leaks()
    {
        TernaryPeParameters parameters = new()
        {
            Dynamics = new() { Membrane = Membrane.Persistent, Reset = MembraneReset.Subtract, LeakShift = 2 },
        };
        var bench = new Bench(parameters, 100, 0, 30);
        bench.Run(Clear);
        bench.Run(Integrate, Plus);
        bench.Run(Fire);
        Assert.True(bench.Spike);
        Assert.Equal(70 - 17, bench.Potential);
        bench.Run(Integrate, Minus);
        bench.Run(Fire);
        Assert.False(bench.Spike);
        Assert.Equal(-47 + 12, bench.Potential);
    }

    [Fact]
    public void Both_datapaths_fire_alike_for_any_step_and_constants()
    {
        var steps =
            from weights in Gen.Choose(0, 2).ArrayOf(40)
            from bias in Gen.Choose(0, 2)
            from a in Gen.Choose(1, 255)
            from b in Gen.Choose(0, 255)
            from vth in Gen.OneOf(Gen.Choose(-12_000, 12_000), Gen.Choose(-131_072, 131_071), Gen.Choose(-3, 3))
            select (weights, bias, a, b, vth);
        Prop.ForAll(steps.ToArbitrary(), step =>
        {
            (int[] weights, int bias, int a, int b, int vth) = step;
            CountThresholds constants = CountThresholds.Of(a, b, vth, weights.Length);
            var potential = new Bench(new TernaryPeParameters(), a, b, vth);
            var count = new Bench(
                new TernaryPeParameters { Datapath = Datapath.Count, Inputs = weights.Length },
                bias == 1 ? constants.Plus : bias == 2 ? constants.Minus : constants.Zero);
            uint[] codes = [0, Plus, Minus];
            foreach (Bench bench in (Bench[])[potential, count])
            {
                bench.Run(Clear);
                foreach (int weight in weights)
                {
                    bench.Run(Integrate, codes[weight]);
                }

                bench.Run(Bias, 0, codes[bias]);
                bench.Run(Fire, 0, codes[bias]);
            }

            int sum = weights.Sum(weight => weight == 1 ? 1 : weight == 2 ? -1 : 0);
            bool expected = (a * sum) + (b * (bias == 1 ? 1 : bias == 2 ? -1 : 0)) > vth;
            return potential.Spike == expected && count.Spike == expected;
        }).QuickCheckThrowOnFailure();
    }

    // One element, one command a call; the properties show what the edge left.
    private sealed class Bench(TernaryPeParameters parameters, int first, int second = 0, int third = 0)
    {
        private readonly TernaryPeGolden _golden = new(parameters);
        private readonly uint[] _outputs = new uint[parameters.Datapath == Datapath.Count ? 1 : 2];

        public bool Spike => Look()[0] != 0;

        public int Potential => (int)Look()[1] << Unused >> Unused;

        private int Unused => 32 - parameters.Widths.PotentialWidth;

        public void Run(uint state, uint weight = 0, uint bias = 0) =>
            _golden.Step(
                parameters.Datapath == Datapath.Count
                    ? [state, weight, 1, (uint)first]
                    : [state, weight, 1, bias, (uint)first, (uint)second, (uint)third],
                _outputs);

        private uint[] Look()
        {
            Run(0);
            return _outputs;
        }
    }
}

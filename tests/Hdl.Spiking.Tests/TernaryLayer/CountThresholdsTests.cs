using FsCheck;
using FsCheck.Fluent;
using Hdl.Spiking.TernaryLayer;

namespace Hdl.Spiking.Tests.TernaryLayer;

public sealed class CountThresholdsTests
{
    [Theory]
    [InlineData(3, 0, 7, 2)]
    [InlineData(3, 0, 6, 2)]
    [InlineData(3, 0, -1, -1)]
    [InlineData(3, 0, -6, -2)]
    [InlineData(3, 0, -7, -3)]
    public void The_quotient_is_rounded_down_on_both_sides_of_0(int a, int b, int vth, int expected) =>
        Assert.Equal(expected, CountThresholds.Of(a, b, vth, 100).Zero);

    [Fact]
    public void A_bias_moves_the_constant_against_its_sign() =>
        Assert.Equal(new CountThresholds(3, 2, 1), CountThresholds.Of(10, 10, 25, 100));

    [Fact]
    public void Far_thresholds_are_clamped_to_always_and_never()
    {
        Assert.Equal(5, CountThresholds.Of(1, 0, 1_000_000, 5).Zero);
        Assert.Equal(-6, CountThresholds.Of(1, 0, -1_000_000, 5).Zero);
    }

    [Fact]
    public void A_scale_of_0_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CountThresholds.Of(0, 1, 1, 5));

    [Fact]
    public void Every_count_is_decided_as_the_potential_decides_it()
    {
        var cases =
            from inputs in Gen.Choose(1, 30)
            from a in Gen.Choose(1, 40)
            from b in Gen.Choose(0, 255)
            from vth in Gen.Choose(-1500, 1500)
            select (inputs, a, b, vth);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            (int inputs, int a, int b, int vth) = one;
            CountThresholds constants = CountThresholds.Of(a, b, vth, inputs);
            int limit = 1 << (CountThresholds.Width(inputs) - 1);
            return Enumerable.Range(-inputs, (2 * inputs) + 1).All(n =>
                (n > constants.Minus) == ((n * a) - b > vth)
                && (n > constants.Zero) == (n * a > vth)
                && (n > constants.Plus) == ((n * a) + b > vth))
                && new[] { constants.Minus, constants.Zero, constants.Plus }.All(c => c >= -limit && c < limit);
        }).QuickCheckThrowOnFailure();
    }
}

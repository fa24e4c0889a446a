using Hdl.Core.Designs;
using Hdl.Rnn.DeltaRnn;

namespace Hdl.Rnn.Tests.DeltaRnn;

/// <summary>Legal parameters at the ends of widths.</summary>
public sealed class DeltaRnnWidthTests
{
    [Theory]
    [InlineData(4, false)] // changes of 7 bits
    [InlineData(5, false)] // of 8
    [InlineData(6, true)] // of 9: two digits
    public void A_change_that_is_one_digit_is_multiplied_as_a_whole(int fraction, bool hasDigits)
    {
        DeltaGruParameters whole = new()
        {
            Inputs = 2,
            Layers = [3],
            ActInt = 2,
            ActFrac = fraction,
        };

        string plain = Mac(whole);
        string digits = Mac(whole with { Digits = 8 });

        Assert.Equal(hasDigits, digits != plain);
        Assert.Equal(hasDigits, digits.Contains("issue_place_i", StringComparison.Ordinal));
    }

    [Fact]
    public void Sixty_four_gates_are_computed_per_cycle()
    {
        Design design = TargetChecks.Generate(
            new DeltaLstmGenerator(),
            new DeltaLstmParameters { Inputs = 1, Layers = [1, 65], Lanes = 64, PointwiseLanes = 64 });

        string pointwise = Text(design, "delta_rnn_pointwise.v");
        Assert.Contains($"64'b{new string('1', 64)};", pointwise, StringComparison.Ordinal);
        Assert.Contains($"64'b{new string('0', 63)}1 :", pointwise, StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_have_a_single_bit_before_the_point()
    {
        Design design = TargetChecks.Generate(
            new DeltaGruGenerator(),
            new DeltaGruParameters
            {
                Inputs = 1,
                Layers = [1],
                ActInt = 6,
                ActFrac = 4,
                WeightBits = 16,
                WeightFrac = 15,
                AccBits = 16,
                GateFrac = 2,
            });

        // whole is a net of one bit: nothing is selected of it
        Assert.DoesNotContain("whole[", Text(design, "delta_rnn_round_16_by15_10_clamp.v"), StringComparison.Ordinal);
    }

    private static string Mac(DeltaGruParameters parameters) =>
        Text(TargetChecks.Generate(new DeltaGruGenerator(), parameters), "delta_rnn_mac.v");

    private static string Text(Design design, string file) =>
        design.OfKind(DesignFileKind.Verilog).Single(candidate => candidate.Name == file).Text;
}

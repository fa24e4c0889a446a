using Hdl.Core.Problems;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Tests.Models;

/// <summary>delta_rnn, section 2.2: |b| 2^a + max|x| sum|wx| + 2^a sum|wh| &lt; 2^(acc-bits - 1).</summary>
public sealed class DeltaWidthsTests
{
    // One input, one element: a bias of 127 and one of 1, weights of 127 and 1; |x| <= 256 = 2^a.
    // r: 256 (127 + 1) + 256 * 127 + 256 * 1 = 2^16: one bit more than 2^16 - 1 would need.
    [Theory]
    [InlineData(1, 17, false)]
    [InlineData(1, 18, true)]
    [InlineData(0, 17, true)]
    public void A_row_fits_below_the_bound_alone(int hiddenWeight, int bits, bool fits)
    {
        DeltaModel model = One(hiddenWeight, bits);

        IReadOnlyList<Problem> problems = DeltaWidths.Problems(model, "m");

        if (fits)
        {
            Assert.Empty(problems);
        }
        else
        {
            Problem problem = Assert.Single(problems);
            Assert.Equal("m, layers[0], row 0 (gate r, element 0)", problem.Where);
            Assert.Equal("up to 65536, acc_bits 17", problem.Value);
            Assert.StartsWith("Use 18 bits or more", problem.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_wraps_is_not_proved()
    {
        DeltaModel model = One(1, 17) with { Accuracy = [], Readout = DeltaReadout.States };

        Assert.NotEmpty(DeltaModelCheck.Problems(model, "m"));
        Assert.Empty(DeltaModelCheck.Problems(model with { Overflow = DeltaOverflow.Wrap }, "m"));
    }

    [Fact]
    public void A_candidate_has_two_sums_and_an_input_its_own_bound()
    {
        DeltaModel model = One(0, 17);
        model.Weights.Layers[0].HiddenWeights[2][0] = -128;
        model.Weights.Layers[0].InputWeights[2][0] = -128;
        model.Weights.Layers[0].InputWeights[0][0] = 1;
        Assert.Empty(DeltaWidths.Problems(model, "m"));

        Problem problem = Assert.Single(DeltaWidths.Problems(model with { InputBits = 10 }, "m"));
        Assert.Equal("m, layers[0], row 2 (gate c, element 0)", problem.Where);
    }

    [Fact]
    public void The_read_out_is_proved_too()
    {
        DeltaModel model = One(0, 17);
        var readout = new DeltaReadoutLayer([[1], [-128]], [0, -128]);

        Problem problem = Assert.Single(
            DeltaWidths.Problems(model with { Weights = model.Weights with { Readout = readout } }, "m"));

        Assert.Equal("m, readout_layer, row 1", problem.Where);
    }

    private static DeltaModel One(int hiddenWeight, int bits)
    {
        DeltaModel model = DeltaModels.Random(1, formats: new DeltaFormats(8, 8, 8, 7, bits, 4), sizes: [1, 1]);
        var layer = new DeltaLayer(1, 1, [[127], [1], [1]], [[hiddenWeight], [1], [1]], [127, 1, 1], [1, 1, 1]);
        return model with { Weights = new DeltaWeights([layer], null) };
    }
}

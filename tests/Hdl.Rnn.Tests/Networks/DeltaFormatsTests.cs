using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Tests.Networks;

public sealed class DeltaFormatsTests
{
    private static readonly DeltaFormats Edge = new(8, 8, 8, 7, 24, 4);

    [Theory]
    [InlineData(5, 1, 2)] // 2.5: to the even below
    [InlineData(7, 1, 4)] // 3.5: to the even above
    [InlineData(-5, 1, -2)]
    [InlineData(-7, 1, -4)]
    [InlineData(6, 2, 2)] // 1.5
    [InlineData(10, 2, 2)] // 2.5
    [InlineData(11, 2, 3)]
    [InlineData(-11, 2, -3)]
    [InlineData(13, 0, 13)]
    public void Half_goes_to_even(long value, int shift, long expected) =>
        Assert.Equal(expected, DeltaFormats.Round(value, shift));

    // delta_rnn, section 2.2: 1,759 entries (+-879) and 1,061 (+-530).
    [Fact]
    public void Gates_change_within_the_ranges_of_the_published_tables()
    {
        var tables = new GateTables(Edge);
        Assert.Equal((0, 1, 8, 15, 16), (
            tables.Sigmoid(-880), tables.Sigmoid(-879), tables.Sigmoid(0), tables.Sigmoid(879), tables.Sigmoid(880)));
        Assert.Equal((-16, -15, 0, 15, 16), (
            tables.Tanh(-531), tables.Tanh(-530), tables.Tanh(0), tables.Tanh(530), tables.Tanh(531)));
    }

    [Theory]
    [InlineData(4, 8, 16)] // 2 L = a: as it is
    [InlineData(2, 8, 1)] // a shift left
    [InlineData(6, 8, 16 * 16)]
    public void A_product_of_gates_becomes_a_value(int gateFrac, int actFrac, long product) =>
        Assert.Equal(16, new DeltaFormats(8, actFrac, 8, 7, 24, gateFrac).FromGates(product));
}

namespace Hdl.Flows.Tests;

public sealed class WrongBitTests
{
    private const string Found =
        "1235: m_axis beat 3: expected 1f, got 1e\n9875: m_axis beat 3: expected 1f, got 1e\n";

    [Fact]
    public void A_bit_found_in_both_passes_and_nothing_else_is_all() =>
        Assert.True(WrongBit.IsAll(Found + "FAIL: 2 errors, 40 of 40 comparisons\n"));

    [Fact]
    public void Of_a_bench_in_lockstep_one_error_is_all() =>
        Assert.True(WrongBit.IsAll("75: cycle 7: expected 0, got 1\nFAIL: 1 errors, 9 of 9 comparisons\n"));

    [Theory]
    [InlineData("FAIL: 3 errors, 40 of 40 comparisons")]
    [InlineData("FAIL: 2 errors, 39 of 40 comparisons")]
    [InlineData("PASS: 40 comparisons, 0 errors, 3 of 3 output ports compared")]
    [InlineData("")]
    public void Another_sum_is_not(string last) => Assert.False(WrongBit.IsAll($"{Found}{last}\n"));

    [Theory]
    [InlineData("9875: m_axis beat 4: expected 1f, got 1e")]
    [InlineData("9875: m_axis beat 3: expected 1f, got 1d")]
    [InlineData("9875: m_axis beat 3: expected 1f, got 0e")]
    [InlineData("9875: m_axis beat 3: expected 1f, got x")]
    [InlineData("9875: m_axis beat 3: expected 1f, got 1x")]
    [InlineData("9875: m_axis withdrew or changed beat 3")]
    public void Another_error_is_not(string second) =>
        Assert.False(WrongBit.IsAll(
            $"1235: m_axis beat 3: expected 1f, got 1e\n{second}\nFAIL: 2 errors, 40 of 40 comparisons\n"));

    [Fact]
    public void A_sum_without_errors_of_beats_is_not() =>
        Assert.False(WrongBit.IsAll("FAIL: 2 errors, 40 of 40 comparisons\n"));
}

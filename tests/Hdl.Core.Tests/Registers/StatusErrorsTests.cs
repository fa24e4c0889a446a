using Hdl.Core.Registers;

namespace Hdl.Core.Tests.Registers;

public sealed class StatusErrorsTests
{
    [Theory]
    [InlineData(new[] { 8 }, "{23'd0, errors_q, 8'd0}", "write_data[8]")]
    [InlineData(new[] { 8, 9, 10, 11 }, "{20'd0, errors_q, 8'd0}", "write_data[11:8]")]
    [InlineData(new[] { 9, 10 }, "{21'd0, errors_q, 9'd0}", "write_data[10:9]")]
    [InlineData(
        new[] { 8, 10, 11 }, "{20'd0, errors_q[2:1], 1'd0, errors_q[0], 8'd0}", "{write_data[11:10], write_data[8]}")]
    public void Errors_are_packed_and_the_places_between_read_0(int[] bits, string word, string written)
    {
        var errors = new StatusErrors(bits);

        Assert.Equal(bits.Length, errors.Width);
        Assert.Equal(word, errors.Word("errors_q"));
        Assert.Equal(written, errors.In("write_data"));
    }

    [Fact]
    public void Busy_is_bit_0() =>
        Assert.Equal("{20'd0, e, 8'd0, busy}", new StatusErrors([9, 10, 11]).Word("e", "busy"));

    [Fact]
    public void What_is_no_error_stands_beside_them() =>
        Assert.Equal("w[31:12], w[10:9], w[7:0]", new StatusErrors([8, 11]).Beside("w"));
}

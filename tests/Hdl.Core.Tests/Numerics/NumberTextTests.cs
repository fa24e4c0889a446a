using Hdl.Core.Configuration;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Tests.Parameters;

namespace Hdl.Core.Tests.Numerics;

/// <summary>A text is a number only as a whole.</summary>
public sealed class NumberTextTests
{
    [Theory]
    [InlineData("5\0")]
    [InlineData("\05")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("5\n")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+-5")]
    [InlineData("1,000")]
    [InlineData("\u0665")]
    [InlineData("99999999999999999999")]
    public void What_is_no_number_is_none_in_any_way(string text)
    {
        Assert.False(NumberText.TryNatural(text, out _));
        Assert.False(NumberText.TryWhole(text, out _));
        Assert.Throws<FormatException>(() => NumberText.Natural(text));
        Assert.Throws<FormatException>(() => NumberText.Whole(text));
    }

    [Theory]
    [InlineData("5\0")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("1 000")]
    [InlineData("0x5")]
    [InlineData("e5")]
    [InlineData("")]
    public void What_is_no_real_number_is_none(string text) => Assert.False(NumberText.TryReal(text, out _));

    [Fact]
    public void Numbers_are_read()
    {
        Assert.True(NumberText.TryNatural("0042", out int natural) && natural == 42);
        Assert.True(NumberText.TryWhole("-42", out long whole) && whole == -42);
        Assert.True(NumberText.TryHexadecimal("2a", out long hexadecimal) && hexadecimal == 42);
        Assert.True(NumberText.TryReal("-1.5e3", out double real) && real == -1500);
        Assert.False(NumberText.TryHexadecimal("2a\0", out _));
        Assert.False(NumberText.TryHexadecimal("FFFFFFFFFFFFFFFF", out _));
    }

    [Theory]
    [InlineData("lanes: \"5\\0\"\n")]
    [InlineData("seed: \"0x5\\0\"\n")]
    [InlineData("layers: [\"5\\0\", 3]\n")]
    [InlineData("layers: \"5,3\\0\"\n")]
    public void A_parameter_with_an_escaped_NUL_is_refused(string yaml)
    {
        var refusal = Assert.Throws<InvalidInputException>(() =>
            ParameterBinder.Bind(new SampleParameters(), YamlConfiguration.Parse(yaml, "x.yaml").Assignments));

        Assert.StartsWith("Not a ", Assert.Single(refusal.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_with_a_NUL_is_refused() => Assert.False(MeshSize.TryParse("4x4x4\0", out _));
}

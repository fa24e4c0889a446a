using Hdl.Core.Processes;

namespace Hdl.Core.Tests.Processes;

public sealed class EnvironmentVariableTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" ", " ")]
    [InlineData("x", "x")]
    public void An_empty_variable_counts_as_unset(string? value, string? expected)
    {
        const string name = "HDL_TEST_OF_VARIABLES";
        Environment.SetEnvironmentVariable(name, value);

        Assert.Equal(expected, EnvironmentVariable.Of(name));
    }

    [Theory]
    [InlineData("a b", "\"a b\"")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("$(x)", "'$(x)'")]
    [InlineData("a\"b'c", "'a\"b'\\''c'")]
    public void Words_for_the_shell_are_quoted(string text, string word) => Assert.Equal(word, ShellWord.Quoted(text));
}

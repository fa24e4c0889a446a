using Hdl.Core.Problems;
using Hdl.Core.Processes;

namespace Hdl.Core.Tests.Processes;

public sealed class ToolLimitTests
{
    [Theory]
    [InlineData("/usr/bin/npm", 600)]
    [InlineData("iverilog", 3_600)]
    [InlineData("g++", 14_400)]
    [InlineData("yosys", 86_400)]
    [InlineData("verilated/bench", 86_400)]
    public void Every_program_has_a_limit(string executable, int seconds) =>
        Assert.Equal(seconds, ToolLimit.Of(executable, null).TotalSeconds);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1728000", 1_728_000)]
    public void The_environment_s_is_that_of_all(string value, int seconds)
    {
        Assert.Equal(seconds, ToolLimit.Of("npm", value).TotalSeconds);
        Assert.Equal(seconds, ToolLimit.Of("yosys", value).TotalSeconds);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1728001")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1h")]
    [InlineData(" 1")]
    [InlineData("99999999999999999999")]
    public void What_is_no_number_of_seconds_is_refused(string value)
    {
        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => ToolLimit.Of("yosys", value)).Problems);

        Assert.Equal((ToolLimit.Variable, $"'{value}'"), (problem.Where, problem.Value));
    }
}

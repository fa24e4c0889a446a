using Hdl.Core.Parameters;

namespace Hdl.Core.Tests.Parameters;

public sealed class AssignmentTests
{
    [Fact]
    public void Pairs_are_separated_by_any_blanks_and_quotes_hold_a_value_together()
    {
        IEnumerable<(string, string)> pairs = Assignment.Parse(" lanes=4\t license='Apache-2.0 OR MIT'  network= ", "--set")
            .Select(assignment => (assignment.Key, assignment.Text));

        Assert.Equal([("lanes", "4"), ("license", "Apache-2.0 OR MIT"), ("network", "")], pairs);
    }

    [Fact]
    public void A_value_may_contain_an_equals_sign() => Assert.Equal("a=b", Assignment.Parse("network=a=b", "--set")[0].Text);

    [Theory]
    [InlineData("lanes", "Not a key=value pair")]
    [InlineData("=4", "Not a key=value pair")]
    [InlineData("lanes = 4", "Not a key=value pair")]
    [InlineData("license='MIT", "A quote is left open")]
    public void What_is_no_pair_is_refused(string text, string what)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => Assignment.Parse(text, "--set"));

        Assert.All(refusal.Problems, problem => Assert.Equal(what, problem.What));
    }
}

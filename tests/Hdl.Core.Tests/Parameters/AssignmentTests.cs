using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Core.Tests.Parameters;

public sealed class AssignmentTests
{
    [Fact]
    public void Pairs_are_separated_by_any_blanks_and_quotes_hold_a_value_together()
    {
        IEnumerable<(string, string)> pairs = Assignment
            .Parse(" lanes=4\t license='Apache-2.0 OR MIT'  network= ", "--set")
            .Select(assignment => (assignment.Key, assignment.Text));

        Assert.Equal([("lanes", "4"), ("license", "Apache-2.0 OR MIT"), ("network", "")], pairs);
    }

    [Fact]
    public void A_value_may_contain_an_equals_sign() =>
        Assert.Equal("a=b", Assignment.Parse("network=a=b", "--set")[0].Text);

    [Theory]
    [InlineData("model=it's.npz", "it's.npz")]
    [InlineData("model='my nets/a.npz'", "my nets/a.npz")]
    [InlineData("model='it''s mine/a.npz'", "it's mine/a.npz")]
    [InlineData("model=\"it's mine/a.npz\"", "it's mine/a.npz")]
    [InlineData("model=\"say \"\"a\"\".npz\"", "say \"a\".npz")]
    [InlineData("'model=my nets/a.npz'", "my nets/a.npz")]
    [InlineData("model=m\u00FCller/a=b.npz", "m\u00FCller/a=b.npz")]
    [InlineData("model=''", "")]
    [InlineData("model='\t'", "\t")]
    public void Paths_with_blanks_and_quotes_can_be_written(string text, string value)
    {
        Assignment assignment = Assert.Single(Assignment.Parse(text, "--set"));
        Assert.Equal(("model", value), (assignment.Key, assignment.Text));
    }

    [Theory]
    [InlineData("it's.npz")]
    [InlineData("'quoted'")]
    [InlineData("\"a\" and 'b'")]
    [InlineData("a  b")]
    [InlineData("''")]
    [InlineData("")]
    [InlineData("a=b'c d'\u00FC")]
    public void What_is_joined_is_read_back(string value)
    {
        string text = Assignment.Join([
            KeyValuePair.Create("a", "1"),
            KeyValuePair.Create("model", value),
            KeyValuePair.Create("b", "2"),
        ]);

        Assert.Equal(["1", value, "2"], Assignment.Parse(text, "--set").Select(assignment => assignment.Text));
    }

    [Fact]
    public void How_values_with_blanks_are_written_is_told() =>
        Assert.Contains(
            "put in quotes",
            Assert
                .Throws<InvalidInputException>(() => Assignment.Parse("model=a b/ok.npz", "--set"))
                .Problems[0]
                .Remedy,
            StringComparison.Ordinal);

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

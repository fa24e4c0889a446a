using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Core.Tests.Parameters;

public sealed class ParameterPageTests
{
    private const string End = "<!-- end of parameters -->";

    [Fact]
    public void A_table_has_a_row_for_each_parameter_and_each_group()
    {
        string[] rows = ParameterPage.Table(new PageParameters()).Split('\n');

        Assert.Equal("| key | unit | values | default | meaning |", rows[0]);
        Assert.Equal("| `depth` | words | 2..64 | 16 | Words \\| places |", rows[2]);
        Assert.Equal("| `kind` | | plain, folded | folded | Form |", rows[3]);
        Assert.Equal("| `steps` | | whole number or none, 1..9 | none | Steps |", rows[4]);
        Assert.Equal(
            "| **style** | | | | |", Assert.Single(rows, row => row.StartsWith("| **", StringComparison.Ordinal)));
        Assert.Contains(
            rows,
            row =>
                row.StartsWith(
                    "| `reset-style` | | async_low, sync_high, sync_low | async_low |", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void What_stands_between_the_marks_is_replaced_and_nothing_else(string ending)
    {
        string marks = $"<!-- parameters: a -->\nold | text\n{End}\n";
        string page = $"before\n{marks}between\n<!-- parameters: a -->\n{End}\nbehind";

        (string made, int tables) = ParameterPage.Refreshed(page.ReplaceLineEndings(ending), Find, "page.md");

        string table = $"<!-- parameters: a -->\n{ParameterPage.Table(new PageParameters())}{End}";
        Assert.Equal($"before\n{table}\nbetween\n{table}\nbehind".ReplaceLineEndings(ending), made);
        Assert.Equal((made, 2), ParameterPage.Refreshed(made, Find, "page.md"));
        Assert.Equal(2, tables);
    }

    [Theory]
    [InlineData("text\r\n")]
    [InlineData("Write `<!-- parameters: b -->`, then `<!-- end of parameters -->`.\n")]
    [InlineData("```\n<!-- parameters: b -->\n```\n")]
    public void A_page_without_marks_stays(string page) =>
        Assert.Equal((page, 0), ParameterPage.Refreshed(page, Find, "page.md"));

    [Fact]
    public void A_byte_order_mark_stays_before_the_first_line() =>
        Assert.StartsWith(
            "\uFEFF<!-- parameters: a -->\n| key |",
            ParameterPage.Refreshed($"\uFEFF<!-- parameters: a -->\n{End}", Find, "page.md").Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("<!-- parameters: b -->\n<!-- end of parameters -->", "A table of the parameters of no target", "b")]
    [InlineData("<!-- parameters: a -->\ntext", "A table of parameters that nothing ends", "parameters: a")]
    [InlineData("<!-- Parameters: a -->", "A mark that is written in another way", "Parameters")]
    [InlineData("  <!--  parameters: a -->", "A mark that is written in another way", "parameters")]
    [InlineData("<!-- parameters: a b -->", "A mark that is written in another way", "a b")]
    [InlineData("<!-- end of parameters -->", "A mark that is written in another way", "end of")]
    public void A_mark_that_cannot_be_followed_is_refused(string page, string what, string value)
    {
        Problem problem = Assert.Throws<InvalidInputException>(
            () => ParameterPage.Refreshed(page, Find, "page.md")).Problems[0];

        Assert.StartsWith(what, problem.What, StringComparison.Ordinal);
        Assert.Equal("page.md:1", problem.Where);
        Assert.Contains(value, problem.Value, StringComparison.Ordinal);
    }

    private static HdlParameters? Find(string name) => name == "a" ? new PageParameters() : null;

    private enum Kind
    {
        Plain,
        Folded,
    }

    private sealed record PageParameters : HdlParameters
    {
        [Parameter("Words | places", Unit = "words", Min = 2, Max = 64)]
        public int Depth { get; init; } = 16;

        [Parameter("Form")]
        public Kind Kind { get; init; } = Kind.Folded;

        [Parameter("Steps", Min = 1, Max = 9)]
        public int? Steps { get; init; }
    }
}

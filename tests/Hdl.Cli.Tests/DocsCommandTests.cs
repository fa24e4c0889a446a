namespace Hdl.Cli.Tests;

/// <summary>Tables of parameters in pages.</summary>
public sealed class DocsCommandTests : CommandTest
{
    private const string Empty = "# fifo\n\n<!-- parameters: fifo -->\n<!-- end of parameters -->\n";

    [Fact]
    public void Tables_are_written_and_then_fresh()
    {
        Directory.CreateDirectory(In("pages"));
        File.WriteAllText(In("pages/fifo.md"), Empty);
        File.WriteAllText(In("pages/other.md"), "no table\n");

        Assert.Equal(ExitCode.Failed, Hdl("docs", In("pages"), "--check").ExitCode);
        Assert.Equal(Empty, File.ReadAllText(In("pages/fifo.md")));
        Assert.Equal($"written: {In("pages/fifo.md")}", Hdl("docs", In("pages")).Output.Trim());
        Assert.Contains(
            "| `depth` | words | 2..4096 | 16 |", File.ReadAllText(In("pages/fifo.md")), StringComparison.Ordinal);
        Succeeds("docs", In("pages"), "--check");
    }

    [Theory]
    [InlineData("<!-- parameters: fifi -->\n<!-- end of parameters -->\n", "A table of the parameters of no target")]
    [InlineData("<!-- parameters: fifo -->\n", "A table of parameters that nothing ends")]
    [InlineData("\u00ff", "A page that is no text in UTF-8")]
    public void A_page_that_cannot_be_written_is_refused_and_stays(string text, string what)
    {
        Directory.CreateDirectory(In("pages"));
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes(text);
        File.WriteAllBytes(In("pages/page.md"), bytes);
        File.WriteAllText(In("pages/fifo.md"), Empty);

        Outcome outcome = Hdl("docs", In("pages"));

        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains(what, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(In("pages/page.md")));
        Assert.Equal(Empty, File.ReadAllText(In("pages/fifo.md")));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused() =>
        Assert.Equal(ExitCode.BadInput, Hdl("docs", In("pages")).ExitCode);
}

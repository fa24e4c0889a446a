using Hdl.Core.Verilog;

namespace Hdl.Core.Tests.Verilog;

public sealed class LineFolderTests
{
    private static readonly string Words = string.Join(' ', Enumerable.Repeat("abcdefghi", 9));

    [Fact]
    public void Lines_that_fit_are_left_alone()
    {
        string text = $"assign a = {new string('b', LineFolder.Columns - 12)};\n\n// done\n";

        Assert.Equal(LineFolder.Columns, text.IndexOf('\n', StringComparison.Ordinal));
        Assert.Equal(text, LineFolder.Fold(text));
    }

    [Fact]
    public void Code_is_continued_four_columns_further_in()
    {
        string text = $"  assign sum = {Words} + one;\n  assign b = c;\n";

        Assert.Equal(
            $"  assign sum = {Words[..^10]}\n      abcdefghi + one;\n  assign b = c;\n", LineFolder.Fold(text));
    }

    [Fact]
    public void What_is_too_long_of_a_sentence_moves_into_the_next_line_of_the_comment()
    {
        string text = $"  // Weights: {Words} of\n  // neurons.\n";

        Assert.Equal($"  // Weights: {Words[..^10]}\n  // abcdefghi of neurons.\n", LineFolder.Fold(text));
    }

    [Theory]
    [InlineData(".")]
    [InlineData(":")]
    public void A_sentence_that_ends_takes_a_line_of_its_own(string end)
    {
        string text = $"// Sets: {Words} of it{end}\n// Neurons.\n";

        Assert.Equal($"// Sets: {Words}\n// of it{end}\n// Neurons.\n", LineFolder.Fold(text));
    }

    [Fact]
    public void Text_is_folded_as_often_as_it_needs()
    {
        string folded = LineFolder.Fold($"// {Words} {Words} {Words}\nmodule m;\n");

        Assert.All(folded.Split('\n'), line => Assert.InRange(line.Length, 0, LineFolder.Columns));
        Assert.Equal($"{Words} {Words} {Words}".Split(' '), folded.Split('\n', ' ').Where(word => word == "abcdefghi"));
        Assert.EndsWith("\nmodule m;\n", folded, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("// Regenerate with: ")]
    [InlineData("//   iverilog ")]
    public void Commands_stay_one_line_and_nothing_is_moved_into_them(string start)
    {
        string command = $"{start}{Words} {Words}\n";

        Assert.Equal(command, LineFolder.Fold(command));
        Assert.Equal($"// {Words} and\n// more\n{command}", LineFolder.Fold($"// {Words} and more\n{command}"));
    }

    [Fact]
    public void No_cut_falls_within_quotes_and_none_leaves_a_blank_at_an_end()
    {
        string text = $"  $display(first,  \"{Words[..^10]}\", second);\n";

        Assert.Equal($"  $display(first,\n      \"{Words[..^10]}\", second);\n", LineFolder.Fold(text));
    }

    [Fact]
    public void A_line_without_a_blank_stays()
    {
        string text = $"{new string('a', 2 * LineFolder.Columns)}\n";

        Assert.Equal(text, LineFolder.Fold(text));
    }
}

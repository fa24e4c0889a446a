using Hdl.Core.Problems;

namespace Hdl.Core.Tests.Problems;

public sealed class SuggestionTests
{
    private static readonly string[] Keys = ["lanes", "layers", "datapath", "leak-shift", "potential-width"];

    [Theory]
    [InlineData("lane", "lanes")]
    [InlineData("laens", "lanes")]
    [InlineData("layer", "layers")]
    [InlineData("data-path", "datapath")]
    [InlineData("potential_width", "potential-width")]
    [InlineData("leakshift", "leak-shift")]
    public void The_nearest_name_is_suggested(string written, string meant) =>
        Assert.Equal(meant, Suggestion.Nearest(written, Keys));

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("clock-frequency")]
    public void A_name_that_is_near_to_none_gets_no_suggestion(string written) =>
        Assert.Null(Suggestion.Nearest(written, Keys));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    public void Distance_counts_insertions_deletions_substitutions_and_swaps(string from, string to, int distance)
    {
        Assert.Equal(distance, Suggestion.Distance(from, to));
        Assert.Equal(distance, Suggestion.Distance(to, from));
    }
}

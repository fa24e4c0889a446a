using Hdl.Cli;
using Hdl.Core.Parameters;

namespace Hdl.Architecture.Tests;

/// <summary>
/// Pages can be read in a terminal, are found from their index, and their tables of parameters are those of the
/// records.
/// </summary>
public sealed class DocumentTests
{
    private const int MostColumns = 160;

    private static readonly TargetCatalog Catalog = new();

    public static TheoryData<string> Pages =>
        [.. Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal))];

    public static TheoryData<string> Targets => [.. Catalog.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Lines_have_160_columns_at_most(string page)
    {
        bool quoted = false;
        List<string> offences = [];
        foreach ((int index, string line) in Repository.Read(page).Split('\n').Index())
        {
            quoted ^= line.StartsWith("```", StringComparison.Ordinal);
            // Output of programs stands as it is printed; a row of a table and a picture are one line in Markdown.
            if (line.Length > MostColumns
                && !quoted
                && !line.StartsWith('|')
                && !line.StartsWith("![", StringComparison.Ordinal))
            {
                offences.Add($"{page}:{index + 1}: {line.Length} columns");
            }
        }

        Assert.Empty(offences);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_target_has_a_page_with_its_parameters(string target) =>
        Assert.Single(
            DocumentPages(),
            page => Repository.Read(page).Contains(ParameterPage.MarkOf(target), StringComparison.Ordinal));

    [Fact]
    public void Every_table_of_parameters_is_that_of_the_record()
    {
        HdlParameters? Defaults(string name) =>
            Catalog.All.FirstOrDefault(target => target.Name == name)?.Presets[0].Parameters;

        // `make docs` writes them.
        Assert.All(
            DocumentPages(),
            page => Assert.Equal(
                ParameterPage.Refreshed(Repository.Read(page), Defaults, page).Text, Repository.Read(page)));
    }

    [Fact]
    public void Every_page_is_in_the_index()
    {
        string index = Repository.Read("docs/README.md");

        Assert.All(
            DocumentPages().Select(path => Path.GetFileName(path)).Where(name => name != "README.md"),
            name => Assert.Contains($"({name})", index, StringComparison.Ordinal));
    }

    private static IEnumerable<string> DocumentPages() =>
        Repository.Files.Where(path =>
            path.StartsWith("docs/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal));
}

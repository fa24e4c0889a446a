using System.Text.RegularExpressions;
using Hdl.Cli;
using Hdl.Core.Writing;

namespace Hdl.Architecture.Tests;

/// <summary>What the tree looks like.</summary>
public sealed partial class TreeTests
{
    private const int LongestSource = 400;
    private const int LongestTemplate = 200;

    private static readonly string[] TopLevel =
    [
        ".ci",
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        "CHANGELOG.md",
        "CITATION.cff",
        "CONTRIBUTING.md",
        "Directory.Build.props",
        "Directory.Build.targets", "Directory.Packages.props", "Hdl.sln",
        "LICENSE",
        "Makefile",
        "README.md",
        "bench",
        "cocosim",
        "docs",
        "models",
        "rtl-out",
        "src",
        "template",
        "templates",
        "tests",
    ];

    [Fact]
    public void No_template_declares_a_port()
    {
        // Ports are declared in C#, once; what a template wrote beside that could differ from benches, shim and
        // IP-XACT.
        Assert.All(
            Repository.Files.Where(path => path.EndsWith(".sbn", StringComparison.Ordinal)),
            path => Assert.DoesNotMatch(@"(?m)^\s*(input|output|inout)\s+(wire|reg)\b", Repository.Read(path)));
    }

    [Fact]
    public void The_top_level_holds_what_the_architecture_names_and_nothing_else()
    {
        Assert.Subset(TopLevel.ToHashSet(), Repository.Files.Select(path => path.Split('/')[0]).ToHashSet());
    }

    [Fact]
    public void No_source_file_is_longer_than_four_hundred_lines()
    {
        Assert.Empty(
            TooLong(Repository.Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)), LongestSource));
    }

    [Fact]
    public void No_template_is_longer_than_two_hundred_lines()
    {
        Assert.Empty(
            TooLong(Repository.Files.Where(path => path.EndsWith(".sbn", StringComparison.Ordinal)), LongestTemplate));
    }

    [Fact]
    public void Every_template_is_used_by_a_generator()
    {
        IEnumerable<string> templates = Repository.Files.Where(path =>
            path.StartsWith("templates/", StringComparison.Ordinal) && path.EndsWith(".v.sbn", StringComparison.Ordinal)
        );

        // templates/ mirrors src/: a template lies with the package whose generators use it.
        Assert.All(
            templates,
            path =>
                Assert.Contains(
                    $"\"{Path.GetFileName(path)[..^".v.sbn".Length]}\"",
                    string.Concat(Repository.Sources($"src/{path.Split('/')[1]}").Select(Repository.Read))));
    }

    [Fact]
    public void Every_partial_is_used_by_a_template()
    {
        string templates = string.Concat(
            Repository.Files.Where(path => path.EndsWith(".sbn", StringComparison.Ordinal)).Select(Repository.Read));
        IEnumerable<string> names = Repository
            .Files.Where(path =>
                path.StartsWith("templates/", StringComparison.Ordinal)
                && path.Contains("/partials/", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.All(names, name => Assert.Contains($"include '{name}'", templates, StringComparison.Ordinal));
    }

    [Fact]
    public void No_two_types_have_one_name()
    {
        IEnumerable<string> twice = Repository
            .Assemblies.SelectMany(name => System.Reflection.Assembly.Load(name).GetTypes())
            .Where(type => !type.IsNested && type.Namespace?.StartsWith("Hdl.", StringComparison.Ordinal) == true)
            .GroupBy(type => type.Name)
            .Where(types => types.Count() > 1)
            .Select(types => string.Join(", ", types.Select(type => type.FullName)));

        Assert.Empty(twice);
    }

    [Fact]
    public void Every_target_has_committed_output()
    {
        IEnumerable<string> missing = new TargetCatalog()
            .All.Select(target => $"rtl-out/{target.Name}/{Manifest.FileName}")
            .Where(path => !Repository.Files.Contains(path));

        Assert.Empty(missing);
    }

    [Fact]
    public void Nothing_is_left_undone_in_the_sources()
    {
        IEnumerable<string> undone = Repository
            .Files.Where(path =>
                path.StartsWith("src/", StringComparison.Ordinal)
                || path.StartsWith("templates/", StringComparison.Ordinal)
                || path.StartsWith("cocosim/", StringComparison.Ordinal))
            .Where(path => Undone().IsMatch(Repository.Read(path)));

        Assert.Empty(undone);
    }

    private static IEnumerable<string> TooLong(IEnumerable<string> paths, int limit) =>
        from path in paths
        let lines = Repository.Read(path).AsSpan().Count('\n')
        where lines > limit
        select $"{path}: {lines} lines";

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|NotImplementedException)\b")]
    private static partial Regex Undone();
}

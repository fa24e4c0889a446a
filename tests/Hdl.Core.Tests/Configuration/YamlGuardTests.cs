using Hdl.Core.Configuration;
using Hdl.Core.Problems;

namespace Hdl.Core.Tests.Configuration;

/// <summary>Configurations that would take all memory or the stack, were they loaded.</summary>
public sealed class YamlGuardTests
{
    public static TheoryData<string, string> Hostile =>
        new()
        {
            { "An anchor", "style: &a\n  x: *a\n" },
            { "An anchor", "a: &a {x: 1}\nb: &b {x: *a, y: *a}\n" },
            { "Nested too deep", "layers: " + new string('[', 200_000) },
            {
                "Nested too deep",
                "style:\n" + string.Concat(Enumerable.Range(1, 200).Select(depth => new string(' ', depth) + "a:\n"))
            },
            { "A second document", "lanes: 2\n---\nlanes: 3\n" },
            { "A tag", "lanes: !!python/object:os.system 2\n" },
            { "A control character", "lanes: \0 2\n" },
            { "The configuration is too long", new string('#', YamlGuard.MaxLength + 1) },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_configuration_is_refused_before_it_is_loaded(string what, string text)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => YamlConfiguration.Parse(text, "x.yaml"));
        Assert.Equal(what, Assert.Single(refusal.Problems).What);
    }

    [Fact]
    public void Sections_and_lists_pass() =>
        Assert.Equal(
            2, YamlConfiguration.Parse("layers: [784, 10]\nstyle:\n  license: MIT\n", "x.yaml").Assignments.Count);
}

using System.Text.Json;
using Hdl.Core.Parameters;

namespace Hdl.Cli.Tests;

public sealed class ListingTests : CommandTest
{
    private readonly TargetCatalog _catalog = new();

    [Fact]
    public void Every_target_is_listed_with_its_presets()
    {
        Outcome outcome = Hdl("targets");

        Assert.Equal(0, outcome.ExitCode);
        Assert.All(_catalog.All, target =>
        {
            string line = Assert.Single(outcome.Output.Split('\n'), line => line.StartsWith($"  {target.Name} "));
            Assert.All(target.Presets, preset => Assert.Contains(preset.Name, line));
            Assert.Contains(target.Summary, line);
        });
    }

    [Fact]
    public void A_target_is_listed_with_unit_range_default_and_meaning_of_every_parameter()
    {
        Assert.All(
            _catalog.All,
            target =>
            {
                // The presets, listed last, may be called as a parameter is.
                string[] lines = HdlHere("targets", target.Name).Output.Split("\nPresets\n")[0].Split('\n');
                Assert.All(
                    ParameterSchema.Of(target.Presets[0].Parameters.GetType()).Parameters,
                    parameter =>
                    {
                        string line = Assert.Single(lines, line => line.StartsWith($"  {parameter.Key} "));
                        Assert.All(
                            [
                                parameter.Unit,
                                parameter.Range,
                                parameter.TextIn(target.Presets[0].Parameters),
                                parameter.Description,
                            ],
                            text => Assert.Contains(text, line));
                    });
            });
    }

    [Fact]
    public void The_listing_exists_as_json_too()
    {
        using JsonDocument document = JsonDocument.Parse(Hdl("targets", "--json").Output);

        Assert.Equal(
            _catalog.All.Select(target => target.Name),
            document.RootElement.EnumerateArray().Select(entry => entry.GetProperty("name").GetString()));
    }

    [Fact]
    public void Every_target_explains_its_defaults()
    {
        Assert.All(
            _catalog.All,
            target =>
            {
                Outcome outcome = HdlHere("explain", target.Name);
                Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
                Assert.All(
                    target.Explain(target.Presets[0].Parameters),
                    figure => Assert.Contains(figure.Value, outcome.Output));
            });
    }

    [Theory]
    [InlineData("targets")]
    [InlineData("targets", Target)]
    [InlineData("explain", Target)]
    [InlineData("gen", "no_such_target")]
    public void Redirected_output_carries_no_escape_codes_and_no_line_is_wrapped(params string[] arguments)
    {
        Outcome outcome = Hdl(arguments);

        Assert.DoesNotContain('\e', outcome.Output + outcome.Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("gen", "--help")]
    [InlineData("--version")]
    public void Help_and_version_end_well(params string[] arguments)
    {
        Outcome outcome = Hdl(arguments);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.NotEqual("", outcome.Output);
    }

    [Fact]
    public void Every_preset_of_every_target_is_valid_and_the_first_is_the_default()
    {
        Assert.All(_catalog.All, target =>
        {
            Assert.Equal("default", target.Presets[0].Name);
            Assert.All(target.Presets, preset => Assert.Empty(preset.Parameters.Validate()));
        });
    }
}

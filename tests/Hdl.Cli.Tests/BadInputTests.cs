namespace Hdl.Cli.Tests;

/// <summary>
/// Bad input ends with exit code 2, one message that says what, where and what to do, and nothing changed.
/// </summary>
public sealed class BadInputTests : CommandTest
{
    [Theory]
    [InlineData("Unknown target", "Did you mean 'skid_buffer'?", "gen", "skid_bufer")]
    [InlineData("Unknown target", "'hdl targets' lists them", "explain", "")]
    [InlineData("Unknown preset", "default", "gen", Target, "--preset", "zzzzzzzz")]
    [InlineData("Unknown command", "Did you mean 'gen'?", "gne")]
    [InlineData("Unknown parameter", "Did you mean 'data-width'?", "gen", Target, "--set", "data-with=8")]
    [InlineData("Not a whole number", "Write a whole number", "gen", Target, "--set", "data-width=wide")]
    [InlineData("Out of range", "Choose 1..4096", "gen", Target, "--set", "data-width=0")]
    [InlineData("Given twice", "Give it once", "gen", Target, "--set", "data-width=1", "--set", "data-width=2")]
    [InlineData("Not a key=value pair", "key=value", "gen", Target, "--set", "data-width")]
    [InlineData("Not a choice", "Did you mean 'sync_high'?", "gen", Target, "--set", "reset-style=sync-high")]
    [InlineData("No such file", "YAML file", "gen", Target, "--config", "none.yaml")]
    [InlineData("This is a folder", "YAML file", "gen", Target, "--config", ".")]
    [InlineData("Required argument", "--help", "gen")]
    [InlineData("Unrecognized command or argument '--frobnicate'", "--help", "gen", Target, "--frobnicate")]
    [InlineData("Cannot parse argument 'x' for option '--map-width'", "--help", "analyze", "f.npy", "--map-width", "x")]
    [InlineData("Cannot parse argument 'x' for option '--run-width'", "--help", "analyze", "f.npy", "--run-width", "x")]
    [InlineData("Cannot parse argument 'x' for option '--steps'", "--help", "maps", "mnist", "--steps", "x")]
    [InlineData("Cannot parse argument 'x' for option '--values'", "--help", "regress", "--values", "x")]
    [InlineData("Cannot parse argument 'x' for option '--effort'", "--help", "cosim", Target, "--effort", "x")]
    [InlineData("Cannot parse argument 'x' for option '--seed'", "--help", "cosim", Target, "--seed", "x")]
    public void A_mistake_is_explained(string what, string remedy, params string[] arguments)
    {
        Outcome outcome = HdlHere(arguments);

        AssertRefused(outcome, what, remedy);
        Assert.Empty(Snapshot(Root));
    }

    [Theory]
    [InlineData("data-width: [", "Not valid YAML", "1 | data-width: [")]
    [InlineData("preset: default\ndata-width: wide\n", "Not a whole number", "bad.yaml:2:1: data-width")]
    [InlineData("style:\n  reset: low\n", "Unknown parameter", "bad.yaml:2:3: style.reset")]
    [InlineData("preset: huge\n", "Unknown preset", "'huge'")]
    [InlineData("just some words", "Not a mapping", "bad.yaml:1:1")]
    public void A_mistake_in_a_configuration_is_shown_with_its_line(string yaml, string what, string where)
    {
        File.WriteAllText(In("bad.yaml"), yaml);

        Outcome outcome = HdlHere("gen", Target, "--config", "bad.yaml");

        AssertRefused(outcome, what, where);
        Assert.Equal(["bad.yaml"], Snapshot(Root).Keys);
    }

    [Fact]
    public void Every_mistake_is_reported_not_only_the_first()
    {
        Outcome outcome = HdlHere("gen", Target, "--set", "data-width=0 reset-style=x licence=MIT");

        Assert.Equal(3, outcome.Error.Split('\n').Count(line => line.StartsWith("error: ")));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("file/below")]
    public void An_output_folder_that_is_a_file_is_refused(string output)
    {
        File.WriteAllText(In("file"), "precious");

        AssertRefused(HdlHere("gen", Target, "-o", output), "The output folder is a file", "Choose another folder");
        Assert.Equal("precious", File.ReadAllText(In("file")));
    }

    [Fact]
    public void An_output_folder_that_cannot_be_written_is_refused()
    {
        // Nobody may create a folder here, not even the superuser.
        AssertRefused(
            HdlHere("gen", Target, "-o", "/proc/hdl-output"), "The output folder cannot be created",
            "Choose another folder");
    }

    [Fact]
    public void A_folder_full_of_hand_written_files_is_refused()
    {
        Succeeds("gen", Target, "-o", "out");
        File.Delete(In("out/manifest.json"));
        var before = Snapshot(Root);

        AssertRefused(
            HdlHere("gen", Target, "-o", "out"), "Would overwrite what no generation wrote", "choose another folder");
        Assert.Equal(before, Snapshot(Root));
    }

    private static void AssertRefused(Outcome outcome, string what, string remedy)
    {
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Contains(what, outcome.Error);
        Assert.Contains(remedy, outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
    }
}

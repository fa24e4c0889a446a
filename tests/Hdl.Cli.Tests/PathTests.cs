namespace Hdl.Cli.Tests;

/// <summary>
/// Paths with letters of any language, blanks and quotes are paths like others, wherever they are given.
/// </summary>
public sealed class PathTests : CommandTest
{
    private const string Folder = "m\u00FCller's \"nets\" $(id)";
    private const string Model = $"{Folder}/\u00E9 1.json";

    [Fact]
    public void A_model_at_any_path_gives_ASCII_files_that_make_themselves_again()
    {
        Directory.CreateDirectory(In(Folder));
        File.Copy(Path.Combine(HdlProcess.Repository, "models/mnist.json"), In(Model));

        Succeeds("gen", "twsnn", "--set", $"model='{Model.Replace("'", "''", StringComparison.Ordinal)}'", "-o", "a");
        Succeeds("gen", "twsnn", "--config", "a/parameters.yaml", "-o", "b");

        Assert.Equal(Snapshot(In("a")), Snapshot(In("b")));
        // A device tree is indented by tabs.
        Assert.All(
            Directory.GetFiles(In("a")),
            file => Assert.All(File.ReadAllBytes(file), value => Assert.InRange(value, (byte)'\t', (byte)'~')));
        Assert.Contains(
            "// Regenerate with: make gen TARGET=twsnn CONFIG=parameters.yaml\n",
            File.ReadAllText(In("a/twsnn.v")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("license='(MIT'", "A parenthesis is left open")]
    [InlineData("license=..", "not on the SPDX licence list")]
    [InlineData("data-width=4 model=a b/ok.npz", "put in quotes")]
    public void Mistakes_in_texts_are_explained(string set, string remedy)
    {
        Outcome outcome = HdlHere("explain", Target, "--set", set);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(remedy, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_follow_links_and_keep_them()
    {
        File.WriteAllBytes(In("in.idx"), [0, 0, 8, 1, 0, 0, 0, 3, 1, 0, 2]);
        File.WriteAllText(In("target.svg"), "old");
        File.CreateSymbolicLink(In("link.svg"), "target.svg");
        File.CreateSymbolicLink(In("link.csv"), "new.csv");

        Succeeds("analyze", "in.idx", "--plot", "link.svg");
        Succeeds(
            "noc", "sweep", "--mesh", "2x1x1", "--loads", "0.1", "--window", "100", "--warm-up", "0", "--csv",
            "link.csv");

        Assert.StartsWith("<svg", File.ReadAllText(In("target.svg")), StringComparison.Ordinal);
        Assert.NotEmpty(File.ReadAllText(In("new.csv")));
        Assert.Equal(
            ("target.svg", "new.csv"),
            (new FileInfo(In("link.svg")).LinkTarget, new FileInfo(In("link.csv")).LinkTarget));
        Assert.Equal(5, Directory.GetFiles(Root).Length);
    }

    [Fact]
    public void An_empty_variable_of_the_environment_counts_as_unset()
    {
        var empty = new Dictionary<string, string?> { ["HDL_CACHE"] = "", ["NO_COLOR"] = "", ["PATH"] = In("none") };

        // No tool is found, which is told after the cache was looked for.
        using HdlProcess process = HdlProcess.Start(HdlProcess.Executable, Root, empty, "cosim", Target);

        Assert.Equal(3, process.Wait().ExitCode);
    }
}

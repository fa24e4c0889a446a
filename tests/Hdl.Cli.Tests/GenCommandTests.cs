using Hdl.Core.Writing;

namespace Hdl.Cli.Tests;

public sealed class GenCommandTests : CommandTest
{
    [Fact]
    public void A_target_is_written_below_rtl_out_by_default()
    {
        Outcome outcome = Hdl("gen", Target);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        AssertWhole(In("rtl-out/skid_buffer"));
        Assert.Contains("into rtl-out/skid_buffer/", outcome.Output);
        Assert.Matches("generated in [0-9.]+ s", outcome.Output);
    }

    [Fact]
    public void Set_overrides_the_configuration_which_overrides_the_preset()
    {
        File.WriteAllText(In("my.yaml"), "preset: default\ndata-width: 8\nstyle:\n  reset-style: sync_high\n");

        Succeeds("gen", Target, "--config", "my.yaml", "--set", "data-width=16", "-o", "out");

        Assert.Equal(
            "make gen TARGET=skid_buffer SET=\"data-width=16 reset-style=sync_high\"",
            Manifest.Read(In("out"))!.Command);
    }

    [Theory]
    [InlineData("--set", "data-width=16 reset-style=sync_high")]
    [InlineData("--set", "data-width=16", "reset-style=sync_high")]
    [InlineData("--set", "data-width=16", "--set", "style.reset-style=sync_high")]
    [InlineData("-s", "data-width=0x10", "-s", "reset-style=sync_high")]
    public void Assignments_may_be_given_in_several_ways(params string[] options)
    {
        Succeeds(["gen", Target, .. options, "-o", "out"]);

        Assert.Equal(
            "make gen TARGET=skid_buffer SET=\"data-width=16 reset-style=sync_high\"",
            Manifest.Read(In("out"))!.Command);
    }

    [Fact]
    public void The_parameters_file_fed_back_gives_the_same_bytes()
    {
        Succeeds("gen", Target, "--set", "data-width=5 license='Apache-2.0 OR MIT'", "-o", "a");
        Succeeds("gen", Target, "--config", "a/parameters.yaml", "-o", "b");

        Assert.Equal(Snapshot(In("a")), Snapshot(In("b")));
    }

    [Fact]
    public void A_check_passes_on_fresh_output_and_names_what_is_stale()
    {
        Succeeds("gen", Target);
        Succeeds("gen", Target, "--check");
        string file = Directory.GetFiles(In("rtl-out/skid_buffer"), "*.v")[0];
        File.AppendAllText(file, "\n");

        Outcome stale = Hdl("gen", Target, "--check");

        Assert.Equal(1, stale.ExitCode);
        Assert.Contains($"{Path.GetFileName(file)} differs", stale.Error);
        Assert.EndsWith("regenerate with: make gen TARGET=skid_buffer\n", stale.Output);
        Assert.EndsWith("\n\n", File.ReadAllText(file));
    }

    [Fact]
    public void Names_of_a_manifest_are_shown_without_what_moves_a_terminal()
    {
        Succeeds("gen", Target);
        string path = In($"rtl-out/skid_buffer/{Manifest.FileName}");
        string manifest = File.ReadAllText(path);
        File.WriteAllText(
            path, manifest.Replace("skid_buffer.sdc\"", "a\\u001b[31m\\nb\"", StringComparison.Ordinal));

        Outcome stale = Hdl("gen", Target, "--check");

        Assert.Equal(ExitCode.Failed, stale.ExitCode);
        Assert.Contains("a?[31m?b", stale.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', stale.Error);
    }

    [Fact]
    public void A_check_of_a_folder_elsewhere_says_how_to_make_that_one_again()
    {
        Succeeds("gen", Target, "-o", "mine");

        Outcome stale = Hdl("gen", Target, "-o", "mine", "--set", "data-width=9", "--check");

        Assert.Equal(1, stale.ExitCode);
        Assert.EndsWith("regenerate with: make gen TARGET=skid_buffer SET=\"data-width=9\" OUT=mine\n", stale.Output);
    }

    [Fact]
    public void All_writes_the_default_preset_of_every_target()
    {
        Succeeds("gen", "all", "-o", "everything");

        Assert.Equal(
            new TargetCatalog().All.Select(target => target.Name),
            Directory
                .GetDirectories(In("everything"))
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal));
        Assert.Equal(2, Hdl("gen", "all", "--set", "data-width=8").ExitCode);
    }

    [Fact]
    public void Text_that_is_not_a_pair_is_never_read_as_a_file_of_arguments()
    {
        File.WriteAllText(In("arguments"), "--check");

        Outcome outcome = Hdl("gen", "@arguments");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("'@arguments'", outcome.Error);
    }
}

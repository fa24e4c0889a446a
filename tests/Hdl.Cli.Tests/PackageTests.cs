namespace Hdl.Cli.Tests;

/// <summary>
/// What an outsider does with the packages, outside the tree: a project from the template, its test, its program, the
/// same targets as a plug-in, and the tool. The packages come from a folder; what they need, from what the build has
/// restored.
/// </summary>
public sealed class PackageTests : CommandTest
{
    private const string Name = "my_block";

    [Fact]
    public void A_block_of_ones_own_comes_as_far_as_co_simulation()
    {
        Dotnet(HdlProcess.Repository, "pack", "Hdl.sln", "-c", "Release", "--no-build", "-o", In("feed"));
        Dotnet(
            HdlProcess.Repository, "pack", "src/Hdl.Cli", "-c", "Release", "-p:Tool=true", "--no-build", "-o",
            In("feed"));
        File.WriteAllText(
            In("nuget.config"),
            $"""<configuration><packageSources><clear /><add key="hdl" value="{In("feed")}" /></packageSources></configuration>""");

        Dotnet(Root, "new", "install", Path.Combine(HdlProcess.Repository, "template", "hdl-block"));
        Dotnet(Root, "new", "hdl-block", "-n", Name);
        Dotnet(In(Name), "build", "tests/MyBlock.Tests", $"-p:RestoreFallbackFolders={Restored}");
        Dotnet(In(Name), "test", "tests/MyBlock.Tests", "--no-build");

        string program = Path.Combine(In(Name), "bin", "Debug", "net10.0", "MyBlock");
        Run(program, In(Name), "gen", Name);
        AssertWhole(Path.Combine(In(Name), "rtl-out", Name));
        Assert.Contains(
            "0 mismatches", Run(program, In(Name), "cosim", Name, "--preset", "narrow").Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "(100.0 %), 0 survivors not explained", Run(program, In(Name), "mutate", Name).Output,
            StringComparison.Ordinal);
        // Reasons of faults that nothing can show travel with the packages.
        Assert.Contains(
            ", 0 survivors not explained", Run(program, In(Name), "mutate", "spike_counter", "--preset", "pair").Output,
            StringComparison.Ordinal);

        string[] plugin = ["--plugin", $"{program}.dll"];
        Succeeds([.. plugin, "gen", Name]);
        AssertWhole(Path.Combine(In("rtl-out"), Name));
        Assert.Equal(ExitCode.BadInput, Hdl([.. plugin, .. plugin, "targets"]).ExitCode);

        Dotnet(Root, "tool", "install", "Hdl.Tool", "--tool-path", In("tools"), "--configfile", In("nuget.config"));
        Run(In("tools/hdl"), Root, "gen", Target);
        AssertWhole(Path.Combine(In("rtl-out"), Target));
    }

    [Theory]
    [InlineData("missing.dll", "No such file")]
    [InlineData("text.dll", "A plug-in that is no .NET assembly")]
    [InlineData("CliWrap.dll", "A plug-in without a target")]
    [InlineData("", "A plug-in without a file")]
    public void A_file_that_is_no_plug_in_is_refused(string file, string what)
    {
        File.WriteAllText(In("text.dll"), "no assembly");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "CliWrap.dll"), In("CliWrap.dll"));

        Outcome outcome = Hdl("--plugin", file, "targets");

        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains(what, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    // Where the build of this tree found the packages of others.
    private static string Restored { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private void Dotnet(string folder, params string[] arguments) => Run("dotnet", folder, arguments);

    private Outcome Run(string program, string folder, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(HdlProcess.SharedCache)
        {
            // Nothing of it stays: packages of this version are made anew by every run.
            ["NUGET_PACKAGES"] = In("packages"),
            ["DOTNET_CLI_HOME"] = In("home"),
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
        };
        if (folder == HdlProcess.Repository)
        {
            environment["NUGET_PACKAGES"] = Restored;
        }

        using HdlProcess process = HdlProcess.Start(program, folder, environment, arguments);
        Outcome outcome = process.Wait();
        Assert.True(
            outcome.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{outcome.Output}\n{outcome.Error}");
        return outcome;
    }
}

namespace Hdl.Cli.Tests;

/// <summary>The folder for temporary files, as TMPDIR names it.</summary>
public sealed class TemporaryPlaceTests : CommandTest
{
    public static TheoryData<string> Commands => ["lint", "asic", "activity", "fpga", "cosim"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void One_that_is_missing_is_named(string command)
    {
        Outcome outcome = With(In("missing"), command, Target);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("error: The folder for temporary files cannot be used\n  where:  TMPDIR\n", outcome.Error);
        Assert.Contains($"'{In("missing")}/': no such folder", outcome.Error);
    }

    [Fact]
    public void One_that_is_a_file_is_named()
    {
        File.WriteAllText(In("file"), "");

        Outcome outcome = With(In("file"), "lint", Target);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("TMPDIR", outcome.Error);
        Assert.Contains("a file", outcome.Error);
    }

    [Fact]
    public void One_that_cannot_be_written_is_named()
    {
        // Nobody can create a file there, whoever runs the tests.
        Outcome outcome = With("/proc/self", "lint", Target);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("TMPDIR", outcome.Error);
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("$HOME;x")]
    public void One_whose_name_tools_would_take_for_commands_is_named(string name)
    {
        Outcome outcome = With(Directory.CreateDirectory(In(name)).FullName, "asic", Target);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("TMPDIR", outcome.Error);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("müller")]
    public void One_with_an_unusual_name_serves_every_tool(string name)
    {
        string place = Directory.CreateDirectory(In(name)).FullName;
        string[][] commands =
        [
            ["lint", Target],
            ["asic", Target, "--set", "data-width=2", "--no-power", "-o", "out"],
            ["fpga", Target, "--set", "data-width=2", "--device", "hx8k", "-o", "out/x.bin"],
            ["cosim", Target],
            ["activity", Target],
        ];
        foreach (string[] command in commands)
        {
            Outcome outcome = With(place, command);
            Assert.True(outcome.ExitCode == 0, $"{string.Join(' ', command)}: {outcome.Output}{outcome.Error}");
        }

        Assert.DoesNotContain(
            Directory.GetFileSystemEntries(place),
            path => Path.GetFileName(path).StartsWith("hdl-", StringComparison.Ordinal));
    }

    private Outcome With(string place, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(HdlProcess.SharedCache) { ["TMPDIR"] = place };
        using HdlProcess process = HdlProcess.Start(HdlProcess.Executable, Root, environment, arguments);
        return process.Wait();
    }
}

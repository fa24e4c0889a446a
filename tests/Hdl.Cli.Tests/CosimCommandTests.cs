using Microsoft.Extensions.DependencyInjection;

namespace Hdl.Cli.Tests;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class CosimCommandTests : CommandTest
{
    [Fact]
    public void A_block_that_agrees_with_its_model_passes()
    {
        Outcome outcome = Hdl("cosim", Target, "--seed", "7");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("skid_buffer, preset default, seed 7", outcome.Output);
        Assert.Matches("0 mismatches in [0-9,]+ transactions", outcome.Output);
        Assert.False(Directory.Exists(In(".build/waves")));
    }

    [Fact]
    public async Task A_mismatch_fails_and_prints_how_to_see_it_again()
    {
        // A link stays one: what it leads to is written.
        string waveform = In("broken.fst");
        File.CreateSymbolicLink(waveform, "target.fst");

        Outcome outcome = await RunBroken("cosim", "broken", "--seed", "3", "--trace", waveform);

        Assert.Equal(1, outcome.ExitCode);
        foreach (string expected in (string[])
                [
                    "FAILED",
                    "out_data_o, beat 7",
                    "hdl cosim broken --seed 3 --scenario random --trace",
                    waveform,
                    "1 mismatches",
                ])
        {
            Assert.Contains(expected, outcome.Output);
        }

        Assert.True(new FileInfo(In("target.fst")).Length > 0);
        Assert.Equal("target.fst", new FileInfo(waveform).LinkTarget);
        Assert.Equal(2, Directory.GetFiles(Root).Length);
    }

    [Fact]
    public async Task A_regression_goes_on_after_a_failure_and_reports_it_at_the_end()
    {
        Outcome outcome = await RunBroken("regress");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("FAILED broken, default", outcome.Output);
        Assert.Contains("0 presets passed, 1 failed\n", outcome.Output);
    }

    [Theory]
    [InlineData("cosim", Target)]
    [InlineData("regress")]
    public void A_missing_tool_is_named_with_the_command_that_installs_it(params string[] arguments)
    {
        // An empty folder as PATH, and a cache that holds no built model.
        var environment = new Dictionary<string, string?> { ["PATH"] = In("empty"), ["HDL_CACHE"] = In("cache") };

        using HdlProcess process = HdlProcess.Start(HdlProcess.Executable, Root, environment, arguments);
        Outcome outcome = process.Wait();

        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("Install it with: sudo apt-get install verilator", outcome.Error);
    }

    [Fact]
    public void A_failing_compiler_is_reported_with_its_message()
    {
        string tools = Directory.CreateDirectory(In("tools")).FullName;
        File.WriteAllText(
            Path.Combine(tools, "verilator"),
            "#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'Verilator 9.999'; exit 0; fi\necho '%Error: broken on "
            + "purpose' >&2\nexit 1\n");
        File.SetUnixFileMode(Path.Combine(tools, "verilator"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = $"{tools}:{Environment.GetEnvironmentVariable("PATH")}",
            ["HDL_CACHE"] = In("cache"),
        };

        using HdlProcess process = HdlProcess.Start(HdlProcess.Executable, Root, environment, "cosim", Target);
        Outcome outcome = process.Wait();

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("broken on purpose", outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
    }

    [Theory]
    [InlineData(
        "1", 1, "'verilator' was ended, as it took longer than its limit of 1 s",
        "Set the environment variable HDL_TOOL_SECONDS to more seconds")]
    [InlineData("soon", 2, "The time limit of tools is no number of seconds", "remedy: Set it to 1..1728000")]
    public void A_tool_that_hangs_is_ended(string seconds, int exitCode, string message, string remedy)
    {
        string tools = Directory.CreateDirectory(In("tools")).FullName;
        File.WriteAllText(Path.Combine(tools, "verilator"), "#!/bin/sh\necho started\nexec sleep 1000\n");
        File.SetUnixFileMode(Path.Combine(tools, "verilator"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = $"{tools}:{Environment.GetEnvironmentVariable("PATH")}",
            ["HDL_CACHE"] = In("cache"),
            ["HDL_TOOL_SECONDS"] = seconds,
        };

        using HdlProcess process = HdlProcess.Start(HdlProcess.Executable, Root, environment, "cosim", Target);
        Outcome outcome = process.Wait();

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.Contains(remedy, outcome.Error);
        Assert.Equal(
            exitCode == 1,
            File.Exists(In("cache/late/verilator.log"))
                && File.ReadAllText(In("cache/late/verilator.log")).EndsWith("\nstarted\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("No such scenario", "--scenario", "nonsense")]
    [InlineData("--effort must be at least 1", "--effort", "0")]
    [InlineData("--images must be at least 1", "--images", "0")]
    [InlineData("The images have not been obtained", "--images", "5")]
    [InlineData("No such data set", "--images", "5", "--data", "cifar")]
    [InlineData("Cannot parse argument 'many'", "--seed", "many")]
    public void Bad_options_are_explained(string message, params string[] options)
    {
        Outcome outcome = HdlHere(["cosim", Target, .. options]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
    }

    [Fact]
    public void Clean_removes_what_can_be_made_again_and_nothing_else()
    {
        Directory.CreateDirectory(In(".build/models"));
        Directory.CreateDirectory(In(".build/hdl"));
        Succeeds("gen", Target);

        Succeeds("clean");

        Assert.Equal(["hdl"], Snapshot(In(".build")).Keys);
        Succeeds("gen", Target, "--check");
        Succeeds("clean");
    }

    private static async Task<Outcome> RunBroken(params string[] arguments)
    {
        Environment.SetEnvironmentVariable("HDL_CACHE", HdlProcess.SharedCache["HDL_CACHE"]);
        var output = new StringWriter();
        var error = new StringWriter();
        var program = new CommandLine(
            output, error, services => services.AddSingleton(_ => new TargetCatalog(typeof(BrokenTarget).Assembly)));
        return new Outcome(
            await program.RunAsync(arguments, CancellationToken.None), output.ToString(), error.ToString());
    }
}

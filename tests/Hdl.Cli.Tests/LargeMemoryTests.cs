namespace Hdl.Cli.Tests;

/// <summary>The largest legal memories: said before, streamed, refused where the machine is too small.</summary>
public sealed class LargeMemoryTests : CommandTest
{
    // What the run-time may use in all, in hex: as a container with little memory.
    private const string TwoHundredMegabytes = "C800000";

    [Theory]
    [InlineData("ram", "depth=1048576 width=4096", "")]
    [InlineData("ram_single", "depth=1048576 width=4096", "")]
    [InlineData("rom", "depth=262144 width=4096", "rom: about 268 MB will be written to out/")]
    [InlineData(
        "ternary_layer", "inputs=65536 neurons=1024 potential-width=32",
        "ternary_layer: about 33 MB will be written to out/")]
    public void A_large_memory_is_generated_in_little(string target, string set, string said)
    {
        Outcome outcome = Within(TwoHundredMegabytes, "gen", target, "--set", set, "-o", "out");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.StartsWith(said, outcome.Error);
        Assert.True(said.Length > 0 || outcome.Error.Length == 0, outcome.Error);
        // Whole, and the same again: nothing is written anew.
        Outcome check = Within(TwoHundredMegabytes, "gen", target, "--set", set, "-o", "out", "--check");
        Assert.True(check.ExitCode == 0, check.Error);
    }

    [Theory]
    [InlineData("cosim")]
    [InlineData("mutate")]
    public void What_the_machine_cannot_hold_is_not_begun(string command)
    {
        Outcome outcome = Within(TwoHundredMegabytes, command, "ram", "--set", "depth=1048576 width=4096");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("The memory is too large to be simulated here", outcome.Error);
        Assert.Contains("4,294,967,296 bits", outcome.Error);
    }

    private Outcome Within(string bytes, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(HdlProcess.SharedCache)
        {
            ["DOTNET_GCHeapHardLimit"] = bytes,
        };
        using HdlProcess process = HdlProcess.Start(HdlProcess.Executable, Root, environment, arguments);
        return process.Wait();
    }
}

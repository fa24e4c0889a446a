using Hdl.Core.Writing;

namespace Hdl.Cli.Tests;

/// <summary>The Makefile hands on what the user gives as it is: nothing is run, split or expanded.</summary>
public sealed class MakeTests : CommandTest
{
    [Fact]
    public void Variables_reach_the_command_as_options()
    {
        Outcome outcome = Make(
            "gen", $"TARGET={Target}", "SET=data-width=8 license='Apache-2.0 OR MIT'", $"OUT={In("my rtl")}");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Equal(
            "make gen TARGET=skid_buffer SET=\"data-width=8 license='Apache-2.0 OR MIT'\"",
            Manifest.Read(In("my rtl"))!.Command);
    }

    [Fact]
    public void The_command_in_the_manifest_regenerates_the_same_files()
    {
        Make("gen", $"TARGET={Target}", "SET=reset-style=sync_high data-width=0x11", $"OUT={In("a")}");
        string[] words = Manifest.Read(In("a"))!.Command.Split(' ', 4);

        Make(words[1], words[2], words[3].Replace("\"", "", StringComparison.Ordinal), $"OUT={In("b")}");

        Assert.Equal(Snapshot(In("a")), Snapshot(In("b")));
    }

    [Fact]
    public void Files_of_a_library_are_apart_at_colons_and_patterns_at_blanks()
    {
        File.WriteAllText(
            In("a b.lib"),
            "library (x) { cell (INV) { area : 1; pin (A) { direction : input; } pin (Y) { direction : output; "
            + "function : \"!A\"; } } }");
        string both = $"LIBERTY={In("a b.lib")}:{In("b $(touch trap).lib")}";

        foreach (string command in (string[])["asic", "cosim"])
        {
            Outcome second = Make(command, $"TARGET={Target}", "NETLIST=1", both);
            Assert.Contains("b $(touch trap).lib", second.Error);
            Assert.DoesNotContain("a b.lib", second.Error);
            Outcome patterns = Make(
                command, $"TARGET={Target}", "NETLIST=1", $"LIBERTY={In("a b.lib")}", "DONT_USE=I* *NAND*");
            Assert.Contains("'*NAND*'", patterns.Error);
        }
    }

    [Theory]
    [InlineData("TARGET")]
    [InlineData("PRESET")]
    [InlineData("SET")]
    [InlineData("CONFIG")]
    [InlineData("FILE")]
    public void Nothing_in_a_variable_is_run(string variable)
    {
        string trap = In("trap");
        string[] attacks =
        [
            $"$(touch {trap})",
            $"$(shell touch {trap})",
            $"`touch {trap}`",
            $"x; touch {trap}",
            $"x\" ; touch {trap} ; \"",
            $"' ; touch {trap} ; '",
            "--help",
            "-h",
        ];

        Assert.All(attacks, attack =>
        {
            Outcome outcome = variable switch
            {
                "TARGET" => Make("gen", $"TARGET={attack}"),
                "FILE" => Make("analyze", $"FILE={attack}"),
                _ => Make("gen", $"TARGET={Target}", $"{variable}={attack}", $"OUT={In("out")}"),
            };
            Assert.Equal(2, outcome.ExitCode);
            Assert.Contains("error: ", outcome.Error);
            Assert.False(File.Exists(trap), attack);
        });
    }

    [Fact]
    public void Without_a_goal_the_usage_is_shown()
    {
        Outcome outcome = Make();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("make gen TARGET=twsnn", outcome.Output);
    }

    // The program under test is built already: make is told not to look after that.
    private Outcome Make(params string[] arguments)
    {
        string[] all = ["-C", HdlProcess.Repository, "-o", "build", $"HDL={HdlProcess.Executable}", .. arguments];
        using HdlProcess process = HdlProcess.Start(
            "make", Root, new Dictionary<string, string?> { ["MAKEFLAGS"] = null, ["MAKELEVEL"] = null }, all);
        return process.Wait();
    }
}

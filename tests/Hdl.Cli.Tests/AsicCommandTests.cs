namespace Hdl.Cli.Tests;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class AsicCommandTests : CommandTest
{
    private static readonly string[] Narrow = [Target, "--set", "data-width=2"];

    [Fact]
    public void A_block_is_mapped_timed_and_its_power_measured_and_the_netlist_can_be_proven_again()
    {
        string folder = In("out");

        Outcome asic = Hdl(["asic", .. Narrow, "--clock-period", "5", "--output", folder]);

        Assert.True(asic.ExitCode == 0, asic.Error);
        foreach (string expected in (string[])["gates", "DFFPOSX1", "worst path", "Fmax", "5 ns: met", "mW at 200 MHz", "changes a net and cycle"])
        {
            Assert.Contains(expected, asic.Output);
        }

        Assert.Equal(4, Directory.GetFiles(folder).Length);
        string netlist = Directory.GetFiles(folder, "*_netlist.v").Single();
        Outcome proven = Hdl(["cosim", .. Narrow, "--netlist", netlist]);
        Assert.True(proven.ExitCode == 0, proven.Output + proven.Error);

        Outcome other = Hdl("cosim", Target, "--netlist", netlist);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("A netlist of another target", other.Error);

        string text = File.ReadAllText(netlist);
        File.WriteAllText(In("cut.v"), text[..^200]);
        Outcome cut = Hdl(["cosim", .. Narrow, "--netlist", "cut.v"]);
        Assert.Equal((2, true), (cut.ExitCode, cut.Error.Contains("cut off", StringComparison.Ordinal)));

        // A netlist with a fault is found out.
        Assert.Contains("NAND2X1 g", text);
        File.WriteAllText(netlist, text.Replace("NAND2X1 g", "NOR2X1 g"));
        Assert.Equal(1, Hdl(["cosim", .. Narrow, "--netlist", netlist]).ExitCode);
    }

    [Fact]
    public void Timing_that_is_not_met_fails_with_the_path()
    {
        Outcome outcome = Hdl(["asic", .. Narrow, "--no-power", "--clock-period", "0.1", "--output", In("out")]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("NOT MET", outcome.Output);
        Assert.Contains("Timing is not met", outcome.Error);
    }

    [Theory]
    [InlineData("library (x) { cell (a) {", "ends in the middle")]
    [InlineData("library (x) { }", "has no flip-flop")]
    public void A_library_that_cannot_be_used_is_refused_before_anything_is_done(string text, string expected)
    {
        File.WriteAllText(In("bad.lib"), text);

        Outcome outcome = Hdl("asic", Target, "--liberty", In("bad.lib"), "--output", In("out"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error);
        Assert.False(Directory.Exists(In("out")));
    }
}

using System.IO.Compression;
using System.Text;

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
        foreach (string expected in (string[])
                ["gates", "DFFPOSX1", "worst path", "Fmax", "5 ns: met", "mW at 200 MHz", "changes a net and cycle"])
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

    [Fact]
    public void Without_power_the_emitted_bench_is_run_and_a_library_of_files_and_patterns_is_taken()
    {
        const string Default = "/usr/share/qflow/tech/osu018/osu018_stdcells.lib";
        string text = File.ReadAllText(Default);
        int half = text.IndexOf("cell (NAND2X1)", StringComparison.Ordinal);
        File.WriteAllText(In("a.lib"), text[..half] + "}");
        using (var gzip = new GZipStream(File.Create(In("b.lib.gz")), CompressionLevel.Fastest))
        {
            gzip.Write(
                Encoding.ASCII.GetBytes(text[..text.IndexOf("cell (", StringComparison.Ordinal)] + text[half..]));
        }

        string[] library =
        [
            "--liberty",
            "a.lib",
            "--liberty",
            "b.lib.gz",
            "--dont-use",
            "MUX*",
            "--dont-use",
            "OAI2?X1",
        ];
        Outcome asic = Hdl(["asic", .. Narrow, "--no-power", "--output", In("out"), .. library]);

        Assert.True(asic.ExitCode == 0, asic.Error);
        Assert.Matches(@"bench +[1-9]\d* +comparisons of the emitted bench on this netlist, 0 errors", asic.Output);
        Assert.Matches(
            @"left out +3 +cells of the library: 1 x --dont-use MUX\*, 2 x --dont-use OAI2\?X1", asic.Output);
        Assert.DoesNotMatch(
            "MUX2X1 g|OAI2.X1 g", File.ReadAllText(Directory.GetFiles(In("out"), "*_netlist.v").Single()));
        Assert.Contains("\"bench_comparisons\": ", File.ReadAllText(Path.Combine(In("out"), "report.json")));

        Outcome unknown = Hdl(["asic", .. Narrow, "--no-power", "--dont-use", "NO_SUCH*", "--output", In("none")]);
        Assert.Equal((2, true), (unknown.ExitCode, unknown.Error.Contains("'NO_SUCH*'", StringComparison.Ordinal)));
        Assert.False(Directory.Exists(In("none")));
    }

    [Fact]
    public void The_folder_for_temporary_files_may_have_a_blank_in_its_name()
    {
        Directory.CreateDirectory(In("a b"));
        using HdlProcess process = HdlProcess.Start(
            HdlProcess.Executable, Root,
            new Dictionary<string, string?>(HdlProcess.SharedCache) { ["TMPDIR"] = In("a b") },
            ["asic", .. Narrow, "--no-power", "--recipe", "delay", "--output", In("out")]);

        Outcome outcome = process.Wait();

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Empty(Directory.GetFileSystemEntries(In("a b")));
    }

    [Fact]
    public void A_library_of_a_clock_gate_alone_is_refused_and_not_called_a_defect_of_the_program()
    {
        File.WriteAllText(
            In("gate.lib"),
            "library (gate) { cell (ICG) { area : 1; pin (CK) { direction : input; } pin (E) { direction : input; } "
            + "pin (GCK) { direction : output; state_function : \"CK * IQ\"; } } }");

        foreach (string[] command in (string[][])[["asic", Target, "--no-power"], ["cosim", Target, "--netlist"]])
        {
            Outcome outcome = Hdl([.. command, "--liberty", In("gate.lib")]);

            Assert.Equal(2, outcome.ExitCode);
            Assert.Contains("The library has no flip-flop", outcome.Error);
            Assert.DoesNotContain("Internal error", outcome.Error);
        }
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

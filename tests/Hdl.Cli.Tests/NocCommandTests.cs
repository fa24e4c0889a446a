using System.Text.Json;
using System.Xml.Linq;

namespace Hdl.Cli.Tests;

public sealed class NocCommandTests : CommandTest
{
    private static readonly string[] Short =
    [
        "--mesh",
        "2x2x1",
        "--warm-up",
        "100",
        "--window",
        "400",
        "--loads",
        "0.1,0.9",
    ];

    [Fact]
    public void The_Verilated_mesh_goes_through_the_traffic_of_a_sweep()
    {
        Outcome outcome = Hdl(
            "noc", "sweep", "--mesh", "2x1x1", "--loads", "0.25,0.9", "--warm-up", "100", "--window", "500", "--cosim");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Matches(
            @"load-0\.25 +[1-9][0-9,]+ +[1-9][0-9,]+ +0 *\n +load-0\.9 +[1-9][0-9,]+ +[1-9][0-9,]+ +0 *\n",
            outcome.Output);
        Assert.Contains("0 mismatches, ", outcome.Output);
    }

    [Fact]
    public void A_sweep_gives_a_table_a_plot_and_a_file_with_the_same_figures()
    {
        Outcome outcome = Hdl(["noc", "sweep", .. Short, "--vcs", "1,2", "--plot", "plots/x.svg", "--csv", "x.csv"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("2x2x1 mesh, uniform, packets of 1 flit, seed 1", outcome.Output);
        Assert.Contains("routers on the way, mean: 2.0000; throughput bound of the links: 1.0000", outcome.Output);
        Assert.Contains("\n2 VCs of 4, one_stage, valid_ready\n", outcome.Output);
        Assert.EndsWith("written: plots/x.svg\nwritten: x.csv\n", outcome.Output);
        XElement svg = XElement.Load(In("plots/x.svg"));
        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Contains("2 VCs of 4", svg.Value);
        string[] lines = File.ReadAllLines(In("x.csv"));
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("2x2x1,1,4,one_stage,valid_ready,0.1,", lines[1]);

        using JsonDocument document = JsonDocument.Parse(
            Hdl(["noc", "sweep", .. Short, "--json", "--threads", "1"]).Output);
        JsonElement first = document.RootElement[0];
        Assert.Equal(2, document.RootElement.GetArrayLength());
        Assert.Equal(
            lines[1].Split(',')[7],
            first
                .GetProperty("accepted")
                .GetDouble()
                .ToString("0.######", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_trace_can_be_sent()
    {
        File.WriteAllText(In("t.csv"), "0,0,3\n4,3,0,2\n");

        Outcome outcome = Hdl("noc", "sweep", "--mesh", "2x2x1", "--trace", "t.csv");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("trace t.csv", outcome.Output);
        Assert.Matches(@"trace +0\.1500", outcome.Output);
    }

    [Fact]
    public void A_mesh_is_checked_for_deadlock_and_a_table_with_a_ring_is_refused()
    {
        Outcome fine = Hdl("noc", "check", "--mesh", "3x3x3", "--vcs", "2");
        Assert.Equal((0, ""), (fine.ExitCode, fine.Error));
        Assert.Contains("No cycle: every dependency leads to a channel of a higher level.", fine.Output);

        File.WriteAllText(
            In("ring.csv"), "x0y0z0,x1y1z0,North\nx0y1z0,x1y0z0,East\nx1y1z0,x0y0z0,South\nx1y0z0,x0y1z0,West\n");
        Outcome ring = Hdl("noc", "check", "--mesh", "2x2x1", "--routes", "ring.csv");
        Assert.Equal((2, ""), (ring.ExitCode, ring.Output));
        Assert.Contains("x0y0z0 North VC0 -> x0y1z0 East VC0 -> x1y1z0 South VC0 -> x1y0z0 West VC0", ring.Error);
    }

    [Theory]
    [InlineData("--mesh", "sweep", "--mesh", "9x4x4")]
    [InlineData("--mesh", "sweep", "--mesh", "4x4")]
    [InlineData("Did you mean 'transpose'", "sweep", "--traffic", "transposed")]
    [InlineData("Leave out --loads, or --trace", "sweep", "--trace", "x.csv", "--loads", "0.5")]
    [InlineData("Leave out --packet, or --trace", "sweep", "--trace", "x.csv", "--packet", "2")]
    [InlineData("Add --traffic hot_spot", "sweep", "--hot-nodes", "0")]
    [InlineData("An empty text", "sweep", "--csv", "")]
    [InlineData("a whole number is due", "sweep", "--packet", "1.5")]
    [InlineData("Choose one.", "sweep", "--traffic", "uniform,transpose")]
    [InlineData("Choose from 1..4", "sweep", "--vcs", "1,5")]
    [InlineData("Choose from 2..16", "sweep", "--depth", "1")]
    [InlineData("Did you mean 'one_stage'", "sweep", "--pipeline", "one-stage")]
    [InlineData("Choose one of valid_ready, credit", "sweep", "--flow", "x")]
    [InlineData("from:to:step", "sweep", "--loads", "0.1:1")]
    [InlineData("from:to:step", "sweep", "--loads", "0:1:0.1")]
    [InlineData("from:to:step", "sweep", "--loads", "0.5:0.1:0.1")]
    [InlineData("from:to:step", "sweep", "--loads", "0.001:1:0.001")]
    [InlineData("from:to:step", "sweep", "--loads", "NaN")]
    [InlineData("Give a number from 0 to 1", "sweep", "--hot-share", "2")]
    [InlineData("Choose from 0..63", "sweep", "--hot-nodes", "64")]
    [InlineData("--packet must be 1..258", "sweep", "--packet", "0")]
    [InlineData("--window must be 100..2000000", "sweep", "--window", "99")]
    [InlineData("--threads must be at least 1", "sweep", "--threads", "0")]
    [InlineData("No such file", "sweep", "--trace", "none.csv")]
    [InlineData("trace.csv:2", "sweep", "--trace", "trace.csv")]
    [InlineData("one of the input files", "sweep", "--trace", "trace.csv", "--csv", "trace.csv")]
    [InlineData("Not the name of a file", "sweep", "--plot", ".")]
    [InlineData("the same file", "sweep", "--plot", "x", "--csv", "./x")]
    [InlineData("'hdl noc sweep --help'", "sweep", "extra")]
    [InlineData("--vcs must be 1..4", "check", "--vcs", "5")]
    [InlineData("No such file", "check", "--routes", "none.csv")]
    [InlineData("'hdl noc --help'")]
    [InlineData("'hdl noc --help'", "swep")]
    public void Bad_input_is_explained_and_nothing_is_written(string what, params string[] arguments)
    {
        File.WriteAllText(In("trace.csv"), "0,0,1\n0,0\n");

        Outcome outcome = HdlHere(["noc", .. arguments]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(what, outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
        Assert.Single(Directory.GetFileSystemEntries(Root));
    }
}

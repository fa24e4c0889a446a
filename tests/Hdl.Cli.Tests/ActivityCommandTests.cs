using System.Text.Json;

namespace Hdl.Cli.Tests;

public sealed class ActivityCommandTests : CommandTest
{
    [Fact]
    public void The_table_and_the_JSON_have_the_same_figures_of_every_flip_flop()
    {
        Outcome table = Hdl("activity", Target, "--set", "data-width=8", "--registers");
        Outcome json = Hdl("activity", Target, "--set", "data-width=8", "--json");

        Assert.True(table.ExitCode == 0 && json.ExitCode == 0, table.Error + json.Error);
        JsonElement root = JsonDocument.Parse(json.Output).RootElement;
        JsonElement total = root.GetProperty("total")[0];
        Assert.Equal((18, 18), (total.GetProperty("flip_flops").GetInt32(), total.GetProperty("enabled").GetInt32()));
        Assert.InRange(total.GetProperty("share").GetDouble(), 0.1, 0.9);
        Assert.True(root.GetProperty("cycles").GetInt64() > 100 && root.GetProperty("stalled_cycles").GetInt64() > 100);
        Assert.Matches(@"main_data_q +8 +8 +\d\.\d +\d+\.\d %", table.Output);
        Assert.Contains(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"over {root.GetProperty("cycles").GetInt64():N0} cycles of co-simulation without stalls"),
            table.Output);

        // Nothing comes to the spare register where nothing is held up.
        JsonElement spare = root.GetProperty("registers")
            .EnumerateArray()
            .Single(row => row.GetProperty("name").GetString() == "spare_data_q");
        Assert.Equal((8, 0.0), (spare.GetProperty("flip_flops").GetInt32(), spare.GetProperty("loads").GetDouble()));
        Assert.Empty(Directory.GetFiles(Root));
    }

    [Theory]
    [InlineData("Unknown target", "skid_bufer")]
    [InlineData("A memory alone has no flip-flops to count", "rom")]
    [InlineData("No such scenario", Target, "--scenario", "nonsense")]
    [InlineData("--levels must be 0..16", Target, "--levels", "17")]
    [InlineData("The images have not been obtained", "twsnn", "--images", "5")]
    [InlineData("Cannot parse argument 'x' for option '--seed'", Target, "--seed", "x")]
    public void What_cannot_be_counted_is_refused(string what, params string[] arguments)
    {
        Outcome outcome = HdlHere(["activity", .. arguments]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(what, outcome.Error);
    }

    [Fact]
    public void A_missing_tool_is_named_with_the_command_that_installs_it()
    {
        var environment = new Dictionary<string, string?> { ["PATH"] = In("empty"), ["HDL_CACHE"] = In("cache") };

        using HdlProcess process = HdlProcess.Start(HdlProcess.Executable, Root, environment, "activity", Target);
        Outcome outcome = process.Wait();

        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("Install it with: sudo apt-get install yosys", outcome.Error);
    }
}

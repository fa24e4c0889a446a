using System.Text.Json;
using System.Text.RegularExpressions;
using Hdl.Core.Designs;

namespace Hdl.Cli.Tests.HandOff;

/// <summary>What Vivado is told of clock and reset, and what a scan chain needs of resets.</summary>
public sealed partial class InterfaceTests
{
    public static TheoryData<string> Targets => TestBenchTests.Targets;

    [Theory]
    [InlineData(
        "twsnn", "", "s_axil:s_axis_pixel:m_axis_result, ASSOCIATED_RESET rst_ni", "rst_ni RST", "POLARITY ACTIVE_LOW")]
    [InlineData(
        "delta_encoder", "reset-style=sync_high", "s_axil:s_axis_vector:m_axis_pair, ASSOCIATED_RESET rst_i",
        "rst_i RST", "POLARITY ACTIVE_HIGH")]
    [InlineData(
        "twsnn_noc", "", "s_axis_pixel:m_axis_result:s_axis_flit:m_axis_flit, ASSOCIATED_RESET rst_ni", "rst_ni RST",
        "POLARITY ACTIVE_LOW")]
    public async Task The_clock_names_its_streams_and_the_reset_its_polarity(
        string target, string set, string buses, string reset, string polarity)
    {
        using var folder = new HandOffFolder(target, set: set);
        folder.Write("attributes.ys", $"read_verilog {folder.Top}.v\nproc\nwrite_json attributes.json\n");
        await folder.RunAsync("yosys", "-q", "attributes.ys");

        using JsonDocument read = JsonDocument.Parse(folder.Read("attributes.json"));
        JsonElement nets = read.RootElement.GetProperty("modules").GetProperty(folder.Top).GetProperty("netnames");
        string[][] found =
        [
            .. nets.EnumerateObject()
                .Where(net => net.Value.GetProperty("attributes").TryGetProperty("X_INTERFACE_INFO", out _))
                .Select(net =>
                    (string[])
                        [
                            net.Name,
                            $"{net.Value.GetProperty("attributes").GetProperty("X_INTERFACE_INFO")}",
                            $"{net.Value.GetProperty("attributes").GetProperty("X_INTERFACE_PARAMETER")}",
                        ]),
        ];

        Assert.Equal(
            [
                ["clk_i", "xilinx.com:signal:clock:1.0 clk_i CLK", $"ASSOCIATED_BUSIF {buses}"],
                [folder.Design.Top.ResetPort, $"xilinx.com:signal:reset:1.0 {reset}", polarity],
            ],
            found.OrderBy(net => net[0], StringComparer.Ordinal));
    }

    // An interface that is named and does not exist, or exists and is not named, is one that Vivado cannot connect.
    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_AXI_interface_is_named_once_and_nothing_else(string target)
    {
        var emitted = new EmittedTexts(target, "default");
        string text = emitted
            .Design.OfKind(DesignFileKind.Verilog)
            .Single(file => file.Name == $"{emitted.Design.Top.Name}.v")
            .Text;
        string[] streams =
        [
            .. AxiPort()
                .Matches(text[..text.IndexOf("\n);", StringComparison.Ordinal)])
                .Select(port => port.Groups["bus"].Value)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        Match associated = Associated().Match(text);

        Assert.Equal(streams.Length > 0, associated.Success);
        Assert.Equal(
            streams,
            associated
                .Groups["buses"]
                .Value.Split(':', StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal));
        Assert.Equal(streams.Length > 0 ? 2 : 0, text.Split("X_INTERFACE_INFO").Length - 1);
    }

    // Then a scan chain needs no bypass of a reset: the port holds every asynchronous clear in test, and the rest is
    // data.
    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Every_asynchronous_clear_is_the_reset_port_itself(string target)
    {
        using var folder = new HandOffFolder(target);
        string sources = string.Join(' ', folder.Design.OfKind(DesignFileKind.Verilog).Select(file => file.Name));
        folder.Write(
            "clears.ys",
            $"read_verilog -defer {sources}\nhierarchy -check -top {folder.Top}\nproc\nflatten\nopt_clean\nwrite_json "
            + $"clears.json\n");
        await folder.RunAsync("yosys", "-q", "clears.ys");

        using JsonDocument read = JsonDocument.Parse(folder.Read("clears.json"));
        JsonElement top = read.RootElement.GetProperty("modules").GetProperty(folder.Top);
        string reset =
            folder.Design.Top.ResetPort.Length > 0
                ? $"{top.GetProperty("ports").GetProperty(folder.Design.Top.ResetPort).GetProperty("bits")}"
                : "none";
        var cells = top.GetProperty("cells")
            .EnumerateObject()
            .Select(cell => (Type: $"{cell.Value.GetProperty("type")}", Pins: cell.Value.GetProperty("connections")))
            .Where(cell =>
                cell.Type.Contains("dff", StringComparison.Ordinal)
                || cell.Type.Contains("dlatch", StringComparison.Ordinal))
            .ToList();
        string[] clears =
        [
            .. cells
                .SelectMany(cell => cell.Pins.EnumerateObject())
                .Where(pin => pin.Name is "ARST" or "ALOAD" or "SET" or "CLR")
                .Select(pin => $"{pin.Value}"),
        ];

        Assert.DoesNotContain(cells, cell => cell.Type.Contains("dlatch", StringComparison.Ordinal));
        Assert.All(clears, clear => Assert.Equal(reset, clear));
        Assert.Equal(folder.Design.HoldsMemory || folder.Design.Top.ResetPort.Length == 0, clears.Length == 0);
    }

    [GeneratedRegex(
        @"\b(?<bus>[sm]_axis_\w+?)_tvalid\b|\b(?<bus>[sm]_axil)_awvalid\b|\b(?<bus>m_axi(_\w+?)?)_a[rw]valid\b")]
    private static partial Regex AxiPort();

    [GeneratedRegex(@"ASSOCIATED_BUSIF (?<buses>[\w:]+)")]
    private static partial Regex Associated();
}

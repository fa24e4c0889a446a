using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hdl.Core.Ports;
using Hdl.Core.Processes;
using Hdl.Core.Verilog;
using Hdl.Flows.Asic;

namespace Hdl.Cli.Tests.HandOff;

/// <summary>
/// The constraints, read by OpenSTA on a register behind every port: what the ports are trusted to do, early and late,
/// is what stands in the page.
/// </summary>
public sealed partial class ConstraintTests
{
    private const string Library = "/usr/share/qflow/tech/osu018/osu018_stdcells.lib";

    // Clock to output of a register, hold time, slope of a pin: what is between the port and a check.
    private const double Cell = 0.5;

    public static TheoryData<string> Targets => TestBenchTests.Targets;

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task OpenSTA_reads_the_constraints_and_trusts_no_port_with_hold_time(string target)
    {
        using var folder = new HandOffFolder(target);
        ModuleInterface top = folder.Design.Top;
        folder.Write("ports.v", Registers(top));
        string read =
            $"read_liberty {Library}\nread_verilog ports.v\nlink_design {folder.Top}\nread_sdc {folder.Top}.sdc\n";
        string[] inputs = [.. Timed(folder, PortDirection.Input)];
        string[] outputs = [.. Timed(folder, PortDirection.Output)];
        // A design that reaches the outside over a serial line alone has no port in step with the clock.
        (string Direction, string Side, string[] Ports)[] timed =
        [
            .. new[] { ("input", "from", inputs), ("output", "to", outputs) }.Where(side => side.Item3.Length > 0),
        ];
        Assert.True(timed.Length == 2 || folder.Design.AsynchronousPorts.Count > 0);
        var script = new StringBuilder(read).Append("check_setup\n");
        foreach ((string direction, string side, string[] ports) in timed)
        {
            foreach (string delay in (string[])["min", "max"])
            {
                script.Append(
                    CultureInfo.InvariantCulture,
                    $"puts \"{direction} {delay}\"\nreport_checks -path_delay {delay} -{side} [get_ports "
                    + $"{{{string.Join(' ', ports)}}}]\n");
            }
        }

        folder.Write("ports.tcl", script + "exit\n");
        folder.Write("asic.tcl", $"{read}read_sdc {folder.Top}_asic.sdc\nreport_checks -path_delay max\nexit\n");
        string said = await folder.RunAsync("sta", "-no_splash", "-exit", "ports.tcl");
        string asic = await folder.RunAsync("sta", "-no_splash", "-exit", "asic.tcl");

        Assert.DoesNotContain("Error", said + asic, StringComparison.Ordinal);
        // Constants have no delay, whatever keeps no step with the clock has none either.
        if (inputs.Length == top.Ports.Count(port => port.Direction == PortDirection.Input) - 1)
        {
            Assert.DoesNotContain("Warning", said + asic, StringComparison.Ordinal);
        }

        double period = folder.Design.ClockPeriodNs;
        foreach ((string direction, _, _) in timed)
        {
            // Uncertainty and nothing else against the cells: 2 ns more where the latest delay is the earliest too.
            Assert.InRange(Slack(said, direction, "min"), (-0.01 * period) - Cell, (-0.01 * period) + Cell);
            Assert.InRange(Slack(said, direction, "max"), (0.75 * period) - Cell, 0.75 * period);
        }

        Assert.Contains("slack (MET)", asic, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constants_of_a_router_begin_no_path_and_have_the_value_of_its_place()
    {
        using var folder = new HandOffFolder("noc_router", set: "x=2 y=1 z=0");
        string[] bits = ["{x_i[0]}", "{x_i[1]}", "{y_i[0]}", "{z_i[1]}"];
        foreach (string file in (string[])[$"{folder.Top}_asic.sdc", $"{folder.Top}.xdc"])
        {
            string text = folder.Read(file);
            foreach ((string bit, int value) in bits.Zip((int[])[0, 1, 1, 0]))
            {
                Assert.Contains($"set_case_analysis {value} [get_ports {bit}]\n", text, StringComparison.Ordinal);
            }
        }

        folder.Write("ports.v", Registers(folder.Design.Top));
        folder.Write("ports.tcl", $"""
            read_liberty {Library}
            read_verilog ports.v
            link_design {folder.Top}
            read_sdc {folder.Top}.sdc
            report_checks -from [get_ports "x_i[*] y_i[*] z_i[*]"]
            exit

            """);
        Assert.Contains(
            "No paths found", await folder.RunAsync("sta", "-no_splash", "-exit", "ports.tcl"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_netlist_of_the_flow_meets_the_emitted_constraints()
    {
        using var folder = new HandOffFolder("noc_router", set: "x=1 y=1 z=1");
        MappedDesign mapped = await new AsicFlow(new CliWrapProcessRunner()).MapAsync(
            folder.Design, AsicFlow.ReadLibrary([]), AsicRecipe.Delay);
        folder.Write("netlist.v", mapped.Netlist);
        folder.Write("netlist.tcl", $"""
            read_liberty {Library}
            read_verilog netlist.v
            link_design {folder.Top}
            read_sdc {folder.Top}.sdc
            read_sdc {folder.Top}_asic.sdc
            report_checks -path_delay max -fields slew
            exit

            """);

        string said = await folder.RunAsync("sta", "-no_splash", "-exit", "netlist.tcl");

        Assert.DoesNotContain("Error", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", said, StringComparison.Ordinal);
        Assert.Contains("clock uncertainty", said, StringComparison.Ordinal);
        Assert.Contains("slack (MET)", said, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Timed(HandOffFolder folder, PortDirection direction) =>
        folder
            .Design.Top.Ports.Where(port =>
                port.Direction == direction
                && port.Name != ModuleInterface.ClockPort
                && !port.IsConstant
                && !folder.Design.AsynchronousPorts.Contains(port.Name)
                && !(port.Name == folder.Design.Top.ResetPort && folder.Design.ReleasesReset))
            .Select(port => port.Width == 1 ? port.Name : $"{port.Name}[*]");

    private static string Registers(ModuleInterface top)
    {
        var text = new StringBuilder($"module {top.Name} (");
        text.AppendJoin(
                ", ",
                top.Ports.Select(port =>
                    $"{(port.Direction == PortDirection.Input ? "input" : "output")} "
                    + $"{VectorRange.Of(port.Width)}{port.Name}"))
            .Append(");\n");
        int count = 0;
        foreach (Port port in top.Ports.Where(port => port.Name != ModuleInterface.ClockPort))
        {
            for (int bit = 0; bit < port.Width; bit++)
            {
                string net =
                    port.Width == 1 ? port.Name : string.Create(CultureInfo.InvariantCulture, $"{port.Name}[{bit}]");
                // One that drives an output keeps what it holds, so that no input is left open.
                string output = port.Direction == PortDirection.Output ? $", .Q({net})" : "";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  DFFPOSX1 u_{count++} (.CLK({ModuleInterface.ClockPort}), .D({net}){output});\n");
            }
        }

        return text.Append("endmodule\n").ToString();
    }

    private static double Slack(string said, string direction, string delay)
    {
        string part = said[said.IndexOf($"{direction} {delay}\n", StringComparison.Ordinal)..];
        return double.Parse(SlackLine().Match(part).Groups["slack"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\s*(?<slack>-?\d+(?:\.\d+)?)\s+slack \(", RegexOptions.Multiline)]
    private static partial Regex SlackLine();
}

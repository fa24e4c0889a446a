using System.Text;
using Hdl.Core.Generation;
using Hdl.Core.Verilog;

namespace Hdl.Core.HandOff;

/// <summary>
/// Timing constraints of a design taken by itself: one clock, a fifth of the period outside each port. The asynchronous reset
/// is one of them, for the system around it releases it in step with the clock: recovery and removal are checked. A design
/// that synchronises the release itself has it left out.
/// </summary>
internal static class Constraints
{
    private const string Clock = ModuleInterface.ClockPort;

    // A fifth of the period of 10 ns. XDC knows no arithmetic on variables in every release of Vivado.
    private const string SdcShare = "[expr {0.2 * $period}]";
    private const string XdcShare = "2.000";

    /// <summary>Synopsys Design Constraints, for ASIC flows, OpenSTA and Quartus.</summary>
    public static string Sdc(Design design, Provenance provenance)
    {
        StringBuilder text = Begin(design, provenance);
        text.Append("# Clock period in the library's unit, ns as a rule.\n");
        text.Append("set period 10.000\n");
        text.Append($"create_clock -name {Clock} -period $period [get_ports {Clock}]\n\n");
        Delays(text, SdcShare, design);
        FalsePath(text, design);
        return text.ToString();
    }

    /// <summary>Constraints of Vivado. Pins belong to the board, and to the design that this one becomes a part of.</summary>
    public static string Xdc(Design design, Provenance provenance)
    {
        StringBuilder text = Begin(design, provenance);
        text.Append("# Clock period in ns.\n");
        text.Append($"create_clock -name {Clock} -period 10.000 [get_ports {Clock}]\n");
        text.Append(Timed(design, PortDirection.Input).Concat(Timed(design, PortDirection.Output)).Any() ? "\n" : "");
        Delays(text, XdcShare, design);
        FalsePath(text, design);
        return text.ToString();
    }

    /// <summary>Pins for nextpnr-ice40.</summary>
    public static string Pcf(Design design, Provenance provenance)
    {
        StringBuilder text = Begin(design, provenance);
        foreach ((string port, string pin) in design.Pins)
        {
            text.Append($"set_io {port} {pin}\n");
        }

        return text.ToString();
    }

    /// <summary>Ports that are in step with the clock, in order.</summary>
    private static IEnumerable<Port> Timed(Design design, PortDirection direction) =>
        design.Top.Ports.Where(port => port.Direction == direction && port.Name != Clock && !(port.Name == design.Top.ResetPort && design.ReleasesReset));

    private static StringBuilder Begin(Design design, Provenance provenance) =>
        new($"# Constraints of {design.Top.Name}, taken by itself.\n# Regenerate with: {provenance.Command}\n\n");

    // Without them a path that begins or ends at a port, as most of a router's do, would not be timed at all.
    private static void Delays(StringBuilder text, string share, Design design)
    {
        Delays(text, "input", share, Timed(design, PortDirection.Input));
        Delays(text, "output", share, Timed(design, PortDirection.Output));
    }

    private static void Delays(StringBuilder text, string direction, string share, IEnumerable<Port> ports)
    {
        string[] names = [.. ports.Select(port => port.Width == 1 ? port.Name : $"{port.Name}[*]")];
        if (names.Length > 0)
        {
            text.Append($"set_{direction}_delay -clock {Clock} {share} [get_ports {{\n");
            text.Append(string.Concat(names.Select(name => $"  {name}\n")));
            text.Append("}]\n");
        }
    }

    private static void FalsePath(StringBuilder text, Design design)
    {
        if (design.ReleasesReset)
        {
            text.Append("\n# Asserted and released at any time; two registers bring the release into this clock.\n");
            text.Append($"set_false_path -from [get_ports {design.Top.ResetPort}]\n");
        }
    }
}

using System.Text;
using Hdl.Core.Generation;
using Hdl.Core.Verilog;

namespace Hdl.Core.HandOff;

/// <summary>
/// Timing constraints of a design taken by itself: one clock, a fifth of the period outside each port, and the asynchronous
/// reset left out, whose release the system around it synchronises.
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
        Delays(text, SdcShare, design.Top);
        FalsePath(text, design.Top);
        return text.ToString();
    }

    /// <summary>Constraints of Vivado. Pins belong to the board, and to the design that this one becomes a part of.</summary>
    public static string Xdc(Design design, Provenance provenance)
    {
        StringBuilder text = Begin(design, provenance);
        text.Append("# Clock period in ns.\n");
        text.Append($"create_clock -name {Clock} -period 10.000 [get_ports {Clock}]\n");
        text.Append(Data(design.Top, PortDirection.Input).Concat(Data(design.Top, PortDirection.Output)).Any() ? "\n" : "");
        Delays(text, XdcShare, design.Top);
        FalsePath(text, design.Top);
        foreach ((string port, string pin) in design.Pins)
        {
            text.Append($"set_property PACKAGE_PIN {pin} [get_ports {port}]\n");
        }

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

    /// <summary>Ports that carry data, in order.</summary>
    private static IEnumerable<Port> Data(ModuleInterface top, PortDirection direction) =>
        top.Ports.Where(port => port.Direction == direction && port.Name != Clock && !IsAsynchronous(top, port));

    private static bool IsAsynchronous(ModuleInterface top, Port port) => top.ResetActiveLow && port.Name == top.ResetPort;

    private static StringBuilder Begin(Design design, Provenance provenance) =>
        new($"# Constraints of {design.Top.Name}, taken by itself.\n# Regenerate with: {provenance.Command}\n\n");

    // Without them a path that begins or ends at a port, as most of a router's do, would not be timed at all.
    private static void Delays(StringBuilder text, string share, ModuleInterface top)
    {
        Delays(text, "input", share, Data(top, PortDirection.Input));
        Delays(text, "output", share, Data(top, PortDirection.Output));
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

    private static void FalsePath(StringBuilder text, ModuleInterface top)
    {
        if (top.ResetActiveLow)
        {
            text.Append("\n# Asserted at any time; the system releases it in step with the clock.\n");
            text.Append($"set_false_path -from [get_ports {top.ResetPort}]\n");
        }
    }
}

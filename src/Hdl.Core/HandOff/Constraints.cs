using System.Globalization;
using System.Text;
using Hdl.Core.Generation;
using Hdl.Core.Verilog;

namespace Hdl.Core.HandOff;

/// <summary>
/// Timing constraints of a design taken by itself: one clock, a fifth of the period outside each port. The asynchronous reset
/// is one of them, for the system around it releases it in step with the clock: recovery and removal are checked. A design
/// that synchronises the release itself has it left out, and so are ports that keep no step with the clock.
/// </summary>
internal static class Constraints
{
    private const string Clock = ModuleInterface.ClockPort;

    private const double Share = 0.2;
    private const string SdcShare = "[expr {0.2 * $period}]";

    /// <summary>Synopsys Design Constraints, for ASIC flows, OpenSTA and Quartus.</summary>
    public static string Sdc(Design design, Provenance provenance)
    {
        StringBuilder text = Begin(design, provenance);
        text.Append("# Clock period in the library's unit, ns as a rule.\n");
        text.Append($"set period {Ns(design.ClockPeriodNs)}\n");
        text.Append($"create_clock -name {Clock} -period $period [get_ports {Clock}]\n");
        Delays(text, SdcShare, design);
        FalsePath(text, design);
        return text.ToString();
    }

    /// <summary>Constraints of Vivado. Pins belong to the board, and to the design that this one becomes a part of.</summary>
    public static string Xdc(Design design, Provenance provenance)
    {
        StringBuilder text = Begin(design, provenance);
        text.Append("# Clock period in ns.\n");
        text.Append($"create_clock -name {Clock} -period {Ns(design.ClockPeriodNs)} [get_ports {Clock}]\n");
        // XDC knows no arithmetic on variables in every release of Vivado.
        Delays(text, Ns(Share * design.ClockPeriodNs), design);
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

        text.Append(string.Create(CultureInfo.InvariantCulture, $"set_frequency {Clock} {1000 / design.ClockPeriodNs:0.###}\n"));

        return text.ToString();
    }

    /// <summary>Ports that are in step with the clock, in order.</summary>
    private static IEnumerable<Port> Timed(Design design, PortDirection direction) =>
        design.Top.Ports.Where(port => port.Direction == direction && port.Name != Clock
            && !(port.Name == design.Top.ResetPort && design.ReleasesReset) && !design.AsynchronousPorts.Contains(port.Name));

    private static StringBuilder Begin(Design design, Provenance provenance) =>
        new($"# Constraints of {design.Top.Name}, taken by itself.\n# Regenerate with: {provenance.Command}\n\n");

    // Without them a path that begins or ends at a port, as most of a router's do, would not be timed at all.
    private static void Delays(StringBuilder text, string share, Design design)
    {
        text.Append(Timed(design, PortDirection.Input).Concat(Timed(design, PortDirection.Output)).Any() ? "\n" : "");
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

    private static string Ns(double time) => time.ToString("0.000", CultureInfo.InvariantCulture);

    private static void FalsePath(StringBuilder text, Design design)
    {
        if (design.AsynchronousPorts.Count > 0)
        {
            text.Append("\n# In no step with the clock: two registers bring an input into it, and nobody samples an output with it.\n");
            foreach (string name in design.AsynchronousPorts)
            {
                bool input = design.Top.Ports.Single(port => port.Name == name).Direction == PortDirection.Input;
                text.Append($"set_false_path {(input ? "-from" : "-to")} [get_ports {name}]\n");
            }
        }

        if (design.ReleasesReset)
        {
            text.Append("\n# Asserted and released at any time; two registers bring the release into this clock.\n");
            text.Append($"set_false_path -from [get_ports {design.Top.ResetPort}]\n");
        }
    }
}

using System.Globalization;
using System.Text;
using Hdl.Core.Designs;
using Hdl.Core.Ports;

namespace Hdl.Core.HandOff;

/// <summary>
/// Timing constraints of a design taken by itself: one clock, a fifth of the period outside each port at the latest and
/// nothing at the earliest, so that no hold time is left to the system. The asynchronous reset is one of the ports, for
/// the system around it releases it in step with the clock: recovery and removal are checked. A design that
/// synchronises the release itself has it left out, and so are ports that keep no step with the clock.
/// </summary>
internal static class Constraints
{
    private const string Clock = ModuleInterface.ClockPort;

    private const double Share = 0.2;
    private const string Earliest = "0.000";
    private const double SetupUncertainty = 0.05;
    private const double Jitter = 0.01;

    /// <summary>
    /// Synopsys Design Constraints of timing alone, which ASIC flows, OpenSTA and Quartus read alike.
    /// </summary>
    public static string Sdc(Design design, Provenance provenance)
    {
        StringBuilder text = Begin(design, provenance);
        text.Append("# Clock period in the library's unit, ns as a rule.\n");
        text.Append($"set period {Ns(design.ClockPeriodNs)}\n");
        text.Append($"create_clock -name {Clock} -period $period [get_ports {Clock}]\n");
        text.Append(
            "\n# Jitter of the source, and what a clock tree yet to be built may differ from place to place: lower "
            + "both once it is built.\n");
        text.Append("# Skew does not grow with the period, hence a time of its own for hold.\n");
        text.Append("set hold_uncertainty 0.050\n");
        // Without -from and -to Quartus does not take it.
        text.Append(
            $"set_clock_uncertainty -setup -from [get_clocks {Clock}] -to [get_clocks {Clock}] "
            + $"{Of(SetupUncertainty)}\n");
        text.Append(
            $"set_clock_uncertainty -hold -from [get_clocks {Clock}] -to [get_clocks {Clock}] $hold_uncertainty\n");
        Delays(text, Of(Share), design);
        FalsePath(text, design);
        return text.ToString();
    }

    /// <summary>
    /// What standard cells need beside: numbers of a technology, for the user to set. Quartus knows none of these
    /// commands.
    /// </summary>
    public static string AsicSdc(Design design, Provenance provenance)
    {
        string top = design.Top.Name;
        StringBuilder text = Begin(design, provenance);
        text.Append($$"""
            # For standard cells, read after {{top}}.sdc. The numbers are those of a technology of 0.18 um, in the library's units, ns and
            # pF as a rule: set them to yours. Slope of the inputs and of the clock, load of the outputs, slowest slope inside.
            set input_transition 0.200
            set clock_transition 0.100
            set output_load 0.020
            set max_transition 1.000

            # Where it is known which cell drives the inputs, better than a slope: set_driving_cell -lib_cell CELL.
            set_input_transition $input_transition [get_ports {
            {{string.Concat(design.Top.Ports.Where(port => port.Direction == PortDirection.Input && port.Name != Clock).Select(port => $"  {Whole(port)}\n"))}}}]
            set_clock_transition $clock_transition [get_clocks {{Clock}}]
            set_load $output_load [all_outputs]
            set_max_transition $max_transition [current_design]

            """);
        CaseAnalysis(text, design);
        return text.ToString();
    }

    /// <summary>
    /// Constraints of Vivado. Pins belong to the board, and to the design that this one becomes a part of.
    /// </summary>
    public static string Xdc(Design design, Provenance provenance)
    {
        StringBuilder text = Begin(design, provenance);
        text.Append("# Clock period in ns.\n");
        text.Append($"create_clock -name {Clock} -period {Ns(design.ClockPeriodNs)} [get_ports {Clock}]\n");
        text.Append("\n# Jitter of the source; Vivado adds that of the device, and knows its clock network.\n");
        text.Append($"set_input_jitter {Clock} {Ns(Jitter * design.ClockPeriodNs)}\n");
        // XDC knows no arithmetic on variables in every release of Vivado.
        Delays(text, Ns(Share * design.ClockPeriodNs), design);
        FalsePath(text, design);
        CaseAnalysis(text, design);
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

        text.Append(
            string.Create(CultureInfo.InvariantCulture, $"set_frequency {Clock} "
                + $"{1000 / design.ClockPeriodNs:0.###}\n"));

        return text.ToString();
    }

    /// <summary>Ports that are in step with the clock, in order.</summary>
    private static IEnumerable<Port> Timed(Design design, PortDirection direction) =>
        design.Top.Ports.Where(port =>
            port.Direction == direction
            && port.Name != Clock
            && !port.IsConstant
            && !(port.Name == design.Top.ResetPort && design.ReleasesReset)
            && !design.AsynchronousPorts.Contains(port.Name));

    private static StringBuilder Begin(Design design, Provenance provenance) =>
        new($"# Constraints of {design.Top.Name}, taken by itself.\n# Regenerate with: {provenance.Command}\n\n");

    // Without them a path that begins or ends at a port, as most of a router's do, would not be timed at all.
    private static void Delays(StringBuilder text, string share, Design design)
    {
        text.Append(Timed(design, PortDirection.Input).Concat(Timed(design, PortDirection.Output)).Any() ? "\n" : "");
        Delays(text, "input", share, Timed(design, PortDirection.Input));
        Delays(text, "output", share, Timed(design, PortDirection.Output));
    }

    // One delay for both would be the earliest too: whoever launches the data would be trusted to hold them for a fifth
    // of a period.
    private static void Delays(StringBuilder text, string direction, string share, IEnumerable<Port> ports)
    {
        string[] names = [.. ports.Select(Whole)];
        foreach ((string bound, string delay) in ((string, string)[])[("max", share), ("min", Earliest)])
        {
            if (names.Length > 0)
            {
                text.Append($"set_{direction}_delay -{bound} -clock {Clock} {delay} [get_ports {{\n");
                text.Append(string.Concat(names.Select(name => $"  {name}\n")));
                text.Append("}]\n");
            }
        }
    }

    private static IEnumerable<Port> Constants(Design design) => design.Top.Ports.Where(port => port.IsConstant);

    private static string Whole(Port port) => port.Width == 1 ? port.Name : $"{port.Name}[*]";

    private static string Of(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"[expr {{{share:0.##} * $period}}]");

    private static void CaseAnalysis(StringBuilder text, Design design)
    {
        Port[] known = [.. Constants(design).Where(port => port.Constant is not null)];
        if (known.Length > 0)
        {
            text.Append(
                "\n# Constants of the place that the parameters name. A block that is laid out once for several "
                + "places does without these lines.\n");
        }

        foreach (Port port in known)
        {
            for (int bit = 0; bit < port.Width; bit++)
            {
                string name =
                    port.Width == 1
                        ? port.Name
                        : string.Create(CultureInfo.InvariantCulture, $"{{{port.Name}[{bit}]}}");
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"set_case_analysis {(port.Constant!.Value >> bit) & 1} [get_ports {name}]\n");
            }
        }
    }

    private static string Ns(double time) => time.ToString("0.000", CultureInfo.InvariantCulture);

    private static void FalsePath(StringBuilder text, Design design)
    {
        string[] constants = [.. Constants(design).Select(Whole)];
        if (constants.Length > 0)
        {
            text.Append("\n# Constants where the block stands: no path begins at them, whatever they are.\n");
            text.Append($"set_false_path -from [get_ports {{{string.Join(' ', constants)}}}]\n");
        }

        if (design.AsynchronousPorts.Count > 0)
        {
            text.Append(
                "\n# In no step with the clock: two registers bring an input into it, and nobody samples an output "
                + "with it.\n");
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

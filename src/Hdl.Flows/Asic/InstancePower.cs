using System.Globalization;
using System.Text.RegularExpressions;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;

namespace Hdl.Flows.Asic;

/// <summary>
/// Power at the activity of each net. OpenSTA 2.0 takes no activity for nets between gates, but its power of an
/// instance is linear in the activity of its pins: two reports, with no change and with one per cycle everywhere, give
/// each instance its share at rest (clock pins, leakage) and its share a change, which the measured changes of its
/// outputs then weigh. It reads a library whose energies <see cref="EnergyText"/> has corrected for what it makes of
/// them.
/// </summary>
internal static partial class InstancePower
{
    private const string Marker = "hdl_activity";

    /// <summary>What OpenSTA is told.</summary>
    public static string Commands { get; } =
        string.Concat(
            new[] { 0, 1 }.Select(changes =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"set_power_activity -global -activity {changes} -duty 0.5\nputs \"{Marker} "
                    + $"{changes}\"\nreport_power -instances [get_cells *] -digits 8\n")));

    /// <summary>Reads both reports and weighs them.</summary>
    /// <param name="output">OpenSTA's output.</param>
    /// <param name="design">The mapped design.</param>
    /// <param name="activity">The measured activity.</param>
    /// <exception cref="InvalidInputException">The reports do not tell of every cell.</exception>
    public static PowerReport Sum(string output, MappedDesign design, Activity activity)
    {
        string[] parts = output.Split(Marker);
        MappedCell[] cells = [.. design.Buffered.Cells.Where(cell => design.Library.Cells.ContainsKey(cell.Type))];
        Dictionary<string, PowerReport> still = Instances(parts.ElementAtOrDefault(1) ?? "");
        Dictionary<string, PowerReport> busy = Instances(parts.ElementAtOrDefault(2) ?? "");
        MappedCell? missing = cells.FirstOrDefault(cell =>
            !still.ContainsKey(cell.Name) || !busy.ContainsKey(cell.Name));
        if (missing is not null)
        {
            throw new InvalidInputException(new Problem(
                "OpenSTA did not tell the power of a cell", design.Library.Path, missing.Type,
                "Give a library with power of its cells, or leave power out with --no-power; the flow is made for "
                + "OpenSTA 2.0.17."));
        }

        var sum = new PowerReport(0, 0, 0);
        foreach (MappedCell cell in cells)
        {
            (PowerReport rest, PowerReport full) = (still[cell.Name], busy[cell.Name]);
            double changes = Changes(cell, design, activity);
            sum = new PowerReport(
                sum.Internal + rest.Internal + (changes * (full.Internal - rest.Internal)),
                sum.Switching + rest.Switching + (changes * (full.Switching - rest.Switching)),
                sum.Leakage + rest.Leakage);
        }

        return sum;
    }

    private static double Changes(MappedCell cell, MappedDesign design, Activity activity) => cell.Pins
        .Where(pin => NetlistSimulation.Drives(design.Library, cell, pin.Key))
        .Select(pin => activity.Nets.TryGetValue(pin.Value[0], out (double Toggles, double High) net) ? net.Toggles : 0)
        .DefaultIfEmpty().Average();

    /// <summary>The power of each instance in a report.</summary>
    public static Dictionary<string, PowerReport> Instances(string report) =>
        Line()
            .Matches(report)
            .ToDictionary(
                line => line.Groups["name"].Value,
                line => new PowerReport(
                    Number(line.Groups["internal"]), Number(line.Groups["switching"]), Number(line.Groups["leakage"])));

    private static double Number(Group text) => NumberText.Real(text.ValueSpan);

    [GeneratedRegex(
        @"^\s*(?<internal>[\d.e+-]+)\s+(?<switching>[\d.e+-]+)\s+(?<leakage>[\d.e+-]+)\s+[\d.e+-]+\s+(?<name>\w+)\s*$",
        RegexOptions.Multiline)]
    private static partial Regex Line();
}

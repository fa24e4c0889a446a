using System.Globalization;
using System.Text.RegularExpressions;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Flows;

/// <summary>
/// The ports of a module as Yosys' <c>portlist</c> writes them, held against the interface that everything else is made
/// from.
/// </summary>
internal static partial class PortListing
{
    /// <summary>What differs in name, direction or width, in words.</summary>
    /// <param name="top">The interface.</param>
    /// <param name="listing">Lines such as <c>input [15:0] data_i</c>.</param>
    public static IEnumerable<string> Differences(ModuleInterface top, string listing)
    {
        var found = PortLine().Matches(listing).ToDictionary(
            match => match.Groups["name"].Value,
            match => (
                Direction: match.Groups["direction"].Value == "input" ? PortDirection.Input : PortDirection.Output,
                Width: match.Groups["high"].Success ? NumberText.Natural(match.Groups["high"].ValueSpan) + 1 : 1));
        foreach (Port port in top.Ports)
        {
            if (!found.Remove(port.Name, out (PortDirection Direction, int Width) actual))
            {
                yield return $"{port.Name}: not in the Verilog";
            }
            else if (actual != (port.Direction, port.Width))
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{port.Name}: {port.Direction} of {port.Width} bits in the interface, {actual.Direction} of "
                    + $"{actual.Width} in the Verilog");
            }
        }

        foreach (string name in found.Keys)
        {
            yield return $"{name}: not in the interface";
        }
    }

    [GeneratedRegex(
        @"^\s*(?<direction>input|output)\s+(?:\[(?<high>\d+):0\]\s+)?(?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PortLine();
}

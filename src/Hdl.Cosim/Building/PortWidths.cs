using System.Globalization;
using System.Text.RegularExpressions;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Cosim.Building;

/// <summary>Holds the ports of a Verilated model against the interface that benches and golden models use.</summary>
internal static partial class PortWidths
{
    /// <summary>Refuses a model whose ports differ from the interface in name, direction or width.</summary>
    /// <param name="top">The interface.</param>
    /// <param name="header">The header of the model's class, where Verilator declares each port with its most and least
    /// significant bit.</param>
    /// <exception cref="ModelBuildException">What differs.</exception>
    public static void Check(ModuleInterface top, string header)
    {
        var found = Declaration()
            .Matches(header)
            .ToDictionary(
                match => match.Groups["name"].Value,
                match =>
                    (
                        match.Groups["direction"].Value == "IN" ? PortDirection.Input : PortDirection.Output,
                        NumberText.Natural(match.Groups["high"].ValueSpan)
                            - NumberText.Natural(match.Groups["low"].ValueSpan)
                            + 1));
        string[] differences =
        [
            .. top
                .Ports.Where(port =>
                    !found.TryGetValue(port.Name, out (PortDirection, int) actual)
                    || actual != (port.Direction, port.Width))
                .Select(port =>
                    string.Create(CultureInfo.InvariantCulture, $"{port.Name}, {port.Direction} of {port.Width} bits")),
            .. found
                .Keys.Except(top.Ports.Select(port => port.Name))
                .Select(name => $"{name}, which the interface lacks"),
        ];
        if (differences.Length > 0)
        {
            throw new ModelBuildException(
                "verilator",
                $"the Verilog of {top.Name} does not have the ports that its interface declares: "
                + $"{string.Join("; ", differences)}.");
        }
    }

    [GeneratedRegex(
        @"\bVL_(?<direction>IN|OUT)(?:8|16|64|W)?\(&(?<name>\w+),(?<high>\d+),(?<low>\d+)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Hdl.Core.Numerics;

namespace Hdl.Flows.Asic;

/// <summary>Writes the internal energy of cells so that what OpenSTA counts is what the library means.</summary>
internal static partial class EnergyText
{
    /// <summary>Multiplies the energies of a cell by what corrects them.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="known">The same, as it was read.</param>
    /// <param name="factors">What OpenSTA makes of energies.</param>
    /// <param name="file">The file.</param>
    /// <param name="edits">Receives the changes.</param>
    public static void Correct(
        LibertyGroup cell, LibertyCell known, PowerFactors factors, LibertyFile file, TextEdits edits)
    {
        foreach (LibertyGroup pin in cell.Of("pin"))
        {
            foreach (LibertyGroup energy in pin.Of("internal_power"))
            {
                double correction = factors.Correction(Source(pin, energy, known));
                foreach (TextSpan values in energy
                        .Groups.Select(table => table.Table("values"))
                        .OfType<TextSpan>()
                        .Where(_ => correction != 1))
                {
                    edits.Replace(values, Scaled(file[values].ToString(), correction));
                }
            }
        }
    }

    /// <summary>Which energy it is.</summary>
    internal static PowerSource Source(LibertyGroup pin, LibertyGroup energy, LibertyCell cell)
    {
        string[] related = (energy.Attribute("related_pin") ?? "").Split(
            (char[])[' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (pin.Attribute("direction") != "output")
        {
            return IsIn(cell, cell.State?.Clock, pin.Argument) ? PowerSource.Clock
                : IsReset(cell, pin.Argument) ? PowerSource.Reset
                : energy.Attribute("when") is null ? PowerSource.Input : PowerSource.ConditionalInput;
        }

        return related.Length > 0 && related.All(name => IsReset(cell, name)) ? PowerSource.Reset
            : cell.State is { } state
                ? related.Any(name => IsIn(cell, state.Clock, name)) ? PowerSource.FlipFlopOutput
                    : PowerSource.OtherOutput
            : related.Any(name => IsIn(cell, pin.Attribute("function"), name)) ? PowerSource.GateOutput
            : PowerSource.OtherOutput;
    }

    private static bool IsReset(LibertyCell cell, string pin) =>
        IsIn(cell, cell.State?.Clear, pin) || IsIn(cell, cell.State?.Preset, pin);

    private static bool IsIn(LibertyCell cell, string? function, string pin)
    {
        string[] inputs = [.. cell.Inputs.Select(input => input.Name)];
        return function is not null
            && BooleanFunction.TryParse(function, inputs) is { } parsed
            && parsed.Support(inputs.Length).Any(input => inputs[input] == pin);
    }

    // Line ends stay as they are, for the lines that tools name.
    private static string Scaled(string values, double factor) =>
        Number()
            .Replace(
                values,
                number => (NumberText.Real(number.ValueSpan) * factor).ToString("R", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")]
    private static partial Regex Number();
}

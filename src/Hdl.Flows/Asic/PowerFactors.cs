using System.Globalization;
using Hdl.Core.Problems;

namespace Hdl.Flows.Asic;

/// <summary>
/// How many times a version of OpenSTA counts the energy inside of cells, by where the library gives it.
/// </summary>
/// <param name="Factors">By source, all but <see cref="PowerSource.Reset"/>.</param>
public sealed record PowerFactors(IReadOnlyDictionary<PowerSource, double> Factors)
{
    // Of what OpenSTA prints, a few digits of 32-bit numbers are good.
    private const double Tolerance = 0.01;

    private static readonly double[] Plain = [1, 2];

    /// <summary>Takes the factors from what is known of calibration cells and what OpenSTA says of them.</summary>
    /// <param name="known">Power of each, in watts, by hand.</param>
    /// <param name="reported">Internal power of each, as OpenSTA reports it.</param>
    /// <param name="library">The library, for the message.</param>
    /// <param name="tool">OpenSTA and its version.</param>
    /// <exception cref="InvalidInputException">A factor is neither 1 nor 2, so that nobody knows what the figures
    /// mean.</exception>
    public static PowerFactors Of(
        IReadOnlyDictionary<PowerSource, double> known, IReadOnlyDictionary<PowerSource, double> reported,
        string library, string tool)
    {
        var measured = known.ToDictionary(
            cell => cell.Key, cell => reported.TryGetValue(cell.Key, out double power) ? power / cell.Value : 0);
        var plain = measured.ToDictionary(
            cell => cell.Key,
            cell => Plain.Where(factor => Math.Abs(cell.Value - factor) <= Tolerance * factor).FirstOrDefault());
        string[] strange = [.. measured.Where(cell => plain[cell.Key] == 0)
            .Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Value:0.###} at {Name(cell.Key)}"))];
        return strange.Length == 0
            ? new PowerFactors(plain)
            : throw new InvalidInputException(new Problem(
                "OpenSTA does not report the power of calibration cells whose energy is known",
                library,
                $"times the energy that the library gives: {string.Join(", ", strange)} ({tool})",
                measured.Values.All(factor => factor == 0)
                    ? "Give a library with operating_conditions and default_operating_conditions, without which "
                        + "OpenSTA knows no voltage; or leave power out with --no-power."
                    : "Leave power out with --no-power, or use OpenSTA 2.0.17, for which the flow is made."));
    }

    /// <summary>
    /// What the energy that stands in the library is multiplied by before OpenSTA reads it, so that its reports are
    /// right.
    /// </summary>
    internal double Correction(PowerSource source) => source == PowerSource.Reset ? 0 : 1 / Factors[source];

    /// <summary>Where energy is counted so many times.</summary>
    internal string Counted(double factor) =>
        string.Join(
            ", ", Factors.Where(cell => cell.Value == factor).OrderBy(cell => cell.Key).Select(cell => Name(cell.Key)));

    /// <summary>The largest factor.</summary>
    internal double Most => Factors.Values.Max();

    /// <summary>The name of a source, for people.</summary>
    internal static string Name(PowerSource source) => source switch
    {
        PowerSource.Clock => "clock pins",
        PowerSource.Input => "inputs",
        PowerSource.ConditionalInput => "inputs with a condition",
        PowerSource.FlipFlopOutput => "outputs of flip-flops",
        PowerSource.GateOutput => "outputs of gates",
        PowerSource.OtherOutput => "outputs without related_pin",
        _ => "resets",
    };
}

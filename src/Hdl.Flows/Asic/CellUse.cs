using System.Text.RegularExpressions;

namespace Hdl.Flows.Asic;

/// <summary>
/// Which cells of a library a design is mapped to. What is left out here is seen by no tool: neither by the mapping of
/// flip-flops and gates, nor where buffers are chosen.
/// </summary>
internal static class CellUse
{
    /// <summary>
    /// Left out for what the cell is, not by anybody's choice: clock gates, pads, buses, functions that are not
    /// understood.
    /// </summary>
    public const string NoPlainCell = "no plain cell";

    /// <summary>Left out as a delay gate.</summary>
    public const string Delay = "delay gate";

    // Another cell of the same function is no larger and so many times faster.
    private const double DelayFactor = 1.5;

    private static readonly (string Attribute, string Reason)[] Declared =
    [
        ("dont_use", "dont_use"),
        ("is_isolation_cell", "isolation cell"),
        ("is_level_shifter", "level shifter"),
        ("always_on", "always on"),
        ("pad_cell", NoPlainCell), ("is_macro_cell", NoPlainCell),
    ];

    private static readonly (string Attribute, string Reason)[] DeclaredOfPins =
    [
        ("isolation_cell_enable_pin", "isolation cell"),
        ("isolation_cell_data_pin", "isolation cell"),
        ("level_shifter_enable_pin", "level shifter"),
        ("level_shifter_data_pin", "level shifter"), ("always_on", "always on"),
    ];

    private static readonly (string Attribute, string Reason)[] Kinds =
    [
        ("retention_cell", "retention cell"),
        ("switch_cell_type", "power switch"),
        ("clock_gating_integrated_cell", NoPlainCell),
        ("antenna_diode_type", NoPlainCell),
    ];

    /// <summary>Why the library itself keeps a cell from being used; empty where it does not.</summary>
    public static string Reason(LibertyGroup cell)
    {
        string?[] reasons =
        [
            Declared.FirstOrDefault(candidate => cell.Is(candidate.Attribute)).Reason,
            Kinds.FirstOrDefault(candidate => cell.Attribute(candidate.Attribute) is not null).Reason,
            DeclaredOfPins.FirstOrDefault(candidate => cell.Of("pin").Any(pin => pin.Is(candidate.Attribute))).Reason,
            // Keep-alive cells hang on a supply that the rest of the block does not have.
            cell.Of("pg_pin").Any(pin => pin.Attribute("pg_type") == "backup_power")
            || cell.Of("pg_pin").Count(pin => pin.Attribute("pg_type") == "primary_power") > 1
                ? "second supply"
                : null,
            cell.Groups.Any(inner => inner.Kind is "bus" or "bundle" or "ff_bank" or "latch_bank" or "statetable")
            || cell.Of("pin")
                .Any(pin => pin.Attribute("three_state") is not null || pin.Attribute("direction") == "inout")
                ? NoPlainCell
                : null,
        ];
        return reasons.FirstOrDefault(reason => reason is not null) ?? "";
    }

    /// <summary>Whether a name fits a pattern with <c>*</c> for any letters and <c>?</c> for one.</summary>
    public static bool Fits(string name, string pattern) =>
        Regex.IsMatch(
            name,
            @"\A"
            + Regex.Escape(pattern)
                .Replace(@"\*", ".*", StringComparison.Ordinal)
                .Replace(@"\?", ".", StringComparison.Ordinal)
            + @"\z",
            RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>
    /// The delay gates among cells of one function: another one, no larger, is faster by a factor both alone and at a
    /// load. Nothing that wants speed or area would take them; they are there to repair hold times.
    /// </summary>
    /// <param name="cells">Cells of one function.</param>
    /// <param name="load">The load.</param>
    public static IEnumerable<LibertyCell> DelayGates(IReadOnlyCollection<LibertyCell> cells, double load)
    {
        LibertyCell[] timed = [.. cells.Where(cell => cell.Delay is not null)];
        return timed.Where(slow =>
            timed.Any(fast =>
                fast.Area <= slow.Area
                && slow.Delay!.Unloaded > DelayFactor * fast.Delay!.Unloaded
                && slow.Delay.At(slow.Delay.TypicalSlew, load)
                    > DelayFactor * fast.Delay.At(slow.Delay.TypicalSlew, load)));
    }
}

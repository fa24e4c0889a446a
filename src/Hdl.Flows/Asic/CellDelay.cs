namespace Hdl.Flows.Asic;

/// <summary>
/// How fast a cell of one input and one output is: the slower edge, over all conditions that the library tells apart.
/// </summary>
/// <param name="Tables">Of both edges.</param>
internal sealed record CellDelay(IReadOnlyList<DelayTable> Tables)
{
    /// <summary>The delay without load, at the fastest transition.</summary>
    public double Unloaded => Tables.Max(table => table.Unloaded);

    /// <summary>A typical transition of the input.</summary>
    public double TypicalSlew => Tables[0].TypicalSlew;

    /// <summary>The delay at a transition and a load.</summary>
    public double At(double slew, double load) => Tables.Max(table => table.At(slew, load));

    /// <summary>Reads the delays to an output.</summary>
    /// <param name="output">The group of its pin.</param>
    /// <param name="file">The file it stands in.</param>
    /// <returns>Null where the library gives no tables.</returns>
    public static CellDelay? Of(LibertyGroup output, LibertyFile file)
    {
        DelayTable?[] tables = [.. output.Of("timing").SelectMany(timing => timing.Groups)
            .Where(table => table.Kind is "cell_rise" or "cell_fall").Select(table => DelayTable.TryRead(table, file))];
        return tables.Length > 0 && tables.All(table => table is not null) ? new CellDelay(tables!) : null;
    }
}

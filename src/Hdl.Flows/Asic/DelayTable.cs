using Hdl.Core.Numerics;

namespace Hdl.Flows.Asic;

/// <summary>
/// A table of delays over the transition of the input and the load of the output; either axis may be missing.
/// </summary>
internal sealed class DelayTable
{
    private const string Load = "total_output_net_capacitance";

    private readonly double[] _slews;
    private readonly double[] _loads;
    private readonly Func<int, int, double> _value;

    private DelayTable(double[] slews, double[] loads, Func<int, int, double> value) =>
        (_slews, _loads, _value) = (slews, loads, value);

    /// <summary>The transition in the middle of the axis, as a typical one.</summary>
    public double TypicalSlew => _slews[_slews.Length / 2];

    /// <summary>Reads a table, <c>cell_rise (template) { ... }</c>.</summary>
    /// <param name="table">The group.</param>
    /// <param name="file">The file it stands in: gives the templates.</param>
    /// <returns>Null where it is none of this kind.</returns>
    public static DelayTable? TryRead(LibertyGroup table, LibertyFile file)
    {
        LibertyGroup? template = file
            .Root.Of("lu_table_template")
            .LastOrDefault(candidate => candidate.Argument == table.Argument);
        double[]? values = Numbers(table.Table("values"), file);
        double[] first = Numbers(table.Table("index_1") ?? template?.Table("index_1"), file) ?? [0];
        double[] second = Numbers(table.Table("index_2") ?? template?.Table("index_2"), file) ?? [0];
        if (values is null || values.Length != first.Length * second.Length)
        {
            return null;
        }

        double At(int one, int two) => values[(one * second.Length) + two];
        return template?.Attribute("variable_1") == Load
            ? new DelayTable(second, first, (slew, load) => At(load, slew))
            : new DelayTable(first, second, At);
    }

    /// <summary>The delay without load, at the fastest transition.</summary>
    public double Unloaded => _value(0, 0);

    /// <summary>The delay at a transition and a load, between the points of the table and beyond them.</summary>
    public double At(double slew, double load)
    {
        (int row, double down) = Place(_slews, slew);
        (int column, double right) = Place(_loads, load);
        double Along(int line) =>
            Between(_value(line, column), column + 1 < _loads.Length ? _value(line, column + 1) : 0, right);
        return Between(Along(row), row + 1 < _slews.Length ? Along(row + 1) : 0, down);
    }

    private static double Between(double from, double to, double share) =>
        share == 0 ? from : from + ((to - from) * share);

    // The point of an axis before a value, and how far the value is on the way to the next.
    private static (int Before, double Share) Place(double[] axis, double value)
    {
        if (axis.Length < 2)
        {
            return (0, 0);
        }

        int before = 0;
        while (before < axis.Length - 2 && value >= axis[before + 1])
        {
            before++;
        }

        double step = axis[before + 1] - axis[before];
        return (before, step > 0 ? (value - axis[before]) / step : 0);
    }

    private static double[]? Numbers(TextSpan? at, LibertyFile file)
    {
        if (at is not { } span)
        {
            return null;
        }

        List<double> numbers = [];
        foreach (string word in file[span]
                .ToString()
                .Split([' ', ',', '"', '\\', '\n', '\r', '\t', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!NumberText.TryReal(word.AsSpan().Trim(), out double number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers.Count > 0 ? [.. numbers] : null;
    }
}

using System.Globalization;

namespace Hdl.Flows.Tests.Asic;

/// <summary>Libraries for tests: cells with tables, written as the libraries in use write them.</summary>
internal static class LibraryText
{
    public const string Flop = """
        cell (DFF) { area : 18; ff (IQ, IQN) { clocked_on : "CK"; next_state : "D"; }
          pin (CK) { direction : input; clock : true; capacitance : 1; } pin (D) { direction : input; capacitance : 1; }
          pin (Q) { direction : output; function : "IQ"; timing () { related_pin : "CK"; timing_type : rising_edge; } } }
        """;

    public static string Library(params IEnumerable<string> cells) => Named("test", cells);

    public static string Named(string name, params IEnumerable<string> cells) => $$"""
        library ({{name}}) {
          delay_model : table_lookup;
          time_unit : "1ns"; voltage_unit : "1V"; current_unit : "1mA"; leakage_power_unit : "1nW"; pulling_resistance_unit : "1kohm";
          capacitive_load_unit (1, ff);
          nom_process : 1; nom_voltage : 1.1; nom_temperature : 25;
          lu_table_template (t) { variable_1 : input_net_transition; variable_2 : total_output_net_capacitance; index_1 ("0.1, 1"); index_2 ("1, 10"); }
        {{string.Join('\n', cells)}}
        }
        """;

    /// <summary>A gate of one output Y.</summary>
    /// <param name="name">The cell.</param>
    /// <param name="area">Its area.</param>
    /// <param name="function">What it computes, of A or of A and B.</param>
    /// <param name="alone">Delay without load.</param>
    /// <param name="loaded">Delay at ten times the load.</param>
    /// <param name="more">Attributes of the cell.</param>
    public static string Gate(
        string name, double area, string function, double alone = 1, double loaded = 2, string more = "")
    {
        string[] inputs = function.Contains('B', StringComparison.Ordinal) ? ["A", "B"] : ["A"];
        string edge = string.Create(
            CultureInfo.InvariantCulture,
            $"(t) {{ values (\"{alone}, {loaded}\", \\\n \"{alone * 1.2}, {loaded * 1.2}\"); }}");
        return string.Create(CultureInfo.InvariantCulture, $$"""
            cell ({{name}}) {
              area : {{area}}; {{more}}
              {{string.Concat(inputs.Select(input => $"pin ({input}) {{ direction : input; capacitance : 0.5; }} "))}}
              pin (Y) { direction : output; function : "{{function}}"; max_capacitance : 100;
                {{string.Concat(inputs.Select(input => $"timing () {{ related_pin : \"{input}\"; cell_rise {edge} cell_fall {edge} }} "))}} }
            }
            """);
    }

    public static string[] Plain { get; } = [Gate("INV", 2, "!A"), Gate("ND2", 3, "!(A B)"), Flop];
}

using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Processes;
using Hdl.Core.Temporary;

namespace Hdl.Flows.Asic;

/// <summary>
/// Measures what OpenSTA makes of known energies. Version 2.0.17 adds those of a rise and of a fall where it should
/// take their mean, at clock pins and outputs, and so reports twice the power there, but not at data inputs. Nobody
/// knows what other versions do; so cells of known energy, in the library's own units and at its own voltage, are
/// measured each time.
/// </summary>
/// <param name="runner">Starts OpenSTA.</param>
internal sealed class PowerCalibration(IProcessRunner runner)
{
    private const double PeriodNs = 10;
    private const double Rise = 1;
    private const double Fall = 3;

    // Neither slews nor loads count: what is measured is how often an energy is taken.
    private const string Edge = "(hdl_time) { values (\"0.01, 0.01\"); }";

    private static readonly string Energy = string.Create(
        CultureInfo.InvariantCulture,
        $"rise_power (hdl_energy) {{ values (\"{Rise}, {Rise}\"); }} fall_power (hdl_energy) {{ values (\"{Fall}, "
        + $"{Fall}\"); }}");

    private static readonly string Tables =
        $"cell_rise {Edge} cell_fall {Edge} rise_transition {Edge} fall_transition {Edge}";

    private static readonly PowerSource[] Sources =
    [
        .. Enum.GetValues<PowerSource>().Where(source => source != PowerSource.Reset),
    ];

    /// <summary>Measures the factors.</summary>
    /// <param name="library">The library: its units, and its voltage.</param>
    /// <param name="tool">OpenSTA and its version, for the message.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <exception cref="Hdl.Core.Problems.InvalidInputException">Some factor is no plain number.</exception>
    public async Task<PowerFactors> MeasureAsync(Liberty library, string tool, CancellationToken cancellationToken)
    {
        using var folder = TemporaryFolder.Create("calibration");
        folder.Write("cells.lib", Library(library.Files[0]));
        folder.Write("cells.v", Netlist);
        folder.Write("power.tcl", Script);
        ProcessResult result = await runner
            .RunAsync(
                new ProcessRequest("sta", "-no_splash", "-exit", "power.tcl") { WorkingDirectory = folder.Path },
                cancellationToken)
            .ConfigureAwait(false);
        return PowerFactors.Of(Known(library.Files[0]), Reported(result.StandardOutput), library.Path, tool);
    }

    /// <summary>The library without its cells, and the calibration cells in their place.</summary>
    internal static string Library(LibertyFile file)
    {
        TextEdits edits = new(file);
        edits.CutCells(_ => false);
        string cells = string.Concat(Sources.Select(Cell));
        return $$"""
            {{edits.Apply(0, file.Root.At.End - 1)}}
              power_lut_template (hdl_energy) { variable_1 : input_transition_time; index_1 ("0, 1"); }
              lu_table_template (hdl_time) { variable_1 : input_net_transition; index_1 ("0, 1"); }
            {{cells}}}

            """;
    }

    /// <summary>
    /// The power of each cell by hand, in watts: a clock rises and falls once per cycle, another net that changes once
    /// per cycle rises in one cycle and falls in the next. The unit of energy is that of capacitance times the square
    /// of that of voltage.
    /// </summary>
    internal static Dictionary<PowerSource, double> Known(LibertyFile file)
    {
        double unit = CapacitanceUnit(file) * Math.Pow(VoltageUnit(file), 2) / (PeriodNs * 1e-9);
        return Sources.ToDictionary(
            source => source, source => unit * (Rise + Fall) * (source == PowerSource.Clock ? 1 : 0.5));
    }

    private static Dictionary<PowerSource, double> Reported(string output) => InstancePower.Instances(output)
        .Where(cell => Enum.TryParse<PowerSource>(cell.Key[2..], out _))
        .ToDictionary(cell => Enum.Parse<PowerSource>(cell.Key[2..]), cell => cell.Value.Internal);

    private static string Netlist { get; } = $"""
        module hdl_calibration (input clk_i, input data_i, output [{Sources.Length - 1}:0] out_o);
        {string.Join('\n', Sources.Select((source, bit) => string.Create(
            CultureInfo.InvariantCulture, $"  HDL_{source} u_{source} ({(IsGate(source) ? "" : ".CK(clk_i), ")}.A(data_i), .Y(out_o[{bit}]));")))}
        endmodule

        """;

    private static string Script { get; } = string.Create(CultureInfo.InvariantCulture, $$"""
        read_liberty cells.lib
        set_cmd_units -time ns -capacitance pF -resistance kOhm -voltage V -current mA -power W
        read_verilog cells.v
        link_design hdl_calibration
        create_clock -name clk -period {{PeriodNs}} [get_ports clk_i]
        set_input_delay 0 -clock clk [get_ports data_i]
        set_output_delay 0 -clock clk [all_outputs]
        set_power_activity -global -activity 1 -duty 0.5
        report_power -instances [get_cells *] -digits 8
        exit

        """);

    private static bool IsGate(PowerSource source) => source is PowerSource.GateOutput;

    private static string Cell(PowerSource source)
    {
        string Power(PowerSource here, string more = "") =>
            here == source ? $"internal_power () {{ {more} {Energy} }}" : "";
        bool gate = IsGate(source);
        // Both halves of a condition: one of them always holds.
        string conditional = string.Concat(
            new[] { "CK", "!CK" }.Select(when => Power(PowerSource.ConditionalInput, $"when : \"{when}\";")));
        return $$"""
              cell (HDL_{{source}}) { area : 1; {{(gate ? "" : "ff (IQ, IQN) { clocked_on : \"CK\"; next_state : \"A\"; }")}}
                {{(gate ? "" : $"pin (CK) {{ direction : input; clock : true; capacitance : 0; {Power(PowerSource.Clock)} }}")}}
                pin (A) { direction : input; capacitance : 0; {{Power(PowerSource.Input)}}{{conditional}} }
                pin (Y) { direction : output; function : "{{(gate ? "!A" : "IQ")}}";
                  {{Power(PowerSource.FlipFlopOutput, "related_pin : \"CK\";")}}{{Power(PowerSource.GateOutput, "related_pin : \"A\";")}}{{Power(PowerSource.OtherOutput)}}
                  timing () { related_pin : "{{(gate ? "A" : "CK")}}"; {{(gate ? "timing_sense : negative_unate;" : "timing_type : rising_edge;")}} {{Tables}} } } }

            """;
    }

    // capacitive_load_unit (1, pf); one picofarad where the library does not say.
    private static double CapacitanceUnit(LibertyFile file)
    {
        string[] words = file.Root.Table("capacitive_load_unit") is { } at
            ? file[at]
                .ToString()
                .Split(['(', ')', ',', ' ', '\t', '\n', '\r', '"'], StringSplitOptions.RemoveEmptyEntries)
            : [];
        return words.Length == 2 && NumberText.TryReal(words[0], out double number)
            ? number * (words[1].StartsWith("f", StringComparison.OrdinalIgnoreCase) ? 1e-15 : 1e-12) : 1e-12;
    }

    // voltage_unit : "1V", "100mV".
    private static double VoltageUnit(LibertyFile file)
    {
        string text = (file.Root.Attribute("voltage_unit") ?? "1V").Trim();
        string digits = string.Concat(text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.'));
        return (NumberText.TryReal(digits, out double number) ? number : 1)
            * (text.EndsWith("mV", StringComparison.OrdinalIgnoreCase) ? 1e-3 : 1);
    }
}

using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Flows.Asic;

namespace Hdl.Flows.Tests.Asic;

/// <summary>
/// Power of three cells, a flip-flop, an inverter and a buffer in a row, against what one calculates by hand from the
/// tables of the library: each kind of power by itself, within one per cent.
/// </summary>
public sealed class PowerTests
{
    private const double Tolerance = 0.01;
    private const double Changes = 0.25;
    private const double Frequency = 100e6;
    private const double Picojoule = 1e-12;

    private static readonly CliWrapProcessRunner Runner = new();

    // A flip-flop with a clear that takes a lot: resets are at rest. Energies do not depend on slew and load.
    private static readonly string Synthetic = $$"""
        library (synthetic) {
          delay_model : table_lookup;
          time_unit : "1ns"; voltage_unit : "1V"; current_unit : "1mA"; leakage_power_unit : "1nW"; pulling_resistance_unit : "1kohm";
          capacitive_load_unit (1, ff);
          slew_lower_threshold_pct_rise : 20; slew_upper_threshold_pct_rise : 80; slew_lower_threshold_pct_fall : 20; slew_upper_threshold_pct_fall : 80;
          input_threshold_pct_rise : 50; input_threshold_pct_fall : 50; output_threshold_pct_rise : 50; output_threshold_pct_fall : 50;
          nom_process : 1; nom_voltage : 1.2; nom_temperature : 25;
          operating_conditions (typical) { process : 1; voltage : 1.2; temperature : 25; }
          default_operating_conditions : typical;
          lu_table_template (t) { variable_1 : input_net_transition; index_1 ("0.01, 1"); }
          power_lut_template (e) { variable_1 : input_transition_time; index_1 ("0.01, 1"); }
          cell (DFF) { area : 18; cell_leakage_power : 3; ff (IQ, IQN) { clocked_on : "CK"; next_state : "D"; clear : "!RN"; }
            pin (CK) { direction : input; clock : true; capacitance : 1; {{Energy("", 2, 4)}} }
            pin (D) { direction : input; capacitance : 2; {{Energy("", 0.5, 0.7)}} }
            pin (RN) { direction : input; capacitance : 1; {{Energy("", 100, 100)}} }
            pin (Q) { direction : output; function : "IQ"; {{Energy("related_pin : \"CK\";", 3, 5)}} {{Energy("related_pin : \"RN\";", 50, 50)}}
              {{Timing("CK", "timing_type : rising_edge;")}} } }
          cell (INV) { area : 2; cell_leakage_power : 1;
            pin (A) { direction : input; capacitance : 4; }
            pin (Y) { direction : output; function : "!A"; {{Energy("related_pin : \"A\";", 1, 2)}} {{Timing("A", "timing_sense : negative_unate;")}} } }
          cell (BUF) { area : 3; cell_leakage_power : 2;
            pin (A) { direction : input; capacitance : 8; {{Energy("when : \"Y\";", 0.25, 0.75)}} {{Energy("when : \"!Y\";", 0.25, 0.75)}} }
            pin (Y) { direction : output; function : "A"; {{Energy("related_pin : \"A\";", 2, 2)}} {{Timing("A", "timing_sense : positive_unate;")}} } }
        }
        """;

    [Fact]
    public async Task Power_in_a_synthetic_library_is_what_its_tables_say()
    {
        PowerReport power = await PowerAsync(
            LibertyReader.Parse(Synthetic, "synthetic.lib"), "DFF", "INV", "BUF", "CK", "RN");

        // The clock rises and falls in every cycle. Any other net changes in a quarter of the cycles, half of the times
        // upwards.
        const double Femtojoule = 1e-15;
        double internalEnergy =
            (2 + 4) + (Changes * (Mean(0.5, 0.7) + Mean(3, 5) + Mean(1, 2) + Mean(0.25, 0.75) + Mean(2, 2)));
        double switched = Changes * 0.5 * 1.2 * 1.2 * (4 + 8);
        Close(internalEnergy * Femtojoule * Frequency, power.Internal);
        Close(switched * Femtojoule * Frequency, power.Switching);
        Close((3 + 1 + 2) * 1e-9, power.Leakage);
        Assert.Equal(2, power.Factors!.Most);
    }

    [Fact]
    public async Task Power_in_the_default_library_is_what_its_tables_say()
    {
        PowerReport power = await PowerAsync(AsicFlow.ReadLibrary([]), "DFFPOSX1", "INVX1", "BUFX2", "CLK", null);

        // osu018_stdcells.lib, in pJ, ns and pF; numbers are copied from it. Clock and data arrive with a slew of 0,
        // before the first point of the tables.
        double clock = Between(0, 0.06, 0.24, 0.006865, 0.006943) + Between(0, 0.06, 0.24, 0.11034, 0.129769);
        double data = Mean(Between(0, 0.06, 0.18, 0.045424, 0.045977), Between(0, 0.06, 0.18, 0.08841, 0.087952));
        const double InverterLoad = 0.00932456;
        const double BufferLoad = 0.00933171;
        double At(double load, double slew, double[] corners, double[] loads, double[] slews) =>
            Between(
                load, loads[0], loads[1], Between(slew, slews[0], slews[1], corners[0], corners[1]),
                Between(slew, slews[0], slews[1], corners[2], corners[3]));
        double[] light = [0.005, 0.0125];
        double[] first = [0.06, 0.24];
        double[] slow = [0.06, 0.18];
        double output = Mean(
            At(InverterLoad, 0, [0.040752, 0.06407, 0.041217, 0.062027], light, first),
            At(InverterLoad, 0, [0.064773, 0.076646, 0.063395, 0.075613], light, first));
        double riseOfQ = At(InverterLoad, 0, [0.036088, 0.043386, 0.04409, 0.050885], light, first);
        double fallOfQ = At(InverterLoad, 0, [0.041962, 0.04207, 0.052151, 0.051175], light, first);
        double inverter = Mean(
            At(BufferLoad, fallOfQ, [0.023555, 0.029044, 0.023165, 0.028621], light, slow),
            At(BufferLoad, riseOfQ, [0.009213, 0.004772, 0.009047, 0.005677], light, slow));
        double riseOfY = At(BufferLoad, fallOfQ, [0.031447, 0.059488, 0.047167, 0.0786], light, slow);
        double fallOfY = At(BufferLoad, riseOfQ, [0.032269, 0.0648, 0.036025, 0.0726], light, slow);
        double buffer = Mean(
            At(0, riseOfY, [0.03658, 0.03891, 0.038085, 0.039057], [0.01, 0.025], slow),
            At(0, fallOfY, [0.065076, 0.073013, 0.064781, 0.072449], [0.01, 0.025], slow));

        Close((clock + (Changes * (data + output + inverter + buffer))) * Picojoule * Frequency, power.Internal);
        Close(Changes * 0.5 * 1.8 * 1.8 * (InverterLoad + BufferLoad) * Picojoule * Frequency, power.Switching);
        Close((0.160725 + 0.0221741 + 0.0660639) * 1e-9, power.Leakage);
        Assert.Equal((2, 1), (power.Factors!.Factors[PowerSource.Clock], power.Factors.Factors[PowerSource.Input]));
    }

    [Fact]
    public void A_tool_that_counts_energy_once_gets_the_library_as_it_is()
    {
        LibertyFile file = LibertyFile.Of(Synthetic, "synthetic.lib");
        Liberty library = LibertyReader.Of([file], []);
        Dictionary<PowerSource, double> known = PowerCalibration.Known(file);
        var once = PowerFactors.Of(known, known, "synthetic.lib", "sta");
        var twice = PowerFactors.Of(
            known, known.ToDictionary(cell => cell.Key, cell => cell.Value * 2.01), "synthetic.lib", "sta");
        // The buffer has no reset.
        var used = library.Cells.Values.Where(cell => cell.Name == "BUF").ToDictionary(cell => cell.Group!);

        string plain = ToolLibrary.ForTiming(file, used, null).Text;
        Assert.Equal(1, once.Most);
        Assert.Equal(plain, ToolLibrary.ForTiming(file, used, once).Text);
        Assert.Equal(2, twice.Most);
        Assert.Equal(
            plain
                .Replace("\"0.25, 0.25\"", "\"0.125, 0.125\"", StringComparison.Ordinal)
                .Replace("\"0.75, 0.75\"", "\"0.375, 0.375\"", StringComparison.Ordinal)
                .Replace("\"2, 2\"", "\"1, 1\"", StringComparison.Ordinal),
            ToolLibrary.ForTiming(file, used, twice).Text);
    }

    [Theory]
    [InlineData(1.5, "1.5 at clock pins")]
    [InlineData(2.03, "2.03 at clock pins")]
    [InlineData(0, "0 at clock pins")]
    public void A_tool_whose_figures_nobody_understands_is_refused(double factor, string said)
    {
        Dictionary<PowerSource, double> known = PowerCalibration.Known(LibertyFile.Of(Synthetic, "synthetic.lib"));
        Dictionary<PowerSource, double> reported = new(known)
        {
            [PowerSource.Clock] = known[PowerSource.Clock] * factor,
        };

        InvalidInputException refused = Assert.Throws<InvalidInputException>(() =>
            PowerFactors.Of(known, reported, "synthetic.lib", "OpenSTA 9"));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Contains("OpenSTA 9", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_without_a_voltage_is_refused_before_anything_takes_long()
    {
        string without = string.Join(
            '\n',
            Synthetic.Split('\n').Where(line => !line.Contains("operating_conditions", StringComparison.Ordinal)));

        InvalidInputException refused = await Assert.ThrowsAsync<InvalidInputException>(
            () => new TimingFlow(Runner).CalibrateAsync(LibertyReader.Parse(without, "synthetic.lib")));

        Assert.Contains("default_operating_conditions", refused.Message, StringComparison.Ordinal);
    }

    private static string Energy(string of, double rise, double fall) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"internal_power () {{ {of} rise_power (e) {{ values (\"{rise}, {rise}\"); }} fall_power (e) {{ values "
            + $"(\"{fall}, {fall}\"); }} }}");

    private static string Timing(string from, string kind) =>
        $"timing () {{ related_pin : \"{from}\"; {kind} "
        + string.Concat(
            new[] { "cell_rise", "cell_fall", "rise_transition", "fall_transition" }.Select(table =>
                $"{table} (t) {{ values (\"0.1, 0.1\"); }} "))
        + "}";

    private static double Mean(double rise, double fall) => (rise + fall) / 2;

    // On the line through two points of a table, also before the first.
    private static double Between(double at, double from, double to, double first, double second) =>
        first + ((second - first) * (at - from) / (to - from));

    private static void Close(double expected, double actual) =>
        Assert.InRange(actual / expected, 1 - Tolerance, 1 + Tolerance);

    private static async Task<PowerReport> PowerAsync(
        Liberty library, string flipFlop, string inverter, string buffer, string clock, string? reset)
    {
        const int Clock = 2;
        const int Data = 3;
        const int Stored = 4;
        const int Inverted = 5;
        const int Out = 6;
        MappedCell Cell(string name, string type, params (string Pin, int Net)[] pins) =>
            new(
                name, type, pins.ToDictionary(pin => pin.Pin, pin => (IReadOnlyList<int>)[pin.Net]),
                new Dictionary<string, string>());
        ModuleInterface top = new InterfaceBuilder("chain", new StyleParameters())
            .Input("data_i", 1)
            .Output("out_o", 1)
            .Build();
        int[] nets =
        [
            .. top.Ports.Select(port =>
                port.Name switch
                {
                    "data_i" => Data,
                    "out_o" => Out,
                    ModuleInterface.ClockPort => Clock,
                    _ => 7,
                }),
        ];
        (string, int)[] resets = reset is null ? [] : [(reset, 7)];
        var netlist = new MappedNetlist(
            "chain", [.. top.Ports.Zip(nets, (port, net) => new MappedPort(port, [net]))],
            [
                Cell("u_flip_flop", flipFlop, [(clock, Clock), ("D", Data), ("Q", Stored), .. resets]),
                Cell("u_inverter", inverter, ("A", Stored), ("Y", Inverted)),
                Cell("u_buffer", buffer, ("A", Inverted), ("Y", Out)),
            ],
            new Dictionary<int, string>());
        var design = new MappedDesign(new Design(top, []), library, netlist, netlist);
        var activity = new Activity(
            100, new[] { Data, Stored, Inverted, Out }.ToDictionary(net => net, _ => (Changes, 0.5)));
        return (await new TimingFlow(Runner).RunAsync(design, 1e9 / Frequency, activity)).Power!;
    }
}

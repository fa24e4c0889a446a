using Hdl.Core.Problems;
using Hdl.Flows.Asic;
using static Hdl.Flows.Tests.Asic.LibraryText;

namespace Hdl.Flows.Tests.Asic;

/// <summary>Which cells of a library are used, and which one buffers nets of many sinks.</summary>
public sealed class CellUseTests
{
    [Theory]
    [InlineData("dont_use : true;", "dont_use")]
    [InlineData("dont_use : \"true\" ;", "dont_use")]
    [InlineData("is_isolation_cell : true;", "isolation cell")]
    [InlineData("is_level_shifter : true;", "level shifter")]
    [InlineData("always_on : true;", "always on")]
    [InlineData("retention_cell : \"drff\";", "retention cell")]
    [InlineData("switch_cell_type : coarse_grain;", "power switch")]
    [InlineData(
        "pg_pin (VDD) { pg_type : primary_power; } pg_pin (KAPWR) { pg_type : \"backup_power\"; }", "second supply")]
    [InlineData(
        "pg_pin (VDD1) { pg_type : primary_power; } pg_pin (VDD2) { pg_type : primary_power; }", "second supply")]
    [InlineData(
        "pg_pin (VDD) { pg_type : primary_power; } pg_pin (VSS) { pg_type : primary_ground; } dont_use : false;", "")]
    public void Cells_that_are_for_something_else_are_left_out(string attributes, string reason)
    {
        Liberty library = LibertyReader.Parse(
            Library([.. Plain, Gate("BUF", 3, "A"), Gate("BUFS", 4, "A", 0.9, 1, attributes)]), "test.lib");

        Assert.Equal(reason, library.Cells["BUFS"].LeftOut);
        Assert.Equal(reason.Length > 0 ? "BUF" : "BUFS", library.Buffer(16)!.Name);
        Assert.Equal(reason.Length > 0 ? [(reason, 1)] : [], library.LeftOut);
    }

    [Theory]
    [InlineData(
        "pin (CK) { direction : input; clock : true; } pin (E) { direction : input; } pin (GCK) { direction : output; "
        + "state_function : \"CK * IQ\"; }")]
    [InlineData(
        "statetable (\"CK E\", \"IQ\") { table : \"L L : - : L\"; } pin (CK) { direction : input; } pin (IQ) { "
        + "direction : internal; } pin (Q) { direction : output; function : \"CK\"; }")]
    [InlineData(
        "pin (A) { direction : input; } pin (P) { direction : inout; function : \"A\"; } pin (Y) { direction : "
        + "output; function : \"A\"; }")]
    [InlineData(
        "pin (A) { direction : input; } pin (E) { direction : input; } pin (Y) { direction : output; function : "
        + "\"A\"; three_state : \"!E\"; }")]
    [InlineData(
        "ff_bank (IQ, IQN, 2) { clocked_on : \"CK\"; next_state : \"D\"; } pin (CK) { direction : input; } bundle (D) "
        + "{ members (D0, D1); direction : input; } pin (Y) { direction : output; function : \"CK\"; }")]
    [InlineData("bus (A) { bus_type : two; direction : input; } pin (Y) { direction : output; function : \"A[0]\"; }")]
    [InlineData("pin (A) { direction : input; } pin (Y) { direction : output; }")]
    [InlineData("pin (A) { direction : input; }")]
    public void Clock_gates_pads_banks_and_the_like_are_passed_over(string pins)
    {
        Liberty library = LibertyReader.Parse(Library([.. Plain, $"cell (ODD) {{ area : 1; {pins} }}"]), "test.lib");

        Assert.Empty(library.Check());
        Assert.Equal(CellUse.NoPlainCell, library.Cells["ODD"].LeftOut);
        Assert.DoesNotContain("ODD", NetlistSimulation.Models(library), StringComparison.Ordinal);
        Assert.DoesNotContain("ODD", ToolLibrary.ForMapping(library).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_leaves_cells_out_and_one_that_fits_none_is_refused()
    {
        string text = Library([
            .. Plain,
            Gate("BUF_X2", 4, "A"),
            Gate("BUF_X1", 3, "A", 2, 4),
            Gate("BUFFER", 4, "A", 0.9),
        ]);

        Liberty library = LibertyReader.Parse(text, "test.lib", "BUF_X?", "ND*");

        Assert.Equal("BUFFER", Assert.Single(library.Buffers).Name);
        Assert.Equal("--dont-use BUF_X?", library.Cells["BUF_X1"].LeftOut);
        Assert.Equal("ND2", library.Nand2.Name);
        string mapped = ToolLibrary.ForMapping(library).Text;
        Assert.DoesNotContain("ND2", mapped, StringComparison.Ordinal);
        Assert.Contains("BUFFER", mapped, StringComparison.Ordinal);
        Problem refused = Assert.Single(
            Assert.Throws<InvalidInputException>(() => LibertyReader.Parse(text, "test.lib", "BUF?", "buf*")).Problems);
        Assert.Equal(("--dont-use", "'BUF?'"), (refused.Where, refused.Value));
    }

    [Fact]
    public void A_delay_gate_is_left_out_and_a_strong_buffer_that_is_slow_without_load_is_not()
    {
        Liberty library = LibertyReader.Parse(
            Library([
                .. Plain,
                Gate("BUF1", 3, "A", 1, 8),
                Gate("BUF2", 4, "A", 1.1, 5),
                Gate("DLY", 4, "A", 2.5, 9),
                Gate("CLKBUF", 9, "A", 2.6, 3),
                Gate("INVD", 4, "A'", 5, 9),
            ]),
            "test.lib");

        Assert.Equal(
            [CellUse.Delay, CellUse.Delay], ((string[])["DLY", "INVD"]).Select(name => library.Cells[name].LeftOut));
        Assert.Equal(["BUF1", "BUF2", "CLKBUF"], library.Buffers.Select(cell => cell.Name));
        Assert.Equal("INV", library.Inverter.Name);
    }

    [Fact]
    public void The_buffer_is_the_fastest_plain_one_that_may_drive_the_load()
    {
        string strong = Gate("BUF4", 6, "A", 1.2, 2);
        string[] cells =
        [
            .. Plain,
            Gate("BUF1", 3, "A", 1, 8),
            Gate("SLOW", 6, "A", 1.3, 4),
            Gate("CLKBUF", 9, "A", 0.5, 1),
        ];

        Assert.Equal("BUF4", LibertyReader.Parse(Library([.. cells, strong]), "test.lib").Buffer(16)!.Name);
        string weak = strong.Replace("max_capacitance : 100", "max_capacitance : 7", StringComparison.Ordinal);
        Assert.Equal("SLOW", LibertyReader.Parse(Library([.. cells, weak]), "test.lib").Buffer(16)!.Name);
        Assert.Equal(
            "CLKBUF", LibertyReader.Parse(Library([.. Plain, Gate("CLKBUF", 9, "A")]), "test.lib").Buffer(16)!.Name);
        Assert.Null(LibertyReader.Parse(Library(Plain), "test.lib").Buffer(16));
    }

    [Theory]
    [InlineData(0.1, 1, 1)]
    [InlineData(0.1, 10, 2)]
    [InlineData(0.1, 5.5, 1.5)]
    [InlineData(0.1, 19, 3)]
    [InlineData(1, 1, 1.2)]
    [InlineData(0.55, 1, 1.1)]
    public void Tables_are_read_between_their_points_and_beyond(double slew, double load, double delay)
    {
        foreach (bool turned in (bool[])[false, true])
        {
            // The load along the first axis, as in OSU's libraries.
            string text = Library([.. Plain, Gate("BUF", 3, "A")]);
            text = !turned
                ? text
                : text.Replace(
                        "variable_1 : input_net_transition; variable_2 : total_output_net_capacitance; index_1 "
                        + "(\"0.1, 1\"); index_2 (\"1, 10\")",
                        "variable_1 : total_output_net_capacitance; variable_2 : input_net_transition; index_1 (\"1, "
                        + "10\"); index_2 (\"0.1, 1\")",
                        StringComparison.Ordinal)
                    .Replace("(\"1, 2\", \\\n \"1.2, 2.4\")", "(\"1, 1.2\", \"2, 2.4\")", StringComparison.Ordinal);

            Assert.Equal(delay, LibertyReader.Parse(text, "test.lib").Cells["BUF"].Delay!.At(slew, load), 1e-9);
        }
    }
}

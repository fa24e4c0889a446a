using Hdl.Core.Problems;
using Hdl.Flows.Asic;

namespace Hdl.Flows.Tests.Asic;

public sealed class LibertyTests
{
    private const string Small = """
        /* a library */
        library ("small") {
          time_unit : "1ns";
          lu_table_template(t) { index_1 ("1, 2"); }
          cell (INV) { area : 2; pin(A) { direction : input; } pin(Y) { direction : output; function : "A'"; } }
          cell (ND2) { area : 3; pin(A) { direction : input; } pin(B) { direction : input; }
            pin(Y) { direction : output; function : "!(A B)"; timing() { related_pin : "A B"; values ("0, 1", \
              "2, 3"); } } }
          cell (BUF) { area : 4
            pin(A) { direction : input; } pin(Y) { direction : output; function : "A"; } }
          cell (DFF) { area : 9; ff (IQ, IQN) { clocked_on : "CK"; next_state : "D"; clear : "!R"; }
            pin(CK) { direction : input; } pin(D) { direction : input; } pin(R) { direction : input; }
            pin(Q) { direction : output; function : "IQ"; } }
        }
        """;

    [Fact]
    public void It_reads_areas_functions_and_states_and_passes_over_the_rest()
    {
        Liberty library = LibertyReader.Parse(Small, "small.lib");

        Assert.Empty(library.Check());
        Assert.Equal(("small", 4), (library.Name, library.Cells.Count));
        Assert.Equal("ND2", library.Nand2.Name);
        Assert.Equal("BUF", Assert.Single(library.Buffers).Name);
        Assert.Equal(new LibertyState(false, "IQ", "IQN", "CK", "D", "!R", null), library.Cells["DFF"].State);
    }

    [Theory]
    [InlineData("ff (IQ, IQN)", "fx (IQ, IQN)", "no flip-flop")]
    [InlineData("\"A'\"", "\"A\"", "no inverter")]
    [InlineData("\"!(A B)\"", "\"!(A+B)\"", "no two-input NAND")]
    public void A_library_without_what_mapping_needs_is_refused(string text, string replacement, string missing)
    {
        Problem problem = Assert.Single(
            LibertyReader.Parse(Small.Replace(text, replacement, StringComparison.Ordinal), "small.lib").Check());

        Assert.Contains(missing, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_and_nothing_else_is_thrown()
    {
        string whole = Small.TrimEnd();
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Throws<InvalidInputException>(() => LibertyReader.Parse(whole[..length], "cut.lib"));
        }
    }

    [Theory]
    [InlineData("module x; endmodule")]
    [InlineData("cell (A) { area : 1; }")]
    [InlineData("\0\0\0\0")]
    public void What_is_not_a_library_is_refused(string text) =>
        Assert.Throws<InvalidInputException>(() => LibertyReader.Parse(text, "x.lib"));

    [Theory]
    [InlineData("}", "The library ends before the file does")]
    [InlineData("library (second) { }", "The library ends before the file does")]
    public void What_comes_behind_the_library_is_refused(string text, string message) =>
        Assert.Contains(
            message, Assert.Throws<InvalidInputException>(() => LibertyReader.Parse(Small + text, "x.lib")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("area : abc;")]
    [InlineData("area : -3;")]
    [InlineData("area : NaN;")]
    public void An_area_that_is_no_size_is_refused_with_the_cell(string area) =>
        Assert.Contains(
            "ND2",
            Assert
                .Throws<InvalidInputException>(() =>
                    LibertyReader.Parse(Small.Replace("area : 3;", area, StringComparison.Ordinal), "x.lib"))
                .Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/full")]
    [InlineData("/tmp")]
    public void A_device_and_a_folder_are_refused(string path) =>
        Assert.Throws<InvalidInputException>(() => LibertyReader.Read([path]));

    [Fact]
    public void Deep_nesting_ends_in_a_message_and_not_in_the_stack() =>
        Assert.Throws<InvalidInputException>(() =>
            LibertyReader.Parse("library (x) {" + string.Concat(Enumerable.Repeat("a () {", 100_000)), "x.lib"));

    [Fact]
    public void A_missing_file_and_one_that_is_too_large_are_refused()
    {
        Assert.Contains("No such", Refusal("/nowhere/at/all.lib"), StringComparison.Ordinal);
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream sparse = File.OpenWrite(path))
            {
                sparse.SetLength(LibertyFile.MostBytes + 1);
            }

            Assert.Contains("too long", Refusal(path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }

        static string Refusal(string path) =>
            Assert.Throws<InvalidInputException>(() => LibertyReader.Read([path])).Message;
    }

    [Theory]
    [InlineData("A B", 0b1000)]
    [InlineData("A*B", 0b1000)]
    [InlineData("A + B'", 0b1011)]
    [InlineData("!A ^ B", 0b1001)]
    [InlineData("(A + B) !(A & B)", 0b0110)]
    [InlineData("A | 1", 0b1111)]
    [InlineData("A ^ B ^ 1", 0b1001)]
    [InlineData("A * (A ^ B)", 0b0010)]
    public void Functions_have_the_values_of_their_notation(string text, int table)
    {
        BooleanFunction function = BooleanFunction.TryParse(text, ["A", "B"])!;

        Assert.Equal(table, Enumerable.Range(0, 4).Sum(row => function.Evaluate(row) ? 1 << row : 0));
    }

    [Theory]
    [InlineData("!(!(!A))", "~A")]
    [InlineData("(A')'", "A")]
    [InlineData("!(A B)'", "(A & B)")]
    public void No_negation_follows_another_as_Verilog_has_no_such_expression(string text, string verilog) =>
        Assert.Equal(verilog, BooleanFunction.TryParse(text, ["A", "B"])!.Verilog);

    // Whether AND or XOR binds tighter, abc and OpenSTA answer in different ways.
    [Theory]
    [InlineData("A*B^C", true)]
    [InlineData("A ^ B & C", true)]
    [InlineData("A B ^ C", true)]
    [InlineData("(A ^ B) ^ !C D", true)]
    [InlineData("(A + B*C^D)", true)]
    [InlineData("(A^B) C'", false)]
    [InlineData("(A*B)^(C*D)", false)]
    [InlineData("A^B + C*D", false)]
    [InlineData("A1^B1[0]^!C", false)]
    public void Functions_that_tools_read_in_different_ways_are_noticed(string text, bool ambiguous)
    {
        Assert.Equal(ambiguous, BooleanFunction.IsAmbiguous(text));
        string library = Small.Replace("\"A'\"", $"\"{text}\"", StringComparison.Ordinal);
        if (ambiguous)
        {
            Assert.Contains(
                "cell INV",
                Assert.Throws<InvalidInputException>(() => LibertyReader.Parse(library, "small.lib")).Message,
                StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(4, LibertyReader.Parse(library, "small.lib").Cells.Count);
        }
    }

    [Fact]
    public void Comments_behind_values_and_in_parentheses_are_no_part_of_them()
    {
        Liberty library = LibertyReader.Parse(
            Small
                .Replace("area : 3;", "area : 3 /* um2 */;", StringComparison.Ordinal)
                .Replace("cell (BUF)", "cell ( BUF /* weak */ )", StringComparison.Ordinal)
                .Replace("direction : output;", "direction : output // driven\n;", StringComparison.Ordinal),
            "small.lib");

        Assert.Empty(library.Check());
        Assert.Equal((3, "BUF"), (library.Nand2.Area, Assert.Single(library.Buffers).Name));
    }

    [Fact]
    public void Outputs_without_delay_are_known()
    {
        Liberty library = LibertyReader.Parse(Small, "small.lib");

        Assert.True(library.Cells["ND2"].Pins.Single(pin => pin.IsOutput).IsTimed);
        Liberty half = LibertyReader.Parse(
            Small.Replace("related_pin : \"A B\"", "related_pin : \"B\"", StringComparison.Ordinal), "small.lib");
        Assert.False(half.Cells["ND2"].Pins.Single(pin => pin.IsOutput).IsTimed);
        Assert.False(library.Cells["INV"].Pins.Single(pin => pin.IsOutput).IsTimed);
    }

    [Fact]
    public void A_flip_flop_whose_next_state_is_its_own_has_a_model()
    {
        Liberty library = LibertyReader.Parse(
            Small.Replace("next_state : \"D\"", "next_state : \"(D R) + (IQ !R)\"", StringComparison.Ordinal),
            "small.lib");

        Assert.Contains(
            "held_q <= ((D & R) | (held_q & ~R))", NetlistSimulation.Models(library), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_VHDL_reserves_are_good_ones_and_those_of_Verilog_are_not()
    {
        string text = Small
            .Replace(
                "cell (BUF) { area : 4\n    pin(A)", "cell (BUFFER) { area : 4\n    pin(IN)", StringComparison.Ordinal)
            .Replace("function : \"A\"", "function : \"IN\"", StringComparison.Ordinal);

        Assert.Equal("IN", LibertyReader.Parse(text, "small.lib").Cells["BUFFER"].Inputs.Single().Name);
        Assert.False(
            LibertyReader
                .Parse(text.Replace("BUFFER", "buf", StringComparison.Ordinal), "small.lib")
                .Cells.ContainsKey("buf"));
    }

    [Fact]
    public void A_function_without_end_is_none() =>
        Assert.Null(BooleanFunction.TryParse("A" + new string('\'', 100_001), ["A"]));

    [Theory]
    [InlineData("")]
    [InlineData("A +")]
    [InlineData("(A")]
    [InlineData("A) B")]
    [InlineData("C")]
    [InlineData("A; $finish")]
    public void What_is_no_function_of_the_pins_is_refused(string text) =>
        Assert.Null(BooleanFunction.TryParse(text, ["A", "B"]));
}

using Hdl.Core.Processes;
using Hdl.Flows.Asic;
using static Hdl.Flows.Tests.Asic.LibraryText;

namespace Hdl.Flows.Tests.Asic;

/// <summary>
/// The Verilog models of a library whose cells have the shapes that libraries in use have: Icarus reads them, and they
/// compute the functions.
/// </summary>
public sealed class CellModelTests
{
    // One a line: as Nangate45, sky130hd, IHP sg13g2, ASAP7 and OSU write them, and what else the notation allows.
    private static readonly string[] Functions =
    [
        "!A",
        "A'",
        "(A')",
        "!(!A)",
        "!(!(!A))",
        "(!(!A))'",
        "((A')')'",
        "A",
        "0",
        "1",
        "(A B)",
        "A B",
        "A*B",
        "A & B",
        "(!A*!B)",
        "(!A) | (!B)",
        "A + B",
        "A+B'",
        "!(A + B)",
        "(A B)'",
        "(A+B)' C",
        "!((A B)+C)",
        "!((A1 & A2) | (B1 & B2))",
        "((!A1) * (!B1)) + ((!A2) * (!B1))",
        "(A ^ B)",
        "!(A ^ B)",
        "(A^B)'",
        "(A ^ (B ^ C))",
        "((A ^ B) ^ C)",
        "!((A ^ B) ^ C)",
        "(A & B) | (A & C) | (B & C)",
        "(S & B) | (!S & A)",
        "(!((S A) + (!S B)))",
        "((S0 * A1) + (A0 * S0'))",
        "!(!(A) & !(B))",
        "(!A1 * !A2 * !B) + (!A1 * !A2 * !C)",
        "A 1",
        "A + 0",
        "!(A 0)",
        "(A1&A2)|(!A1&!A2)",
        "!(((A1 A2) + B1)')",
        "  ( A1  +  A2 )\tB1 ",
        "!A1 | !(A2 | A3)'", "((A1' + A2') (B1 + B2))'",
    ];

    private static readonly string[] Flops =
    [
        "ff (\"IQ\",\"IQN\") { next_state : \"D\"; clocked_on : \"CK\"; clear : \"!R\"; preset : \"!S\"; "
        + "clear_preset_var1 : L; clear_preset_var2 : L; }",
        "ff (IQ, IQN) { next_state : \"!D\"; clocked_on : \"CK\"; clear : \"R'\"; }",
        "ff (IQ,IQN) { next_state : \"D\"; clocked_on : \"(!CK)\"; preset : \"(S')\"; }",
        "ff (\"IQ\" , \"IQN\") { clocked_on : \"CK\"; next_state : \"((R * S) + (D * R'))\"; }",
        "ff (DS0000,P0000) { next_state : \"(D R) + (DS0000 !R)\"; clocked_on : \"CK\"; }",
        "ff (IQ,IQN) { next_state : \"!(!(!D))\"; clocked_on : \"!(!CK)\"; clear : \"!(!R)\"; }",
    ];

    private static string Whole =>
        Library([
            .. Functions
                .Index()
                .Select(function =>
                    $"cell (G{function.Index}) {{ area : 1; {Pins(Inputs(function.Item))} pin (Y) {{ direction : "
                    + $"output; function : \"{function.Item}\"; }} }}"),
            .. Flops
                .Index()
                .Select(flop =>
                    $$"""
                        cell (F{{flop.Index}}) { area : 4; {{flop.Item}} {{Pins(["CK", "D", "R", "S"])}}
                          pin (Q) { direction : output; function : "{{(
                            flop.Item.Contains("DS0000", StringComparison.Ordinal) ? "DS0000" : "IQ"
                        )}}"; }
                          pin (QN) { direction : output; function : "{{(
                            flop.Item.Contains("DS0000", StringComparison.Ordinal) ? "P0000'" : "!(IQN)'"
                        )}}"; } }
                        """
                ),
            "cell (TIE) { area : 1; pin (HI) { direction : output; function : \"1\"; } pin (LO) { direction : output; "
            + "function : \"0\"; } }",
            $"cell (FA) {{ area : 5; {Pins(["A", "B", "CI"])} pin (CO) {{ direction : output; function : \"((A B) + "
            + $"(CI (A + B)))\"; }} pin (S) {{ direction : output; function : \"(CI ^ (A ^ B))\"; }} }}",
            $"cell (LATCH) {{ area : 3; latch (IQ, IQN) {{ data_in : \"D\"; enable : \"G\"; }} {Pins(["D", "G"])} pin "
            + $"(Q) {{ direction : output; function : \"IQ\"; }} }}",
            $"cell (TBUF) {{ area : 3; {Pins(["A", "EN"])} pin (Z) {{ direction : output; function : \"A\"; "
            + $"three_state : \"!EN\"; }} }}",
            $"cell (ICG) {{ area : 3; statetable (\"CK E\", \"IQ\") {{ table : \"L L : - : L ,\\\n L H : - : H\"; }} "
            + $"{Pins(["CK", "E"])} pin (IQ) {{ direction : internal; internal_node : \"IQ\"; }} pin (GCK) {{ "
            + $"direction : output; state_function : \"CK * IQ\"; }} }}",
            "cell (BANK) { area : 9; ff_bank (IQ, IQN, 4) { clocked_on : \"CK\"; next_state : \"D\"; } pin (CK) { "
            + "direction : input; } bundle (D) { members (D0, D1); pin (D0) { direction : input; } } bundle (Q) { "
            + "members (Q0, Q1); direction : output; function : \"IQ\"; } }",
            "cell (ANTENNA) { area : 1; pin (A) { direction : input; } }",
            "cell (FILL) { area : 1; }",
        ]);

    [Fact]
    public async Task Icarus_reads_the_models_of_a_whole_library_and_gates_have_the_values_of_their_functions()
    {
        Liberty library = LibertyReader.Parse(Whole, "whole.lib");
        string models = NetlistSimulation.Models(library);

        // The bench prints each gate's outputs for all inputs, one line a gate.
        string bench = $$"""
            module bench;
              reg [3:0] in;
              integer i;
            {{string.Concat(Functions.Index().Select(f => $"  wire y{f.Index}; G{f.Index} g{f.Index} ({string.Join(", ", Inputs(f.Item).Index().Select(pin => $".{pin.Item}(in[{pin.Index}])").Append($".Y(y{f.Index})"))});\n"))}}
            {{string.Concat(Flops.Index().Select(f => $"  wire q{f.Index}, n{f.Index}; F{f.Index} f{f.Index} (.CK(in[0]), .D(in[1]), .R(in[2]), .S(in[3]), .Q(q{f.Index}), .QN(n{f.Index}));\n"))}}
              wire hi, lo, co, s; TIE tie (.HI(hi), .LO(lo)); FA fa (.A(in[0]), .B(in[1]), .CI(in[2]), .CO(co), .S(s));
              initial for (i = 0; i < 16; i = i + 1) begin in = i; #1 $display("{{string.Concat(Functions.Select(_ => "%b"))}}", {{string.Join(", ", Functions.Index().Select(f => $"y{f.Index}"))}}); end
            endmodule

            """;
        string folder = Directory.CreateTempSubdirectory("hdl-models-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "cells.v"), models);
            File.WriteAllText(Path.Combine(folder, "bench.v"), bench);
            var runner = new CliWrapProcessRunner();
            ProcessResult built = await runner.RunAsync(
                new ProcessRequest(
                    "iverilog", "-g2005", "-Wall", "-Wno-timescale", "-s", "bench", "-o", "bench.vvp", "cells.v",
                    "bench.v")
                {
                    WorkingDirectory = folder,
                });
            Assert.True(built.Succeeded && built.StandardError.Length == 0, built.StandardError);
            string[] rows = (
                await runner.RunAsync(new ProcessRequest("vvp", "bench.vvp") { WorkingDirectory = folder }))
                    .StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(16, rows.Length);
            Assert.All(
                rows.Index(),
                row =>
                    Assert.Equal(string.Concat(
                        Functions.Select(function =>
                            BooleanFunction.TryParse(function, Inputs(function))!.Evaluate(row.Index) ? '1' : '0')),
                        row.Item));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string[] without = ["LATCH", "TBUF", "ICG", "BANK", "ANTENNA", "FILL"];
        Assert.Equal(
            library.Cells.Keys.Except(without).Order(StringComparer.Ordinal),
            models
                .Split('\n')
                .Where(line => line.StartsWith("module ", StringComparison.Ordinal))
                .Select(line => line.Split(' ')[1])
                .Order(StringComparer.Ordinal));
    }

    private static string Pins(IEnumerable<string> inputs) =>
        string.Concat(inputs.Select(input => $"pin ({input}) {{ direction : input; }} "));

    private static string[] Inputs(string function) =>
        [
            .. function
                .Split([' ', '\t', '!', '\'', '(', ')', '*', '&', '+', '|', '^'], StringSplitOptions.RemoveEmptyEntries)
                .Where(name => char.IsAsciiLetter(name[0]))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
}

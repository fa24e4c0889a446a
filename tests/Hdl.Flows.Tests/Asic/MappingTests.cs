using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Flows.Asic;

namespace Hdl.Flows.Tests.Asic;

/// <summary>
/// What of a library reaches the netlist, on variants of the default library; and what happens where a tool cannot read
/// one.
/// </summary>
public sealed partial class MappingTests : IDisposable
{
    private const string Register = """
        module register (input wire clk_i, input wire rst_ni, input wire [1:0] data_i, output wire [39:0] out_o);
          reg low_q;
          reg high_q;
          reg [39:0] out_q;
          always @(posedge clk_i or negedge rst_ni) begin
            if (!rst_ni) begin
              low_q <= 1'b0;
              high_q <= 1'b1;
            end else begin
              low_q <= data_i[0] ^ high_q;
              high_q <= data_i[1] ^ low_q;
            end
          end
          always @(posedge clk_i) out_q <= {40{low_q & high_q}} ^ {out_q[38:0], data_i[0]};
          assign out_o = {out_q[39:2], low_q, high_q};
        endmodule

        """;

    private const string Bench = """
        module register_tb;
          reg clk_i = 0, rst_ni = 0;
          wire [39:0] out_o;
          register u_dut (.clk_i(clk_i), .rst_ni(rst_ni), .data_i(2'b10), .out_o(out_o));
          initial begin
            #5 if (out_o[1:0] !== 2'b01) begin $display("reset value %b", out_o[1:0]); $display("FAIL: 1 errors"); $finish; end
            #1 rst_ni = 1; #1 clk_i = 1; #1;
            if (out_o[1:0] !== 2'b11) $display("FAIL: 1 errors"); else $display("PASS: 2 comparisons, 0 errors");
            $finish;
          end
        endmodule

        """;

    private static readonly CliWrapProcessRunner Runner = new();
    private static readonly string Default = File.Exists(AsicFlow.DefaultLibrary)
        ? File.ReadAllText(AsicFlow.DefaultLibrary)
        : "";

    private static readonly Design Source = new(
        new InterfaceBuilder("register", new StyleParameters()).Input("data_i", 2).Output("out_o", 40).Build(),
        [new DesignFile("register.v", DesignFileKind.Verilog, Register)]);

    private static readonly Design Tested = Source with
    {
        Files = [.. Source.Files, new DesignFile("register_tb.v", DesignFileKind.TestBench, Bench)],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-mapping-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_delay_gate_in_the_library_changes_nothing()
    {
        // A buffer as large as a plain one may be, and ten times slower, as the delay gates of IHP's library are.
        string slow = Tables()
            .Replace(
                Cell("BUFX2")
                    .Replace("(BUFX2)", "(DLYX1)", StringComparison.Ordinal)
                    .Replace("area : 24;", "area : 48;", StringComparison.Ordinal),
                table => table.Groups[1].Value
                    + Numbers().Replace(table.Groups[2].Value, number => number.Value + "e1"));
        foreach (AsicRecipe recipe in (AsicRecipe[])[AsicRecipe.Area, AsicRecipe.Delay])
        {
            MappedDesign plain = await MapAsync(Default, recipe);
            MappedDesign mapped = await MapAsync(Default.TrimEnd()[..^1] + slow + "\n}\n", recipe);

            Assert.Equal(CellUse.Delay, mapped.Library.Cells["DLYX1"].LeftOut);
            Assert.Equal(plain.Netlist, mapped.Netlist);
            Assert.Equal(recipe == AsicRecipe.Area, mapped.Buffered.Cells.Count > mapped.Recipe.Cells.Count);
        }
    }

    [Fact]
    public async Task Cells_that_are_left_out_are_in_no_netlist()
    {
        MappedDesign plain = await MapAsync(Default);
        Assert.Contains(plain.Kinds, kind => kind.Cell.Name is "XOR2X1" or "XNOR2X1");
        string text = Default
            .Replace("cell (XOR2X1) {", "cell (XOR2X1) {\n  dont_use : true;", StringComparison.Ordinal)
            .Replace("cell (XNOR2X1) {", "cell (XNOR2X1) {\n  is_isolation_cell : true;", StringComparison.Ordinal);

        foreach (MappedDesign without in (MappedDesign[])
                [await MapAsync(text), await MapAsync(Default, AsicRecipe.Delay, "X*R2X?", "BUFX4")])
        {
            Assert.DoesNotContain(without.Buffered.Cells, cell => cell.Type is "XOR2X1" or "XNOR2X1");
            Assert.True((await new NetlistBench(Runner).RunAsync(without, Tested)).Passed);
        }

        Assert.DoesNotContain(
            "BUFX4 ", (await MapAsync(Default, AsicRecipe.Area, "BUFX4")).Netlist, StringComparison.Ordinal);
        Assert.Contains("BUFX4 ", plain.Netlist, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flip_flops_that_capture_the_complement_have_the_right_reset_value_and_keep_their_names()
    {
        int flop = Default.IndexOf("cell (DFFSR)", StringComparison.Ordinal);
        string text =
            Default[..flop]
            + Default[flop..].Replace("next_state : \"D\"", "next_state : \"!D\"", StringComparison.Ordinal);

        MappedDesign mapped = await MapAsync(text);

        Assert.Equal(2, mapped.Buffered.Cells.Count(cell => cell.Type == "DFFSR"));
        Assert.Equal(
            ["high_q", "low_q"],
            mapped.Recipe.Cells.Where(cell => cell.Type == "DFFSR").Select(cell => cell.Register).Order());
        Assert.Equal(
            new BenchResult(2, true, "PASS: 2 comparisons, 0 errors"),
            await new NetlistBench(Runner).RunAsync(mapped, Tested));
        TimingReport timing = await new TimingFlow(Runner).RunAsync(mapped, 10, null);
        Assert.Matches(@"^(low_q|high_q)$", timing.From);
        Assert.Matches(@"^(low_q|high_q|out_q\[\d+\])$", timing.To);
    }

    [Fact]
    public async Task A_netlist_with_a_fault_or_a_bench_without_comparisons_does_not_pass()
    {
        MappedDesign mapped = await MapAsync(Default);
        var flow = new NetlistBench(Runner);
        // Set and reset of the flip-flops exchanged, as Yosys 0.23 does it.
        MappedCell Exchanged(MappedCell cell) =>
            cell.Type != "DFFSR"
                ? cell
                : cell with
                {
                    Pins = cell.Pins.ToDictionary(
                        pin =>
                            pin.Key == "R" ? "S"
                            : pin.Key == "S" ? "R"
                            : pin.Key,
                        pin => pin.Value),
                };
        MappedDesign wrong = mapped with
        {
            Buffered = mapped.Buffered with { Cells = [.. mapped.Buffered.Cells.Select(Exchanged)] },
        };

        BenchResult failed = await flow.RunAsync(wrong, Tested);
        Assert.False(failed.Passed);
        Assert.Contains("reset value 10", failed.Said, StringComparison.Ordinal);
        foreach (string bench in (string[])
                [
                    Bench.Replace("PASS: 2", "PASS: 0", StringComparison.Ordinal),
                    Bench.Replace("u_dut", "1u", StringComparison.Ordinal),
                ])
        {
            Assert.False(
                (
                    await flow.RunAsync(
                        mapped,
                        Source with
                        {
                            Files = [.. Source.Files, new DesignFile("register_tb.v", DesignFileKind.TestBench, bench)],
                        })).Passed);
        }

        MappedDesign large = mapped with
        {
            Buffered = mapped.Buffered with
            {
                Cells = [.. Enumerable.Repeat(mapped.Buffered.Cells[0], NetlistBench.MostCells + 1)],
            },
        };
        Assert.StartsWith(
            "NOT RUN: 250,001 cells", (await flow.RunAsync(large, Tested)).Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("function : \"(!(A B))\"", "function : !(A*B)", "NAND2X1", "Syntax error in liberty file on line")]
    [InlineData("cell_footprint : buf;", "cell_footprint : \"buf\"; x_y (a, \"b\" : c);", "BUFX2", "Unexpected ':'")]
    [InlineData("lu_table_template(delay_template_5x5)", "lu_table_template(other)", "", "Template cannot be found")]
    public async Task A_library_that_Yosys_cannot_parse_is_not_called_incomplete(
        string text, string replacement, string cell, string said)
    {
        int at = Default.IndexOf(text, StringComparison.Ordinal);
        string bad = Default[..at] + replacement + Default[(at + text.Length)..];

        Problem problem = Assert.Single(
            (await Assert.ThrowsAsync<InvalidInputException>(() => MapAsync(bad))).Problems);

        Assert.Equal("Yosys cannot read the Liberty file", problem.What);
        int line = 1 + Default[..at].Count(letter => letter == '\n');
        Assert.Equal(cell.Length > 0 ? $"{In("test.lib")}:{line}" : In("test.lib"), problem.Where);
        Assert.Contains(said, problem.Value, StringComparison.Ordinal);
        Assert.Contains("Yosys 0.", problem.Value, StringComparison.Ordinal);
        Assert.Equal(cell.Length > 0, problem.Remedy.Contains($"--dont-use {cell}", StringComparison.Ordinal));
        if (cell.Length > 0)
        {
            Assert.DoesNotContain(
                $"{cell} ", (await MapAsync(bad, AsicRecipe.Area, cell)).Netlist, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_library_in_several_files_gives_the_netlist_and_the_timing_of_one()
    {
        // The second file, compressed, has its own templates; one of the same name means something else there.
        int head = Default.IndexOf("cell (", StringComparison.Ordinal);
        int half = Default.IndexOf("cell (INVX1)", StringComparison.Ordinal);
        File.WriteAllText(In("first.lib"), Default[..half] + "}\n");
        string rest = Default[..head].Replace("1004.0", "1005.0", StringComparison.Ordinal) + Default[half..];
        await using (var gzip = new GZipStream(File.Create(In("second.lib.gz")), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.ASCII.GetBytes(rest));
        }

        MappedDesign whole = await MapAsync(Default, AsicRecipe.Delay);
        MappedDesign split = await new AsicFlow(Runner).MapAsync(
            Source, AsicFlow.ReadLibrary([In("first.lib"), In("second.lib.gz")]), AsicRecipe.Delay);

        Assert.Equal(whole.Netlist, split.Netlist);
        TimingReport expected = await new TimingFlow(Runner).RunAsync(whole, 10, null);
        TimingReport timing = await new TimingFlow(Runner).RunAsync(split, 10, null);
        Assert.Equal((expected.SlackNs, expected.From, expected.To), (timing.SlackNs, timing.From, timing.To));
    }

    [Fact]
    public async Task What_the_timing_analyser_warns_of_is_said_with_the_users_file()
    {
        MappedDesign mapped = await MapAsync(Default.Replace(
            "nom_process : 1;", "nom_process : 1; default_wire_load : \"none\";", StringComparison.Ordinal));

        TimingReport timing = await new TimingFlow(Runner).RunAsync(mapped, 10, null);

        Assert.StartsWith($"Warning: {In("test.lib")}, line", Assert.Single(timing.Warnings), StringComparison.Ordinal);
        var report = new AsicReport("register", mapped, timing, AsicRecipe.Area, false, null);
        Assert.Contains("default_wire_load none not found", report.ToText(), StringComparison.Ordinal);
        Assert.Contains("default_wire_load none not found", report.ToJson(), StringComparison.Ordinal);
        Assert.Empty((await new TimingFlow(Runner).RunAsync(await MapAsync(Default), 10, null)).Warnings);
    }

    [Fact]
    public async Task A_cell_without_a_delay_from_one_of_its_inputs_is_refused_where_it_is_needed()
    {
        string needed = (await MapAsync(Default))
            .Kinds.First(kind => kind.Cell.State is null && kind.Cell.Inputs.Count() > 1)
            .Cell.Name;
        int at = Default.IndexOf(
            "related_pin", Default.IndexOf($"cell ({needed})", StringComparison.Ordinal), StringComparison.Ordinal);
        string text = Default[..at] + Default[(Default.IndexOf(';', at) + 1)..];

        Problem refused = Assert.Single(
            (await Assert.ThrowsAsync<InvalidInputException>(() => MapAsync(text))).Problems);

        Assert.Equal(needed, refused.Value);
        Assert.DoesNotContain(
            $"{needed} ", (await MapAsync(text, AsicRecipe.Area, needed)).Netlist, StringComparison.Ordinal);
    }

    private static string Cell(string name)
    {
        int start = Default.IndexOf($"cell ({name})", StringComparison.Ordinal);
        int end = start;
        for (int depth = 0, letters = 0; letters == 0 || depth > 0; end++)
        {
            letters += Default[end] == '{' ? 1 : 0;
            depth += Default[end] == '{' ? 1 : Default[end] == '}' ? -1 : 0;
        }

        return Default[start..end];
    }

    private string In(string name) => Path.Combine(_folder, name);

    private Task<MappedDesign> MapAsync(string library, AsicRecipe recipe = AsicRecipe.Area, params string[] dontUse)
    {
        File.WriteAllText(In("test.lib"), library);
        return new AsicFlow(Runner).MapAsync(Source, AsicFlow.ReadLibrary([In("test.lib")], dontUse), recipe);
    }

    [GeneratedRegex(@"(cell_(?:rise|fall)\([^)]*\)\s*\{.*?values\s*\()(.*?\)\s*;)", RegexOptions.Singleline)]
    private static partial Regex Tables();

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Numbers();
}

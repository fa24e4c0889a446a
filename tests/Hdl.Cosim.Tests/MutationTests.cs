using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Cosim.Mutation;

namespace Hdl.Cosim.Tests;

public sealed class MutationTests
{
    private static readonly MutationOptions Options = new() { CacheFolder = TestScenarios.CacheFolder };

    [Fact]
    public async Task The_scenarios_of_a_stream_register_find_its_faults()
    {
        MutationReport report = await RunAsync(TestScenarios.StreamRegister(true, 300));

        Assert.Null(report.Baseline);
        Assert.True(report.Total > 80, $"{report.Total} faults");
        Assert.True(report.KilledShare > 0.9, string.Join(Environment.NewLine, report.Survivors));
    }

    [Fact]
    public async Task The_scenarios_of_an_accumulator_find_its_faults_in_lockstep()
    {
        MutationReport report = await RunAsync(TestScenarios.Accumulator(10_000));

        Assert.Null(report.Baseline);
        Assert.True(report.KilledShare > 0.9, string.Join(Environment.NewLine, report.Survivors));
    }

    [Fact]
    public void What_is_for_simulation_alone_is_no_place_for_a_fault()
    {
        string Text(string guard) =>
            $"module m (\n  input wire a_i,\n  output reg b_o\n);\n  always @* begin\n    b_o = a_i;\n{guard}    if "
            + $"(a_i) b_o = !a_i;\n`endif\n  end\nendmodule\n";

        IReadOnlyList<MutationSite> guarded = MutationScanner.Scan(Text("`ifndef SYNTHESIS\n"));
        IReadOnlyList<MutationSite> open = MutationScanner.Scan(
            Text("").Replace("`endif\n", "", StringComparison.Ordinal));

        Assert.NotEmpty(guarded);
        Assert.True(open.Count > guarded.Count, $"{open.Count} and {guarded.Count} places");
    }

    // A second register is only ever needed where the output stalls.
    [Theory]
    [InlineData("*", true)]
    [InlineData("*", false)]
    [InlineData("another_file.v: *", true)]
    public async Task Only_faults_with_a_reason_run_without_stalls_alone_and_only_where_asked(
        string pattern, bool brief)
    {
        CosimJob job = TestScenarios.StreamRegister(true, 300);
        MutationReport whole = await RunAsync(job);

        MutationReport report = await new MutationRunner(new CliWrapProcessRunner()).RunAsync(job, Options with
        {
            Explanations = Explanations.Of(new Dictionary<string, string> { [pattern] = "a reason" }),
            BriefWhereExplained = brief,
        });

        Assert.NotEmpty(report.Kills);
        Assert.Subset(Found(whole), Found(report));
        Assert.Equal(brief && pattern == "*", report.Kills.Count < whole.Kills.Count);
        HashSet<string> Found(MutationReport of) => [.. of.Kills.Select(kill => kill.Mutant.Id)];
    }

    [Fact]
    public async Task A_bench_that_drives_nothing_finds_next_to_nothing()
    {
        CosimJob idle = TestScenarios.StreamRegister(true, 300) with
        {
            Scenarios = [TestScenarios.Stream("one-beat", false, 1)],
        };

        MutationReport report = await RunAsync(idle);

        Assert.Null(report.Baseline);
        Assert.True(report.KilledShare < 0.8, $"{report.KilledShare}");
    }

    [Fact]
    public async Task A_design_that_fails_without_a_fault_says_nothing_about_its_bench()
    {
        MutationReport report = await RunAsync(
            TestScenarios.StreamRegister(
                true, 100, ("assign out_data_o  = main_data_q;", "assign out_data_o  = ~main_data_q;")));

        Assert.NotNull(report.Baseline);
        Assert.Equal(0, report.Total);
    }

    [Fact]
    public void Faults_have_unique_stable_names_that_say_where_and_what()
    {
        InstrumentedDesign first = Instrumenter.Instrument(TestDesigns.StreamRegister(), 1000, 1, ["*"]);
        InstrumentedDesign again = Instrumenter.Instrument(TestDesigns.StreamRegister(), 1000, 1, ["*"]);
        string[] names = [.. first.Mutants.Select(mutant => mutant.Id)];

        Assert.Equal(names, again.Mutants.Select(mutant => mutant.Id));
        Assert.Equal(names.Length, names.Distinct().Count());
        int reset = LineOf("spare_valid_q <= 1'b0;");
        Assert.Contains($"stream_register.v:{reset} reset of spare_valid_q dropped", names);
        int condition = LineOf("if (refill) spare_valid_d = 1'b0;");
        Assert.Contains($"stream_register.v:{condition} inverted condition", names);
        int logic = LineOf("wire in_fire  =");
        Assert.Contains($"stream_register.v:{logic} && became ||", names);
    }

    [Fact]
    public void A_sample_is_part_of_the_whole_and_keeps_its_names()
    {
        HashSet<string> all =
        [
            .. Instrumenter
                .Instrument(TestDesigns.StreamRegister(), 1000, 1, ["*"])
                .Mutants.Select(mutant => mutant.Id),
        ];
        IReadOnlyList<Mutant> sample = Instrumenter.Instrument(TestDesigns.StreamRegister(), 20, 1, ["*"]).Mutants;

        Assert.Equal(20, sample.Count);
        Assert.All(sample, mutant => Assert.Contains(mutant.Id, all));
    }

    [Fact]
    public void Faults_go_into_the_files_that_are_named_alone()
    {
        Design design = TestDesigns.StreamRegister();
        Design two = design with
        {
            Files =
            [
                .. design.Files,
                design.Files[0] with
                {
                    Name = "other.v",
                    Content = design.Files[0].Text.Replace("stream_register", "other", StringComparison.Ordinal),
                },
            ],
        };

        Assert.Equal(
            ["other.v"],
            Instrumenter.Instrument(two, 1000, 1, ["oth*", "none.v"]).Mutants.Select(mutant => mutant.File).Distinct());
        InvalidInputException error = Assert.Throws<InvalidInputException>(() =>
            Instrumenter.Instrument(two, 1000, 1, ["none.v"]));
        Assert.Contains("No file of the design has such a name", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("assign y = a < b;", "a <= b", "< became <=")]
    [InlineData("assign y = a + 4'd7;", "a + 4'h8", "4'd7 became 4'h8")]
    [InlineData("assign y = sel ? a : b;", "!(sel) ? a : b", "inverted choice")]
    [InlineData(
        "assign y = (c[2] && d == Limit) ? a : b;", "(c[2] && d == (Limit + 1'sd1)) ? a : b", "Limit off by one")]
    [InlineData("assign y = {4{c[0]}} & !a;", "{4{c[1]}} & !a", "c[0] reads [1]")]
    [InlineData("assign y = {4{c[0]}} & !a;", "{4{c[0]}} & a", "dropped ! before a")]
    [InlineData(
        "function [1:0] f; input [3:0] v; begin f[1] = ~|v[3:2]; f[0] = v[1] > v[0]; end endfunction", "v[1] >= v[0]",
        "> became >=")]
    [InlineData("wire [5:0] w = {2'd0, a ? b : 4'd8};\n", "{2'd0, !(a) ? b : 4'd8}", "inverted choice")]
    [InlineData("assign y = 4'd0;", "(4'd0) | (4'sd1 <<< 3)", "y bit 3 stuck at 1")]
    [InlineData(
        "always @* begin case (c) 4'd0, 4'd1: y = a ? b : d; default: y = a; endcase end", "!(a) ? b : d",
        "inverted choice")]
    [InlineData("always @(posedge clk_i) if (a) y <= b; else if (c > 4'd3) y <= d;", "c >= 4'd3", "> became >=")]
    public void Each_operator_changes_one_place(string item, string changed, string description)
    {
        string source = $"module m (\n  input wire clk_i\n);\n  wire [3:0] c, y;\n  {item}\nendmodule\n";

        (MutationSite site, int variant) = Assert.Single(
            from place in MutationScanner.Scan(source)
            from index in Enumerable.Range(0, place.Descriptions.Length)
            where place.Descriptions[index] == description
            select (place, index));

        Assert.Equal(changed, site.Variants![variant]);
        Assert.Equal(5, site.Line);
    }

    [Fact]
    public void A_bit_that_a_constant_has_already_is_no_fault()
    {
        const string Source =
            "module m (input wire clk_i);\n  localparam [2:0] Clear = 3'd4;\n  reg [2:0] state;\n  always @* state = "
            + "Clear;\nendmodule\n";

        string[] faults = [.. MutationScanner.Scan(Source).SelectMany(site => site.Descriptions)];

        Assert.Contains("state bit 2 stuck at 0", faults);
        Assert.Contains("state bit 0 stuck at 1", faults);
        Assert.DoesNotContain("state bit 2 stuck at 1", faults);
        Assert.DoesNotContain("state bit 0 stuck at 0", faults);
    }

    [Fact]
    public void Bits_that_literals_fix_and_lint_sinks_are_no_faults()
    {
        const string Source =
            "module m (input wire [3:0] a);\n  localparam [3:0] Row = {2'd2, 2'd1};\n  wire [7:0] wide = {4'd8, a};\n"
            + "  wire [3:0] row = Row;\n  wire unused_a = ^a;\nendmodule\n";

        string[] faults = [.. MutationScanner.Scan(Source).SelectMany(site => site.Descriptions)];

        Assert.Contains("wide bit 7 stuck at 0", faults);
        Assert.DoesNotContain("wide bit 7 stuck at 1", faults);
        Assert.DoesNotContain("wide bit 4 stuck at 0", faults);
        Assert.Contains("wide bit 0 stuck at 0", faults);
        Assert.DoesNotContain("row bit 3 stuck at 1", faults);
        Assert.Contains("row bit 0 stuck at 0", faults);
        Assert.DoesNotContain(faults, fault => fault.Contains("unused_a", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rom_4x8.v:35 condition always true", true)]
    [InlineData("rom_*.v: condition always true in if (read_enable_i)*", true)]
    [InlineData("rom_*.v: condition always false in if (read_enable_i)*", false)]
    [InlineData("rom_*.v: condition always true", false)]
    public void A_reason_names_faults_by_line_or_by_what_is_written_there(string pattern, bool named)
    {
        var design = new Design(new InterfaceBuilder("other", new StyleParameters()).Build(), []);
        var fault = new Mutant(
            1, "rom_4x8.v", 35, "condition always true", "if (read_enable_i) read_data_q <= memory_q[read_address_i];");

        string? reason = Explanations
            .Of(new Dictionary<string, string> { [pattern] = "it cannot be seen" })
            .ReasonOf(fault, design);

        Assert.Equal(named ? "it cannot be seen" : null, reason);
    }

    [Fact]
    public void A_reason_means_the_top_module_by_the_name_that_tells_its_sizes()
    {
        var design = new Design(new InterfaceBuilder("rom", new StyleParameters()).Build(), [])
        {
            SizedName = "rom_4x8",
        };
        var explanations = Explanations.Of(
            new Dictionary<string, string> { ["rom_4x*.v: stuck in *"] = "it cannot be seen" });

        Assert.Equal("it cannot be seen", explanations.ReasonOf(new Mutant(1, "rom.v", 3, "stuck", "x"), design));
        Assert.Null(explanations.ReasonOf(new Mutant(1, "part.v", 3, "stuck", "x"), design));
    }

    [Fact]
    public void Declarations_instances_and_initial_blocks_stay_whole()
    {
        const string Source = """
            module m #(parameter InitFile = "a.mem") (input wire clk_i);
              localparam [2:0] Last = 3'd4;
              reg [7:0] memory_q [0:15];
              initial $readmemh(InitFile, memory_q);
              genvar i;
              generate
                for (i = 0; i < 4; i = i + 1) begin : gen_lane
                  lane u_lane (.clk_i(clk_i), .data_i(memory_q[i + 1]));
                end
              endgenerate
            endmodule
            """;

        Assert.Empty(MutationScanner.Scan(Source));
    }

    private static int LineOf(string text)
    {
        string source = TestDesigns.StreamRegister().OfKind(DesignFileKind.Verilog).Single().Text;
        return source[..source.IndexOf(text, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
    }

    private static Task<MutationReport> RunAsync(CosimJob job) =>
        new MutationRunner(new CliWrapProcessRunner()).RunAsync(job, Options);

    [Fact]
    public void Every_file_of_reasons_can_be_read()
    {
        string[] files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cocosim", "mutation"), "*.yaml");

        Assert.NotEmpty(files);
        Assert.All(files, file => Explanations.Read(file));
    }
}

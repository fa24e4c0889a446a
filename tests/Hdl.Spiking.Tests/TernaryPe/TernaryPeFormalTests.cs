using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.Tests.TernaryPe;

/// <summary>Yosys proves by induction, for all inputs, constants and times, what simulation can only sample.</summary>
public sealed class TernaryPeFormalTests
{
    [Theory]
    [InlineData(1, 3, 8, 3, CountFrom.Zero)]
    [InlineData(1, 7, 10, 4, CountFrom.Zero)]
    [InlineData(2, 3, 8, 3, CountFrom.Zero)]
    [InlineData(3, 5, 9, 3, CountFrom.Zero)]
    [InlineData(1, 3, 8, 3, CountFrom.Threshold)]
    [InlineData(1, 7, 10, 4, CountFrom.Threshold)]
    [InlineData(2, 3, 8, 3, CountFrom.Threshold)]
    [InlineData(3, 5, 9, 3, CountFrom.Threshold)]
    public async Task Both_datapaths_give_the_same_spikes(
        int lanes, int inputs, int potentialWidth, int scaleWidth, CountFrom from)
    {
        ProcessResult result = await ProveEquivalenceAsync(
            Shape(lanes, inputs, potentialWidth, scaleWidth), from, text => text);
        Assert.True(result.ExitCode == 0, Tail(result));
        Assert.Contains("Induction step proven: SUCCESS!", result.StandardOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("above = 1'b0;", "above = 1'b1;", CountFrom.Zero)]
    [InlineData("turn[i+1] = turn[i] && carries[i];", "turn[i+1] = turn[i] && !carries[i];", CountFrom.Zero)]
    [InlineData("above = !count[3];", "above = !count[2];", CountFrom.Threshold)]
    [InlineData("count_q <= ~threshold_i;", "count_q <= -threshold_i;", CountFrom.Threshold)]
    public async Task The_proof_fails_for_a_wrong_comparison_or_count(string right, string wrong, CountFrom from)
    {
        ProcessResult result = await ProveEquivalenceAsync(Shape(1, 3, 8, 3), from, text =>
        {
            Assert.Contains(right, text, StringComparison.Ordinal);
            return text.Replace(right, wrong, StringComparison.Ordinal);
        });
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("proof did fail", result.StandardOutput + result.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("assume (code_i != 2'b10);", true)]
    public async Task The_property_module_flags_the_illegal_code(string assumption, bool holds)
    {
        string wrapper = $$"""
            module wrapper (input wire clk_i, input wire [2:0] state_i, input wire [1:0] code_i, input wire valid_i);
              ternary_pe_props u_props (
                  .clk_i(clk_i), .state_i(state_i), .weight_i(code_i), .weight_valid_i(valid_i), .bias_i(code_i));
              always @* begin {{assumption}} end
            endmodule
            """;
        ProcessResult result = await YosysAsync(
            """
            read_verilog -formal ternary_pe_props.v wrapper.v
            prep -flatten -top wrapper
            async2sync
            dffunmap
            sat -tempinduct -prove-asserts -set-assumes -verify
            """,
            ("ternary_pe_props.v", Cocosim("sva", "ternary_pe_props.v")), ("wrapper.v", wrapper));
        Assert.Equal(holds, result.ExitCode == 0);
    }

    private static TernaryPeParameters Shape(int lanes, int inputs, int potentialWidth, int scaleWidth) => new()
    {
        Style = new StyleParameters { ResetStyle = ResetStyle.SyncHigh },
        Lanes = lanes,
        Inputs = inputs,
        Widths = new() { PotentialWidth = potentialWidth, ScaleWidth = scaleWidth },
    };

    private static async Task<ProcessResult> ProveEquivalenceAsync(
        TernaryPeParameters shape, CountFrom from, Func<string, string> change)
    {
        TernaryPeParameters counted = shape with { Datapath = Datapath.Count, CountFrom = from, Module = "count_pe" };
        string define = from == CountFrom.Threshold ? "-DCOUNT_FROM_THRESHOLD" : "";
        string count = BlockBench.TopText(new TernaryPeGenerator(), counted);
        return await YosysAsync(
            $"""
            read_verilog potential.v count.v
            read_verilog -formal -DPOTENTIAL_PE=ternary_pe -DCOUNT_PE=count_pe {define} equivalence.v
            chparam -set Inputs {shape.Inputs} -set Lanes {shape.Lanes} -set PotentialWidth {shape.Widths.PotentialWidth} -set ScaleWidth {shape.Widths.ScaleWidth} ternary_pe_equivalence
            chparam -set CountWidth {shape.CountWidth} -set CounterWidth {counted.CountWidth} ternary_pe_equivalence
            hierarchy -check -top ternary_pe_equivalence
            proc -noopt
            flatten
            connect -nounset -set counter u_count.count_q
            check -assert
            opt -full
            async2sync
            dffunmap
            opt -full
            sat -tempinduct -prove-asserts -set-assumes -verify
            """,
            ("potential.v", BlockBench.TopText(new TernaryPeGenerator(), shape)),
            ("count.v", change(count)),
            ("equivalence.v", Cocosim("formal", "ternary_pe_equivalence.v")));
    }

    private static async Task<ProcessResult> YosysAsync(string script, params (string Name, string Text)[] files)
    {
        string folder = Directory.CreateTempSubdirectory("hdl-formal-").FullName;
        try
        {
            foreach ((string name, string text) in files)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), text);
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "prove.ys"), script + "\n");
            return await new CliWrapProcessRunner().RunAsync(
                new ProcessRequest("yosys", ["-s", "prove.ys"])
                {
                    WorkingDirectory = folder,
                    Timeout = TimeSpan.FromMinutes(30),
                });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Cocosim(string kind, string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cocosim", kind, file));

    private static string Tail(ProcessResult result) =>
        result.StandardOutput[^Math.Min(2000, result.StandardOutput.Length)..];
}

using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Flows.Asic;

namespace Hdl.Flows.Tests.Asic;

/// <summary>On the library that the flow uses by default, and a counter that goes out 40 times.</summary>
public sealed class AsicFlowTests
{
    private const string Counter = """
        module counter (input wire clk_i, input wire rst_ni, input wire enable_i, output wire [39:0] out_o);
          reg [3:0] count_q;
          reg [39:0] out_q;
          always @(posedge clk_i or negedge rst_ni) begin
            if (!rst_ni) count_q <= 4'd0;
            else if (enable_i) count_q <= count_q + 4'd1;
          end
          always @(posedge clk_i) out_q <= {40{count_q[3]}} ^ {out_q[38:0], 1'b1};
          assign out_o = out_q;
        endmodule

        """;

    private static readonly CliWrapProcessRunner Runner = new();
    private static readonly Lazy<Task<MappedDesign>> Mapped = new(() =>
        new AsicFlow(Runner).MapAsync(CounterDesign(Counter), AsicFlow.ReadLibrary([])));

    [Fact]
    public async Task Every_flip_flop_is_mapped_and_areas_are_those_of_the_library()
    {
        MappedDesign design = await Mapped.Value;

        Assert.Equal(40, design.Kinds.Single(kind => kind.Cell.Name == "DFFPOSX1").Count);
        Assert.Equal(4, design.Kinds.Single(kind => kind.Cell.Name == "DFFSR").Count);
        Assert.Equal(24, design.Library.Nand2.Area);
        Assert.Equal(design.Kinds.Sum(kind => kind.Cell.Area * kind.Count), design.AreaOf(design.Recipe));
        Assert.Empty(design.Memories);
    }

    [Fact]
    public async Task A_net_of_many_sinks_gets_buffers_and_keeps_its_function()
    {
        MappedDesign design = await Mapped.Value;
        string[] buffers =
        [
            .. design.Buffered.Cells.Skip(design.Recipe.Cells.Count).Select(cell => cell.Type).Distinct(),
        ];

        Assert.Equal("BUFX4", Assert.Single(buffers));
        int most = design
            .Buffered.Cells.SelectMany(cell =>
                cell.Pins.Where(pin => pin.Key is not ("Y" or "Q" or "CLK" or "R" or "S")))
            .SelectMany(pin => pin.Value)
            .Where(net => net > MappedNetlist.One)
            .CountBy(net => net)
            .Max(net => net.Value);
        Assert.InRange(most, 2, FanoutBuffers.MostSinks);
    }

    [Fact]
    public async Task The_recipe_for_delay_makes_it_faster_and_not_smaller()
    {
        MappedDesign small = await Mapped.Value;
        MappedDesign fast = await new AsicFlow(Runner).MapAsync(
            CounterDesign(Counter), small.Library, AsicRecipe.Delay);
        MappedDesign slow = await new AsicFlow(Runner).MapAsync(
            CounterDesign(Counter), small.Library, AsicRecipe.Delay, periodNs: 100);

        var timing = new TimingFlow(Runner);
        Assert.True(
            (await timing.RunAsync(fast, 10, null)).LeastPeriodNs
                < (await timing.RunAsync(small, 10, null)).LeastPeriodNs);
        Assert.True(fast.AreaOf(fast.Recipe) > small.AreaOf(small.Recipe));
        Assert.InRange(slow.AreaOf(slow.Recipe), 0, fast.AreaOf(fast.Recipe));
    }

    [Fact]
    public async Task The_worst_path_is_named_after_the_registers_it_joins()
    {
        TimingReport timing = await new TimingFlow(Runner).RunAsync(await Mapped.Value, 10, null);

        Assert.Equal("count_q[3]", timing.From);
        Assert.Matches(@"^(count_q|out_q)\[\d+\]$", timing.To);
        Assert.InRange(timing.LeastPeriodNs, 0.3, 3);
        Assert.Equal(timing.Path.Sum(step => step.Delay), timing.Path[^1].Time, 2);
        Assert.Null(timing.Power);
    }

    [Fact]
    public async Task Power_grows_with_the_measured_activity()
    {
        MappedDesign design = await Mapped.Value;

        PowerReport low = await PowerAsync(0.05);
        PowerReport high = await PowerAsync(0.5);

        Assert.Equal(10, high.Switching / low.Switching, 0.5);
        Assert.True(high.Internal > low.Internal);
        Assert.Equal(high.Leakage, low.Leakage, 1e-9);

        async Task<PowerReport> PowerAsync(double toggles)
        {
            var activity = new Activity(100, design.Counted.ToDictionary(net => net, _ => (toggles, 0.5)));
            return (await new TimingFlow(Runner).RunAsync(design, 10, activity)).Power!;
        }
    }

    [Fact]
    public void Activity_is_summed_over_simulations_and_a_cut_file_is_noticed()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "10\n5 10\n0 0\n30\n5 10\n10 20\n");
            Activity activity = Activity.Read(path, [7, 9]);
            Assert.Equal((40, 0.25, 0.5), (activity.Cycles, activity.Nets[7].Toggles, activity.Nets[7].High));
            Assert.Equal((0.25, 0.5), activity.Nets[9]);
            File.WriteAllText(path, "10\n5 10\n");
            Assert.Throws<InvalidDataException>(() => Activity.Read(path, [7, 9]));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_netlist_is_taken_for_its_own_design_alone()
    {
        MappedDesign design = await Mapped.Value;
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, design.Netlist);
            Design replaced = NetlistFile.Replace(design.Source, path, design.Library);
            Assert.Equal(
                ["netlist_cells.v", "netlist.v"], replaced.OfKind(DesignFileKind.Verilog).Select(file => file.Name));
            Design other = CounterDesign(Counter.Replace("4'd1", "4'd3", StringComparison.Ordinal));
            InvalidInputException refused = Assert.Throws<InvalidInputException>(() =>
                NetlistFile.Replace(other, path, design.Library));
            Assert.Contains("another target", refused.Message, StringComparison.Ordinal);

            // Edited: a cell of another library, a module of its own in front of the library's.
            foreach ((string text, string message) in ((string, string)[])
                    [
                        (design.Netlist.Replace("  DFFSR ", "  DFFXX ", StringComparison.Ordinal), "DFFXX"),
                        (design.Netlist + "module DFFSR (); endmodule\n", "2 modules"),
                    ])
            {
                File.WriteAllText(path, text);
                refused = Assert.Throws<InvalidInputException>(() =>
                    NetlistFile.Replace(design.Source, path, design.Library));
                Assert.Contains(message, refused.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_memory_alone_has_nothing_to_map()
    {
        var memory = new Design(
            new InterfaceBuilder("rom_4x2", new StyleParameters()).Build(),
            [new DesignFile("rom_4x2.v", DesignFileKind.Verilog, "module rom_4x2; endmodule\n")]);

        InvalidInputException refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            new AsicFlow(Runner).MapAsync(memory, AsicFlow.ReadLibrary([])));
        Assert.Contains("no logic", refused.Message, StringComparison.Ordinal);
    }

    private static Design CounterDesign(string text) => new(
        new InterfaceBuilder("counter", new StyleParameters()).Input("enable_i", 1).Output("out_o", 40).Build(),
        [new DesignFile("counter.v", DesignFileKind.Verilog, text)]);
}

using System.Text.RegularExpressions;
using Hdl.Cli;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Flows;


namespace Hdl.Architecture.Tests;

/// <summary>No pin of a memory may change between two clock edges, whatever the reset does (docs/ram.md).</summary>
public sealed class MemoryResetTests
{
    // Text of all modules and memory files; what is larger is read by 'make lint' with all presets.
    private const int MostCharacters = 120_000;

    private static readonly IReadOnlyCollection<ITarget> Targets = new TargetCatalog().All;

    public static TheoryData<string> Names => [.. Targets.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_a_design_without_memories_is_cleared_between_clock_edges(string target)
    {
        foreach ((Preset preset, Design design) in Designs(target, ResetStyle.AsyncLow))
        {
            bool memory = design
                .OfKind(DesignFileKind.Verilog)
                .Any(file => file.Text.Contains("memory_q", StringComparison.Ordinal));
            bool cleared = design
                .OfKind(DesignFileKind.Verilog)
                .Any(file => file.Text.Contains("if (!r", StringComparison.Ordinal));
            bool between = design
                .OfKind(DesignFileKind.Verilog)
                .Any(file => file.Text.Contains("negedge", StringComparison.Ordinal));
            string top = design.Files.Single(file => file.Name == $"{design.Top.Name}.v").Text;

            Assert.True(
                memory == design.HoldsMemory, $"{target}, {preset.Name}: a memory that the design does not know of");
            Assert.True(
                between == (cleared && !memory),
                $"{target}, {preset.Name}: cleared between edges: {between}, memory: {memory}");
            Assert.Equal(
                memory && design.Top.ResetPort.Length > 0 && !design.ReleasesReset,
                top.Contains("reset_sample u_reset_sample (", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_synchronous_reset_needs_no_help(string target)
    {
        foreach (ResetStyle style in Enum.GetValues<ResetStyle>().Where(style => style != ResetStyle.AsyncLow))
        {
            string other = style.IsActiveLow() ? "rst_i" : "rst_ni";
            foreach ((Preset preset, Design design) in Designs(target, style))
            {
                Assert.All(
                    design.OfKind(DesignFileKind.Verilog),
                    file =>
                        Assert.True(
                            !Regex.IsMatch(file.Text, $@"\b({other}|reset_sample|negedge)\b"),
                            $"{preset.Name}, {style}: {file.Name}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_head_of_the_top_module_says_how_to_reset_it_and_no_other_does(string target)
    {
        foreach (ResetStyle style in Enum.GetValues<ResetStyle>())
        {
            foreach ((Preset preset, Design design) in Designs(target, style))
            {
                DesignFile[] told =
                [
                    .. design
                        .OfKind(DesignFileKind.Verilog)
                        .Where(file => file.Text.Contains("// Reset: ", StringComparison.Ordinal)),
                ];
                if (design.Top.ResetPort.Length == 0)
                {
                    Assert.Empty(told);
                    continue;
                }

                string head = Assert.Single(told).Text.Split("\nmodule ")[0];
                Assert.Equal($"{design.Top.Name}.v", told[0].Name);
                string expected =
                    design.ReleasesReset ? "released at any time"
                    : style != ResetStyle.AsyncLow ? $"hold {design.Top.ResetPort} for one cycle"
                    : design.HoldsMemory ? $"{design.Top.ResetPort} is sampled. Hold it for three cycles"
                    : $"{design.Top.ResetPort} clears at once";
                Assert.True(head.Contains(expected, StringComparison.Ordinal), $"{preset.Name}, {style}:\n{head}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_asynchronous_clear_reaches_a_pin_of_a_memory(string target)
    {
        var flow = new MemoryPinsFlow(new CliWrapProcessRunner());
        // One of each target: those of every preset are a row of the lint that CI runs over all of them.
        foreach ((Preset preset, Design design) in Designs(target, ResetStyle.AsyncLow)
                .Where(one => one.Design.HoldsMemory && IsSmall(one.Design))
                .Take(1))
        {
            MemoryPins pins = await flow.RunAsync(design);

            Assert.True(pins.Hazards.Count == 0, $"{target}, {preset.Name}:\n{string.Join('\n', pins.Hazards)}");
        }
    }

    [Fact]
    public async Task The_same_registers_with_an_asynchronous_clear_are_found()
    {
        (_, Design design) = Designs("twsnn", ResetStyle.AsyncLow).Single(one => one.Preset.Name == "small-ram");
        DesignFile[] files = [.. design.Files.Select(file => file with { Content = Cleared(file.Text) })];

        MemoryPins pins = await new MemoryPinsFlow(new CliWrapProcessRunner()).RunAsync(design with { Files = files });

        Assert.Contains("u_layer1.u_bank0.memory_q WR_ADDR: u_registers.u_weight_port.row_q", pins.Hazards);
        Assert.Contains("u_layer1.u_bank0.memory_q WR_EN: u_registers.u_port.write_ready_q", pins.Hazards);
        Assert.Contains(
            pins.Hazards,
            hazard => hazard.StartsWith("u_rate_encoder.u_buffer.memory_q RD_EN: ", StringComparison.Ordinal));
    }

    private static string Cleared(string text) =>
        text.Replace(
            "always @(posedge clk_i) begin\n    if (!rst_ni)",
            "always @(posedge clk_i or negedge rst_ni) begin\n    if (!rst_ni)", StringComparison.Ordinal);

    private static bool IsSmall(Design design) =>
        design
            .Files.Where(file => file.Kind is DesignFileKind.Verilog or DesignFileKind.Memory)
            .Sum(file => (long)file.Text.Length) <= MostCharacters;

    private static IEnumerable<(Preset Preset, Design Design)> Designs(string target, ResetStyle style)
    {
        ITarget found = Targets.Single(candidate => candidate.Name == target);
        var renderer = new ScribanTemplateRenderer();
        foreach (Preset preset in found.Presets)
        {
            HdlParameters parameters = preset.Parameters with
            {
                Style = preset.Parameters.Style with { ResetStyle = style },
            };
            yield return (
                preset, found.Generate(parameters, renderer, $"make gen TARGET={target} PRESET={preset.Name}"));
        }
    }
}

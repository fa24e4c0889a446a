using Hdl.Core.Designs;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Flows;

namespace Hdl.Cli.Tests.HandOff;

/// <summary>Scripts and lists: what tools here can run is run, the rest is checked for what it names.</summary>
public sealed class ScriptTests
{
    private const string SmallLayer = " inputs=20 neurons=8";
    private const long MostMemoryBytes = 10_000;

    private static readonly ScribanTemplateRenderer Renderer = new();

    public static TheoryData<string> Targets => TestBenchTests.Targets;

    /// <summary>Both reset styles and every memory form a target has, on its smallest presets.</summary>
    public static TheoryData<string, string, string> Styles
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (ITarget target in new TargetCatalog().All)
            {
                data.Add(
                    target.Name, target.Name == "ternary_layer" ? "default" : SmallPresetOf(target),
                    $"reset-style=sync_high{(target.Name == "ternary_layer" ? SmallLayer : "")}");
            }

            data.Add("ram", "default", "memory=macro");
            data.Add("ram", "default", "memory=init_file sample=true");
            data.Add("rom", "default", "memory=behavioural");
            data.Add("rom", "default", "memory=macro reset-style=sync_high");
            data.Add("fifo", "default", "storage=ram memory=behavioural");
            data.Add("fifo", "default", "storage=ram memory=macro");
            data.Add("delta_encoder", "default", "memory=macro");
            data.Add("delta_accumulator", "default", "memory=macro");
            data.Add("rate_encoder", "small", "memory=macro");
            data.Add("ternary_layer", "default", $"memory=macro{SmallLayer}");
            data.Add("ternary_layer", "default", $"weight-storage=ram memory=init_file{SmallLayer}");
            data.Add("twsnn", "small", "weights=ram memory=behavioural");
            data.Add("twsnn", "small", "weights=ram memory=macro reset-style=sync_high");
            return data;
        }
    }

    /// <summary>
    /// A preset in which everything is that its target has, and little of it; where none is called so and the default
    /// holds a trained network, which takes a simulator of Verilog long, the one of the shortest files.
    /// </summary>
    public static string SmallPresetOf(ITarget target) =>
        target.Presets.FirstOrDefault(candidate => candidate.Name is "small" or "tiny" or "narrow" or "odd")?.Name
        ?? (Bytes(target, target.Presets[0], DesignFileKind.Memory) <= MostMemoryBytes
            ? "default"
            : target.Presets.MinBy(preset =>
                Bytes(target, preset, DesignFileKind.Verilog) + Bytes(target, preset, DesignFileKind.Memory))!.Name);

    private static long Bytes(ITarget target, Preset preset, DesignFileKind kind) =>
        target.Generate(preset.Parameters, Renderer, "make gen").OfKind(kind).Sum(file => file.Content.Bytes);

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task Every_reset_style_and_memory_form_is_clean_synthesises_and_agrees(
        string target, string preset, string set)
    {
        using var folder = new HandOffFolder(target, preset, set);
        string script = folder.Read($"{folder.Top}.ys");
        int end = script.IndexOf('\n', script.IndexOf("\nsynth ", StringComparison.Ordinal) + 1);
        folder.Write("coarse.ys", script[..end] + "\n");

        LintReport lint = await new LintFlow(new CliWrapProcessRunner()).RunAsync(folder.Design);
        Assert.True(lint.Passed, string.Join('\n', lint.Rows.SelectMany(row => row.Messages)));
        await folder.RunAsync("yosys", "-q", "coarse.ys");
        Assert.StartsWith("PASS: ", await folder.SimulateAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skid_buffer", "")]
    [InlineData("delta_encoder", "memory=macro")]
    public async Task The_script_of_Yosys_runs_as_it_is_and_its_netlist_passes_the_test_bench(string target, string set)
    {
        using var folder = new HandOffFolder(target, set: set);

        string log = await folder.RunAsync("yosys", $"{folder.Top}.ys");
        folder.Write(
            $"{folder.Top}.f",
            string.Concat(
                folder
                    .Design.MacroModels.Select(model => model.Name)
                    .Append($"{folder.Top}_netlist.v")
                    .Select(name => name + "\n")));

        Assert.Contains("Number of cells:", log, StringComparison.Ordinal);
        Assert.StartsWith("PASS: ", await folder.SimulateAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_macro_comes_with_a_black_box_that_replaces_its_model_in_synthesis()
    {
        using var folder = new HandOffFolder("ram", "macro");
        string stub = folder.Read("ram_1r1w_64x64_g32_macro_stub.v");

        Assert.Contains("(* blackbox *)\nmodule ram_1r1w_64x64_g32_macro (", stub, StringComparison.Ordinal);
        Assert.DoesNotContain("memory_q", stub, StringComparison.Ordinal);
        Assert.DoesNotContain("reg ", stub, StringComparison.Ordinal);
        foreach (string script in (string[])[".ys", "_vivado.tcl", "_quartus.tcl"])
        {
            Assert.Contains(
                "ram_1r1w_64x64_g32_macro_stub.v", folder.Read($"{folder.Top}{script}"), StringComparison.Ordinal);
            Assert.DoesNotContain(
                "ram_1r1w_64x64_g32_macro.v", folder.Read($"{folder.Top}{script}"), StringComparison.Ordinal);
        }
    }

    // A macro that works only while its test pins are at rest, at 01, in the place of the simulation model.
    [Theory]
    [InlineData("ram", "macro", "")]
    [InlineData("rom", "default", "memory=macro")]
    [InlineData("rate_encoder", "small", "memory=macro")]
    public async Task A_macro_in_its_wrapper_works_with_its_test_pins_at_rest(string target, string preset, string set)
    {
        using var folder = new HandOffFolder(target, preset, set);
        string list = folder.Read($"{folder.Top}.f");
        Assert.NotEmpty(folder.Design.Macros);
        foreach (MemoryMacro macro in folder.Design.Macros)
        {
            string model = folder.Read($"{macro.Module}.v");
            bool initialised = model.Contains("parameter InitFile", StringComparison.Ordinal);
            string cell = model
                .Replace($"module {macro.Module} ", $"module {macro.Module}_cell ", StringComparison.Ordinal)
                .Replace(
                    "input  wire        clk_i,", "input  wire        clk_i,\n    input  wire [TestWidth-1:0] test_i,",
                    StringComparison.Ordinal)
                .Replace("if (read_enable_i)", "if (read_enable_i && test_i == 2'b01)", StringComparison.Ordinal);
            folder.Write($"{macro.Module}_cell.v", initialised
                ? cell.Replace("_cell #(", "_cell #(\n    parameter TestWidth = 2,", StringComparison.Ordinal)
                : cell.Replace("_cell (", "_cell #(parameter TestWidth = 2) (", StringComparison.Ordinal));
            string wrapper = folder.Read($"{macro.Module}_wrapper.v");
            folder.Write(
                $"{macro.Module}.v",
                wrapper
                    .Replace("TestWidth = 1,", "TestWidth = 2,", StringComparison.Ordinal)
                    .Replace("{TestWidth{1'b0}}", "2'b01", StringComparison.Ordinal));
            list = list.Replace(
                $"{macro.Module}.v\n", $"{macro.Module}_cell.v\n{macro.Module}.v\n", StringComparison.Ordinal);
        }

        folder.Write($"{folder.Top}.f", list);
        Assert.Equal(
            "",
            await folder.RunAsync(
                "verilator", "--lint-only", "-Wall", "--top-module", folder.Top, "-f", $"{folder.Top}.f"));
        Assert.StartsWith("PASS: ", await folder.SimulateAsync(), StringComparison.Ordinal);

        // As it was emitted, with a rest of 0, it is another macro's.
        foreach (MemoryMacro macro in folder.Design.Macros)
        {
            folder.Write(
                $"{macro.Module}.v",
                folder.Read($"{macro.Module}.v").Replace("2'b01", "2'b00", StringComparison.Ordinal));
        }

        Assert.DoesNotContain("PASS: ", await folder.SimulateAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Scripts_name_files_that_exist_and_close_their_braces(string target)
    {
        using var folder = new HandOffFolder(target);
        foreach (string script in (string[])
                [
                    $"{folder.Top}_vivado.tcl",
                    $"{folder.Top}_quartus.tcl",
                    $"{folder.Top}.sdc",
                    $"{folder.Top}_asic.sdc",
                    $"{folder.Top}.xdc",
                ])
        {
            string text = folder.Read(script);
            Assert.Equal(text.Count(c => c == '{'), text.Count(c => c == '}'));
            Assert.Equal(text.Count(c => c == '['), text.Count(c => c == ']'));
            Assert.All(
                text.Split(' ', '\n', ']')
                    .Where(word =>
                        word.EndsWith(".v", StringComparison.Ordinal) || word.EndsWith(".mem", StringComparison.Ordinal)
                    ),
                word => Assert.True(File.Exists(Path.Combine(folder.Path, word)), word));
        }
    }

    [Fact]
    public async Task The_C_header_compiles_without_a_warning()
    {
        using var folder = new HandOffFolder("twsnn", "small");
        folder.Write("check.c", """
            #include "twsnn_registers.h"
            #include <stdint.h>
            static const uint32_t seeds[] = TWSNN_SEED_RESETS;
            int check(void) { return (int)(TWSNN_STATUS + TWSNN_STATUS_BUSY_MASK + TWSNN_SEED_AT(2u) + seeds[0] + TWSNN_SEED_COUNT); }

            """);

        await folder.RunAsync(
            "g++", "-x", "c", "-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-fsyntax-only", "check.c");
    }
}

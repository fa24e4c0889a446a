using Hdl.Testing.HandOff;

namespace Hdl.Cli.Tests.HandOff;

/// <summary>The FuseSoC core, held against what the format CAPI2 and the tools' backends allow.</summary>
public sealed class CoreFileTests
{
    public static TheoryData<string, string, string> Selections => ScriptTests.Styles;

    [Theory]
    [MemberData(nameof(Selections))]
    public void The_core_of_every_style_is_as_the_format_has_it(string target, string preset, string set)
    {
        var emitted = new EmittedTexts(target, preset, set);

        Assert.Empty(CoreFileCheck.Problems(emitted[".core"], emitted.Names.Contains));
    }

    // A name that YAML 1.1 takes for a truth value.
    [Fact]
    public void A_module_may_be_called_yes()
    {
        var emitted = new EmittedTexts("uart_link", "default", "module=yes");

        Assert.Empty(CoreFileCheck.Problems(emitted[".core"], emitted.Names.Contains));
    }

    [Theory]
    [InlineData("twsnn_up5k", "arch: ice40")]
    [InlineData("twsnn", "arch: xilinx")]
    public void A_target_made_for_a_board_is_synthesised_for_its_device(string target, string option) =>
        Assert.Contains(option, new EmittedTexts(target, "small")[".core"], StringComparison.Ordinal);

    [Theory]
    [InlineData("CAPI=2:", "CAPI=1:", "not the first line")]
    [InlineData("\nname: ", "\ntitle: ", "/title: unknown")]
    [InlineData("hdl:rtl:", "hdl rtl ", "/name: ")]
    [InlineData("\ndescription: \"", "\nparameters: \"", "/parameters: not described")]
    [InlineData("file_type: SDC", "file_type: sdc", "/filesets/constraints/file_type: sdc is no type")]
    [InlineData("    file_type: SDC", "    type: SDC", "/filesets/constraints/type: unknown")]
    [InlineData("    file_type: SDC\n", "", "constraints: files without a type")]
    [InlineData("copyto:", "copy_to:", "/copy_to: unknown")]
    [InlineData("rom.sdc", "other.sdc", "constraints: no file other.sdc")]
    [InlineData("mode: lint-only", "mode: lint", "/targets/lint/tools/verilator/mode: lint is no ")]
    [InlineData("[-Wall]", "-Wall", "/targets/lint/tools/verilator/verilator_options: -Wall is no [text]")]
    [InlineData("verilator_options", "options", "/targets/lint/tools/verilator/options: unknown")]
    [InlineData("arch: xilinx", "arch: virtex", "/targets/synth/tools/yosys/arch: virtex is no ")]
    [InlineData("default_tool: yosys", "default_tool: vivado", "synth: no options for vivado")]
    [InlineData("      yosys:", "      genus:", "/targets/synth/tools/genus: no genus")]
    [InlineData("pnr: none", "pnr: no", "/targets/vivado/tools/vivado/pnr: no is no ")]
    [InlineData("        part:", "        device:", "/targets/vivado/tools/vivado/device: unknown")]
    [InlineData("file_type: xdc", "file_type: XDC", "/filesets/constraints_vivado/file_type: XDC is no type")]
    [InlineData("rom.xdc", "other.xdc", "constraints_vivado: no file other.xdc")]
    [InlineData("memories, bench", "memory, bench", "sim: no fileset memory")]
    [InlineData("toplevel: \"rom\"\n  lint", "toplevel: on\n  lint", "/targets/default/toplevel: on is no text")]
    [InlineData("    toplevel: \"rom\"\n  lint", "  lint", "lint: no toplevel")]
    public void What_the_format_does_not_allow_is_refused(string good, string bad, string problem)
    {
        var emitted = new EmittedTexts("rom", "default");
        string core = emitted[".core"];
        int at = core.IndexOf(good, StringComparison.Ordinal);

        Assert.True(at >= 0, good);
        Assert.Contains(
            CoreFileCheck.Problems(core[..at] + bad + core[(at + good.Length)..], emitted.Names.Contains),
            found => found.Contains(problem, StringComparison.Ordinal));
    }
}

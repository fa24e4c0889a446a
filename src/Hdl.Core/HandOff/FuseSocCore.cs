using System.Text;
using Hdl.Core.Designs;

namespace Hdl.Core.HandOff;

/// <summary>
/// The core file of FuseSoC, format CAPI2: lint, simulation of the test bench, synthesis in Yosys and in Vivado.
/// </summary>
internal static class FuseSocCore
{
    /// <summary>Its text. What users name is in quotes: without them, "on" and "no" are no text in YAML.</summary>
    public static string Text(Design design, Provenance provenance)
    {
        var text = new StringBuilder();
        text.Append("CAPI=2:\n");
        text.Append($"# Regenerate with: {provenance.Command}\n");
        text.Append($"name: \"hdl:rtl:{design.Top.Name}:1.0.0\"\n");
        text.Append($"description: \"{provenance.Target}, preset {provenance.Preset.Name}\"\n\n");
        text.Append("filesets:\n");
        string[] models = [.. design.MacroModels.Select(file => file.Name)];
        string[] memories = [.. Names(design, DesignFileKind.Memory)];
        string[] bench = [.. Names(design, DesignFileKind.TestBench)];
        List(text, "rtl", "verilogSource-2005", Names(design, DesignFileKind.Verilog).Except(models));
        List(text, "macro_models", "verilogSource-2005", models);
        string[] stubs =
        [
            .. design.Macros.Where(macro => models.Contains($"{macro.Module}.v")).Select(MacroFiles.StubName),
        ];
        List(text, "macro_stubs", "verilogSource-2005", stubs);
        // Copied to where the tool runs, which is where $readmemh looks.
        List(text, "memories", "mem", memories.Select(Copied));
        List(text, "bench", "verilogSource-2005", bench);
        // Only the bench reads them, by itself; of type "mem" a simulator's backend would ask what they are.
        List(text, "vectors", "user", Names(design, DesignFileKind.TestVectors).Select(Copied));
        List(text, "constraints", "SDC", [$"{design.Top.Name}.sdc"]);
        List(text, "constraints_asic", "SDC", [$"{design.Top.Name}_asic.sdc"]);
        List(text, "constraints_vivado", "xdc", [$"{design.Top.Name}.xdc"]);
        // Pins are those of an iCE40.
        bool hasPins = design.Pins.Count > 0;
        List(text, "pins", "PCF", hasPins ? [$"{design.Top.Name}.pcf"] : []);

        string rtl = string.Join(", ", new[] { "rtl" }.Concat(memories.Length > 0 ? ["memories"] : []));
        string simulated = rtl + (models.Length > 0 ? ", macro_models" : "");
        text.Append("\ntargets:\n  default: &default\n");
        text.Append($"    filesets: [{simulated}]\n");
        text.Append($"    toplevel: \"{design.Top.Name}\"\n");
        text.Append("  lint:\n    <<: *default\n    default_tool: verilator\n    tools:\n      verilator:\n");
        text.Append("        mode: lint-only\n        verilator_options: [-Wall]\n");
        if (bench.Length > 0)
        {
            text.Append("  sim:\n    default_tool: icarus\n");
            text.Append($"    filesets: [{simulated}, bench, vectors]\n    toplevel: \"{TestBench.NameOf(design)}\"\n");
            text.Append("    tools:\n      icarus:\n        iverilog_options: [-g2005]\n");
        }

        text.Append("  synth:\n    default_tool: yosys\n");
        text.Append(
            $"    filesets: [{rtl}{(stubs.Length > 0 ? ", macro_stubs" : "")}, "
            + $"constraints{(hasPins ? ", pins" : "")}]\n    toplevel: \"{design.Top.Name}\"\n");
        text.Append($"    tools:\n      yosys:\n        arch: {(hasPins ? "ice40" : "xilinx")}\n");
        // The ports are those of a larger design and have no pins: placing it by itself means nothing.
        text.Append("  vivado:\n    default_tool: vivado\n");
        text.Append(
            $"    filesets: [{rtl}{(stubs.Length > 0 ? ", macro_stubs" : "")}, constraints_vivado]\n    toplevel: "
            + $"\"{design.Top.Name}\"\n");
        text.Append($"    tools:\n      vivado:\n        part: {ToolScripts.VivadoPart}\n        pnr: none\n");
        return text.ToString();
    }

    private static IEnumerable<string> Names(Design design, DesignFileKind kind) =>
        design.OfKind(kind).Select(file => file.Name);

    private static string Copied(string name) => $"{name}: {{copyto: {name}}}";

    private static void List(StringBuilder text, string set, string type, IEnumerable<string> files)
    {
        string[] lines = [.. files];
        if (lines.Length == 0)
        {
            return;
        }

        text.Append($"  {set}:\n    files:\n");
        foreach (string line in lines)
        {
            text.Append($"      - {line}\n");
        }

        text.Append($"    file_type: {type}\n");
    }
}

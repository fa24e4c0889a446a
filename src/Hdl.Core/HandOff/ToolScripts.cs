using Hdl.Core.Designs;
using Hdl.Core.Ports;

namespace Hdl.Core.HandOff;

/// <summary>
/// Scripts that take a design through a synthesis tool as it is. Names in them are identifiers and file names checked
/// before.
/// </summary>
internal static class ToolScripts
{
    /// <summary>The part that Vivado takes where none is named.</summary>
    public const string VivadoPart = "xc7a100tcsg324-1";

    /// <summary>Yosys: generic gates; memories stay memories, macros black boxes.</summary>
    public static string Yosys(Design design, Provenance provenance)
    {
        string top = design.Top.Name;
        return $"""
            # Synthesis of {top} to generic gates, run in this folder: yosys {top}.ys
            # Memories stay memories; synth_ice40, synth_xilinx, synth_ecp5 and the like map them to those of a device.
            # Regenerate with: {provenance.Command}
            read_verilog {string.Join(" \\\n  ", Sources(design))}
            hierarchy -check -top {top}
            proc
            check -assert
            synth -flatten -run begin:fine -top {top}
            opt -fast -full
            techmap
            opt -fast
            abc -fast
            opt_clean
            stat
            write_verilog -noattr {top}_netlist.v

            """;
    }

    /// <summary>Vivado, without a project: synthesis out of context, with reports.</summary>
    public static string Vivado(Design design, Provenance provenance)
    {
        string top = design.Top.Name;
        string memories = string.Concat(
            design.OfKind(DesignFileKind.Memory).Select(file => $"read_mem [file join $folder {file.Name}]\n"));
        return $$"""
            # Synthesis of {{top}} out of context: vivado -mode batch -source {{top}}_vivado.tcl -tclargs PART
            # Regenerate with: {{provenance.Command}}
            set folder [file dirname [file normalize [info script]]]
            set part [expr {$argc > 0 ? [lindex $argv 0] : "{{VivadoPart}}"}]
            foreach source {
            {{Listed(Sources(design))}}
            } {
              read_verilog [file join $folder $source]
            }
            {{memories}}read_xdc [file join $folder {{top}}.xdc]
            # What is for simulation alone stays out of it.
            synth_design -top {{top}} -part $part -mode out_of_context -verilog_define SYNTHESIS=1
            report_utilization -file {{top}}_utilization.rpt
            report_timing_summary -file {{top}}_timing.rpt
            write_checkpoint -force {{top}}.dcp

            """;
    }

    /// <summary>Quartus: a project whose ports are virtual pins, compiled.</summary>
    public static string Quartus(Design design, Provenance provenance)
    {
        string top = design.Top.Name;
        string pins = string.Concat(design.Top.Ports.Where(port => port.Name != ModuleInterface.ClockPort)
            .Select(port => $"  {(port.Width == 1 ? port.Name : $"{port.Name}[*]")}\n"));
        return $$"""
            # Compilation of {{top}} by itself: quartus_sh -t {{top}}_quartus.tcl [DEVICE]
            # Regenerate with: {{provenance.Command}}
            package require ::quartus::project
            package require ::quartus::flow
            set folder [file dirname [file normalize [info script]]]
            set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
            project_new {{top}} -overwrite
            set_global_assignment -name DEVICE $device
            set_global_assignment -name TOP_LEVEL_ENTITY {{top}}
            set_global_assignment -name SEARCH_PATH $folder
            # What is for simulation alone stays out of it.
            set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
            foreach source {
            {{Listed(Sources(design))}}
            } {
              set_global_assignment -name VERILOG_FILE [file join $folder $source]
            }
            set_global_assignment -name SDC_FILE [file join $folder {{top}}.sdc]
            # The ports reach no pins: they are those of a larger design.
            foreach port {
            {{pins.TrimEnd('\n')}}
            } {
              set_instance_assignment -name VIRTUAL_PIN ON -to $port
            }
            execute_flow -compile
            project_close

            """;
    }

    /// <summary>What synthesis reads: black boxes where the design has models of macros.</summary>
    private static IEnumerable<string> Sources(Design design)
    {
        var stubs = design.Macros.ToDictionary(macro => $"{macro.Module}.v", MacroFiles.StubName);
        return design.OfKind(DesignFileKind.Verilog).Select(file => stubs.GetValueOrDefault(file.Name, file.Name));
    }

    private static string Listed(IEnumerable<string> names) => string.Join('\n', names.Select(name => $"  {name}"));
}

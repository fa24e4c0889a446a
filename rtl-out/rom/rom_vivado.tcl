# Synthesis of rom out of context: vivado -mode batch -source rom_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=rom
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  rom.v
} {
  read_verilog [file join $folder $source]
}
read_mem [file join $folder rom_256x32.mem]
read_xdc [file join $folder rom.xdc]
# What is for simulation alone stays out of it.
synth_design -top rom -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file rom_utilization.rpt
report_timing_summary -file rom_timing.rpt
write_checkpoint -force rom.dcp

# Synthesis of ram out of context: vivado -mode batch -source ram_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=ram
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  ram.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder ram.xdc]
# What is for simulation alone stays out of it.
synth_design -top ram -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file ram_utilization.rpt
report_timing_summary -file ram_timing.rpt
write_checkpoint -force ram.dcp

# Synthesis of ternary_pe out of context: vivado -mode batch -source ternary_pe_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=ternary_pe
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  ternary_pe.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder ternary_pe.xdc]
# What is for simulation alone stays out of it.
synth_design -top ternary_pe -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file ternary_pe_utilization.rpt
report_timing_summary -file ternary_pe_timing.rpt
write_checkpoint -force ternary_pe.dcp

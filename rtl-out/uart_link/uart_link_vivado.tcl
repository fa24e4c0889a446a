# Synthesis of uart_link out of context: vivado -mode batch -source uart_link_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=uart_link
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  uart_link.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder uart_link.xdc]
# What is for simulation alone stays out of it.
synth_design -top uart_link -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file uart_link_utilization.rpt
report_timing_summary -file uart_link_timing.rpt
write_checkpoint -force uart_link.dcp

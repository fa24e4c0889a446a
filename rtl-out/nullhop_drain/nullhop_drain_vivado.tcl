# Synthesis of nullhop_drain out of context: vivado -mode batch -source nullhop_drain_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=nullhop_drain
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  nullhop_drain.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder nullhop_drain.xdc]
# What is for simulation alone stays out of it.
synth_design -top nullhop_drain -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file nullhop_drain_utilization.rpt
report_timing_summary -file nullhop_drain_timing.rpt
write_checkpoint -force nullhop_drain.dcp

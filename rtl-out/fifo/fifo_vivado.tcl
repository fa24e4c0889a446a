# Synthesis of fifo out of context: vivado -mode batch -source fifo_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=fifo
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  fifo.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder fifo.xdc]
# What is for simulation alone stays out of it.
synth_design -top fifo -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file fifo_utilization.rpt
report_timing_summary -file fifo_timing.rpt
write_checkpoint -force fifo.dcp

# Synthesis of spike_counter out of context: vivado -mode batch -source spike_counter_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=spike_counter
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  spike_counter.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder spike_counter.xdc]
# What is for simulation alone stays out of it.
synth_design -top spike_counter -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file spike_counter_utilization.rpt
report_timing_summary -file spike_counter_timing.rpt
write_checkpoint -force spike_counter.dcp

# Synthesis of lane_packer out of context: vivado -mode batch -source lane_packer_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=lane_packer
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  lane_packer.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder lane_packer.xdc]
# What is for simulation alone stays out of it.
synth_design -top lane_packer -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file lane_packer_utilization.rpt
report_timing_summary -file lane_packer_timing.rpt
write_checkpoint -force lane_packer.dcp

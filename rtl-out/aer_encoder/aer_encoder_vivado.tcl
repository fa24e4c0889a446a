# Synthesis of aer_encoder out of context: vivado -mode batch -source aer_encoder_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=aer_encoder
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  aer_encoder_group_n784.v
  aer_encoder_lane_n784.v
  aer_encoder.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder aer_encoder.xdc]
# What is for simulation alone stays out of it.
synth_design -top aer_encoder -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file aer_encoder_utilization.rpt
report_timing_summary -file aer_encoder_timing.rpt
write_checkpoint -force aer_encoder.dcp

# Synthesis of run_length_encoder out of context: vivado -mode batch -source run_length_encoder_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=run_length_encoder
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  lane_packer_i1_o3_w21.v
  run_length_encoder_v16_r5_p3.v
  run_length_encoder.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder run_length_encoder.xdc]
# What is for simulation alone stays out of it.
synth_design -top run_length_encoder -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file run_length_encoder_utilization.rpt
report_timing_summary -file run_length_encoder_timing.rpt
write_checkpoint -force run_length_encoder.dcp

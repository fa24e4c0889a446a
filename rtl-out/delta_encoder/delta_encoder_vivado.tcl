# Synthesis of delta_encoder out of context: vivado -mode batch -source delta_encoder_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=delta_encoder
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  delta_encoder_lane_v16.v
  lane_packer_i1_o1_w23.v
  ram_1r1w_64x16.v
  delta_encoder_n64_v16.v
  axi_lite_port.v
  delta_encoder_n64_v16_axi_registers.v
  reset_sample.v
  delta_encoder.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder delta_encoder.xdc]
# What is for simulation alone stays out of it.
synth_design -top delta_encoder -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file delta_encoder_utilization.rpt
report_timing_summary -file delta_encoder_timing.rpt
write_checkpoint -force delta_encoder.dcp

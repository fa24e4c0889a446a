# Synthesis of twsnn out of context: vivado -mode batch -source twsnn_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=twsnn
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  event_counter.v
  twsnn_status.v
  twsnn_axi_lite_port.v
  twsnn_registers.v
  ram_1r1w_98x128.v
  poisson_lanes_b16.v
  rate_encoder_n784_b16_t16.v
  twsnn_packet_begin.v
  aer_encoder_group_n784.v
  aer_encoder_lane_n784.v
  aer_encoder_n784_t2.v
  rom_784x512.v
  ternary_pe_w18_s8.v
  twsnn_layer1.v
  aer_encoder_group_n256.v
  aer_encoder_lane_n256_held.v
  aer_encoder_n256_t2_held.v
  rom_256x512.v
  twsnn_layer2.v
  rom_256x20.v
  twsnn_layer3.v
  spike_counter_n10_t16.v
  reset_sample.v
  twsnn.v
} {
  read_verilog [file join $folder $source]
}
read_mem [file join $folder twsnn_layer1_bank0.mem]
read_mem [file join $folder twsnn_layer2_bank0.mem]
read_mem [file join $folder twsnn_layer3_bank0.mem]
read_xdc [file join $folder twsnn.xdc]
# What is for simulation alone stays out of it.
synth_design -top twsnn -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file twsnn_utilization.rpt
report_timing_summary -file twsnn_timing.rpt
write_checkpoint -force twsnn.dcp

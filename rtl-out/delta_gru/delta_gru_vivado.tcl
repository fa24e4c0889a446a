# Synthesis of delta_gru out of context: vivado -mode batch -source delta_gru_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=delta_gru
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  axi_lite_port.v
  delta_rnn_counters.v
  delta_rnn_registers.v
  delta_rnn_issue.v
  ram_1r1w_4x128.v
  delta_encoder_lane_v16.v
  delta_rnn_input.v
  fifo_2x3.v
  fifo_8x156.v
  delta_rnn_list_input0.v
  fifo_2x34.v
  delta_rnn_layer0.v
  fifo_2x4.v
  delta_rnn_list_hidden0.v
  fifo_16x156.v
  delta_rnn_list_readout.v
  fifo_2x2.v
  delta_rnn_readout_control.v
  ram_1r1w_8x192.v
  ram_1r1w_2x192.v
  delta_rnn_mac.v
  ram_1r1w_8x80.v
  delta_rnn_round_24_by7_16_clamp.v
  delta_rnn_sigmoid.v
  delta_rnn_tanh.v
  delta_rnn_round_25_by7_16_clamp.v
  delta_rnn_round_10_by0_10.v
  delta_rnn_round_14_by4_10.v
  delta_gru_lane.v
  delta_encoder_lane_v10.v
  delta_rnn_pointwise.v
  rom_2386x64.v
  delta_rnn_readout.v
  reset_sample.v
  delta_gru.v
} {
  read_verilog [file join $folder $source]
}
read_mem [file join $folder delta_gru_weights.mem]
read_xdc [file join $folder delta_gru.xdc]
# What is for simulation alone stays out of it.
synth_design -top delta_gru -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file delta_gru_utilization.rpt
report_timing_summary -file delta_gru_timing.rpt
write_checkpoint -force delta_gru.dcp

# Synthesis of twsnn_node out of context: vivado -mode batch -source twsnn_node_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=twsnn_node
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  fifo_2x34.v
  ram_1r1w_512x11.v
  noc_spike_receiver_i784_s512_p8.v
  noc_spike_sender_d8.v
  noc_memory_port_i784_w16_s512.v
  noc_node_registers_d8_p8_a8_v18.v
  noc_flit_merge.v
  twsnn_node_interface.v
  ram_1r1w_784x512_g32.v
  ternary_pe_w18_s8.v
  twsnn_node_layer.v
  aer_encoder_group_n256.v
  aer_encoder_lane_n256.v
  aer_encoder_n256.v
  reset_sample.v
  twsnn_node.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder twsnn_node.xdc]
# What is for simulation alone stays out of it.
synth_design -top twsnn_node -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file twsnn_node_utilization.rpt
report_timing_summary -file twsnn_node_timing.rpt
write_checkpoint -force twsnn_node.dcp

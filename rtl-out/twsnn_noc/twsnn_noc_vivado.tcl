# Synthesis of twsnn_noc out of context: vivado -mode batch -source twsnn_noc_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=twsnn_noc
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  noc_buffer_d4_r3.v
  noc_buffer_d4_r2.v
  noc_buffer_d4_r1.v
  noc_arbiter_n3.v
  noc_arbiter_n1.v
  noc_arbiter_n2.v
  twsnn_noc_mesh_router_en.v
  twsnn_noc_mesh_router_wn.v
  twsnn_noc_mesh_router_es.v
  twsnn_noc_mesh_router_ws.v
  twsnn_noc_mesh.v
  fifo_2x34.v
  ram_1r1w_98x128.v
  poisson_lanes_b16.v
  rate_encoder_n784_b16_t16.v
  aer_encoder_group_n784.v
  aer_encoder_lane_n784.v
  aer_encoder_n784.v
  noc_spike_sender_d1.v
  fifo_12x2.v
  twsnn_noc_spike_collector.v
  spike_counter_n10_t16.v
  ram_1r1w_258x32.v
  fifo_258x32_ram.v
  ram_1r1w_258x33.v
  fifo_258x33_ram.v
  twsnn_noc_packet_port.v
  noc_flit_merge.v
  twsnn_noc_gateway.v
  ram_1r1w_10x11.v
  noc_spike_receiver_i784_s10_p1.v
  noc_memory_port_i784_w16_s10.v
  noc_node_registers_d1_p1_a8_v18.v
  twsnn_noc_i784_n256_interface.v
  ram_1r1w_784x512_g32.v
  ternary_pe_w18_s8.v
  twsnn_noc_i784_n256_layer.v
  aer_encoder_group_n256.v
  aer_encoder_lane_n256.v
  aer_encoder_n256.v
  twsnn_noc_i784_n256.v
  ram_1r1w_10x9.v
  noc_spike_receiver_i256_s10_p1.v
  noc_memory_port_i256_w16_s10.v
  twsnn_noc_i256_n256_interface.v
  ram_1r1w_256x512_g32.v
  twsnn_noc_i256_n256_layer.v
  twsnn_noc_i256_n256.v
  noc_memory_port_i256_w1_s10.v
  twsnn_noc_i256_n10_interface.v
  ram_1r1w_256x20.v
  twsnn_noc_i256_n10_layer.v
  aer_encoder_lane_n10.v
  aer_encoder_n10.v
  twsnn_noc_i256_n10.v
  reset_sample.v
  twsnn_noc.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder twsnn_noc.xdc]
# What is for simulation alone stays out of it.
synth_design -top twsnn_noc -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file twsnn_noc_utilization.rpt
report_timing_summary -file twsnn_noc_timing.rpt
write_checkpoint -force twsnn_noc.dcp

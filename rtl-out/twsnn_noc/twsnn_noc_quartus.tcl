# Compilation of twsnn_noc by itself: quartus_sh -t twsnn_noc_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=twsnn_noc
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new twsnn_noc -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY twsnn_noc
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
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
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder twsnn_noc.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  s_axis_pixel_tvalid
  s_axis_pixel_tready
  s_axis_pixel_tdata[*]
  s_axis_pixel_tlast
  m_axis_result_tvalid
  m_axis_result_tready
  m_axis_result_tdata[*]
  m_axis_result_tlast
  s_axis_flit_tvalid
  s_axis_flit_tready
  s_axis_flit_tdata[*]
  s_axis_flit_tlast
  m_axis_flit_tvalid
  m_axis_flit_tready
  m_axis_flit_tdata[*]
  m_axis_flit_tlast
  cut_count_o[*]
  refused_count_o[*]
  dropped_count_o[*]
  misrouted_o
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

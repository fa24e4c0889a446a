# Compilation of twsnn_node by itself: quartus_sh -t twsnn_node_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=twsnn_node
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new twsnn_node -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY twsnn_node
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
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
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder twsnn_node.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  receive_valid_i
  receive_ready_o
  receive_kind_i[*]
  receive_data_i[*]
  send_valid_o
  send_ready_i
  send_kind_o[*]
  send_data_o[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

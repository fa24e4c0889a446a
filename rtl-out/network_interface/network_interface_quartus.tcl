# Compilation of network_interface by itself: quartus_sh -t network_interface_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=network_interface
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new network_interface -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY network_interface
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
  reset_sample.v
  network_interface.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder network_interface.sdc]
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
  event_valid_o
  event_ready_i
  event_address_o[*]
  event_last_o
  event_null_o
  spike_valid_i
  spike_ready_o
  spike_address_i[*]
  spike_last_i
  spike_null_i
  load_valid_o
  load_ready_i
  load_bank_o
  load_row_o[*]
  load_word_o[*]
  load_data_o[*]
  read_valid_o
  read_ready_i
  read_bank_o
  read_row_o[*]
  read_word_o[*]
  readback_valid_i
  readback_ready_o
  readback_data_i[*]
  weight_scale_o[*]
  bias_scale_o[*]
  threshold_o[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

# Compilation of spiking_net by itself: quartus_sh -t spiking_net_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=spiking_net
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new spiking_net -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY spiking_net
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  rom_2x8.v
  ram_1r1w_16x28.v
  spiking_neuron_w7_sat_sub_factor248.v
  spiking_net_layer1_bank.v
  spiking_net_layer1_taps.v
  spiking_net_layer1_scan.v
  spiking_net_layer1_words.v
  spiking_net_layer1.v
  spiking_net_layer1_events.v
  spiking_net_layer2.v
  rom_4x42.v
  ram_1r1w_4x54.v
  spiking_neuron_w9_sat_to2_factor117_after.v
  spiking_net_layer3_bank.v
  spiking_net_layer3_taps.v
  spiking_net_layer3_scan.v
  spiking_net_layer3_words.v
  spiking_net_layer3.v
  spiking_net_layer3_events.v
  spiking_net_layer4_flat.v
  rom_216x20.v
  ram_1r1w_1x100.v
  spiking_neuron_w10_sat.v
  spiking_net_layer4_bank.v
  spiking_net_layer4_taps.v
  spiking_net_layer4_scan.v
  spiking_net_layer4_words.v
  spiking_net_layer4.v
  spiking_net_gather.v
  spike_counter_n10_t256.v
  reset_sample.v
  spiking_net.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder spiking_net.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  event_valid_i
  event_ready_o
  event_y_i[*]
  event_x_i[*]
  event_channel_i
  event_last_i
  event_null_i
  event_tag_i
  result_valid_o
  result_ready_i
  result_data_o[*]
  result_last_o
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

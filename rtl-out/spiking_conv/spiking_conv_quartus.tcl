# Compilation of spiking_conv by itself: quartus_sh -t spiking_conv_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=spiking_conv
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new spiking_conv -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY spiking_conv
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  rom_1x16.v
  ram_1r1w_100x96.v
  spiking_neuron_w12.v
  spiking_conv_bank.v
  spiking_conv_taps.v
  spiking_conv_scan.v
  spiking_conv_words.v
  reset_sample.v
  spiking_conv.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder spiking_conv.sdc]
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
  spike_valid_o
  spike_ready_i
  spike_y_o[*]
  spike_x_o[*]
  spike_fold_o
  spike_bits_o[*]
  spike_last_o
  spike_null_o
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

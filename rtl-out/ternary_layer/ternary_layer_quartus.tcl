# Compilation of ternary_layer by itself: quartus_sh -t ternary_layer_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=ternary_layer
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new ternary_layer -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY ternary_layer
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  rom_784x512.v
  ternary_pe_w18_s8.v
  reset_sample.v
  ternary_layer.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder ternary_layer.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  event_valid_i
  event_ready_o
  event_address_i[*]
  event_last_i
  event_null_i
  weight_scale_i[*]
  bias_scale_i[*]
  threshold_i[*]
  spike_valid_o
  spike_ready_i
  spike_bits_o[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

# Compilation of aer_encoder by itself: quartus_sh -t aer_encoder_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=aer_encoder
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new aer_encoder -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY aer_encoder
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  aer_encoder_group_n784.v
  aer_encoder_lane_n784.v
  aer_encoder.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder aer_encoder.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  vector_valid_i
  vector_ready_o
  vector_bits_i[*]
  event_valid_o
  event_ready_i
  event_address_o[*]
  event_last_o
  event_null_o
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

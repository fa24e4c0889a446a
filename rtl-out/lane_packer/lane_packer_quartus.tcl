# Compilation of lane_packer by itself: quartus_sh -t lane_packer_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=lane_packer
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new lane_packer -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY lane_packer
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  lane_packer.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder lane_packer.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  items_valid_i
  items_ready_o
  items_data_i[*]
  items_keep_i[*]
  items_last_i
  beat_valid_o
  beat_ready_i
  beat_data_o[*]
  beat_keep_o[*]
  beat_last_o
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

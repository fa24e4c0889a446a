# Compilation of skid_buffer by itself: quartus_sh -t skid_buffer_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=skid_buffer
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new skid_buffer -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY skid_buffer
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  skid_buffer.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder skid_buffer.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  in_valid_i
  in_ready_o
  in_data_i[*]
  out_valid_o
  out_ready_i
  out_data_o[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

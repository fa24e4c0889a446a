# Compilation of spike_counter by itself: quartus_sh -t spike_counter_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=spike_counter
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new spike_counter -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY spike_counter
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  spike_counter.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder spike_counter.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  spike_valid_i
  spike_ready_o
  spike_bits_i[*]
  spike_last_i
  spike_error_i
  result_valid_o
  result_ready_i
  result_data_o[*]
  result_last_o
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

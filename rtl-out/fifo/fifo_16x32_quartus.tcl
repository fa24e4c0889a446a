# Compilation of fifo_16x32 by itself: quartus_sh -t fifo_16x32_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=fifo
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new fifo_16x32 -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY fifo_16x32
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  fifo_16x32.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder fifo_16x32.sdc]
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

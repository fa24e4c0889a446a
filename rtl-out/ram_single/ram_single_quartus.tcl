# Compilation of ram_single by itself: quartus_sh -t ram_single_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=ram_single
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new ram_single -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY ram_single
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  ram_single.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder ram_single.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  enable_i
  write_enable_i
  address_i[*]
  write_data_i[*]
  read_data_o[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

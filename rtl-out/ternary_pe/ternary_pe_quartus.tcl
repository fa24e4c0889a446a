# Compilation of ternary_pe by itself: quartus_sh -t ternary_pe_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=ternary_pe
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new ternary_pe -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY ternary_pe
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  ternary_pe.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder ternary_pe.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  state_i[*]
  weight_i[*]
  weight_valid_i
  bias_i[*]
  weight_scale_i[*]
  bias_scale_i[*]
  threshold_i[*]
  spike_o
  potential_o[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

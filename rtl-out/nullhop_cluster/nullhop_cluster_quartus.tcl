# Compilation of nullhop_cluster by itself: quartus_sh -t nullhop_cluster_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=nullhop_cluster
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new nullhop_cluster -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY nullhop_cluster
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  ram_1r1w_1024x128.v
  reset_sample.v
  nullhop_cluster.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder nullhop_cluster.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  beat_valid_i
  beat_last_i
  beat_fresh_i
  beat_zero_i
  beat_row_i[*]
  beat_value_i[*]
  write_enable_i
  write_row_i[*]
  write_data_i[*]
  shadow_o[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

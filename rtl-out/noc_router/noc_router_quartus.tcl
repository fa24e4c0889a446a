# Compilation of noc_router by itself: quartus_sh -t noc_router_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=noc_router
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new noc_router -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY noc_router
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  noc_buffer_d4_r7.v
  noc_buffer_d4_r5.v
  noc_buffer_d4_r3.v
  noc_buffer_d4_r1.v
  noc_arbiter_n7.v
  noc_arbiter_n2.v
  noc_arbiter_n4.v
  noc_arbiter_n6.v
  noc_router.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder noc_router.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  x_i[*]
  y_i[*]
  z_i[*]
  in_local_valid_i
  in_local_ready_o
  in_local_kind_i[*]
  in_local_data_i[*]
  in_east_valid_i
  in_east_ready_o
  in_east_kind_i[*]
  in_east_data_i[*]
  in_west_valid_i
  in_west_ready_o
  in_west_kind_i[*]
  in_west_data_i[*]
  in_north_valid_i
  in_north_ready_o
  in_north_kind_i[*]
  in_north_data_i[*]
  in_south_valid_i
  in_south_ready_o
  in_south_kind_i[*]
  in_south_data_i[*]
  in_up_valid_i
  in_up_ready_o
  in_up_kind_i[*]
  in_up_data_i[*]
  in_down_valid_i
  in_down_ready_o
  in_down_kind_i[*]
  in_down_data_i[*]
  out_local_valid_o
  out_local_ready_i
  out_local_kind_o[*]
  out_local_data_o[*]
  out_east_valid_o
  out_east_ready_i
  out_east_kind_o[*]
  out_east_data_o[*]
  out_west_valid_o
  out_west_ready_i
  out_west_kind_o[*]
  out_west_data_o[*]
  out_north_valid_o
  out_north_ready_i
  out_north_kind_o[*]
  out_north_data_o[*]
  out_south_valid_o
  out_south_ready_i
  out_south_kind_o[*]
  out_south_data_o[*]
  out_up_valid_o
  out_up_ready_i
  out_up_kind_o[*]
  out_up_data_o[*]
  out_down_valid_o
  out_down_ready_i
  out_down_kind_o[*]
  out_down_data_o[*]
  dropped_o[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

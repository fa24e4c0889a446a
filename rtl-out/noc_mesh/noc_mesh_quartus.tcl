# Compilation of noc_mesh by itself: quartus_sh -t noc_mesh_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=noc_mesh
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new noc_mesh -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY noc_mesh
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  noc_buffer_d4_r4.v
  noc_buffer_d4_r3.v
  noc_buffer_d4_r2.v
  noc_buffer_d4_r1.v
  noc_arbiter_n4.v
  noc_arbiter_n1.v
  noc_arbiter_n2.v
  noc_arbiter_n3.v
  noc_mesh_router_enu.v
  noc_buffer_d4_r5.v
  noc_arbiter_n5.v
  noc_mesh_router_ewnu.v
  noc_mesh_router_wnu.v
  noc_mesh_router_ensu.v
  noc_buffer_d4_r6.v
  noc_arbiter_n6.v
  noc_mesh_router_ewnsu.v
  noc_mesh_router_wnsu.v
  noc_mesh_router_esu.v
  noc_mesh_router_ewsu.v
  noc_mesh_router_wsu.v
  noc_mesh_router_enud.v
  noc_mesh_router_ewnud.v
  noc_mesh_router_wnud.v
  noc_mesh_router_ensud.v
  noc_buffer_d4_r7.v
  noc_arbiter_n7.v
  noc_mesh_router_ewnsud.v
  noc_mesh_router_wnsud.v
  noc_mesh_router_esud.v
  noc_mesh_router_ewsud.v
  noc_mesh_router_wsud.v
  noc_mesh_router_end.v
  noc_mesh_router_ewnd.v
  noc_mesh_router_wnd.v
  noc_mesh_router_ensd.v
  noc_mesh_router_ewnsd.v
  noc_mesh_router_wnsd.v
  noc_mesh_router_esd.v
  noc_mesh_router_ewsd.v
  noc_mesh_router_wsd.v
  noc_mesh.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder noc_mesh.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  in_valid_i[*]
  in_ready_o[*]
  in_kind_i[*]
  in_data_i[*]
  out_valid_o[*]
  out_ready_i[*]
  out_kind_o[*]
  out_data_o[*]
  dropped_o[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close

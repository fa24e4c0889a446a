# Synthesis of noc_mesh out of context: vivado -mode batch -source noc_mesh_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=noc_mesh
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
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
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder noc_mesh.xdc]
# What is for simulation alone stays out of it.
synth_design -top noc_mesh -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file noc_mesh_utilization.rpt
report_timing_summary -file noc_mesh_timing.rpt
write_checkpoint -force noc_mesh.dcp

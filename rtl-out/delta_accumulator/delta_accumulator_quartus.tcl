# Compilation of delta_accumulator by itself: quartus_sh -t delta_accumulator_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=delta_accumulator
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new delta_accumulator -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY delta_accumulator
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  lane_unpacker_o1_i1_w22_checked.v
  ram_1r1w_64x16.v
  delta_accumulator_n64_v16.v
  axi_lite_port.v
  delta_accumulator_n64_v16_axi_registers.v
  reset_sample.v
  delta_accumulator.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder delta_accumulator.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  s_axil_awvalid
  s_axil_awready
  s_axil_awaddr[*]
  s_axil_awprot[*]
  s_axil_wvalid
  s_axil_wready
  s_axil_wdata[*]
  s_axil_wstrb[*]
  s_axil_bvalid
  s_axil_bready
  s_axil_bresp[*]
  s_axil_arvalid
  s_axil_arready
  s_axil_araddr[*]
  s_axil_arprot[*]
  s_axil_rvalid
  s_axil_rready
  s_axil_rdata[*]
  s_axil_rresp[*]
  s_axis_pair_tvalid
  s_axis_pair_tready
  s_axis_pair_tdata[*]
  s_axis_pair_tkeep[*]
  s_axis_pair_tlast
  m_axis_vector_tvalid
  m_axis_vector_tready
  m_axis_vector_tdata[*]
  m_axis_vector_tkeep[*]
  m_axis_vector_tlast
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
